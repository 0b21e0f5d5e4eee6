"""The commands and the server, over a site on this machine: the real web client, the real reading model."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from sayso.watch.background import in_background
from tests.watch.servers import HookBox, Site, hook_server, site

KEY = "battery staple"
ARTICLES = 6
PEOPLE = ("Mirela Danko", "Pavel Orlin", "Ilse Verhoeven", "Tomas Ebner", "Ana Sorel", "Ben Karsh")
THINGS = ("the ferry", "the harvest", "the bridge", "the quarry", "the library", "the tariff")
TOWNS = ("Ostrel", "Merrow", "Halden", "Lisk", "Tarn", "Quell")


def page(number: int) -> str:
    who, what, where = PEOPLE[number], THINGS[number], TOWNS[number]
    return (
        f"<html><head><title>{what.title()} of {where}</title></head><body><article><h1>{what.title()} of {where}</h1>"
        f"<p>{who}, the mayor of {where}, said on Tuesday that {what} would be closed for {number + 2} weeks. "
        f'"We have no choice," {who} told reporters in {where}. The works begin on Monday.</p>'
        f"<p>Traders in {where} had asked for a later date. The council of {where} meets again next week, and the "
        f"mayor warned that {what} could not be paid for from this year's budget alone.</p></article></body></html>"
    )


@pytest.fixture
def outlet() -> Iterator[Site]:
    """A site with a feed of six articles."""
    with site() as made:
        items = ""
        for number in range(ARTICLES):
            made.pages[f"/news/{number}"] = ("text/html; charset=utf-8", page(number))
            day = f"Tue, 20 Sep 2022 0{number}:00:00 GMT"
            items = f"<item><link>{made.address(f'/news/{number}')}</link><pubDate>{day}</pubDate></item>{items}"
        feed = f'<rss version="2.0"><channel><title>Meridian</title>{items}</channel></rss>'
        made.pages["/feed"] = ("application/rss+xml", feed)
        yield made


@pytest.fixture
def hook() -> Iterator[HookBox]:
    with hook_server(KEY.encode()) as made:
        yield made


@pytest.fixture
def sources(outlet: Site, hook: HookBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of sources; the environment of a watch."""
    monkeypatch.setenv("SAYSO_ALLOWED_HOSTS", "127.0.0.1")
    monkeypatch.setenv("SAYSO_HOST_INTERVAL", "0")
    monkeypatch.setenv("HOOK_KEY", KEY)
    (tmp_path / "rules.toml").write_text('[[watch]]\nname = "warnings"\nquery = "act:warn"\n')
    path = tmp_path / "sources.toml"
    path.write_text(
        f'[[source]]\nname = "Meridian"\nfeed = "{outlet.address("/feed")}"\noutlet = "The Meridian"\nlanguage = "en"\n'
        '[[alert]]\nname = "hook"\nchannel = "webhook"\nwatch_list = "rules.toml"\nkey_env = "HOOK_KEY"\n'
        f'address = "http://127.0.0.1:{hook.port}/x"\n'
    )
    return path


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def reports(ledger: Path) -> list[str]:
    with open_ledger(str(ledger)) as opened:
        return sorted(str(one.url).rpartition("/")[2] for one in opened.added_since("2000-01-01T00:00:00Z"))


