"""The documents of a shard, one after the other, and the names they go by."""

from collections.abc import Iterator
from pathlib import Path

from sayso.batch.plan import Shard, Slice
from sayso.errors import SourceError
from sayso.fetch import find_raws, is_web_address
from sayso.records import Raw


def names_in(shard: Shard) -> Iterator[str]:
    """The names of a shard's documents: the input, and the record's number where it holds several."""
    for one in shard.slices:
        yield from _names(one)


def documents_in(shard: Shard, folder: Path, start: int) -> Iterator[Raw | SourceError]:
    """The documents of a shard from one on (0: the first); each is opened when it is asked for."""
    for one in shard.slices:
        if start < one.count:
            yield from _open(one, folder, start)
        start = max(0, start - one.count)


def _names(one: Slice) -> Iterator[str]:
    if one.first is None:
        yield one.input
    else:
        yield from (f"{one.input}#{one.first + turn}" for turn in range(one.count))


def _open(one: Slice, folder: Path, start: int) -> Iterator[Raw | SourceError]:
    if one.first is None:
        yield _page(one.input, folder)


def _page(named: str, folder: Path) -> Raw | SourceError:
    """A page of the plan, its path as it was named in what is said of it."""
    whole = str(folder / named) if named and not is_web_address(named) else named
    found = next(find_raws([whole]))
    return SourceError(str(found).replace(whole, named, 1)) if isinstance(found, SourceError) else found
