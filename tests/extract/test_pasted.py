"""Headlines pasted into a running sentence without a doubled name: what is set aside, and what only looks like one."""

import pytest

from sayso.extract.quarantine import set_aside

TOP = "Council to vote on water plan\n\nThe council of Varn met on Monday to speak about the dam.\n\n"


def cut(sentence: str) -> list[str]:
    """What is set aside within one paragraph below a headline and a first paragraph."""
    text = f"{TOP}{sentence}\n\nOne more paragraph follows, and it tells of the weather.\n"
    return [text[q.span.start : q.span.end] for q in set_aside(text, None)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Police in the town of Varn Court Clears Former Mayor of Bribery said on Monday that the road was closed.",
            "Court Clears Former Mayor of Bribery",
        ),
        (
            "The ships lay in the harbour. Singer Divorces Third Husband After Nine Weeks The ministry was silent.",
            "Singer Divorces Third Husband After Nine Weeks",
        ),
        (
            "The ships lay in the harbour. Star Reveals Why She Quits the Stage Officials say they will sail at noon.",
            "Star Reveals Why She Quits the Stage",
        ),
        (
            "A spokesman for the ministryTop 10 Beaches to Visit This Fall said on Monday that two ships were lost.",
            "Top 10 Beaches to Visit This Fall",
        ),
        (
            "The general did not want to say where theRebels Seize Border Town After Siege soldiers were at that time.",
            "Rebels Seize Border Town After Siege",
        ),
        (
            "The talks went on until the evening.Ferry Sinks Off CoastThe envoys had asked for two more days in it.",
            "Ferry Sinks Off Coast",
        ),
        (
            "The talks in the old town Army Says 40 Fighters Killed in RaidFans Clash With Police After Cup Final were "
            "broken off by both of the sides.",
            "Army Says 40 Fighters Killed in RaidFans Clash With Police After Cup Final",
        ),
        (
            "The harbour master said that he Five Things to Know About the Flood would stay with his men on the pier.",
            "Five Things to Know About the Flood",
        ),
        (
            "The ferry was late EXCLUSIVE: Inside the Fall of Tomas Lindqvale when it came to the island at last.",
            "EXCLUSIVE: Inside the Fall of Tomas Lindqvale",
        ),
        (
            "The envoys from the north Harbour Deal and the Price of Peace MORE asked for two more days in the city.",
            "Harbour Deal and the Price of Peace MORE",
        ),
        (
            "The clerk of the ministryMinister calls for calm after riotsWorkers march in capital over bread prices "
            "said on Monday that the gates would open.",
            "Minister calls for calm after riotsWorkers march in capital over bread prices",
        ),
    ],
)
def test_a_headline_with_a_sign_of_its_own_is_set_aside(sentence: str, headline: str) -> None:
    assert cut(sentence) == [headline]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police in Varn said the Court of Appeal for the Northern Districts of Vesland had cleared the former mayor.",
        "He took part in the Campaign to Stop Killer Robots and in the Vesland Coalition for the Rights of Children.",
        "They asked for a vote on the Protect the Rivers and Harbours Act and the Save Our Schools Amendment of 2009.",
        "She starred in the film The Mayor Leaves Town at Noon and in two plays that were shown on the island.",
        "She read from “Why the Harbour Falls Silent Every Winter” and then took questions from the pupils.",
        'He called his article "Mayor Fails the Test of the Flood" and printed it in the paper of the town.',
        "The letter was signed by Foreign Minister Ida Remmel, Interior Minister Per Sund, Justice Minister Jona Reeve "
        "and two others who were not named.",
        "They spoke of U.S.-China trade, of the House Rules Committee and of the South Vesland Press Council in Varn.",
        "The band played Make the Rivers Run Again for two hours, and the people in the square sang along with it.",
        "He works for Doctors Without Borders in the camps of East Varn and for Save the Children in the capital.",
        "On Monday, Foreign Minister Ida Remmel told reporters that the talks in the capital would go on for a week.",
        "The talks were held in the cityThe police said that nobody had been hurt when the bridge fell into the river.",
        "The app was made by NorthWind and sold by BuzzHarbour, which calls itself the voice of the young in Varn.",
        "It was told to the press by Edda Roll of the Bend the Arc group, Demand Progress, Act for Varn and others.",
    ],
)
def test_names_laws_and_titles_stay(sentence: str) -> None:
    assert cut(sentence) == []


