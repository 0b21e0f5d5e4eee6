"""One number of ships and of vessels; the news of one day; persons are not counted alike; where reports are written."""

from sayso.compare.same_event import event_marks
from sayso.compare.same_event_contradictions import contradiction
from sayso.compare.same_event_grounds import grounds
from tests.compare.test_same_event import ADEN, KERCH, fired, opened, told


def test_three_ships_are_three_vessels_and_nine_men_not_nine_people() -> None:
    ships = told("a/1", to=(("three Ukrainian ships", "UKR"),))
    assert ships.counts == told("b/1").counts
    men, people = (told("a/1", to=((one, None),)) for one in ("nine men", "nine people"))
    assert men.counts.isdisjoint(people.counts)


def test_the_news_of_one_day_is_likelier_one_than_news_and_history() -> None:
    def weight(**facts: object) -> float:
        return sum(one.weight for one in grounds(fired(when=None), opened(when=None, **facts)))  # type: ignore[arg-type]

    assert weight(published="2018-11-27") > weight(published="2018-11-29")
    assert weight() > weight(background=True)
    assert weight() > weight(status="planned")


def test_a_day_has_many_charges() -> None:
    charges = [told(key, "accused", when=None, type="ACCUSE") for key in ("a/1", "b/1")]
    same = sum(one.weight for one in grounds(*charges))
    later = told("b/1", "accused", when=None, type="ACCUSE", published="2018-11-29")
    assert same == sum(one.weight for one in grounds(charges[0], later))


def test_where_a_report_is_written_excludes_nothing() -> None:
    said = "The council discussed Russia's capture of three vessels."
    for line in ("ADEN, Nov 26, 2018 (Agency) - ", "ADEN (Agency) - ", "ADEN - "):
        written = told("a/1", "capture of", line + said, places=(ADEN,))
        assert [one.told for one in written.spots] == [False]
        assert contradiction(written, fired("b/1", places=(KERCH,), passage="Near Kerch they fired.")) is None
    there = told("a/1", "capture of", f"MOSCOW (Agency) - In Aden {said}", places=(ADEN,))
    assert [one.told for one in there.spots] == [True]


def test_a_list_with_one_more_thing_is_not_counted_by_its_other_part() -> None:
    whole = told("a/1", to=(("three vessels", None),))
    for listed in ("a tug and two vessels", "two vessels and a tug", "A tug, a barge and two vessels"):
        assert contradiction(whole, told("b/1", to=((listed, None),))) is None
    assert contradiction(whole, told("b/1", to=(("two vessels and their crews", None),))) == (
        "other numbers of the same thing"
    )


def test_ships_that_are_shot_at_are_not_the_attackers_own() -> None:
    struck = told("a/1", to=(("three vessels", "RUS"),))
    assert struck.target.states == frozenset()
    assert contradiction(struck, fired("b/1")) is None
    assert told("a/1", to=(("three Russian vessels", "RUS"),)).target.states == {"RUS"}
    assert told("a/1", to=(("three vessels", "RUS"),), type="COERCE").target.states == {"RUS"}


def test_what_is_told_again_after_three_weeks_is_found() -> None:
    then = told("a/1", passage="Some say so.", places=(), published="2018-11-25", text="")
    again = told("b/1", passage="Others did not.", places=(), published="2018-12-16", text="")
    assert set(event_marks(then)) & set(event_marks(again))
    later = told("b/1", passage="Others did not.", places=(), published="2019-01-20", text="")
    assert not set(event_marks(then)) & set(event_marks(later))
