"""Which reports are of one story: shared names and words within weeks, and never a country or a kind of event alone."""

import pytest

from sayso.compare.stories import StoryProfile, bridges, follows, judge_story, story_marks, story_profile
from sayso.records import Report, Span
from tests.compare.disputed import a_report

FIRE = """The ferry Halcyon caught fire off Lussin on Monday, and all 212 passengers were taken off by fishing boats.
Captain Ivo Marasovic said the blaze had begun on the car deck. The harbour office at Rovenska sent two tugs.
Adriatic Lines, which runs the Halcyon, said the ship had passed an inspection in May."""
INQUIRY = """Investigators boarded the burnt ferry Halcyon at Rovenska on Thursday to see what set the deck on fire.
Adriatic Lines handed over the papers of the May inspection. Marasovic was questioned for hours, his lawyer said.
Passengers told the harbour office that the alarm had not sounded."""
FINED = """A court in Rijeka fined Adriatic Lines on Wednesday for keeping crews at work for sixteen hours a day.
The judge read out the logs of five ships, the Halcyon among them. A union had gone to court after the fire off Lussin.
Adriatic Lines will appeal. Its shares in Zagreb lost four per cent."""
OTHER_FERRY = """A ferry ran aground near Gothenburg on Tuesday with 90 passengers. Nobody was hurt, the coast guard
said. The Kattegat Star was freed by tugs at high tide. Its owner, Nordline, blamed a rudder that would not turn."""
SAME_TOWN = """The harbour office at Rovenska will raise its fees for yachts by a tenth, the mayor of Lussin said.
The council of Lussin voted for the new fees on Wednesday. Owners of yachts called them a tax on summer."""
SAME_STATES = """Croatia and Italy signed a treaty on fishing zones in Rome. Croatian Prime Minister Marko Vidal said
Italy had been fair. Italian trawlers may stay until the end of the year."""
ON_THE_DAY = " The Halcyon burnt on 7 June."


def of(name: str, text: str, day: str | None = "2021-06-07", number: int = 1, **more: str) -> StoryProfile:
    return story_profile(report(name, day, number, **more), text)


def report(name: str, day: str | None = "2021-06-07", number: int = 1, outlet: str | None = None) -> Report:
    return a_report(name, day, number=number, outlet=outlet)


def test_a_report_that_takes_up_another_is_of_its_story() -> None:
    link = judge_story(of("a", FIRE), of("b", INQUIRY, "2021-06-10", 2))
    assert link is not None
    assert (link.left, link.right, link.relation, link.directed) == ("b", "a", "same_story", True)
    assert "Halcyon" in link.why
    assert "3 days apart" in link.why


def test_the_judge_sees_two_reports_alike_whichever_comes_first() -> None:
    one, other = of("a", FIRE), of("b", INQUIRY, "2021-06-10", 2)
    assert judge_story(one, other) == judge_story(other, one)


@pytest.mark.parametrize("text", [OTHER_FERRY, SAME_TOWN, SAME_STATES], ids=["same kind", "same town", "same states"])
def test_what_shares_only_its_kind_its_town_or_its_states_is_another_story(text: str) -> None:
    assert judge_story(of("a", FIRE), of("b", text, "2021-06-08", 2)) is None


def test_within_weeks_a_report_that_is_less_alike_is_of_the_story_and_months_later_it_is_not() -> None:
    assert judge_story(of("a", FIRE), of("b", FINED, "2021-06-27", 2)) is not None
    assert judge_story(of("a", FIRE), of("b", FINED, "2021-09-27", 2)) is None
    assert judge_story(of("a", FIRE), of("b", FINED, None, 2)) is None


def test_months_later_a_report_that_is_much_alike_is_still_of_the_story() -> None:
    assert judge_story(of("a", FIRE), of("b", INQUIRY, "2021-09-27", 2)) is not None


def test_naming_the_same_day_makes_up_for_months() -> None:
    link = judge_story(of("a", FIRE + ON_THE_DAY), of("b", FINED + ON_THE_DAY, "2021-09-27", 2))
    assert link is not None
    assert "both name 7 June" in link.why
    other_day = ON_THE_DAY.replace("7 June", "8 July")
    assert judge_story(of("a", FIRE + ON_THE_DAY), of("b", FINED + other_day, "2021-09-27", 2)) is None


def test_words_set_aside_tell_nothing_of_a_story() -> None:
    teaser = (
        "Most read: the ferry Halcyon caught fire off Lussin; Captain Ivo Marasovic of Adriatic Lines; Rovenska harbour"
    )
    page = f"{SAME_STATES}\n{teaser}"
    aside = (Span(len(SAME_STATES) + 1, len(page)),)
    assert story_profile(report("b"), page, aside).names.keys() == of("b", SAME_STATES).names.keys()
    assert "halcyon" in of("b", page).names


def test_the_outlet_s_own_name_tells_nothing() -> None:
    text = "The Halcyon Courier reports from Lussin. " + SAME_TOWN
    assert "halcyon" in of("a", text).names
    assert "halcyon" not in of("a", text, outlet="Halcyon Courier").names


def test_a_new_report_follows_the_one_it_fits_best() -> None:
    earlier = [of("a", FIRE), of("b", OTHER_FERRY, number=2), of("c", SAME_TOWN, number=3)]
    link = follows(of("d", INQUIRY, "2021-06-10", 4), earlier)
    assert link is not None
    assert (link.left, link.right) == ("d", "a")
    assert follows(of("e", SAME_STATES, "2021-06-10", 5), earlier) is None


def test_of_two_that_it_fits_alike_it_follows_the_last() -> None:
    link = follows(of("c", INQUIRY, "2021-06-10", 3), [of("a", FIRE), of("b", FIRE, number=2)])
    assert link is not None
    assert link.right == "b"


def test_a_report_may_bring_together_a_story_that_began_twice() -> None:
    early, late = of("a", FIRE), of("b", INQUIRY, "2021-06-10", 2)
    between = of("c", FIRE + "\n" + INQUIRY, "2021-06-10", 3)
    stories = {"a": "a", "b": "b"}
    first = follows(between, [early, late])
    assert first is not None
    (second,) = bridges(between, [early, late], stories)
    assert {first.right, second.right} == {"a", "b"}
    assert bridges(between, [early, late], {"a": "a", "b": "a"}) == ()


def test_a_digest_of_two_stories_does_not_make_them_one() -> None:
    ferry, treaty = of("a", FIRE), of("b", SAME_STATES, number=2)
    digest = of("c", FIRE + "\n" + SAME_STATES, number=3)
    assert judge_story(digest, ferry) is not None
    assert judge_story(digest, treaty) is not None
    assert bridges(digest, [ferry, treaty], {"a": "a", "b": "b"}) == ()


def test_reports_of_one_story_share_marks_and_others_do_not() -> None:
    fire, inquiry, other = (set(story_marks(of("a", text))) for text in (FIRE, INQUIRY, OTHER_FERRY))
    assert len(fire & inquiry) >= 2
    assert not fire & other
    assert max(map(len, (fire, inquiry, other))) <= 24


def test_a_report_of_no_day_has_marks_all_the_same() -> None:
    assert set(story_marks(of("a", FIRE, None))) & set(story_marks(of("b", FIRE, "2021-06-07")))


def test_a_report_is_no_story_with_itself() -> None:
    assert judge_story(of("a", FIRE), of("a", FIRE)) is None
