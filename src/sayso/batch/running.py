"""A batch from its plan to its last marker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sayso.batch.files import alone_in, sweep
from sayso.batch.keeper import Keeper
from sayso.batch.local import Read, Step, cores, read_here
from sayso.batch.orders import Reader, Work
from sayso.batch.parts import Done, done_of
from sayso.batch.plan import (
    PLAN,
    Asked,
    Counting,
    Plan,
    Shard,
    check_same,
    counted_in,
    make_plan,
    read_plan,
    size_of,
    write_plan,
)
from sayso.errors import SettingsError
from sayso.fetch import is_folder
from sayso.pipeline import read_raw
from sayso.settings import Settings

Engine = Literal["local", "ray"]


@dataclass(slots=True)
class Progress:
    """How far a batch is. ``before``: documents that earlier runs did; ``now``: those of this one."""

    documents: int
    before: int = 0
    now: int = 0
    read: int = 0
    failed: int = 0
    shards: int = 0


def run_batch(
    asked: Asked,
    out: Path,
    settings: Settings,
    *,
    engine: Engine = "local",
    again: bool = False,
    reader: Reader = read_raw,
) -> Iterator[Progress]:
    """Read the inputs into ``out``; how far it is, after every document. What an earlier run did is not done again.

    ``again``: throw away what an earlier run did. Raises SettingsError where another run works there, where the folder
    holds a batch of something else, where something cannot be written.
    """
    _refuse_to_write_where_it_reads(asked, out)
    with alone_in(out):
        sweep(out)
        work = _work(asked, out, settings, reader)
        with Keeper(work) as first:
            if again:
                _throw_away(out)
            old = read_plan(out)
            plan = make_plan(asked, first.made_by, Path.cwd(), settings.columns, _counting(first, old, Path.cwd()))
            _begin(plan, old, out)
            work = replace(work, made_by=plan.made_by)
            yield from _read(plan, work, engine, first)
        sweep(out)


def _work(asked: Asked, out: Path, settings: Settings, reader: Reader) -> Work:
    """What every process must know; whole paths, for it may stand elsewhere."""
    tables = str(Path(settings.tables).absolute()) if settings.tables else None
    meta = str(asked.meta.absolute()) if asked.meta else None
    settings = replace(settings, tables=tables)
    return Work(settings, str(Path.cwd()), str(out.absolute()), meta, asked.published, asked.keep_pages, None, reader)


def _refuse_to_write_where_it_reads(asked: Asked, out: Path) -> None:
    """Raises SettingsError where the parts would be among the documents the next time."""
    place = out.resolve()
    for given in asked.inputs:
        if is_folder(given) and place.is_relative_to(Path(given).resolve()):
            raise SettingsError(f"{out}: lies in {given}, whose files are read. Give a folder outside it for --out.")


def _throw_away(out: Path) -> None:
    for pattern in ("part-*.done", "part-*", PLAN):  # the markers first: without them nothing counts as done
        for one in out.glob(pattern):
            one.unlink()


def _counting(keeper: Keeper, old: Plan | None, folder: Path) -> Counting:
    """Count what holds many documents, but what an earlier run counted: a large archive takes a while."""
    known = counted_in(old) if old else {}

    def count(named: str) -> int | None:
        before = known.get((named, size_of(named, folder)))
        return keeper.count(named) if before is None else before

    return count


def _begin(plan: Plan, old: Plan | None, out: Path) -> None:
    """Write the plan down, or see that it is the one that is there."""
    if old:
        check_same(old, plan, out)
    elif any(out.glob("part-*")):
        raise SettingsError(f"{out.name}: holds parts and no plan. Give another folder, or --again.")
    else:
        write_plan(plan, out)


def _read(plan: Plan, work: Work, engine: Engine, first: Keeper) -> Iterator[Progress]:
    progress = Progress(plan.documents)
    out = Path(work.out)
    waiting = []
    for shard in plan.shards:
        if done := done_of(out, shard):
            _count(progress, done)
            progress.before += shard.documents
        else:
            waiting.append(shard)
    yield progress
    if not waiting:
        return
    for step in _steps(waiting, work, engine, first):
        if isinstance(step, Read):
            progress.now += 1
        else:
            _count(progress, step.done)
            progress.now += 0 if step.counted else step.shard.documents
        yield progress


def _steps(waiting: list[Shard], work: Work, engine: Engine, first: Keeper) -> Iterator[Step]:
    if engine == "ray":
        from sayso.batch.cluster import read_there  # not at the top: it needs the engine's library

        first.rest()
        return read_there(waiting, work)
    return read_here(waiting, work, work.settings.processes or cores(), first)


def _count(progress: Progress, done: Done) -> None:
    progress.shards += 1
    progress.read += done.read
    progress.failed += done.failed
