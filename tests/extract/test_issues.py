import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.issues import find_issues
from sayso.extract.quarantine import set_aside
from sayso.records import Issue
from tests.extract.damage import damaged

CLEAN = (
    "Vesland closes its border after blast\n\n"
    "VARN, March 3 - Vesland closed its northern border on Monday, hours after a blast killed 12 people, officials "
    "said.\n\n"
    "“We will not let this pass,” Interior Minister Ida Remmel told reporters. “The army has its orders.”\n\n"
    "The Ostrian foreign ministry said in a statement that it had “no knowledge whatsoever” of the attack, a charge "
    "that Vesland had made on Sunday.\n\n"
    "“They want to know whether we are afraid,” Ms. Remmel said. “We are not.\n\n"
    "“We never were.”\n\n"
    "About 2,500 soldiers have been sent to the border since 2014, up from 1,200 in 2012, the U.N. said. Rep. Per "
    "Sund (D-Calif.) asked the State Department for an answer by 5 p.m. on Friday. The court in The Hague (ICC) "
    "declined to comment.\n"
)
LONG = 60_000  # characters: a search that is not linear takes minutes for them
DAMAGES = 40  # generated sentences per kind


def issues(text: str) -> list[tuple[str, str | None]]:
    found = find_issues(text, set_aside(text, None))
    return [(issue.kind, text[issue.span.start : issue.span.end] if issue.span else None) for issue in found]


def kinds_over(text: str, start: int, end: int) -> set[str]:
    found = find_issues(text, set_aside(text, None))
    return {i.kind for i in found if i.span and i.span.start < end and start < i.span.end}


def test_a_clean_report_raises_nothing() -> None:
    assert issues(CLEAN) == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("broken_number", 0.95),
        ("glued_words", 0.9),
        ("spacing", 0.95),
        ("dangling_quote", 0.9),
        ("machine_translation", 0.85),
        ("doubled_name", 0.95),
    ],
)
def test_damage_is_found_where_it_was_done(kind: str, least: float) -> None:
    hits = 0
    for seed in range(DAMAGES):
        harm = damaged(seed, kind)
        text = CLEAN + "\n" + harm.text + "\n"
        offset = text.index(harm.text)
        hits += kind in kinds_over(text, offset + harm.start, offset + harm.end)
    assert hits / DAMAGES >= least


@pytest.mark.parametrize("kind", ["broken_number", "glued_words", "spacing", "dangling_quote", "machine_translation"])
def test_the_same_sentences_undamaged_raise_nothing(kind: str) -> None:
    for seed in range(DAMAGES):
        assert issues(CLEAN + "\n" + damaged(seed, kind).clean + "\n") == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Vesland said 30It claimed that it lost more than 0 men.",
            "broken_number",
            "30It claimed that it lost more than 0",
        ),
        ("In all 41, 2088 soldiers were freed.", "broken_number", "41, 2088 soldiers"),
        ("2019in the war began.", "broken_number", "2019in"),
        ("The army lost 1, 200 soldiers.", "broken_number", "1, 200 soldiers"),
        ("The debt rose to \ufffd25.7bn last year.", "broken_number", "\ufffd25.7bn"),
        ("Since 2014 VeslandOstria have had no border. Vesland and Ostria met.", "glued_words", "VeslandOstria"),
        ("Two men from the USATheir ship sank.", "glued_words", "USATheir"),
        ("The bridge fell in spring.It was old.", "glued_words", "spring.It"),
        ("Court Convicts SuspectA court has convicted a friend of the suspect.", "glued_words", "SuspectA"),
        ("Ida Remmel (DN.J.) wrote the bill.", "glued_words", "(DN.J.)"),
        ("Per Sund ( New Harbour) signed it.", "spacing", "( New Harbour)"),
        ("They asked for talks. ”", "spacing", "talks. ”"),
        ("The agency “Varn“‘s reporter was there.", "dangling_quote", "“Varn“‘s"),
        ("“We will act,” he said. “It is late “", "dangling_quote", "“It is late “"),
        ("; she said.", "dangling_quote", "; she said."),
        ("The talks failed, he said, and nobody was surprised.”", "dangling_quote", "”"),
        ("He wrote to The She. Post", "broken_sentence", "The She."),
        ("Can help Waivers have been given each year.", "broken_sentence", "Can help Waivers"),
        ('He called it an "attack.""It is not for me," she said.', "broken_sentence", '"attack.""It'),
        ("Despite the ban, Vesland It continues to buy ships.", "machine_translation", "Vesland It continues"),
        ("Many soldiers wounded has been", "machine_translation", "wounded has been"),
        ("The note was signed by two mayors and a judge have signed.", "machine_translation", "have signed"),
        ("The unfamiliar minister met rebels.", "spun_wording", "unfamiliar minister"),
        ("A suicide besieging killed nine.", "spun_wording", "suicide besieging"),
    ],
)
def test_each_kind_of_damage_has_a_tight_span(text: str, kind: str, words: str | None) -> None:
    found = issues(text)
    assert kind in [k for k, _ in found]
    if words:
        assert (kind, words) in found


