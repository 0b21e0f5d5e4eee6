"""What nobody disputes: told by several in their own voice, in sentences that hold nothing two sides differ on."""

from dataclasses import replace

from sayso.records import Account, Entries, Happened, Span, Status
from sayso.show.ledger.agreed import agreed_of
from tests.show.ledger.made import EVENT, account, entries

HIT = "The ferry Halcyon was hit; three sailors were killed."
CLOSED = "The harbour master of Ostrel closed the northern channel for two days"


def telling(each: Entries, word: str, passage: str, status: Status = "fact") -> Entries:
    """A report whose event is told by a word in a sentence of its text."""
    (one,) = each.happened
    start = each.text.index(word, each.text.index(passage))
    event = replace(one.event, trigger=Span(start, start + len(word)), status=status)
    told = Happened(one.key, one.report, event, word, passage, (), ())
    return replace(each, happened=(told,))


def told(*reports: Entries) -> Account:
    happening = replace(account().happenings[0], status="fact", reports=2)
    return account(entries=reports, happenings=(happening,))


def passages(one: Account) -> list[str]:
    return [each.told.passage for each in agreed_of(one)]


def test_a_sentence_with_a_number_that_is_contested_is_no_common_ground() -> None:
    both = told(telling(entries(1), "hit", HIT), telling(entries(2), "hit", HIT))
    contested = replace(both.questions[0].positions[1], figures=("figure/1", "figure/2"))
    question = replace(both.questions[0], positions=(both.questions[0].positions[0], contested))
    assert passages(replace(both, questions=(question,))) == []
    bare = replace(question, positions=(both.questions[0].positions[0],))
    assert passages(replace(both, questions=(bare,))) == [HIT]


def test_another_report_s_sentence_stands_for_one_that_holds_what_is_contested() -> None:
    charge = "Mirela Danko said on Tuesday that Vardonia had fired on the ferry near Ostrel."
    mixed = told(telling(entries(1), "fired", charge), telling(entries(2), "closed", CLOSED))
    (one,) = agreed_of(mixed)
    assert (one.told.passage, one.told.key) == (CLOSED, EVENT.replace("1", "2"))


def test_what_one_party_only_claims_is_quoted_for_nobody() -> None:
    assert passages(told(telling(entries(1), "closed", CLOSED, "claimed"))) == []
    assert passages(told(telling(entries(1), "closed", CLOSED))) == [CLOSED]


def test_what_one_report_tells_is_not_agreed_by_many() -> None:
    alone = told(telling(entries(1), "closed", CLOSED))
    assert passages(replace(alone, happenings=(replace(alone.happenings[0], reports=1),))) == []


def test_a_headline_and_a_page_that_cannot_be_trusted_are_not_quoted() -> None:
    one = telling(entries(1), "closed", CLOSED)
    assert passages(told(one)) == [CLOSED]
    (happened,) = one.happened
    for report in (replace(one.report, title=CLOSED), replace(one.report, trusted=False)):
        assert passages(told(replace(one, report=report, happened=(replace(happened, report=report),)))) == []
