"""People with accounts, who is logged in, tokens, the secret that processes share: in both databases."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

from sayso.errors import NoSuchError, SettingsError
from sayso.records import ROLES, reaches
from sayso.store import Ledger, open_ledger, restore
from sayso.store.opening import SCHEMAS, VERSION_TABLE
from tests.conftest import new_database
from tests.store.made import accusation

HASH = "the hash of a password"


def raw(url: str) -> sqlalchemy.Engine:
    return sqlalchemy.create_engine(
        url.replace("postgresql:", "postgresql+psycopg:") if "://" in url else f"sqlite:///{url}"
    )


def everything(ledger: Ledger) -> str:
    """All that the tables of people hold, as text."""
    with ledger._engine.connect() as connection:
        tables = ("person", "session", "api_token", "secret")
        return repr([connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in tables])


def test_roles_are_one_in_the_other() -> None:
    assert [[reaches(one, other) for other in ROLES] for one in ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_people_are_there_once(ledger: Ledger) -> None:
    ledger.people.add("  Ada  Lovelace ", "admin", HASH)
    ledger.people.add("Bob", "reader", HASH)
    assert [(one.name, one.role, one.disabled) for one in ledger.people.all()] == [
        ("Ada Lovelace", "admin", False),
        ("Bob", "reader", False),
    ]
    for name in ("ADA lovelace", "ａｄａ Lovelace"):
        with pytest.raises(SettingsError, match="already"):
            ledger.people.add(name, "reader", HASH)
    for name in ("", "   ", "x" * 61, "a\u202eb", "a\x00b"):
        with pytest.raises(SettingsError):
            ledger.people.add(name, "reader", HASH)
    with pytest.raises(SettingsError, match="no role"):
        ledger.people.add("Eve", "root", HASH)  # type: ignore[arg-type]


def test_a_record_of_somebody_holds_no_hash(ledger: Ledger) -> None:
    ledger.people.add("Ada", "admin", HASH)
    secret = ledger.people.begin_session("Ada", HASH)
    assert secret is not None
    assert HASH not in repr((ledger.people.all(), ledger.people.of_session(secret), ledger.people.tokens()))


def test_a_session_lasts_a_working_day(url: str) -> None:
    at = ["2022-09-21T20:00:00Z"]
    with open_ledger(url, create=True, clock=lambda: at[0]) as ledger:
        ledger.people.add("Ada", "analyst", HASH)
        secret = ledger.people.begin_session("ada", HASH)
        assert secret is not None
        assert secret not in everything(ledger)
        at[0] = "2022-09-22T07:59:59Z"
        person = ledger.people.of_session(secret)
        assert person is not None
        assert (person.name, person.role) == ("Ada", "analyst")
        assert ledger.people.of_session(secret + "x") is None
        assert ledger.people.of_session("") is None
        at[0] = "2022-09-22T08:00:00Z"
        assert ledger.people.of_session(secret) is None
        assert ledger.people.begin_session("Ada", HASH)
        assert everything(ledger).count("2022-09-22T08:00:00Z") == 0  # what has ended is swept out


def test_what_ends_a_session(ledger: Ledger) -> None:
    def logged_in() -> str:
        secret = ledger.people.begin_session("Ada", ledger.people.password_hash("Ada") or "")
        assert secret is not None
        assert ledger.people.of_session(secret)
        return secret

    ledger.people.add("Ada", "admin", HASH)
    ledger.people.add("Bob", "admin", HASH)
    bob = ledger.people.begin_session("Bob", HASH) or ""
    one, other = logged_in(), logged_in()
    ledger.people.end_session(one)
    assert ledger.people.of_session(one) is None
    assert ledger.people.of_session(other)
    ledger.people.set_password("ADA", "another hash")
    assert ledger.people.of_session(other) is None
    assert ledger.people.begin_session("Ada", HASH) is None  # the password was changed while the old one was looked at
    third = logged_in()
    ledger.people.set_role("Ada", "reader")
    assert (ledger.people.of_session(third) or pytest.fail("gone")).role == "reader"
    ledger.people.set_disabled("Ada", disabled=True)
    assert ledger.people.of_session(third) is None
    assert ledger.people.password_hash("Ada") is None
    assert ledger.people.begin_session("Ada", "another hash") is None
    ledger.people.set_disabled("Ada", disabled=False)
    assert ledger.people.of_session(third) is None
    assert logged_in()
    assert ledger.people.of_session(bob)


def test_a_stronger_hash_takes_the_place_of_a_weaker(ledger: Ledger) -> None:
    ledger.people.add("Ada", "admin", HASH)
    secret = ledger.people.begin_session("Ada", HASH, "stronger")
    assert secret is not None
    assert ledger.people.of_session(secret)
    assert ledger.people.password_hash("Ada") == "stronger"


def test_a_token_is_its_person_and_no_more(ledger: Ledger) -> None:
    ledger.people.add("Ada", "analyst", HASH)
    secret = ledger.people.make_token("Ada", "nightly sheet", "analyst")
    assert secret not in everything(ledger)
    person = ledger.people.of_token(secret)
    assert person is not None
    assert (person.name, person.role) == ("Ada", "analyst")
    assert ledger.people.of_token(secret[:-1]) is None
    with pytest.raises(SettingsError, match="cannot be more"):
        ledger.people.make_token("Ada", "more", "admin")
    with pytest.raises(SettingsError, match="already"):
        ledger.people.make_token("Ada", "nightly sheet", "reader")
    (told,) = ledger.people.tokens("ada")
    assert (told.person, told.label, told.role, told.used) == ("Ada", "nightly sheet", "analyst", "2022-09-21")
    assert [one.tokens for one in ledger.people.all()] == [1]
    ledger.people.set_role("Ada", "reader")
    assert (ledger.people.of_token(secret) or pytest.fail("gone")).role == "reader"
    ledger.people.set_role("Ada", "admin")
    assert (ledger.people.of_token(secret) or pytest.fail("gone")).role == "analyst"
    ledger.people.set_disabled("Ada", disabled=True)
    assert ledger.people.of_token(secret) is None
    ledger.people.set_disabled("Ada", disabled=False)
    ledger.people.withdraw_token("Ada", "nightly sheet")
    assert ledger.people.of_token(secret) is None
    with pytest.raises(NoSuchError):
        ledger.people.withdraw_token("Ada", "nightly sheet")


@pytest.mark.parametrize("verb", ["set_password", "set_disabled", "set_role", "make_token"])
def test_who_is_not_there_is_told(verb: str, ledger: Ledger) -> None:
    calls: dict[str, Callable[[], object]] = {
        "set_password": lambda: ledger.people.set_password("Eve", HASH),
        "set_disabled": lambda: ledger.people.set_disabled("Eve", disabled=True),
        "set_role": lambda: ledger.people.set_role("Eve", "reader"),
        "make_token": lambda: ledger.people.make_token("Eve", "x", "reader"),
    }
    with pytest.raises(NoSuchError, match="Eve: there is no such person"):
        calls[verb]()


def test_processes_share_a_secret(url: str) -> None:
    with open_ledger(url, create=True) as one, open_ledger(url) as other:
        made = one.people.shared_secret("forms")
        assert len(made) == 32
        assert other.people.shared_secret("forms") == made
        assert other.people.shared_secret("another") != made


def test_a_backup_has_the_people_and_nobody_is_logged_in(url: str, ledger: Ledger, tmp_path: Path, server: str) -> None:
    ledger.people.add("Ada", "admin", HASH)
    session = ledger.people.begin_session("Ada", HASH) or ""
    token = ledger.people.make_token("Ada", "a sheet", "reader")
    key = ledger.people.shared_secret("forms")
    ledger.back_up(tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (0,)
    assert ledger.people.of_session(session)
    for target in (str(tmp_path / "again.db"), new_database(server)):
        restore(tmp_path / "backup.db", target)
        with open_ledger(target) as again:
            assert [one.name for one in again.people.all()] == ["Ada"]
            assert again.people.password_hash("Ada") == HASH
            assert again.people.of_token(token)
            assert again.people.of_session(session) is None
            assert again.people.shared_secret("forms") == key


# --- from the first schema -------------------------------------------------------------------------------------------


def first_schema(url: str) -> None:
    """A ledger as the first schema made it."""
    engine = raw(url)
    config = Config()
    import sayso.store

    config.set_main_option("script_location", str(Path(sayso.store.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, SCHEMAS[0])
    engine.dispose()


def rows_of(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = raw(url)
    with engine.connect() as connection:
        names = [one for one in sqlalchemy.inspect(connection).get_table_names() if not one.startswith("entry_words")]
        rows = {
            name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr) for name in names
        }
    engine.dispose()
    return rows


def fill_without_people(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a report, as a version that knew the first schema alone did."""
    monkeypatch.setattr("sayso.store.opening.SCHEMAS", SCHEMAS[:1])
    with open_ledger(url) as ledger:
        ledger.add(accusation().findings)
        said = ledger.search("act:deny", "statement")[0]
        ledger.correct(said.key, "speaker", "Somebody else", author="Ada", why="the name is wrong")
        ledger.note(said.key, "look again", author="Ada")
    monkeypatch.undo()


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first_schema(url)
    fill_without_people(url, monkeypatch)
    before = rows_of(url)
    assert "person" not in before
    assert before["document"]
    with open_ledger(url) as ledger:
        assert ledger.people.all() == []
        ledger.people.add("Ada", "admin", HASH)
        assert len(ledger.search('speaker:"Somebody else"', "statement")) == 1
    after = rows_of(url)
    assert {name: after[name] for name in before if name != VERSION_TABLE} == {
        name: rows for name, rows in before.items() if name != VERSION_TABLE
    }
    assert after[VERSION_TABLE] == [(SCHEMAS[-1],)]


def test_a_backup_of_the_first_schema_can_be_restored(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "old.db"
    first_schema(str(backup))
    fill_without_people(str(backup), monkeypatch)
    restore(backup, url)
    with open_ledger(url) as ledger:
        assert ledger.counts()["reports"] == 1
        assert ledger.people.all() == []


def test_a_ledger_of_the_first_schema_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.db"
    first_schema(str(made))
    fill_without_people(str(made), monkeypatch)
    with sqlite3.connect(made) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    url = f"sqlite:///file:{shutil.copy(made, tmp_path / 'old.db')}?mode=ro&uri=true"
    monkeypatch.setattr("sayso.store.opening._check_file", lambda *_, **__: None)
    with open_ledger(url) as ledger:
        assert ledger.counts()["reports"] == 1
    assert "person" not in rows_of(str(tmp_path / "old.db"))