def test_one_round_and_how_the_sources_are_doing(sources: Path, outlet: Site, hook: HookBox, tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    code, output = run("watch", sources, "--ledger", ledger, "--once")
    assert (code, reports(ledger)) == (0, [str(number) for number in range(ARTICLES)])
    assert f"Meridian: {ARTICLES} listed, {ARTICLES} new in the ledger" in output
    assert len(hook.taken) == ARTICLES
    assert hook.unsigned == 0
    asked = len(outlet.asked)
    code, output = run("watch", sources, "--ledger", ledger, "--once")
    assert (code, len(output.splitlines())) == (0, 1)
    assert output.startswith("no source is due before 20")
    assert run("watch", sources, "--ledger", ledger, "--once", "--quiet") == (0, "")
    assert len(outlet.asked) == asked
    code, output = run("sources", "--ledger", ledger, "--format", "json")
    shown = json.loads(output)
    assert code == 0
    [of_source], [of_alert] = shown["sources"], shown["alerts"]
    assert (of_source["source"], of_source["articles"], of_source["failures"]) == ("Meridian", ARTICLES, 0)
    assert (of_alert["alert"], of_alert["sent"], of_alert["waiting"]) == ("hook", ARTICLES, 0)
    assert "Meridian" in run("sources", "--ledger", ledger)[1]


def test_a_round_in_which_a_source_fails_says_so(sources: Path, outlet: Site, tmp_path: Path) -> None:
    outlet.pages.clear()
    code, output = run("watch", sources, "--ledger", tmp_path / "sayso.db", "--once", "--quiet")
    assert code == 1
    assert "Meridian: http://127.0.0.1" in output
    assert "404" in output


def test_what_could_not_be_sent_is_said(sources: Path, hook: HookBox, tmp_path: Path) -> None:
    sources.write_text(sources.read_text().replace(f":{hook.port}/", ":9/"))
    code, output = run("watch", sources, "--ledger", tmp_path / "sayso.db", "--once")
    assert code == 0
    assert f"alerts: {ARTICLES} new, 0 sent" in output
    assert "alerts: not all could be sent; they are tried again" in output


def test_a_watch_ends_when_it_is_told(sources: Path, tmp_path: Path) -> None:
    code, output = run("watch", sources, "--ledger", tmp_path / "sayso.db", "--until", "2022-09-21")
    assert code == 0
    assert "6 new" in output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.toml", "--once"), "none.toml: cannot be read"),
        (("sources.toml", "--once", "--until", "2022-09-21"), "--once is one round"),
        (("wrong.toml", "--once"), "source 1: feed 'meridian.example' is no web address"),
        ((".", "--once"), ".: cannot be read (Is a directory)"),
    ],
)
def test_what_cannot_be_done_is_said(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.toml").write_text('[[source]]\nname = "A"\nfeed = "meridian.example"\n')
    code, output = run("watch", *arguments, "--ledger", "sayso.db")
    assert code == 2
    assert told in output
    assert not (tmp_path / "sayso.db").exists()


def test_an_end_that_is_no_time_is_said(sources: Path, tmp_path: Path) -> None:
    code, output = run("watch", sources, "--ledger", tmp_path / "sayso.db", "--until", "soon")
    assert code == 2
    assert "soon: is no time" in output


def test_a_secret_that_is_missing_is_said(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOOK_KEY")
    code, output = run("watch", sources, "--ledger", tmp_path / "sayso.db", "--once")
    assert code == 2
    assert "the variable HOOK_KEY is not set" in output


def test_the_desk_follows_the_sources_while_it_is_served(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "sayso.db"
    served: list[int] = []

    def serving(*_: object, **__: object) -> None:
        wait_until(lambda: len(reports(ledger)) == ARTICLES)
        served.append(len(reports(ledger)))

    monkeypatch.setattr("sayso.web.serving.uvicorn.run", serving)
    code, output = run("serve", "--ledger", ledger, "--watch", sources, "--author", "Ada")
    assert (code, served) == (0, [ARTICLES])
    assert "the desk is at" in output
    code, output = run("serve", "--ledger", ledger, "--watch", tmp_path / "none.toml", "--author", "Ada")
    assert code == 2
    assert "none.toml: cannot be read" in output
    assert "the desk is at" not in output


def test_in_the_server_it_goes_round_until_the_server_stops(sources: Path, outlet: Site, tmp_path: Path) -> None:
    ledger, told = tmp_path / "sayso.db", list[str]()
    given = Settings(ledger=str(ledger), allowed_hosts="127.0.0.1", host_interval=0)
    with in_background(given, sources, told.append, every=0.2):
        wait_until(lambda: ledger.exists() and len(reports(ledger)) == ARTICLES)
        outlet.pages.clear()
    asked = len(outlet.asked)
    time.sleep(0.5)
    assert len(outlet.asked) == asked
    assert told == []


def test_in_the_server_what_fails_is_told_and_tried_again(
    sources: Path, outlet: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.errors import StoreError

    told, original, failing = list[str](), Ledger.watched_alone, [True]

    def fails_once(self: Ledger) -> object:
        if failing:
            failing.clear()
            raise StoreError("the database does not answer")
        return original(self)

    monkeypatch.setattr(Ledger, "watched_alone", fails_once)
    ledger = tmp_path / "sayso.db"
    given = Settings(ledger=str(ledger), allowed_hosts="127.0.0.1", host_interval=0)
    with in_background(given, sources, told.append, every=0.2):
        wait_until(lambda: len(reports(ledger)) == ARTICLES)
    assert told == ["the database does not answer"]


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.1)
    pytest.fail("it never came to that")


def check_killed(sources: Path, hook: HookBox, folder: Path, times: int) -> None:
    """A watch that is killed so often, then left alone: all articles, each alert under one id."""
    ledger = folder / "sayso.db"
    asked = [sys.executable, "-m", "sayso", "watch", str(sources), "--ledger", str(ledger), "--once"]
    chance = random.Random(3)
    for _ in range(times):
        process = subprocess.Popen(asked, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seen = len(hook.taken)
        deadline = time.monotonic() + 20
        while len(hook.taken) == seen and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.3)
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
    assert subprocess.run(asked, check=False, stdout=subprocess.DEVNULL).returncode == 0
    assert reports(ledger) == [str(number) for number in range(ARTICLES)]
    assert {one["things"][0]["report"]["url"][-1] for one in hook.taken} == set("012345")
    assert len({one["id"] for one in hook.taken}) == len({one["things"][0]["id"] for one in hook.taken}) == ARTICLES
    assert len(hook.taken) <= ARTICLES + times


def test_killed_for_good_it_goes_on(sources: Path, hook: HookBox, tmp_path: Path) -> None:
    check_killed(sources, hook, tmp_path, 2)
