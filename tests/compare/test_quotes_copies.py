"""What a reworded copy quotes stands where the report it copies quotes it."""

from dataclasses import replace

import pytest

from sayso.compare.quotes import judge_quote
from sayso.compare.quotes_copies import judge_reworded, passage_marks, quoted_passages, reworded_quotes
from sayso.records import Entries, Link, Said
from tests.compare import copied_texts as texts
from tests.compare.test_quotes import said

COPY = Link("copy", "origin", "spun", 0.5, "", "copies.spun", directed=True)


def entries(document: str, text: str, *quotes: str) -> Entries:
    """A page and what it quotes, a statement each."""
    told = tuple(said(words, document, form="direct", start=text.index(words.split(" … ")[0])) for words in quotes)
    return Entries(told[0].report, text, told, (), (), (), ())


ORIGIN = entries("origin", texts.REPORT, '"We will not reopen Orsk while our people sleep in cellars,"')
SPUN = entries("copy", texts.EXCHANGED, '"Orsk stays shut as long as basements serve Brelland\'s folk for bedrooms,"')


def linked(own: Entries, other: Entries, copy: Link = COPY) -> Link | None:
    answers = reworded_quotes(own, other, copy)
    found = [judge_reworded(answer, one) for answer in answers for one in other.said]
    return next(filter(None, found), None)


def test_a_quotation_is_known_by_its_place_where_its_words_no_longer_show_it() -> None:
    assert judge_quote(ORIGIN.said[0], SPUN.said[0]) is None
    link = linked(SPUN, ORIGIN)
    assert link is not None
    assert (link.left, link.right, link.directed) == (SPUN.said[0].key, ORIGIN.said[0].key, True)
    assert link.relation == "changed_words"
    assert "“Orsk”" in link.why
    assert link.flags == ("wording",)
    assert linked(ORIGIN, SPUN) == link


def test_only_reworded_copies_are_read_so() -> None:
    assert linked(SPUN, ORIGIN, replace(COPY, relation="edited")) is None


def test_a_quotation_far_from_its_place_or_without_a_name_in_common_is_another() -> None:
    behind = texts.EXCHANGED.replace(SPUN.said[0].words, "") + "\n" + SPUN.said[0].words
    assert linked(entries("copy", behind, SPUN.said[0].words), ORIGIN) is None
    nameless = '"That post stays shut as long as basements serve for bedrooms,"'
    assert linked(entries("copy", texts.EXCHANGED.replace(SPUN.said[0].words, nameless), nameless), ORIGIN) is None


def test_the_statement_of_a_quotation_is_found_by_its_marks_and_another_is_not_taken_for_it() -> None:
    (answer,) = reworded_quotes(SPUN, ORIGIN, COPY)
    assert passage_marks(answer)
    other: Said = said('"Orsk is a town of cellars and of people who do not sleep,"', "origin", form="direct")
    assert judge_reworded(answer, other) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we shall stay here for ever" and left', ['"we shall stay here for ever"']),
        ('He called it "a farce"', []),
        ('A page damaged: "we shall stay here for ever, “ he said', ['"we shall stay here for ever, “']),
        ('One "that does not end here\nand a new paragraph" here', []),
    ],
)
def test_quotations_of_some_length_are_passages(text: str, quoted: list[str]) -> None:
    assert [one.words for one in quoted_passages(text)] == quoted
