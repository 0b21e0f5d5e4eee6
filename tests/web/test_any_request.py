"""Whatever is asked: an answer or one clear line, never a failure of ours."""

import dataclasses
import random
import re

import pytest

from sayso.web.words_pages import GIVEN
from tests.web.conftest import Visitor

ODD = (
    *("", " ", "0", "-1", "1e400", "9" * 30, "2022-02-30", "--09-21", "9999-12-31", "0000-00-00", "ferry", "null"),
    *('"', "(", ")", "NOT", "a OR", "speaker:", "since:x", "story:", "story:%", "*", "a*", "[]", "{}", "true", "<b>"),
    *("\x00", "\u202e", "\xed\xa0\x80", "ａｂｃ", "😀", "'; DROP TABLE document;--", "../..", "%2e%2e", "\r\nX: y"),
    "x" * 2500,
)
#: Kinds of entries, as a search names them.
MANY = {"statement": "statements", "figure": "figures", "event": "events", "obligation": "duties"}
#: Requests of each address, drawn with a seed, so that they are the same each time.
TRIES = 12

MORE = (
    ("/review", ["q", "kind", "later", "did", "last"]),
    ("/export", ["q"]),
    ("/due.ics", ["q", "as_of"]),
    ("/stories/{id_}/brief", ["as_of", "part"]),
    ("/export/{id_}.zip", ["q"]),
)
FORMS = (
    *("/correct", "/reject", "/take-back", "/note", "/withdraw", "/put-back", "/split", "/join", "/seen"),
    *("/review", "/review/undo"),
)
FIELDS = (
    *("key", "field", "why", "back", "link", "end", "document", "other", "words", "verdict", "did", "kind", "q"),
    *("act", "low", "when"),
)


def addresses(visitor: Visitor) -> list[tuple[str, list[str]]]:
    """Every address with what can be asked of it, as the desk itself describes them."""
    described = visitor.rows("/openapi.json")["paths"]
    told = [
        (path, [one["name"] for one in how["get"].get("parameters", []) if one["in"] == "query"])
        for path, how in described.items()
    ]
    return [*told, *((path.removesuffix(".json"), asked) for path, asked in told if path.endswith(".json")), *MORE]


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_makes_it_fail(seed: int, visitor: Visitor, documents: list[str]) -> None:
    drawn = random.Random(seed)
    odd = (*ODD, documents[0], f"{documents[0][:16]}/event/1-2")
    for path, asked in addresses(visitor):
        for _ in range(TRIES):
            place = re.sub(r"{[^}]*}", lambda _: drawn.choice(odd), path)
            chosen = {name: drawn.choice(ODD) for name in asked if drawn.random() < 0.7}
            place = "/" + "/".join(part for part in place.split("/") if part)
            safe = "".join(one if one.isascii() and one.isprintable() and one not in "?#\\" else "_" for one in place)
            answer = visitor.client.get(safe, params=chosen)
            assert answer.status_code < 500, (safe, chosen, answer.text[-500:])
            assert "\u202e" not in re.sub(r' value="[^"]*"', "", answer.text), (safe, chosen)


def test_forms_do_not_make_it_fail(visitor: Visitor, documents: list[str]) -> None:
    drawn = random.Random(3)
    odd = (*ODD, documents[4], f"{documents[4][:16]}/statement/0-5")
    for path in FORMS:
        for _ in range(TRIES):
            form = {name: drawn.choice(odd) for name in FIELDS}
            answer = visitor.client.post(path, data={**form, "token": visitor.token}, follow_redirects=False)
            assert answer.status_code < 500, (path, form, answer.text[-500:])


@pytest.mark.parametrize("kind", ["statement", "figure", "event", "obligation"])
def test_what_is_added_by_hand_does_not_make_it_fail(kind: str, visitor: Visitor, documents: list[str]) -> None:
    drawn = random.Random(4)
    fields = sorted({one.name for given in GIVEN.values() for one in dataclasses.fields(given)})
    fit = {"act": ["deny"], "what": ["killed"], "type": ["ASSAULT"], "value": ["3", "1e9"], "status": ["planned", ""]}
    token = visitor.token
    for _ in range(TRIES * 3):
        form = {
            name: drawn.choice([*ODD, "", *fit.get(name, []) * len(ODD)]) for name in fields if drawn.random() < 0.4
        }
        asked = {"document": documents[0], "start": "3", "end": "40", "kind": kind, "token": token, **form}
        answer = visitor.client.post("/state", data=asked, follow_redirects=False)
        assert answer.status_code < 500, (asked, answer.text[-500:])
    for page in (f"/reports/{documents[0]}", f"/stories/{documents[0]}", "/due", "/map", f"/search?kind={MANY[kind]}"):
        shown = visitor.page(page)
        assert "\u202e" not in re.sub(r' value="[^"]*"', "", shown), page


def test_a_name_without_a_word_is_nobodys(visitor: Visitor) -> None:
    assert visitor.rows("/who.json?name=%2a%2a") == []
