from collections.abc import Iterator

import pytest

from sayso.extract.quarantine import set_aside
from sayso.records import Quarantine
from tests.extract.damage import HEADLINES, OUTERS, Pasted, pasted

BOXES = 40  # generated pages per case: enough that one page is two and a half per cent
PAGE = "Council to vote on water plan\n\nA first paragraph stands here.\n\n{}\n\nOne more follows.\n"
ARTICLE = (
    "Ferry to the islands stops for winter\n\n"
    "The ferry to the outer islands will stop in December, the harbour office said on Monday.\n\n"
    "“We have no crew left,” harbour master Jona Reeve told the council. “The boat is old.”\n\n"
    "Islanders asked for a smaller boat. The council will answer in two weeks.\n"
)


def taken(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(q.reason, text[q.span.start : q.span.end]) for q in set_aside(text, title)]


def characters(found: tuple[Quarantine, ...]) -> set[int]:
    return {place for q in found for place in range(q.span.start, q.span.end)}


def boxes(outer: str, headlines: str, *, more: bool, glued: bool) -> Iterator[tuple[Pasted, set[int], set[int]]]:
    for seed in range(BOXES):
        box = pasted(seed, more=more, glued=glued, outer=outer, headlines=headlines)
        text = PAGE.format(box.text)
        offset = text.index(box.text)
        yield box, characters(set_aside(text, None)), set(range(offset + box.start, offset + box.end))


@pytest.mark.parametrize("headlines", HEADLINES)
@pytest.mark.parametrize("outer", OUTERS)
@pytest.mark.parametrize("glued", [True, False])
def test_a_box_that_ends_in_more_is_cut_out_exactly(outer: str, headlines: str, glued: bool) -> None:
    for box, found, truth in boxes(outer, headlines, more=True, glued=glued):
        assert found == truth, box.text


@pytest.mark.parametrize(
    ("outer", "headlines", "glued", "precision", "recall"),
    [
        ("marked", "title", True, 0.99, 0.99),
        ("marked", "title", False, 0.99, 0.99),
        ("marked", "sentence", True, 0.99, 0.99),
        ("marked", "sentence", False, 0.99, 0.99),
        ("marked", "spun", True, 0.95, 0.97),
        ("marked", "spun", False, 0.95, 0.94),
        ("plain", "title", True, 0.97, 0.99),
        ("plain", "title", False, 0.97, 0.99),
        ("plain", "sentence", True, 0.78, 0.99),
        ("plain", "spun", True, 0.83, 0.97),
    ],
)
def test_where_more_is_lost_the_pasted_words_are_still_set_aside(
    outer: str, headlines: str, glued: bool, precision: float, recall: float
) -> None:
    right = found_all = truth_all = 0
    for _, found, truth in boxes(outer, headlines, more=False, glued=glued):
        right, found_all, truth_all = right + len(found & truth), found_all + len(found), truth_all + len(truth)
    assert right / truth_all >= recall
    assert right / found_all >= precision


def test_the_sentence_round_a_box_reads_on() -> None:
    box = "Ida RemmelIda Grete RemmelFive Things to Watch This FallHarbor Deal Falls Apart MORE"
    text = f"Secretary Ida Remmel{box[10:]} told lawmakers on Friday that the port would close."
    (quarantine,) = set_aside(text, None)
    kept = text[: quarantine.span.start] + text[quarantine.span.end :]
    assert kept == "Secretary Ida Remmel told lawmakers on Friday that the port would close."


def test_two_boxes_in_one_sentence_are_two() -> None:
    text = (
        "Senators Ida RemmelIda Grete RemmelHarbor Deal Falls Apart MORE (R-Ohio) and Per SundPer Olav SundFive Things "
        "to Watch MORE (D-Calif.) wrote the bill."
    )
    assert [reason for reason, _ in taken(text)] == ["injected_link", "injected_link"]
    pieces = [words for _, words in taken(text)]
    assert pieces[0].endswith("MORE")
    assert pieces[1].endswith("MORE")


@pytest.mark.parametrize(
    "text",
    [
        "The film channel YouTube took it down. Though YouTube gave no reason, viewers left.",
        "PARIS, France, Oct. 3 -- Police in PARIS, France, said nobody was hurt.",
        "Marta McAllister met Gil MacDonald and DeShawn LaRue at the NATO base near Vesland.",
        "He asked for MORE. The crowd shouted it back.",
        "Anders Holm, a nephew of Anders Holmgren, runs the shop.",
    ],
)
def test_ordinary_names_are_no_boxes(text: str) -> None:
    assert taken(text) == []


def test_a_clean_article_keeps_every_word() -> None:
    assert taken(ARTICLE) == []
    assert taken(ARTICLE, "Ferry to the islands stops for winter") == []


def test_the_breadcrumb_goes_and_the_headline_stays() -> None:
    crumb = "Home / World / Ferry to the islands stops for winter"
    assert taken(f"{crumb}\n\n{ARTICLE}") == [("breadcrumb", crumb)]


