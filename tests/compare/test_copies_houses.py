"""What the houses tell of two reports: forms filled in anew, quotations by name, agencies, what another house cut."""

from sayso.compare.copies import judge_copy
from sayso.records import When
from tests.compare import copied_texts as texts
from tests.compare.copied import ORIGIN, profile

OTHER_NUMBERS = (
    ("14", "9"), ("23 rounds", "17 rounds"), ("40 minutes", "55 minutes"), ("600", "250"), ("31", "46"),
    ("2,500", "1,800"), ("nine of", "six of"), ("three children", "two children"),
)  # fmt: skip


def on(day: str) -> When:
    return When(day, day, "day", "a test")


def filled_in() -> str:
    text = texts.REPORT
    for old, new in OTHER_NUMBERS:
        text = text.replace(old, new)
    return text


def test_a_form_filled_in_anew_by_one_house_a_week_later_is_no_copy() -> None:
    first = profile(texts.REPORT, "origin", outlet="Tern Wire", published=on("2026-10-09"))
    assert judge_copy(profile(filled_in(), outlet="Tern Wire", published=on("2026-10-16")), first) is None


def test_the_same_numbers_another_house_or_the_next_day_are_no_form() -> None:
    first = profile(texts.REPORT, "origin", outlet="Tern Wire", published=on("2026-10-09"))
    later = {"outlet": "Tern Wire", "published": on("2026-10-16")}
    assert judge_copy(profile(texts.EDITED, **later), first) is not None
    assert judge_copy(profile(filled_in(), **{**later, "outlet": "Valley Post"}), first) is not None
    assert judge_copy(profile(filled_in(), **{**later, "published": on("2026-10-10")}), first) is not None


def press_review(named: str) -> str:
    paragraphs = texts.REPORT.split("\n\n")
    return (
        f"Autumn in the papers of our neighbours was mild, and nobody expected this. {named} writes:\n\n"
        f'"{paragraphs[4]}"\n\n'
        "So far the paper. Our readers may remember that the bridge was painted green in spring, at great cost, and "
        "that nobody has crossed it since the ferryman retired to his sister's orchard in the hills.\n\n"
        "Other papers had less room. Two wrote of the price of apples, one of a choir that lost its way in the fog and "
        "sang until shepherds came, and the last of them had not been printed at all for want of ink.\n"
    )


def test_what_stands_in_quotation_marks_under_the_outlets_name_is_quoted_from_it() -> None:
    origin = profile(texts.REPORT, "origin", outlet="Tern Wire")
    link = judge_copy(profile(press_review("The Tern Wire"), outlet="Valley Post"), origin)
    assert link is not None
    assert (link.relation, link.left) == ("quotes_from", "copy")
    unnamed = judge_copy(profile(press_review("A neighbour"), outlet="Valley Post"), origin)
    assert unnamed is None or unnamed.relation != "quotes_from"


def test_another_house_may_leave_passages_out_and_one_house_edits() -> None:
    paragraphs = texts.REPORT.split("\n\n")
    shortened = "\n\n".join((*paragraphs[:3], *paragraphs[4:]))
    origin = profile(texts.REPORT, "origin", outlet="Tern Wire")
    relations = [judge_copy(profile(shortened, outlet=one), origin) for one in ("Valley Post", "Tern Wire")]
    assert [link and link.relation for link in relations] == ["syndicated", "edited"]


def test_papers_copy_agencies() -> None:
    agency = profile(texts.REPORT, "origin", outlet="Quell News Agency")
    link = judge_copy(profile(texts.EDITED, outlet="Valley Post"), agency)
    assert link is not None
    assert (link.left, link.directed) == ("copy", True)
    assert "is a news agency" in link.why


def test_an_untrusted_page_of_which_every_word_was_exchanged_is_spun() -> None:
    assert judge_copy(profile(texts.RETOLD), ORIGIN) is None
    link = judge_copy(profile(texts.RETOLD, trusted=False), ORIGIN)
    assert link is not None
    assert (link.relation, link.left) == ("spun", "copy")


def test_a_clean_page_of_which_every_word_was_exchanged_goes_beside_the_other() -> None:
    link = judge_copy(profile(texts.EXCHANGED), ORIGIN)
    assert link is not None
    assert (link.relation, link.left) == ("spun", "copy")
    turned = "\n\n".join(reversed(texts.EXCHANGED.strip().split("\n\n")))
    assert judge_copy(profile(turned), ORIGIN) is None


def test_who_dwells_on_one_thing_and_hurries_over_another_tells_for_himself() -> None:
    worded = (
        texts.RETOLD.replace("31 roofs", "31 damaged roofs, then a school bus,")
        .replace("nine patients more", "nine wounded more, with head injuries")
        .replace("Winter comes early here.", "Frost comes early here.")
    )
    assert judge_copy(profile(worded), ORIGIN) is None
    assert judge_copy(profile(worded, trusted=False), ORIGIN) is not None
