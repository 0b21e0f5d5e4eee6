"""One number of ships and of vessels; the news of one day; persons are not counted alike."""

from sayso.compare.same_event_grounds import grounds
from tests.compare.test_same_event import fired, opened, told


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
