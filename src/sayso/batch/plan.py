"""The plan of a batch: which inputs, in which order, cut into which shards; written once, before anything is read.

``plan.jsonl`` in the batch's folder: a line on the whole, then a line for each shard with the inputs it reads, paths
and not their contents. A run that goes on makes the plan again and goes on only where it is the same to the byte.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sayso.batch.files import write_whole
from sayso.errors import SettingsError
from sayso.fetch import holds_many, list_inputs
from sayso.records import MadeBy
from sayso.settings import HASH_DIGITS

PLAN = "plan.jsonl"
SCHEMA = "sayso/batch/1"

#: Documents of a shard where none are asked for: a minute or two of one core, ten megabytes of findings.
SHARD_SIZE = 500


@dataclass(frozen=True, slots=True)
class Slice:
    """Documents that one input gives: a page, or ``count`` records of a container from the ``first`` on (0: the first).

    ``input``: its path as it was named, or the path of a page in a folder that was named. ``first`` None: one page.
    ``size`` in bytes when the plan was made, None: not a file that is there.
    """

    input: str
    size: int | None
    first: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Shard:
    """What one process reads in one go. ``id`` hashes the plan and the slices."""

    number: int
    id: str
    slices: tuple[Slice, ...]

    @property
    def documents(self) -> int:
        """How many documents it has."""
        return sum(one.count for one in self.slices)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch is asked for: the inputs, the facts of its pages, how it is cut, whether it keeps the pages."""

    inputs: Sequence[str]
    meta: Path | None = None
    published: str | None = None
    shard_size: int = SHARD_SIZE
    keep_pages: bool = True

    def __post_init__(self) -> None:
        if self.shard_size < 1:
            raise SettingsError(f"--shard-size is {self.shard_size}: give 1 or more.")
        if "-" in self.inputs:
            raise SettingsError("-: a batch cannot read standard input again after a crash. Save it to a file.")


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole: what everything is read with, where paths that are not whole begin (``folder``), the shards."""

    made_by: MadeBy
    folder: str
    meta: str | None
    published: str | None
    columns: str | None
    shard_size: int
    keep_pages: bool
    shards: tuple[Shard, ...]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(one.documents for one in self.shards)

    @property
    def head(self) -> dict[str, object]:
        """The first line of the plan."""
        return {
            "schema": SCHEMA,
            "made_by": asdict(self.made_by),
            "folder": self.folder,
            "meta": self.meta,
            "published": self.published,
            "columns": self.columns,
            "shard_size": self.shard_size,
            "keep_pages": self.keep_pages,
            "shards": len(self.shards),
            "documents": self.documents,
        }

    @property
    def id(self) -> str:
        """A hash of all of it."""
        return _hash(self.lines())

    def lines(self) -> Iterator[bytes]:
        """The plan as it is written."""
        yield _line(self.head)
        for one in self.shards:
            yield _line({"shard": one.number, "id": one.id, "slices": [_packed(each) for each in one.slices]})


#: Gives how many slots an input has that holds many documents; None where that cannot be found out.
Counting = Callable[[str], int | None]


def make_plan(asked: Asked, made_by: MadeBy, folder: Path, columns: str | None, count: Counting) -> Plan:
    """Look through the inputs and cut them into shards. Raises SettingsError where ``meta`` cannot be read."""
    meta = _hash([_bytes_of(asked.meta)]) if asked.meta else None
    known = repr((made_by, meta, asked.published, columns))
    slices = (_slice(one, folder, count) for one in list_inputs(asked.inputs))
    shards = tuple(
        Shard(number, _hash([known.encode(), *(_line(_packed(one)) for one in some)]), tuple(some))
        for number, some in enumerate(_cut(slices, asked.shard_size))
    )
    cut = (asked.shard_size, asked.keep_pages)
    return Plan(made_by, str(folder), meta, asked.published, columns, *cut, shards)


def counted_in(plan: Plan) -> dict[tuple[str, int | None], int]:
    """How many slots the inputs of a plan have that hold many documents, by their names and sizes.

    0: none, or they could not be counted, and are not again.
    """
    counted: Counter[tuple[str, int | None]] = Counter()
    for one in (each for shard in plan.shards for each in shard.slices if holds_many(each.input)):
        counted[one.input, one.size] += one.count if one.first is not None else 0
    return dict(counted)


def size_of(named: str, folder: Path) -> int | None:
    """Bytes of an input; None where it is not a file that is there."""
    try:
        return (folder / named).stat().st_size if named else None
    except (OSError, ValueError):
        return None


def write_plan(plan: Plan, out: Path) -> None:
    """Put the plan into the folder, whole or not at all."""
    write_whole(out / PLAN, plan.lines())


def read_plan(out: Path) -> Plan | None:
    """The plan of a batch's folder; None where there is none. Raises SettingsError for one that is not ours."""
    try:
        with (out / PLAN).open("rb") as file:
            head = json.loads(next(file))
            if head.get("schema") != SCHEMA:
                raise SettingsError(f"{out}/{PLAN}: made by another version of sayso. Give another folder, or --again.")
            shards = tuple(_shard(json.loads(line)) for line in file)
        made_by, cut = MadeBy(**head["made_by"]), (head["shard_size"], head["keep_pages"])
        return Plan(made_by, head["folder"], head["meta"], head["published"], head["columns"], *cut, shards)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, OSError) as error:
        raise SettingsError(f"{out}/{PLAN}: is no plan of a batch. Give another folder, or --again.") from error


