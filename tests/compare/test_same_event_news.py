"""One number of ships and of vessels; the news of one day; persons are not counted alike; where reports are written."""

from sayso.compare.same_event import EventProfile, event_marks
from sayso.compare.same_event_contradictions import contradiction
from sayso.compare.same_event_grounds import OTHER_MATTER, grounds
from sayso.compare.same_event_telling import tie_of
from sayso.records import When
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


TRUMP, PUTIN = ("Donald Trump", "USA.donald-trump"), ("Vladimir Putin", "RUS.vladimir-putin")
MERKEL, ERDOGAN = ("Angela Merkel", "DEU.angela-merkel"), ("Tayyip Erdogan", "TUR.tayyip-erdogan")


def test_a_deed_and_its_object_in_both_triggers_are_one_matter() -> None:
    def cancelled(key: str, words: str, passage: str) -> EventProfile:
        return told(key, words, passage, by=(TRUMP,), to=(PUTIN,), places=(), when=None, type="REJECT")

    one = cancelled("a/1", "cancelled a meeting", "Donald Trump cancelled a meeting because of the captured sailors.")
    other = cancelled("b/1", "cancelled meeting", "Has cancelled meeting, he wrote from the aeroplane, Donald Trump.")
    only = cancelled("b/1", "cancelled", "Has cancelled, he wrote from the aeroplane, Donald Trump.")
    assert OTHER_MATTER not in [ground.weight for ground in grounds(one, other)]
    assert OTHER_MATTER in [ground.weight for ground in grounds(one, only)]
    nobody = told(
        "b/1", "cancelled meeting", other.telling.sentence, by=(MERKEL,), to=(PUTIN,), when=None, type="REJECT"
    )
    assert OTHER_MATTER in [ground.weight for ground in grounds(one, nobody)]


def test_two_persons_have_one_talk_a_day() -> None:
    def talk(key: str, *people: tuple[str, str], day: str = "2018-11-26") -> EventProfile:
        said = f"{people[0][0]} spoke on {day}."
        when = When(day, day, "day", f"“on {day}”")
        return told(
            key, "spoke", said, by=people, to=people, places=(), when=when, type="CONSULT", published="2018-11-28"
        )

    def reasons(left: EventProfile, right: EventProfile) -> list[str]:
        return [one.why for one in grounds(left, right)]

    two = "between the same two persons"
    assert two in reasons(talk("a/1", MERKEL, PUTIN), talk("b/1", PUTIN, MERKEL))
    assert two not in reasons(talk("a/1", MERKEL, PUTIN), talk("b/1", MERKEL, ERDOGAN))
    assert two not in reasons(talk("a/1", MERKEL, PUTIN), talk("b/1", MERKEL, PUTIN, day="2018-11-27"))
    assert two not in reasons(talk("a/1", MERKEL), talk("b/1", MERKEL))


def test_a_light_verb_has_what_it_carries_from_its_rule() -> None:
    used = told("a/1", "used", "Weapons were used to stop the boats.", rule="event:use-weapon/v+page")
    assert tie_of(used.telling, fired("b/1").telling) == "kin"
    force = told("a/1", "used", "Weapons were used to stop the boats.", rule="event:use/v+page")
    assert tie_of(force.telling, fired("b/1").telling) == "type"
    fired_on = told("a/1", "fired", rule="event:fire-on/v+page")
    assert fired_on.telling.phrase == told("a/1", "fired").telling.phrase
