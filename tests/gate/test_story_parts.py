"""The scorers of the story case's parts tell what was found from what was not."""

from dataclasses import replace
from typing import Any

from sayso.records import Account, Entries, Link, Point, Series, Span, Tally
from tests.compare.told import counted, report
from tests.gate.story_copies import score_copies
from tests.gate.story_events import score_events
from tests.gate.story_figures import score_figures
from tests.gate.story_found import Found, names_party, passage_place, place_of, sentence_place

TEXT = "The barges waited. Nine barges lay off Tamsel. The ferry left."


def page(name: str) -> Entries:
    return Entries(report(name), TEXT, (), (), (), (), ())


def account(*pages: Entries, **sums: Any) -> Account:
    empty: dict[str, Any] = {
        "story": None, "origins": {}, "questions": (), "tallies": (), "happenings": (), "utterances": (),
        "duties": (), "as_of": None,
    }  # fmt: skip
    return Account(entries=pages, **{**empty, **sums})


def found(*links: Link, **sums: Any) -> Found:
    pages = [page(name) for name in "abc"]
    return Found({f"{one.report.document}.txt": one for one in pages}, (), (), account(*pages, **sums), links)


COPY = {"left": "b.txt", "right": "a.txt", "kind": "spun"}
COPIES: dict[str, Any] = {"copies": [COPY], "not_copies": [{"left": "c.txt", "right": "a.txt"}]}


def test_a_copy_is_found_with_its_kind_and_direction() -> None:
    scores = score_copies(COPIES, found(Link("b", "a", "spun", 0.9, "", "", directed=True)))
    assert [scores[f"copies {name}"] for name in ("found", "kind right", "direction right")] == [1.0, 1.0, 1.0]
    turned = score_copies(COPIES, found(Link("a", "b", "edited", 0.9, "", "", directed=True)))
    assert [turned[f"copies {name}"] for name in ("found", "kind right", "direction right")] == [1.0, 0.0, 0.0]
    assert score_copies(COPIES, found())["copies found"] == 0.0


def test_a_pair_that_is_no_copy_is_counted_where_it_is_linked() -> None:
    assert score_copies(COPIES, found())["copies linked wrongly"] == 0.0
    assert score_copies(COPIES, found(Link("a", "c", "edited", 0.9, "", "")))["copies linked wrongly"] == 2.0


def test_an_event_that_was_not_read_stands_alone() -> None:
    told = [{"file": "a.txt", "words": "barges waited"}, {"file": "b.txt", "words": "barges waited"}]
    scores = score_events({"events": [{"name": "wait", "type": "COERCE", "told": told, "apart": []}]}, found())
    assert scores["events read"] == 0.0
    assert (scores["events precision"], scores["events recall"]) == (1.0, 0.5)


POINT = {"day": "2020-10-05", "low": 9, "high": 9, "file": "a.txt", "words": "Nine barges", "standing": "first"}
SERIES = {"what": "other", "of": "barges", "reporter": "Norvia", "points": [POINT]}
EXPECTED: dict[str, Any] = {"series": [SERIES], "contradicting": [], "agreeing": []}


def test_a_point_stands_under_its_day_value_and_reporter() -> None:
    figure = counted("Nine barges lay off Tamsel", "Nine barges", "other", low=9, of_report=report("a"))
    at = TEXT.index("Nine")
    figure = replace(figure, figure=replace(figure.figure, span=Span(at, at + 11)))
    for reporter, day, right in (("Norvia", "2020-10-05", 1.0), ("Ostland", "2020-10-05", 0.0), ("Norvia", None, 0.0)):
        point = Point(day, 9, 9, "first", "", (figure.key,), 1, 1)
        tally = Tally("other", "barges", None, None, 9, 9, 9, (Series(reporter, None, (point,)),))
        own = found(tallies=(tally,))
        pages = {**own.entries, "a.txt": replace(own.entries["a.txt"], counted=(figure,))}
        assert score_figures(EXPECTED, replace(own, entries=pages))["points in a series"] == right


def test_words_are_found_whatever_the_spaces_and_with_their_sentence() -> None:
    assert place_of("one  two\nthree", "two three") == Span(5, 14)
    passage = {"file": "a.txt", "words": "lay off"}
    place, sentence = passage_place(found(), passage), sentence_place(found(), passage)
    assert place is not None
    assert sentence is not None
    assert TEXT[sentence.start : sentence.end].strip() == "Nine barges lay off Tamsel."


def test_a_party_is_known_by_its_state_or_a_word_of_its_name() -> None:
    assert names_party("OSCE monitors", "OSCE mission", None)
    assert not names_party("OSCE monitors", "harbour office", None)
    assert not names_party("FSB", None, None)
