"""A batch that is loaded gives the ledger that adding its documents one by one gives; killed, the load goes on."""

import itertools
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from sayso.batch import load_batch, loading
from sayso.batch.files import alone_in
from sayso.batch.plan import PLAN
from sayso.errors import SettingsError
from sayso.ledger.adding import add_paths
from sayso.store import open_ledger
from sayso.store.tables import metadata
from tests.batch import filled, killing, made
from tests.batch.conftest import REPORTS
from tests.batch.loader import NOON
from tests.conftest import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> "Database":
    return Database(request, request.param, tmp_path)


class Database:
    """Ledgers of one kind of database, as many as are asked for."""

    def __init__(self, request: pytest.FixtureRequest, kind: str, folder: Path) -> None:
        self._request, self._kind, self._folder = request, kind, folder
        self._count = itertools.count()

    def new(self) -> str:
        """The address of a ledger that is not there yet."""
        if self._kind == "sqlite":
            return str(self._folder / f"{next(self._count)}.db")
        return new_database(self._request.getfixturevalue("server"))


def rows(url: str, *, numbered: bool = True) -> dict[str, list[Any]]:
    """Every row of every table; ``numbered`` False: without the numbers of reports, of which a killed load leaves some
    out in PostgreSQL."""
    address = url.replace("postgresql:", "postgresql+psycopg:") if "://" in url else f"sqlite:///{url}"
    engine = sqlalchemy.create_engine(address)
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(repr, connection.execute(sqlalchemy.select(*_columns(table, numbered))).all()))
            for table in metadata.sorted_tables
        }
        column = "vector" if "://" in url else "speaker, about, place, words, tags"
        words = sqlalchemy.text(f"SELECT {column} FROM entry_words")
        found["entry_words"] = sorted(map(repr, connection.execute(words).all()))
    engine.dispose()
    return found


def _columns(table: sqlalchemy.Table, numbered: bool) -> list[Any]:
    number = {"document": "number"}.get(table.name, "document")
    integer = isinstance(table.c[number].type, sqlalchemy.Integer) if number in table.c else False
    return [one for one in table.c if numbered or not (integer and one.name == number)]


def load(out: Path, url: str) -> tuple[int, int]:
    """How many were added, how many had been there."""
    with open_ledger(url, create=True, clock=lambda: NOON) as ledger:
        steps = list(load_batch(out, ledger))
    return sum(len(one.added) for one in steps), sum(one.known for one in steps)


def add(folder: Path, url: str) -> None:
    with open_ledger(url, create=True, clock=lambda: NOON) as ledger:
        assert len(list(add_paths(ledger, [folder]))) == REPORTS


def test_loaded_is_as_added(
    folder: Path, undisturbed: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "AT_ONCE", 3)
    added, loaded = database.new(), database.new()
    add(folder, added)
    assert load(undisturbed, loaded) == (REPORTS, 0)
    there, here = rows(added), rows(loaded)
    assert {name for name in there if there[name]} >= {"document", "reading", "raw", "entry", "link", "entry_words"}
    for name, want in there.items():
        assert here[name] == want, name
    assert load(undisturbed, loaded) == (0, REPORTS)
    assert rows(loaded) == here


def killed_load(out: Path, url: str, steps: int, after: float, at_once: int = 1) -> int:
    """Load, and kill some time after some steps; how many steps were told."""
    command = [sys.executable, "-m", "tests.batch.loader", str(out), url, str(at_once)]
    process = subprocess.Popen(command, cwd=killing.ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(steps)]
    time.sleep(after)
    process.kill()
    rest, _ = process.communicate()
    return len([*told, *rest.splitlines()])


def kill_again_and_again(out: Path, database: Database, times: int) -> Iterator[int]:
    chance = random.Random(times)
    whole, broken = database.new(), database.new()
    documents, _ = load(out, whole)
    for _ in range(times):
        yield killed_load(out, broken, chance.randint(1, 4), chance.uniform(0.0, 0.02))
    added, known = load(out, broken)
    assert added + known == documents
    there, here = (rows(one, numbered=False) for one in (whole, broken))
    for name, want in there.items():
        assert here[name] == want, name


def test_killed_in_the_middle_it_is_whole_after_it_went_on(undisturbed: Path, database: Database) -> None:
    steps = list(kill_again_and_again(undisturbed, database, times=2))
    assert steps[0] < REPORTS, "it was killed too late to show anything"


@pytest.mark.soak
def test_killed_again_and_again(tmp_path: Path, database: Database) -> None:
    out = tmp_path / "out"
    killing.finish(made.write(tmp_path / "in", 200), out)
    assert len(list(kill_again_and_again(out, database, times=25))) == 25


def test_what_is_not_whole_is_not_loaded(undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        with pytest.raises(SettingsError, match="out: is no folder of a batch"):
            list(load_batch(out, ledger))
        for name, content in killing.contents(undisturbed).items():
            (out / name).write_bytes(content)
        (out / "part-00001.done").unlink()
        with pytest.raises(SettingsError, match="out: 1 of 4 parts is missing"):
            list(load_batch(out, ledger))
        (out / "part-00001.done").write_bytes((undisturbed / "part-00001.done").read_bytes())
        lines = out / "part-00001.jsonl"
        lines.write_bytes(lines.read_bytes().replace(b"killed", b"healed"))
        with pytest.raises(SettingsError, match=r"part-00001\.jsonl: is not as it was written"):
            list(load_batch(out, ledger))


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_a_hundred_thousand_documents_are_loaded_whatever_is_killed(tmp_path: Path, database: Database) -> None:
    documents = 100_000
    out, url = filled.fill(tmp_path / "out", documents), database.new()
    for seconds in (20, 60, 180):
        killed_load(out, url, steps=1, after=seconds, at_once=100)
    load(out, url)
    with open_ledger(url) as ledger:
        counts = ledger.counts()
        print(f"{ledger.size() / filled.MEGABYTE:.0f} MB, {counts}")
    assert (counts["reports"], counts["statement"]) == (documents, 10 * documents)


def test_a_damaged_plan_or_marker_is_a_line(undisturbed: Path, tmp_path: Path) -> None:
    for name in (PLAN, "part-00000.done"):
        for key, value in (
            ("made_by", {}),
            ("slices", [[1]]),
            ("folder", None),
            ("read", "x"),
            ("files", {"../x": [0, ""]}),
        ):
            out = tmp_path / f"{name}-{key}"
            shutil.copytree(undisturbed, out)
            told = [json.loads(line) for line in (out / name).read_text().splitlines()]
            if not any(key in one for one in told):
                continue
            changed = [{**one, key: value} if key in one else one for one in told]
            if value is None:
                changed = [{each: one[each] for each in one if each != key} for one in told]
            (out / name).write_text("".join(json.dumps(one) + "\n" for one in changed))
            with open_ledger(str(tmp_path / "x.db"), create=True) as ledger, pytest.raises(SettingsError):
                list(load_batch(out, ledger))


def test_nothing_is_loaded_while_a_run_works_there(undisturbed: Path, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "x.db"), create=True) as ledger:
        with alone_in(undisturbed), pytest.raises(SettingsError, match="a run works in this folder"):
            list(load_batch(undisturbed, ledger))
        assert ledger.counts()["reports"] == 0
        load = load_batch(undisturbed, ledger)
        next(load)
        with pytest.raises(SettingsError, match="another run works"), alone_in(undisturbed):
            pass
        other = list(load_batch(undisturbed, ledger))  # two loads at once
        assert sum(one.known for one in other) + sum(len(one.added) for one in other) == REPORTS
        list(load)
