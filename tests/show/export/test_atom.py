"""The feed as RFC 4287 has it: what is required is there, ids stay, the latest stands first."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sayso.records import Account
from tests.show.export.entries import account, examples, made
from tests.show.export.reading import exported, file

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(given: Account) -> ElementTree.Element:
    return ElementTree.fromstring(file(exported("atom", given), "news.atom"))


def texts(parent: ElementTree.Element, path: str) -> list[str | None]:
    return [one.text for one in parent.findall(path, ATOM)]


@pytest.mark.parametrize("given", [made, examples, account], ids=["made", "examples", "empty"])
def test_what_the_rfc_requires_is_there(given: object) -> None:
    found = feed(given())  # type: ignore[operator]
    assert found.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated"):
        assert len(texts(found, f"a:{name}")) == 1
    for entry in found.findall("a:entry", ATOM):
        for name in ("id", "title", "updated", "author/a:name", "content"):
            (text,) = texts(entry, f"a:{name}")
            assert text
    ids = texts(found, "a:entry/a:id")
    assert len(ids) == len(set(ids))
    assert all(one and one.startswith("urn:uuid:") for one in ids)


def test_the_latest_stands_first_and_the_feed_changed_with_it() -> None:
    found = feed(made())
    times = texts(found, "a:entry/a:updated")
    assert times == sorted(times, key=str, reverse=True)
    assert texts(found, "a:updated") == [times[0]]


def test_what_is_new() -> None:
    found = feed(made())
    kinds = [entry.find("a:category", ATOM).get("term") for entry in found.findall("a:entry", ATOM)]  # type: ignore[union-attr]
    assert {kind: kinds.count(kind) for kind in kinds} == {"happening": 5, "report": 3, "question": 1, "duty": 2}
    titles = texts(found, "a:entry/a:title")
    assert "ASSAULT/heavy-weapons: Azerbaijan → Armenia in Goris (disputed)" in titles
    assert "ACCUSE (denied)" in titles
    assert "whether Azerbaijan shelled Goris" in titles
    assert "Armenia: answer the letter (by 2022-10-05, overdue)" in titles
    assert texts(found, "a:title") == ["Shelling of Goris & <Sotk>"]


def test_a_happening_told_again_moves_up_with_its_old_id() -> None:
    before = replace(made(), entries=made().entries[:1], happenings=())
    old = {entry.find("a:id", ATOM).text: entry for entry in feed(before).findall("a:entry", ATOM)}  # type: ignore[union-attr]
    first = feed(made()).findall("a:entry", ATOM)[0]
    identity = texts(first, "a:id")[0]
    assert texts(first, "a:updated") == ["2022-09-23T10:00:03Z"]
    assert texts(old[identity], "a:updated") == ["2022-09-21T10:00:01Z"]
    assert texts(first, "a:published") == texts(old[identity], "a:published")