def check_same(old: Plan, new: Plan, out: Path) -> None:
    """Raises SettingsError, which says what differs, where a run cannot go on with what an earlier one began."""
    if list(old.lines()) == list(new.lines()):
        return
    differs = [
        ("version of sayso", old.made_by.sayso != new.made_by.sayso),
        ("reading model", old.made_by.model != new.made_by.model),
        ("tables", old.made_by.settings != new.made_by.settings),
        ("--meta", old.meta != new.meta),
        ("--columns", old.columns != new.columns),
        ("--published", old.published != new.published),
        ("--shard-size", old.shard_size != new.shard_size),
        ("--no-pages", old.keep_pages != new.keep_pages),
    ]
    what = next((name for name, is_so in differs if is_so), "inputs")
    raise SettingsError(
        f"{out}: holds a batch with other {what}. Run it as it was begun, give another folder, or --again."
    )


def _cut(slices: Iterable[Slice], size: int) -> Iterator[list[Slice]]:
    """Slices together, ``size`` documents at a time; one with more than fit is cut."""
    some: list[Slice] = []
    free = size
    for one in slices:
        while one.count > free:
            assert one.first is not None  # a page is one document, and fits
            some.append(replace(one, count=free))
            one = replace(one, first=one.first + free, count=one.count - free)
            yield some
            some, free = [], size
        some.append(one)
        free -= one.count
        if not free:
            yield some
            some, free = [], size
    if some:
        yield some


def _slice(named: str, folder: Path, count: Counting) -> Slice:
    size = size_of(named, folder)
    slots = count(named) if size is not None and holds_many(named) else None
    return Slice(named, size, 0, slots) if slots else Slice(named, size)


def _packed(one: Slice) -> list[object]:
    return [one.input, one.size] if one.first is None else [one.input, one.size, one.first, one.count]


def _shard(line: dict[str, list[list[object]]]) -> Shard:
    slices = tuple(Slice(*one) for one in line["slices"])  # type: ignore[arg-type]
    return Shard(line["shard"], line["id"], slices)  # type: ignore[arg-type]


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _hash(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for one in pieces:
        digest.update(one)
    return digest.hexdigest()[:HASH_DIGITS]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.name}: cannot be read ({error.strerror}).") from error