def test_a_breadcrumb_that_holds_the_only_headline_leaves_it() -> None:
    body = ARTICLE.split("\n\n", 1)[1]
    assert taken(f"Home › Islands › Ferry to the islands stops for winter\n\n{body}") == [
        ("breadcrumb", "Home › Islands › ")
    ]


def test_the_headline_told_twice_is_set_aside_the_second_time() -> None:
    text = f"{ARTICLE}\nFerry to the islands stops for winter - The Harbour Post\n"
    assert taken(text) == [("duplicate_headline", "Ferry to the islands stops for winter - The Harbour Post")]


def test_a_label_at_both_ends_is_set_aside() -> None:
    assert taken(f"Island affairs\n\n{ARTICLE}\nIsland affairs\n") == [("category", "Island affairs")] * 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Leave a Reply", "comment_form"),
        ("Your email address will not be published. Required fields are marked *", "comment_form"),
        ("Save my name, email, and website in this browser for the next time I comment.", "comment_form"),
        ("Newsletter Signup", "newsletter"),
        ("Subscribe to our newsletter and never miss an update.", "newsletter"),
        ("Get our morning briefing, free, in your inbox.", "newsletter"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp Telegram", "share"),
        ("Follow Jona Reeve on Twitter @jonareeve", "share"),
        ("Source link", "source_link"),
        ("https://harbourpost.example/ferry-stops", "source_link"),
        ("Read more: Why the islands are losing people", "related_link"),
        ("RELATED: Ten boats that never came back", "related_link"),
        ("You may also like", "related_link"),
        ("Tags: ferry, islands, winter", "category"),
        ("Back to top button", "footer"),
        ("© 2021 Harbour Post. All rights reserved.", "footer"),
        ("This website uses cookies to improve your visit.", "footer"),
        ("ADVERTISEMENT", "footer"),
        ("(Reporting by Jona Reeve; Editing by Ida Remmel)", "footer"),
        ("This story has been updated with a comment from the mayor.", "footer"),
        ("UPDATED: Monday, 3 March 2014, 9:31 AM", "footer"),
        ("The old ferry in the harbour. Photo: Harbour Post archive", "other"),
        ("A ship leaves the port of Vesland. (Jona Reeve/AFP/Getty Images)", "other"),
    ],
)
def test_furniture_is_set_aside_whole(line: str, reason: str) -> None:
    assert taken(f"{ARTICLE}\n{line}\n") == [(reason, line)]


def test_headlines_under_a_related_label_go_with_it() -> None:
    teasers = ["Related stories", "Ten boats that never came back", "Island school to close in spring"]
    text = ARTICLE + "\n" + "\n".join(teasers) + "\n\nThe council meets again on Tuesday.\n"
    assert taken(text) == [("related_link", "\n".join(teasers))]


def test_a_comment_form_below_teasers_is_no_teaser() -> None:
    teasers = "Related posts:\nTen boats that never came back\nIsland school to close in spring"
    form = "Leave a Reply Cancel reply\nYour email address will not be published.\nName *\nEmail *"
    assert taken(f"{ARTICLE}\n{teasers}\n\n{form}\n") == [("related_link", teasers), ("comment_form", form)]
    assert taken(f"{ARTICLE}\n{teasers}\n{form}\n") == [("related_link", teasers), ("comment_form", form)]


def test_a_teaser_glued_into_a_line_ends_where_the_article_goes_on() -> None:
    text = "The port was closed.Read more: Why the islands are losing peoplePolice said nobody was hurt."
    assert taken(text) == [("related_link", "Read more: Why the islands are losing people")]


def test_readers_comments_are_set_aside_to_the_end() -> None:
    text = f"{ARTICLE}\n3 Comments\n\nTom says: They lied to us about the boat.\n\nAda says: The mayor should go.\n"
    ((reason, words),) = taken(text)
    assert reason == "comment_form"
    assert words.endswith("The mayor should go.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers who want more can find the report in the library.",
        "He said that reporters had asked him to sign up for the army by email.",
        "The agency Reuters/Press said in its style book that credits come last, and editors agreed at once.",
        "“Read more books,” she told the pupils.",
        "The comments were met with anger in the capital.",
        "Follow the money, the prosecutor told the jury.",
    ],
)
def test_sentences_that_only_look_like_furniture_stay(sentence: str) -> None:
    assert taken(f"{ARTICLE}\n{sentence}\n\nThe council meets again on Tuesday.\n") == []


@pytest.mark.parametrize("text", ["", " \n\n ", "x", "\n", "�" * 50, "MORE", "Read more:", "((((", "“" * 300])
def test_any_text_gives_sorted_spans_that_do_not_overlap(text: str) -> None:
    ends = 0
    for quarantine in set_aside(text, None):
        assert ends <= quarantine.span.start < quarantine.span.end <= len(text)
        ends = quarantine.span.end
