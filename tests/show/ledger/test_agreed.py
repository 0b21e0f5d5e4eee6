"""What nobody disputes: told by several in their own voice, in sentences that hold nothing two sides differ on."""

from dataclasses import replace

import pytest

from sayso.records import Account, Entries, Happened, Party, Span, Status
from sayso.show.ledger.agreed import agreed_of
from sayso.show.ledger.brief import brief_of
from sayso.show.ledger.passages import is_sentence, without_dateline
from tests.ledger.made import FERRY
from tests.show.ledger.made import EVENT, account, entries
from tests.store.made import day

HIT = "The ferry Halcyon was hit; three sailors were killed."
CLOSED = FERRY[FERRY.index("The harbour master of Ostrel closed") :]


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


def changed(each: Entries, **facts: object) -> Entries:
    """The same report, its event read otherwise."""
    (one,) = each.happened
    return replace(each, happened=(replace(one, event=replace(one.event, **facts)),))  # type: ignore[arg-type]


def written(number: int, sentence: str, word: str, rule: str, target: str | None = None) -> Entries:
    """A report of one sentence with an event, told by a word in it."""
    one = telling(replace(entries(number), text=sentence, said=(), counted=()), word, sentence)
    at = sentence.index(target) if target else 0
    parties = (Party(target, None, Span(at, at + len(target))),) if target else ()
    return changed(one, rule=rule, source=(), target=parties, when=None)


@pytest.mark.parametrize(
    ("sentence", "word", "rule", "target"),
    [
        ("The shelling near Ostrel was on every front page on Monday.", "shelling", "event:shelling/n+page", None),
        ("It is the worst attack since the annexation of Merrow.", "annexation", "event:annexation/n+page", "Merrow"),
        ("Vardonia moved 24 captured sailors to Lutava.", "captured", "event:capture/v+page", "sailors"),
        ("Danko met the captured sailors in Lutava.", "captured", "event:capture/v+page", "sailors"),
        (
            "A court ordered that the sailors captured near Ostrel be held.",
            "captured",
            "event:capture/v+page",
            "sailors",
        ),
        ("Vardonia seizes a ferry off Ostrel", "seizes", "event:seize/v+page", "ferry"),
        ("- guarantee that ships pass and shell nobody;", "shell", "event:shell/v+page", None),
    ],
)
def test_a_sentence_that_only_mentions_an_event_or_is_none_is_not_quoted(
    sentence: str, word: str, rule: str, target: str | None
) -> None:
    mentioned = written(1, sentence, word, rule, target)
    assert passages(told(mentioned)) == []
    assert passages(told(mentioned, telling(entries(2), "closed", CLOSED))) == [CLOSED]


@pytest.mark.parametrize(
    ("sentence", "word", "target"),
    [
        ("Vardonia captured 24 sailors near Ostrel.", "captured", "sailors"),
        ("The ferry was rammed, shelled and captured near Ostrel.", "captured", "The ferry"),
        ("The sailors have been captured.", "captured", "The sailors"),
    ],
)
def test_a_sentence_that_tells_an_event_is_quoted(sentence: str, word: str, target: str) -> None:
    assert passages(told(written(1, sentence, word, "event:capture/v+page", target))) == [sentence]


def test_what_is_only_background_heads_no_row() -> None:
    one = telling(entries(1), "closed", CLOSED)
    assert passages(told(one)) == [CLOSED]
    assert passages(told(changed(one, background=True))) == []


def test_the_telling_that_gives_the_day_of_its_row_stands_for_the_others() -> None:
    """Under a day the sentence that tells of that day, not the one that tells of another or of none."""
    other, none = telling(entries(1), "hit", HIT), changed(telling(entries(1), "hit", HIT), when=None)
    of_the_day = changed(telling(entries(2), "closed", CLOSED), when=day("2022-09-20"))
    assert passages(told(changed(other, when=day("2022-09-25")), of_the_day)) == [CLOSED]
    assert passages(told(none, of_the_day)) == [CLOSED]


def test_the_dateline_of_a_report_is_no_part_of_what_is_quoted() -> None:
    dated = written(1, "OSTREL, Sept 21, 2022 (Meridian) - Vardonia closed a channel.", "closed", "event:close/v+page")
    assert [each.words for each in agreed_of(told(dated))] == ["Vardonia closed a channel."]
    brief = brief_of(told(dated, entries(2)))
    assert [line.quoted for _, lines in brief.sections[1].groups for line in lines] == ["Vardonia closed a channel."]
    assert "Vardonia closed a channel." in brief.sources[0].words
    assert not [words for words in brief.sources[0].words if words.startswith("OSTREL")]


@pytest.mark.parametrize(
    ("passage", "told_"),
    [
        ("OSTREL, Sept 21, 2022 (Meridian) - Two ships sank.", "Two ships sank."),
        ("Ostrel (Meridian) -- Two ships sank.", "Two ships sank."),
        ("OSTREL, Vardonia, 21 September — “We saw two ships,” he said.", "“We saw two ships,” he said."),
        ("OSTREL/LUTAVA — Two ships sank.", "Two ships sank."),
        ("NATO - the alliance of the north - sent two ships.", "NATO - the alliance of the north - sent two ships."),
        ("VARDONIA - A state of the north - sent two ships.", "VARDONIA - A state of the north - sent two ships."),
        ("Danko (who is 50) - the minister - sent ships.", "Danko (who is 50) - the minister - sent ships."),
    ],
)
def test_a_dateline_is_told_from_a_name(passage: str, told_: str) -> None:
    assert without_dateline(passage) == told_


def test_a_sentence_begins_and_ends_as_one() -> None:
    assert is_sentence("“They fired,” he said.")
    assert is_sentence("24 men were held (until May).")
    assert not is_sentence("Vardonia seizes a ferry")
    assert not is_sentence("on the seizure of a ferry.")
