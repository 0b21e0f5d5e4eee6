"""The documents of a shard, one after the other, and the names they go by."""

import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.batch.plan import Shard, Slice
from sayso.errors import SourceError
from sayso.fetch import Use, column_names, count_records, find_raws, holds_many, is_folder, is_web_address, slots_of
from sayso.records import Raw
from sayso.settings import Settings

#: What a slot holds: a page, why there is none, or nothing that could be a page (a picture in an archive).
Found = Raw | SourceError | None


def names_in(shard: Shard) -> Iterator[str]:
    """The names of a shard's documents: the input, and the number of the slot, from 1, where it has several."""
    for one in shard.slices:
        if one.first is None:
            yield one.input
        else:
            yield from (f"{one.input}#{one.first + turn + 1}" for turn in range(one.count))


def documents_in(shard: Shard, folder: Path, start: int, settings: Settings) -> Iterator[Found]:
    """The documents of a shard from one on (0: the first); each is opened when it is asked for.

    An input that cannot be read any further says so in place of its next document, and ends there.
    """
    for one in shard.slices:
        if start < one.count:
            yield from _page(one.input, folder) if one.first is None else _slots(one, folder, start, settings)
        start = max(0, start - one.count)


def count_slots(named: str, folder: Path, settings: Settings) -> int:
    """How many slots an input of many documents has, one for what says that it cannot be read any further."""
    columns = column_names(settings.columns)
    try:
        return count_records(folder / named, columns=columns)
    except SourceError:
        pass
    count = 0
    try:
        for _ in slots_of(folder / named, Use(first=sys.maxsize, columns=columns)):
            count += 1
    except SourceError:
        return count + 1
    return count


def _page(named: str, folder: Path) -> Iterator[Found]:
    """A file of one page, its path as it was named in what is said of it."""
    if is_web_address(named):
        yield SourceError(f"{named}: a web address, which may give something else tomorrow. Save it first.")
        return
    whole = str(folder / named) if named else named
    found = next(find_raws([whole]))
    if isinstance(found, Raw) and holds_many(named) and not is_folder(whole):
        found = SourceError(f"{named}: its documents could not be counted. Split it, and see that it can be read.")
    yield SourceError(str(found).replace(whole, named, 1)) if isinstance(found, SourceError) else found


def _slots(one: Slice, folder: Path, start: int, settings: Settings) -> Iterator[Found]:
    """The slots of a slice; as many as were counted, whatever has become of the file."""
    assert one.first is not None
    given = 0
    whole = str(folder / one.input)
    use = Use(one.first + start, one.count - start, column_names(settings.columns))
    try:
        for slot in slots_of(Path(whole), use):
            if use.wants(slot.number):
                given += 1
                yield slot.page
    except SourceError as error:
        given += 1
        yield SourceError(str(error).replace(whole, one.input, 1))
    for _ in range(start + given, one.count):
        yield SourceError(f"{one.input}: holds fewer documents than when the batch was begun.")