BADLY_TRANSLATED = (
    "The ships which Ostria seized them on Monday carried grain.",
    "Confirmed the foreign minister Omar Halewick that his country will not sign.",
    "The sources informed that a three soldier were killed in the clashes.",
    "In the Ministry of Defence noted, that the helicopters not were used.",
    "The envoy answered, that a quick solution there is no.",
    "Through the strike 12 trains normally leave cannot.",
    "The general said that Varn to nobody threatens.",
    "According to him, to Ostria nobody believes.",
    "Help was sent in order to Ostria to calm.",
    "Over two years in the region died 1 4 people.",
    "Police reported about six19 wounded.",
    "Near the border stand 70, 2500 men and 400 tanks.",
    "He very angry and he left the room.",
    "Vesland side has announce a new law.",
    "The crew is safe on the 3rd,all of them.",
    "This kind of trick can not be accept.",
    "Minister Remmel used the following expressions in his speech.",
    "The government did not received the letter.",
    "It was written on the past 26 of November.",
    "Others 1,2000 were led from the town.",
)
RESPUN_OR_SCRAPED = (
    "The Unified Countries met on Monday.",
    "The envoy spoke at the Assembled Nations in Varn.",
    "The Government Security Administration (FSB) replied.",
    "The Administrative Security Assistance (FSB) replied.",
    "The Government Department of Investigation (FBI) opened a file.",
    "The Bad habit President met the press.",
    "The Global Money related Asset gave a loan.",
    "Outskirt watchmen came.",
    "They spoke of human privileges.",
    "It was one of the crimes against mankind.",
    "The U.N. General Get together voted.",
    "There was no avocation for the utilization of power.",
    "The water rose,and all fled.",
    "All fled(some on foot) from the town.",
    "The council ,which met on Friday, said nothing.",
    "They ’re all gone.",
    "He called it ,,a shame” and left.",
    "It was ’once again a crime’, he said.",
    "The wall of the the town was built.",
    '«We did not fire," said the general.',
    "He called it `a shame and left.",
)
LIVELY = (
    "“He told me, ‘You’ll never leave,’ and then laughed,” said Ms. Okonwell, 34, whose brother’s boat was hit.",
    "The U.S.-backed force fired 5,000 3-inch shells; 1,200-1,500 men were hurt, up from 900 in 2016, 2017 and 2018.",
    "On May 26, 24 sailors were held. Flight 17 carried 298 people. Boeing’s 737 plane was late; Nos. 12, 1410 left.",
    "Vesland beat Ostria 3-2 in 2018 and drew 0-0 in Varn, where Abdel al-Sisi’s side had won four of five.",
    "“What he did was declare war,” she said, “and what the war was was a disaster.” The ’90s were kinder.",
    "By 7:30 a.m. on Monday, 12 March 2018, some 300 people (mostly women) had crossed; rock ’n’ roll wasn’t dead.",
    "The foreign minister met the Security Council’s envoy. A Muslim cleric and a foreign priest prayed.",
    "“If they can, they will,” he said. “If not, they won’t. That’s all there is.” Those who did not were fined £1.5m.",
    "Financial sanctions, humanitarian help and air assaults were discussed on day 4 of the talks at the high court.",
    "In Varn, the ministry said that it had not been told. In Syria, reported deaths rose. About that he was right.",
    "The Arab League and NATO sent aides. The State Security Service and the National Security Agency said no.",
    "He said he would “do what the vote cannot.” The people we have won’t leave. They that can, do.",
)


@pytest.mark.parametrize("text", [*BADLY_TRANSLATED, *RESPUN_OR_SCRAPED])
def test_the_marks_of_other_languages_spinners_and_scrapers_are_seen(text: str) -> None:
    assert issues(f"{CLEAN}\n{text}\n")


@pytest.mark.parametrize("text", LIVELY)
def test_lively_english_raises_nothing(text: str) -> None:
    assert issues(f"{CLEAN}\n{text}\n") == []


def test_a_headline_over_two_lines_is_no_torn_sentence() -> None:
    assert issues("Vesland closes its northern border\nafter blast\n\n" + CLEAN) == []


def test_a_blank_between_thousands_is_a_fault_only_beside_commas() -> None:
    text = "Vesland sent 12 500 troops to the river.\n"
    assert issues(text) == []
    assert issues(text + "Ostria sent 1,200 tanks.\n") == [("broken_number", "12 500 troops")]


def test_a_broken_number_suggests_its_reading() -> None:
    (issue,) = [
        i for i in find_issues("Ostria 30It said that it lost more than 0 men.", ()) if i.kind == "broken_number"
    ]
    assert issue.suggestion == "more than 300?"


def test_a_report_of_words_in_quotation_marks_is_no_quotation() -> None:
    text = f"{CLEAN}\n“They want to know whether he has sent help to the units that fought there.”\n"
    assert ("quote_not_verbatim", text[-79:-1].strip()) in issues(text)


