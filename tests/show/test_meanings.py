import re
from importlib import resources
from typing import get_args

import pytest

from sayso import records
from sayso.show.meanings import meaning_of, meanings
from tests.write_codebook import LISTS, codebook_page


def words_of(list_: str) -> list[str]:
    return [one.word for one in meanings() if one.list == list_]


@pytest.mark.parametrize(
    ("list_", "words"),
    [
        ("act", records.Act),
        ("form", records.Form),
        ("speaker type", records.SpeakerType),
        ("mention kind", records.MentionKind),
        ("event type", records.Root),
        ("status", records.Status),
        ("counted", records.What),
        ("comparator", records.Comparator),
        ("precision", records.Precision),
        ("quarantine reason", records.QuarantineReason),
        ("issue kind", records.IssueKind),
        ("room", records.Room),
    ],
)
def test_every_word_of_the_records_has_a_meaning(list_: str, words: object) -> None:
    assert words_of(list_) == list(get_args(words))


def column(table: str, *names: str) -> set[str]:
    """What stands in those columns of a table of the room that derives, joined by a slash."""
    text = resources.files("sayso.derive.tables").joinpath(table).read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {"/".join(row[head.index(name)] for name in names) for row in rows}


def test_every_mode_context_and_reason_of_the_tables_has_a_meaning() -> None:
    modes = {mode for mode in column("events.tsv", "root", "mode") if not mode.endswith("/-")}
    assert modes <= set(words_of("mode"))
    assert column("events_contexts.tsv", "context") <= set(words_of("context"))
    assert column("events_rejects.tsv", "reason") <= set(words_of("no event"))


def test_every_reason_in_the_rules_has_a_meaning() -> None:
    rooms = resources.files("sayso.derive.events")
    code = "".join(one.read_text(encoding="utf-8") for one in rooms.iterdir() if one.name.endswith(".py"))
    reasons = set(re.findall(r"NotEvent\([^()]*, \"(\w+)\"\)", code))
    assert reasons
    assert reasons <= set(words_of("no event"))


def test_each_word_once_with_a_meaning_and_an_example() -> None:
    assert len({(one.list, one.word) for one in meanings()}) == len(meanings())
    for one in meanings():
        assert one.meaning, one
        assert one.example, one
        assert one.example.count("**") % 2 == 0, one


def test_meaning_of_a_word_that_is_not_there_is_empty() -> None:
    assert meaning_of("mode", "ASSAULT/aerial") == "from the air"
    assert meaning_of("mode", "ASSAULT/singing") == ""


def test_codebook_holds_every_list_and_every_table() -> None:
    page = codebook_page()
    assert set(LISTS) == {one.list for one in meanings()}
    for one in meanings():
        assert f"| `{one.word}` | {one.meaning.replace('|', '')[:20]}" in page
    tables = {one.name for one in resources.files("sayso.derive.tables").iterdir() if one.name.endswith(".tsv")}
    assert tables <= set(re.findall(r"^### (\S+\.tsv)$", page, re.M))
