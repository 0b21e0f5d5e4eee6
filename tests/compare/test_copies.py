"""Copies of a report: found, named, told which way; and reports of one event left apart."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from textwrap import fill

import pytest

from sayso.compare.copies import CopyProfile, copy_marks, copy_profile, judge_copy
from sayso.compare.copies.rendering import compare_rendering
from sayso.compare.copies.rewording import compare_wording
from sayso.extract import extract
from sayso.records import Link, PageFacts, Raw, Span, When
from tests.compare import copied_texts as texts
from tests.compare.copied import COPIES, ORIGIN, PLAIN, profile

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def link_to_origin(text: str, **known: object) -> Link:
    link = judge_copy(profile(text, **known), ORIGIN)
    assert link is not None
    return link


def on(day: str) -> When:
    return When(day, day, "day", "a test")


# what is what


def test_the_same_words_are_identical_whatever_marks_stand_between_them() -> None:
    link = link_to_origin(texts.REPORT.replace('"', "”").replace("\n\n", "\n").upper())
    assert (link.relation, link.score) == ("identical", 1.0)
    assert not link.directed


def test_furniture_byline_and_an_outlets_line_make_it_syndicated() -> None:
    link = link_to_origin(texts.SYNDICATED)
    assert link.relation == "syndicated"
    assert "words are the same, in the same order" in link.why


def test_a_text_broken_into_even_lines_is_still_the_same_text() -> None:
    words, lines = texts.SYNDICATED.replace("\n\n", " ¶ ").split(" "), [""]
    for word in words:
        if word == "¶":
            lines += ["", ""]
        elif len(lines[-1]) + len(word) > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    assert link_to_origin("\n".join(lines)).relation == "syndicated"


def test_a_text_whose_end_is_cut_off_is_syndicated_and_the_copy() -> None:
    link = link_to_origin(texts.TEASER)
    assert (link.relation, link.left, link.directed) == ("syndicated", "copy", True)
    assert "cut off" in link.why


def test_a_text_cut_off_with_a_long_note_about_the_outlet_is_still_syndicated() -> None:
    note = (
        "Read what happened next, with maps, a gallery of pictures and our reporter's diary of the week, in our paper."
    )
    assert link_to_origin(texts.TEASER + note).relation == "syndicated"


def test_a_set_phrase_met_again_beyond_the_cut_moves_no_cut() -> None:
    again = "When Brelland closed the Orsk border crossing on a night in June, Brock lit candles in the chapel himself."
    link = judge_copy(profile(texts.TEASER), profile(texts.REPORT + again, "origin"))
    assert link is not None
    assert link.relation == "syndicated"


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        ("interior ministry", "Interior Ministry", "identical"),
        ("kilometre", "kilometer", "identical"),
        ("reservists", "reservist", "syndicated"),
        ("23 rounds", "26 rounds", "edited"),
        ("people", "kinsfolk", "edited"),
        ("Doctors at", "Their neighbours, who had seen it coming for a long time, wept. Doctors at", "syndicated"),
        (
            "Doctors at",
            "Their neighbours, who had seen it coming for a long time and said so to every visitor of the village, "
            "wept. Doctors at",
            "edited",
        ),
    ],
)
def test_house_style_is_no_edit_but_another_number_is(ours: str, theirs: str, relation: str) -> None:
    assert link_to_origin(texts.REPORT.replace(ours, theirs)).relation == relation


def test_at_the_same_address_every_change_is_an_edit() -> None:
    url = "https://tern.example.org/orsk"
    first = profile(texts.REPORT, "first", url=url)
    later = profile(texts.REPORT.replace("reservists", "reservist"), "later", url=url, previous="first")
    link = judge_copy(later, first)
    assert link is not None
    assert (link.relation, link.left, link.right, link.directed) == ("edited", "later", "first", True)


def test_paragraphs_changed_added_and_dropped_make_it_edited() -> None:
    link = link_to_origin(texts.EDITED)
    assert link.relation == "edited"
    assert not link.directed


def test_paragraphs_in_another_order_are_edited() -> None:
    assert link_to_origin("\n\n".join(reversed(texts.REPORT.split("\n\n")))).relation == "edited"


def test_half_left_as_it_was_is_edited_not_spun() -> None:
    ours, theirs = texts.REPORT.split("\n\n"), texts.SPUN.split("\n\n")
    assert link_to_origin("\n\n".join([*theirs[:3], *ours[3:5], *theirs[4:], ours[7]])).relation == "edited"


def test_some_words_changed_in_every_sentence_are_edited_not_spun() -> None:
    places = enumerate(texts.REPORT.split(" "))
    changed = (f"zu{word}" if place % 8 < 3 and word.isalpha() and word.islower() else word for place, word in places)
    assert link_to_origin(" ".join(changed)).relation == "edited"


def test_a_new_beginning_is_an_edit() -> None:
    lead = texts.REPORT.split("\n\n")[1]
    new = (
        "Grain lorries were the first to turn back when soldiers lowered the barrier at Orsk on Thursday, hours after "
        "a barrage from the other bank had torn through sleeping houses downstream and hurt 14."
    )
    assert link_to_origin(texts.REPORT.replace(lead, new)).relation == "edited"


def test_what_was_reworded_at_the_same_address_was_edited() -> None:
    url = "https://tern.example.org/orsk"
    link = judge_copy(profile(texts.SPUN, url=url), profile(texts.REPORT, "origin", url=url))
    assert link is not None
    assert link.relation == "edited"


def test_a_paragraph_put_into_a_long_report_is_an_edit_however_long_the_report() -> None:
    long = "\n\n".join((texts.REPORT, texts.QUOTING, texts.INDEPENDENT))
    more = "Nobody in the villages upstream had heard a shot, said the baker, and the ferry kept its hours all day."
    link = judge_copy(profile(long.replace("\n\nVarnia's", f"\n\n{more}\n\nVarnia's")), profile(long, "origin"))
    assert link is not None
    assert link.relation == "edited"


def test_synonyms_and_clauses_in_another_order_are_spun() -> None:
    link = link_to_origin(texts.SPUN)
    assert link.relation == "spun"
    assert "names and numbers stand in the same order" in link.why
    assert "sentences answer one another" in link.why


def test_a_spun_copy_broken_into_even_lines_is_spun() -> None:
    assert link_to_origin("\n\n".join(fill(part, 60) for part in texts.SPUN.split("\n\n"))).relation == "spun"


def test_a_person_who_rewrites_small_words_is_no_translator() -> None:
    text = texts.SPUN
    for ours, theirs in {
        "in": "within",
        "of": "by",
        "that": "how",
        "were": "got",
        "and": "plus",
        "from": "off",
    }.items():
        text = text.replace(f" {ours} ", f" {theirs} ")
    assert link_to_origin(text).relation == "spun"


def test_articles_are_none_of_the_small_words_that_both_must_keep() -> None:
    page = profile(texts.REPORT.replace(" the ", " ").replace(" a ", " "))
    rendering = compare_rendering(page, ORIGIN, compare_wording(page, ORIGIN))
    assert rendering.small == 1.0
    assert rendering.articles < 0.5
    assert rendering.is_translation


def test_one_sentence_alone_is_not_known_again_in_other_words() -> None:
    ours, theirs = (text.split("\n\n")[1] for text in (texts.REPORT, texts.SPUN))
    assert judge_copy(profile(theirs), profile(ours, "origin")) is None


def test_lost_articles_and_respelt_names_are_translated() -> None:
    link = link_to_origin(texts.TRANSLATED)
    assert (link.relation, link.left, link.directed) == ("translated", "copy", True)
    assert "halvang: khalvang" in link.why or "khalvang: halvang" in link.why


def test_a_passage_in_own_voice_is_taken_over() -> None:
    link = link_to_origin(texts.QUOTING)
    assert link.relation == "quotes_from"
    assert "observers of the imber mission" in link.why


def test_two_reports_of_one_event_that_share_a_quotation_are_apart() -> None:
    assert judge_copy(profile(texts.INDEPENDENT), ORIGIN) is None


def test_names_and_numbers_in_the_same_order_are_no_copy_if_the_sentences_are_others() -> None:
    assert judge_copy(profile(texts.RETOLD), ORIGIN) is None


def test_of_what_was_retold_only_the_passage_is_taken_over() -> None:
    retold, passage = texts.RETOLD.split("\n\n")[:5], texts.REPORT.split("\n\n")[6]
    assert link_to_origin("\n\n".join([*retold, passage])).relation == "quotes_from"
    spun, other = texts.SPUN.split("\n\n"), texts.INDEPENDENT.split("\n\n")
    assert link_to_origin("\n\n".join([*spun[1:3], *other[1:4], passage])).relation == "quotes_from"


def test_a_quotation_that_both_carry_is_no_passage_taken_over() -> None:
    quotation = texts.QUOTING.split("\n\n")[3]
    quoted = [page.replace(quotation, f'"{quotation}"') for page in (texts.QUOTING, texts.REPORT)]
    assert judge_copy(profile(quoted[0]), profile(quoted[1], "origin")) is None
    assert judge_copy(profile(texts.QUOTING), ORIGIN) is not None


def test_a_note_that_a_house_puts_below_its_reports_is_no_passage_taken_over() -> None:
    note = (
        "\n\nThe Tern Wire has reported from the valley since 2009; its correspondents travel with both armies, and no "
        "government reads what they write before it is printed."
    )
    assert judge_copy(profile(texts.INDEPENDENT + note), profile(texts.REPORT + note, "origin")) is None
    with_note_above = note.strip() + "\n\n" + texts.INDEPENDENT
    assert judge_copy(profile(with_note_above), profile(texts.REPORT + note, "origin")) is not None


def test_words_in_quarantine_are_not_compared() -> None:
    passage = texts.QUOTING.split("\n\n")[3]
    start = texts.QUOTING.index(passage)
    shut = copy_profile(replace(PLAIN, document="copy"), texts.QUOTING, [Span(start, start + len(passage))])
    assert judge_copy(shut, ORIGIN) is None


def test_a_few_words_are_no_copy() -> None:
    assert judge_copy(profile("Access was denied."), profile("Access was denied.", "other")) is None
    assert judge_copy(profile(""), profile("", "other")) is None
    assert judge_copy(ORIGIN, ORIGIN) is None


# which way


def test_the_later_day_is_the_copys() -> None:
    origin = profile(texts.REPORT, "origin", published=on("2026-10-12"))
    link = judge_copy(profile(texts.TEASER, published=on("2026-10-09")), origin)
    assert link is not None
    assert (link.left, link.right) == ("origin", "copy")
    assert "published 3 days later" in link.why


def test_a_day_without_a_year_tells_nothing() -> None:
    origin = profile(texts.REPORT, "origin", published=on("--10-12"))
    link = judge_copy(profile(texts.EDITED, published=on("2026-10-09")), origin)
    assert link is not None
    assert not link.directed


@pytest.mark.parametrize(
    ("outlet", "directed"), [("Tern Wire", True), ("The Tern Wire", True), ("Tern", False), ("Halyard Post", False)]
)
def test_who_names_the_others_outlet_copies_it(outlet: str, directed: bool) -> None:
    origin = profile(texts.REPORT, "origin", outlet=outlet)
    link = judge_copy(profile(texts.SYNDICATED, outlet="Valley Echo"), origin)
    assert link is not None
    assert link.directed == directed
    if directed:
        assert (link.left, link.right) == ("copy", "origin")


def test_the_agency_is_named_without_its_kind() -> None:
    origin = profile(texts.REPORT, "origin", outlet="Tern Wire News Agency")
    link = judge_copy(profile(texts.SYNDICATED, outlet="Valley Echo"), origin)
    assert link is not None
    assert (link.left, link.directed) == ("copy", True)


def test_the_wording_that_cannot_be_trusted_is_the_copys() -> None:
    longer = texts.SPUN + "\n\n" + "Nobody knows what the next night will bring to the dale, locals whispered. " * 12
    link = link_to_origin(longer, trusted=False)
    assert (link.left, link.right, link.directed) == ("copy", "origin", True)


def test_left_and_right_do_not_hang_on_the_order_of_asking() -> None:
    pages = [ORIGIN, *(profile(text, name) for name, text in COPIES.items()), profile(texts.QUOTING, "quoting")]
    links = [(judge_copy(one, other), judge_copy(other, one)) for one, other in combinations(pages, 2)]
    assert all(link == mirrored for link, mirrored in links)
    assert sum(link is not None for link, _ in links) >= len(COPIES)
    assert all(link.left < link.right for link, _ in links if link and not link.directed)


# the pages of the examples


@pytest.fixture(scope="module")
def examples() -> dict[str, CopyProfile]:
    meta = {row["file"]: row for row in map(json.loads, (EXAMPLES / "meta.jsonl").read_text("utf-8").splitlines())}
    found = {}
    for path in sorted(EXAMPLES.glob("*.[th][xt]*")):
        facts = PageFacts(**{name: value for name, value in meta.get(path.name, {}).items() if name != "file"})
        document = extract(Raw(path.read_bytes(), path.name), facts).document
        known = {"url": document.url, "outlet": document.outlet, "published": document.published}
        report = replace(PLAIN, document=path.name, trusted=path.name not in ("spun-copy.txt",), **known)
        found[path.name] = copy_profile(report, document.text, [one.span for one in document.quarantine])
    return found


def test_of_the_examples_two_are_copies(examples: dict[str, CopyProfile]) -> None:
    links = [link for one, other in combinations(examples.values(), 2) if (link := judge_copy(one, other))]
    spun, edited = sorted(links, key=lambda link: link.relation, reverse=True)
    assert (spun.relation, spun.left, spun.right, spun.directed) == ("spun", "spun-copy.txt", "agency-report.txt", True)
    assert edited.relation == "edited"
    assert {edited.left, edited.right} == {"front-page.html", "front-page-later.html"}


def test_copies_among_the_examples_share_marks(examples: dict[str, CopyProfile]) -> None:
    marks = {name: set(copy_marks(one)) for name, one in examples.items()}
    shared = {pair: len(marks[pair[0]] & marks[pair[1]]) for pair in combinations(examples, 2)}
    assert shared.pop(("agency-report.txt", "spun-copy.txt")) >= 4
    assert shared.pop(("front-page-later.html", "front-page.html")) >= 15
    assert max(shared.values()) <= 2