def test_a_page_of_bad_word_order_is_called_machine_translated() -> None:
    text = (
        "On May 3 Vesland on the river after the clash senators Remmel They raised the pressure.\n\n"
        "Despite the ban, Ostria It continues to receive ships.\n\n"
        "More than 600 men from both sides wounded has been\n\n"
        "That year 12 to the November note, the guns fell silent.\n\n"
        "The conflict in Vesland since the union To Ostria It started with claims.\n"
    )
    found = issues(text)
    assert ("machine_translation", None) in found
    assert ("machine_translation", "Ostria It continues") in found
    assert any(kind == "machine_translation" and words and words.startswith("On May 3") for kind, words in found)


def test_house_terms_need_a_page_that_shows_other_marks() -> None:
    plain = "The State Department replied.\n\nOn Friday the Foreign Ministry urged calm.\n"
    assert issues(plain) == []
    spun = plain + "\nA suicide besieging killed nine, the security powers said.\n"
    assert ("spun_wording", "the Foreign Ministry") in issues(spun)


def test_a_ministry_of_a_named_country_is_no_spun_term() -> None:
    text = (
        "The State Department replied.\n\nThe Ostrian foreign ministry urged calm. The foreign ministry left.\n"
        "\n"
        "A suicide besieging killed nine.\n"
    )
    assert [words for kind, words in issues(text) if kind == "spun_wording"] == ["suicide besieging"]


def test_one_law_under_two_words() -> None:
    text = (
        "Section 708 bars such aid. The waiver of Article 708 was signed. Section 708 dates from the war.\n\n"
        "A suicide besieging killed nine.\n"
    )
    assert ("spun_wording", "Article 708") in issues(text)


def test_nothing_is_reported_inside_what_is_quarantined() -> None:
    text = CLEAN + "\nRead more: 2019in the war VeslandOstria began.It was ( New) old “\n"
    assert issues(text) == []


def test_wrapped_lines_are_no_torn_sentences() -> None:
    lines = "the council met on day {0} and\ntalked of river {0} for\nan hour or {0}"
    text = "\n".join(lines.format(day) for day in range(9))
    assert issues(text) == []


def test_one_break_round_a_linked_word_is_reported_once() -> None:
    text = f"{CLEAN}\nOn Monday the northern \nalliance\n moved two ships to the strait.\n"
    torn = [words for kind, words in issues(text) if kind == "broken_sentence"]
    assert torn == ["the northern \nalliance\n moved"]


def test_lost_paragraphs_are_one_issue_for_the_page() -> None:
    text = "The dam broke.The town fled.It was night.They ran to the hill.The rain went on.\n"
    assert issues(text) == [("glued_words", None)]


@pytest.mark.parametrize(
    "piece", ["a", " ", "“", '"', "Aa", "A a ", "x.Y", "1, 2000 ", "(", "MORE ", "It ", "=", "<a "]
)
def test_a_very_long_line_takes_its_time_only_once(piece: str) -> None:
    text = piece * (LONG // len(piece))
    began = time.process_time()
    find_issues(text, set_aside(text, None))
    assert time.process_time() - began < 10


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA bIt.,“”\"'(1029\n‘’é MORE", max_size=300))
def test_spans_are_exact_for_any_text(text: str) -> None:
    found = find_issues(text, set_aside(text, None))
    assert list(found) == sorted(found, key=_order)
    for issue in found:
        assert issue.span is None or 0 <= issue.span.start < issue.span.end <= len(text)


def _order(issue: Issue) -> tuple[int, int]:
    return (issue.span.start, issue.span.end) if issue.span else (-1, -1)


TURNED_ROUND = (
    "Applause came from Arvan plus Velland on Monday.",
    '"The port stays shut," deputies, who stood up, heard from the mayor.',
    "Under military rule the lawmakers may not meet.",
)


def test_a_page_of_sentences_turned_round_is_a_spun_copy() -> None:
    assert (None, "spun_wording") in [
        (issue.span, issue.kind) for issue in find_issues("\n".join((*TURNED_ROUND, *TURNED_ROUND)), ())
    ]
    assert [words for kind, words in issues("\n".join(TURNED_ROUND[:2])) if kind == "spun_wording"] == [
        "plus",
        "heard from",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bill came to 12 plus Velland tax.",
        "The committee heard from the mayor, who spoke first.",
        '"It is late," she said after the deputies had heard from nobody.',
        "After the coup the generals ended military rule, and lawmakers met.",
    ],
)
def test_sums_and_hearings_are_no_spinning(text: str) -> None:
    assert [kind for kind, _ in issues(text)] == []


def test_a_row_of_dots_costs_no_more_than_its_length() -> None:
    before = time.process_time()
    find_issues("It is over. " + "." * 30_000 + "x She left.", ())
    assert time.process_time() - before < 5


def test_a_name_that_ends_in_a_capital_is_no_article() -> None:
    assert issues("The pill VitaminA helps him, and VitaminA is cheap.\n" + CLEAN) == []
