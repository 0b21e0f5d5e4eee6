"""The parts of a batch into a ledger, in the order of the inputs, as if each document had been added by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path

from sayso.batch.files import nobody_writes_in
from sayso.batch.pages import PAGES, read_pages
from sayso.batch.parts import LINES, Done, check_hashes, done_of, part_file
from sayso.batch.plan import Plan, Shard, read_plan
from sayso.errors import SettingsError
from sayso.ledger.comparing import Comparison
from sayso.records import Added, Raw
from sayso.show.findings_from_json import findings_from
from sayso.store import Ledger

#: Documents of one transaction: waiting for the disk costs less than a hundredth of the rest, and a ledger that others
#: read and write lets them in every few seconds.
AT_ONCE = 100

#: Where a line names its document; inside a text the quotation marks would have backslashes before them.
_DOCUMENT = re.compile(r'"document":\{"id":"([0-9a-f]+)"')


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of some documents: ``added`` of those that were not there; how many had been there; of how many."""

    added: tuple[Added, ...]
    known: int
    documents: int


def load_batch(out: Path, ledger: Ledger) -> Iterator[Loaded]:
    """Put what a batch read into a ledger; what became of it, after every transaction.

    What is there is passed over, so that a load that was killed goes on. Raises SettingsError where the batch is not
    finished, or a part is not as it was written; StoreError where the ledger cannot be written: what was given before
    that is there. Raises SettingsError as well while a run works in the folder.
    """
    with nobody_writes_in(out):
        yield from _load(out, ledger)


def check_finished(out: Path) -> None:
    """Raises SettingsError where a folder holds no batch or an unfinished one, before a ledger is made for it."""
    _plan_and_done(out)


def _plan_and_done(out: Path) -> tuple[Plan, list[Done]]:
    plan = read_plan(out)
    if plan is None:
        raise SettingsError(f"{out}: is no folder of a batch. `sayso batch INPUT... --out FOLDER` makes one.")
    return plan, _all_done(out, plan)


def _load(out: Path, ledger: Ledger) -> Iterator[Loaded]:
    plan, done = _plan_and_done(out)
    documents = sum(one.read for one in done)
    comparison = Comparison()
    for shard, one in zip(plan.shards, done, strict=True):
        check_hashes(out, one)
        for some in _together(_documents(out, shard, plan)):
            yield _put(ledger, some, plan, comparison, documents)


def _all_done(out: Path, plan: Plan) -> list[Done]:
    """What the markers say. Raises SettingsError where one is missing."""
    done = [one for shard in plan.shards if (one := done_of(out, shard))]
    if len(done) < len(plan.shards):
        missing, of = len(plan.shards) - len(done), len(plan.shards)
        are = "is" if missing == 1 else "are"
        raise SettingsError(
            f"{out}: {missing} of {of} parts {are} missing. Run the same `sayso batch` again first; it goes on."
        )
    return done


@dataclass(frozen=True, slots=True)
class _Written:
    """A document as a part has it: the line of its findings, the page as it came."""

    id: str
    line: str
    raw: Raw | None


def _documents(out: Path, shard: Shard, plan: Plan) -> Iterator[_Written]:
    pages = read_pages(part_file(out, shard, f"{PAGES}.parquet")) if plan.keep_pages else repeat(None)
    with part_file(out, shard, LINES).open(encoding="utf-8", newline="\n") as lines:
        for line, raw in zip(lines, pages, strict=plan.keep_pages):
            yield _Written(_id_of(line), line, raw)


def _id_of(line: str) -> str:
    found = _DOCUMENT.search(line)
    if found is None:
        raise SettingsError("a part holds a line that is no findings. Delete it and run the batch again.")
    return found[1]


def _together(documents: Iterator[_Written]) -> Iterator[list[_Written]]:
    while some := list(islice(documents, AT_ONCE)):
        yield some


def _put(ledger: Ledger, some: Sequence[_Written], plan: Plan, comparison: Comparison, documents: int) -> Loaded:
    there = ledger.read_by([one.id for one in some], plan.made_by)
    new = [(findings_from(one.line), one.raw) for one in some if one.id not in there]
    added = ledger.add_many(new, comparison) if new else []
    return Loaded(tuple(added), len(some) - len(new), documents)