def test_a_headline_that_is_a_line_of_its_own_stays() -> None:
    text = f"Court Clears Former Mayor of Bribery\n\n{TOP}Star Reveals Secret Wedding in Varn\n\nA last line is here.\n"
    assert set_aside(text, None) == ()


@pytest.mark.parametrize(
    ("sentence", "teaser"),
    [
        (
            "The gate was shut. READ MORE: Court Clears Former Mayor of Bribery The ministry said nothing about it.",
            "READ MORE: Court Clears Former Mayor of Bribery",
        ),
        (
            "The gate was shut. See also: Why the islands are losing people The ministry said nothing about it.",
            "See also: Why the islands are losing people",
        ),
        (
            "The gate was shut. Also read: Island school to close in spring Moreover, the road was wet on that day.",
            "Also read: Island school to close in spring",
        ),
        (
            "Minister Ida Remmel RELATED: Court Clears Former Mayor of Bribery said on Monday that the gate was shut.",
            "RELATED: Court Clears Former Mayor of Bribery",
        ),
        (
            "Minister Ida Remmel Related: Island school to close in spring told reporters on Monday that she would go.",
            "Related: Island school to close in spring",
        ),
        (
            "The gate was shut (Also read | Island school to close in spring) when the men came back from the field.",
            "(Also read | Island school to close in spring)",
        ),
        (
            "The gate was shut. [Watch: The night the river rose] The men came back from the field in the evening.",
            "[Watch: The night the river rose]",
        ),
        (
            "The gate was shut. Photos: Flood in the port city The men came back from the field in the evening.",
            "Photos: Flood in the port city",
        ),
        (
            "The gate was shut. | Island school to close in spring | The men came back from the field in the evening.",
            "| Island school to close in spring",
        ),
        (
            "The gate was shut. Story continues below advertisement The men came back from the field in the evening.",
            "Story continues below advertisement",
        ),
        (
            "The gate was shut and the ADVERTISEMENT men came back from the field in the evening of the same day.",
            "ADVERTISEMENT",
        ),
        (
            "The gate was shut. Advertisement The men came back from the field in the evening of the same day.",
            "Advertisement",
        ),
    ],
)
def test_a_marked_teaser_ends_where_the_sentence_goes_on(sentence: str, teaser: str) -> None:
    assert cut(sentence) == [teaser]


@pytest.mark.parametrize(
    "sentence",
    [
        "The pupils were told to read more: books, papers and whatever else they could find in the old library.",
        "He asked them to see (also by night) whether the gate was shut, and to watch (without a light) who came.",
        "The rule of the house was short. Watch the gate: whoever comes late must sleep in the field or go home.",
        "The Advertisement Standards Authority of Vesland told the paper that the pictures had been altered.",
        "Advertisement of tobacco was banned in Vesland in 1999, and the ban was upheld by the court of the land.",
        "The story continues to trouble the mayor, who said on Monday that he had never met the man in Varn.",
        "The result (see Table 3) was the same (related species aside) in all of the lakes that were looked at.",
        "The pipe | symbol stands between two commands, the teacher told the pupils who had come to the course.",
    ],
)
def test_words_that_only_look_like_markers_stay(sentence: str) -> None:
    assert cut(sentence) == []


@pytest.mark.parametrize(
    ("box", "after"),
    [
        ("Harbor Deal Falls Apart Again", " hopefuls from the north had asked for two more days in the city."),
        ("Harbor Deal Falls ApartFive Things to Know About Rain", " colleague Per Sund had asked for two days."),
        ("Dockers of the north end their feud with the port", ", but the letter had gone to her by then."),
        ("Dockers of the north end their feud with the port", ", who wrote the letter, had gone by then."),
        ("Dockers, weary of the north, end their feud", " said on Monday that the letter had gone by then."),
    ],
)
def test_behind_a_name_told_twice_the_sentence_goes_on(box: str, after: str) -> None:
    assert cut(f"The letter was sent to Ida RemmelIda Grete Remmel{box}{after}") == [f"Ida Grete Remmel{box}"]


def test_a_headline_that_runs_on_from_another_has_its_own_way_with_small_words() -> None:
    told = "Army Says 40 Fighters Killed in RaidHow Winning Varn Could Break The Race Open"
    assert cut(f"The talks in the old town {told} were broken off by both of the sides.") == [told]
    assert cut(f"The talks in town{told[:36]} The talks were broken off by both sides.") == [told[:36]]
