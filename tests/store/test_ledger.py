"""What is given to a ledger is there once, whole, and as it was given; on both databases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import QueryError, SettingsError, StoreError
from sayso.records import Issuer, Link, Raw, Teller
from sayso.store import Ledger, open_ledger, restore
from sayso.store.entries import passage
from sayso.store.query import parse_query
from tests.store.made import ACCUSES, LATER_RUN, Page, accusation, span_of


def test_findings_come_back_as_they_were_given(ledger: Ledger) -> None:
    given = accusation(url="https://meridian.example.org/1", title="Ferry hit").findings
    added = ledger.add(given, Raw(b"<p>as it came</p>", "page.html", None, "text/html"))
    found, entries = ledger.whole(added.document)
    assert found == given
    assert [one.statement for one in entries.said] == list(given.statements)
    assert [one.words for one in entries.happened] == ["fired"]
    assert ledger.raw(added.document) == Raw(b"<p>as it came</p>", "page.html", None, "text/html")
    assert ledger.text(added.document) == ACCUSES


def test_entries_come_back_by_key_as_they_went_in(ledger: Ledger) -> None:
    _, entries = ledger.whole(ledger.add(accusation().findings).document)
    everything = [*entries.said, *entries.happened, *entries.counted, *entries.owed]
    assert ledger.entries([one.key for one in everything]) == {one.key: one for one in everything}
    assert entries.happened[0].asserted_by[0].statement == entries.said[0].key
    assert entries.counted[0].passage == "The ferry Halcyon was hit; three sailors were killed."


def test_what_a_party_tells_on_its_own_page_is_its_claim(ledger: Ledger) -> None:
    page = accusation().happens("was hit", "The ferry", "Vardonia")
    told = replace(page.findings, issuer=Issuer("Ostrel navy", "XOS.MIL", "heading", None))
    own = Teller("Ostrel navy", "XOS.MIL", None)
    _, entries = ledger.whole(ledger.add(told).document)
    of_danko, of_the_page = entries.happened
    assert of_danko.asserted_by[0].name == "Mirela Danko"
    assert (of_the_page.event.status, of_the_page.asserted_by, of_the_page.denied_by) == ("claimed", (own,), ())
    assert entries.counted[0].reporter == own
    assert entries.owed[0].by == own
    assert [hit.key for hit in ledger.search('status:claimed speaker:"Ostrel navy"', "event")] == [of_the_page.key]

    untrue = replace(told.events[1], status="denied")
    _, entries = ledger.whole(ledger.add(replace(told, events=(untrue,), made_by=LATER_RUN)).document)
    assert (entries.happened[0].asserted_by, entries.happened[0].denied_by) == ((), (own,))


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Danko told NATO. A ship fired on the ferry. It sank.", "A ship fired on the ferry."),
        ("The U.S. Navy fired on the ferry. It sank.", "The U.S. Navy fired on the ferry."),
    ],
)
def test_a_passage_is_one_sentence(text: str, around: str) -> None:
    """An abbreviation in capitals may end a sentence, one with a stop behind each letter seldom does."""
    assert passage(text, span_of(text, "fired")) == around


def test_the_same_findings_twice_change_nothing(ledger: Ledger) -> None:
    first, again = (ledger.add(accusation().findings) for _ in range(2))
    assert (first.standing, again.standing) == ("new", "known")
    assert ledger.counts()["reports"] == 1
    assert ledger.counts()["statement"] == 2


def test_other_words_at_the_same_address_are_a_new_version(ledger: Ledger) -> None:
    address = "https://meridian.example.org/1"
    ledger.add(accusation(url=address).findings)
    later = Page(ACCUSES.replace("three", "four"), url=address)
    added = ledger.add(later.findings)
    assert added.standing == "version"
    assert [one.number for one in ledger.versions(added.document)] == [1, 2]
    assert [one.link.relation for one in ledger.links([added.document])] == ["version_of"]


def test_a_newer_reading_takes_the_place_of_the_older_and_keeps_keys_and_corrections(ledger: Ledger) -> None:
    ledger.add(accusation().findings)
    key = ledger.search("act:accuse")[0].key
    ledger.correct(key, "speaker", "Mirela Danko-Ruiz", author="Ada", why="her full name")
    newer = accusation(made_by=LATER_RUN)
    without_denial = replace(newer.findings, statements=newer.findings.statements[:1])
    added = ledger.add(without_denial)
    assert (added.standing, len(added.changed)) == ("reread", 1)
    assert ledger.counts()["statement"] == 1
    assert ledger.search("act:accuse")[0].key == key
    assert [hit.key for hit in ledger.search("speaker:Danko-Ruiz")] == [key]


def test_two_entries_on_the_same_words_have_keys_of_their_own(ledger: Ledger) -> None:
    page = accusation()
    page.says("Mirela Danko", "said", "that Vardonia had fired on the ferry near Ostrel", "demand")
    _, entries = ledger.whole(ledger.add(page.findings).document)
    assert len({one.key for one in entries.said}) == 3


def test_a_null_character_is_kept_in_the_text_and_pictured_in_the_words(ledger: Ledger) -> None:
    page = Page("Danko said that \x00 it was so.", title="A \x00 title", url="https://a.example/\x00")
    page.says("Danko", "said", "that \x00 it was so")
    added = ledger.add(page.findings)
    assert ledger.text(added.document) == page.text
    assert ledger.whole(added.document)[0] == page.findings
    assert ledger.search("act:assert")[0].snippet == "that \ufffd it was so"


# --- a person's hand -------------------------------------------------------------------------------------------------


def test_a_correction_is_found_and_the_machines_record_stays(ledger: Ledger) -> None:
    document = ledger.add(accusation().findings).document
    key = ledger.search("act:deny")[0].key
    ledger.correct(key, "act", "decline_comment", author="Ada", why="he did not answer")
    found, entries = ledger.whole(document)
    assert [hit.key for hit in ledger.search("act:decline_comment")] == [key]
    assert ledger.search("act:deny") == []
    assert found.statements[1].act == "deny"
    assert entries.said[1].statement.act == "decline_comment"
    assert [(one.author, one.value) for one in ledger.corrections([key])] == [("Ada", "decline_comment")]


def test_an_entry_that_is_none_leaves_the_search_and_can_come_back(ledger: Ledger) -> None:
    ledger.add(accusation().findings)
    key = ledger.search("act:deny")[0].key
    ledger.correct(key, "entry", None, author="Ada", why="no statement")
    assert ledger.search("act:deny") == []
    assert ledger.entries([key]) == {}


@pytest.mark.parametrize(
    ("field", "value"), [("colour", "red"), ("entry", "no"), ("act", "shouts"), ("said", "Tuesday"), ("low", "many")]
)
def test_what_cannot_be_corrected_so_is_said(ledger: Ledger, field: str, value: str) -> None:
    ledger.add(accusation().findings)
    kind = "figure" if field == "low" else "statement"
    key = ledger.search("", kind)[0].key  # type: ignore[arg-type]
    with pytest.raises(SettingsError):
        ledger.correct(key, field, value, author="Ada", why="")
    assert ledger.corrections() == []


def test_notes_stand_beside_what_they_are_about(ledger: Ledger) -> None:
    document = ledger.add(accusation().findings).document
    ledger.note(document, "Ask Danko for the log.", author="Ada")
    assert [(one.text, one.author) for one in ledger.notes([document])] == [("Ask Danko for the log.", "Ada")]
    with pytest.raises(StoreError, match="no such"):
        ledger.note("abcdef0123456789/statement/1-2", "…", author="Ada")


# --- links and stories -----------------------------------------------------------------------------------------------


def two(ledger: Ledger) -> tuple[str, str]:
    first = ledger.add(accusation().findings).document
    second = ledger.add(accusation(outlet="The Klaxon", url="https://klaxon.example.net/2").findings).document
    return first, second


def same_story(left: str, right: str, judge: str = "by:Ada") -> Link:
    return Link(left, right, "same_story", 1.0, "the same ferry", judge)


def test_a_link_is_withdrawn_with_its_reason_and_no_machine_puts_it_back(ledger: Ledger) -> None:
    first, second = two(ledger)
    id_ = ledger.link(same_story(first, second, "stories.test"))
    gone = ledger.unlink(id_[:8], by="Ada", why="another ferry")
    assert (gone.withdrawn_by, gone.withdrawn_why) == ("Ada", "another ferry")
    assert ledger.links([first]) == []
    assert [one.id for one in ledger.links([first], withdrawn=True)] == [id_]
    with pytest.raises(StoreError, match="withdrawn already"):
        ledger.unlink(id_, by="Ada", why="again")


def test_stories_follow_links_joined_and_split_by_hand(ledger: Ledger) -> None:
    first, second = two(ledger)
    assert [len(reports) for _, reports in ledger.stories()] == [1, 1]
    id_ = ledger.link(same_story(first, second))
    assert [(story, len(reports)) for story, reports in ledger.stories()] == [(first, 2)]
    assert ledger.story(second[:10])[0] == first
    ledger.unlink(id_, by="Ada", why="two ferries")
    assert [len(reports) for _, reports in ledger.stories()] == [1, 1]
    ledger.link(same_story(first, second))
    assert [len(reports) for _, reports in ledger.stories()] == [2]


def test_a_link_to_nothing_is_refused(ledger: Ledger) -> None:
    first, _ = two(ledger)
    with pytest.raises(StoreError, match="no such report"):
        ledger.link(same_story(first, "0" * 64))


# --- erasure ---------------------------------------------------------------------------------------------------------


def test_what_is_forgotten_is_gone_from_every_table_and_stays_gone(url: str, clock: Callable[[], str]) -> None:
    page = accusation(title="Xylophone").findings
    with open_ledger(url, create=True, clock=clock) as ledger:
        first = ledger.add(page, Raw(b"Xylophone bytes")).document
        other = ledger.add(accusation(outlet="The Klaxon", url="https://klaxon.example.net/2").findings).document
        key = ledger.search("act:deny", limit=5)[1].key
        ledger.correct(key, "act", "reject", author="Ada", why="Xylophone")
        ledger.note(first, "Xylophone", author="Ada")
        ledger.link(same_story(first, other))
        stone = ledger.forget(first[:8], author="Ada", why="court order 7")
        assert (stone.document, ledger.tombstones()) == (first, [stone])
        assert ledger.counts()["reports"] == 1
        assert ledger.corrections() == []
        assert ledger.links([other], withdrawn=True) == []
        assert [story for story, _ in ledger.stories()] == [other]
        assert ledger.search("xylophone", "document") == []
        with pytest.raises(StoreError, match="no such report"):
            ledger.text(first)
        assert ledger.add(page).standing == "erased"
    if "://" not in url:
        everything = b"".join(path.read_bytes() for path in Path(url).parent.iterdir())
        assert b"ylophone" not in everything
        assert first.encode() in everything  # the tombstone


# --- searching -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ("ferry", ["accuse"]),
        ("ferries", ["accuse"]),
        ("speaker:danko", ["accuse"]),
        ("speaker:XVA", ["deny"]),
        ("speaker:XVA.orlin", ["deny"]),
        ("act:deny", ["deny"]),
        ("-ferry", ["deny"]),
        ("NOT act:deny", ["accuse"]),
        ("act:deny OR act:accuse", ["accuse", "deny"]),
        ("(act:deny OR ferry) speaker:Orlin", ["deny"]),
        ('"fired on the ferry"', ["accuse"]),
        ('"ferry the on fired"', []),
        ("fir* AND ost*", ["accuse"]),
        ("about:Vardonia", ["accuse"]),
        ("about:XVA", ["accuse"]),
        ("about:Orlin", []),
        ("place:Ostrel", ["accuse"]),
        ("outlet:Meridian ferry", ["accuse"]),
        ("outlet:Klaxon", []),
        ('outlet:"The Meridian" ferry', ["accuse"]),
        ("since:2022-09-21", ["accuse", "deny"]),
        ("since:2022-09-22", []),
        ("until:2022-09 act:deny", ["deny"]),
        ("until:2021", []),
        ("", ["accuse", "deny"]),
    ],
)
def test_the_search_grammar(ledger: Ledger, query: str, acts: list[str]) -> None:
    ledger.add(accusation().findings)
    found = [hit.entry.statement.act for hit in ledger.search(query)]  # type: ignore[union-attr]
    assert sorted(found) == acts


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("act:denies", "act:deny"),
        ('act:"denies"', "act:deny"),
        ("act:Accuses", "act:accuse"),
        ("act:says", "act:assert"),
        ('act:"declines to comment"', "act:decline_comment"),
    ],
)
def test_an_act_is_asked_for_by_the_word_that_screens_show(shown: str, meant: str) -> None:
    assert parse_query(shown) == parse_query(meant)


def test_a_closed_word_that_is_not_known_is_told_those_that_are() -> None:
    with pytest.raises(QueryError, match=r"act:denial: there is no such act; there are assert, deny, accuse"):
        parse_query("act:denial")
    parse_query("type:assault type:airstrike outlet:Nobody")


@pytest.mark.parametrize(
    "query",
    [
        '"open',
        "a (b",
        "a ) b",
        "colour:red",
        "NOT",
        "a OR",
        "(since:2022)",
        "since:yesterday",
        "act:denial",
        "-status:gone",
        "what:dead",
        "x" * 3000,
        "(" * 30,
        *("'", "\\", "&|!", "%_", ":*", "!!!"),  # no word in it
    ],
)
def test_a_search_that_cannot_be_understood_is_said_in_one_line(ledger: Ledger, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        ledger.search(query)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", ["a'b", "ſ", "日本", "\x00x"])
def test_odd_letters_search_for_nothing_and_break_nothing(ledger: Ledger, query: str) -> None:
    ledger.add(accusation().findings)
    assert ledger.search(query) == []


def test_every_kind_is_found_with_its_words(ledger: Ledger) -> None:
    ledger.add(accusation(title="Ferry hit").findings)
    found = {kind: len(ledger.search("ferry", kind)) for kind in ("statement", "event", "figure", "document")}  # type: ignore[arg-type]
    assert found == {"statement": 1, "event": 1, "figure": 1, "document": 1}
    assert [hit.snippet for hit in ledger.search("letter", "obligation")] == ["answer the letter"]
    assert ledger.search("status:claimed type:assault", "event")[0].key == ledger.search("ferry", "event")[0].key


def test_what_was_set_aside_is_not_searched(ledger: Ledger) -> None:
    page = Page("Danko spoke. Subscribe to our zeppelin letter.").aside("Subscribe to our zeppelin letter.")
    ledger.add(page.findings)
    assert ledger.search("zeppelin", "document") == []
    assert len(ledger.search("danko", "document")) == 1


def test_the_fitter_report_comes_first_and_both_databases_agree(ledger: Ledger) -> None:
    for turn in range(3):
        text = "Danko spoke of the harbour. " * (turn + 1) + "It rained in the town for days and days. " * (3 - turn)
        ledger.add(Page(text, title=f"Page {turn}").findings)
    assert [hit.report.title for hit in ledger.search("harbour", "document")] == ["Page 2", "Page 1", "Page 0"]


# --- backup ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_ledger_and_goes_back_into_either_database(
    ledger: Ledger, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from tests.conftest import new_database

    first, second = two(ledger)
    ledger.link(same_story(first, second))
    ledger.correct(ledger.search("act:deny")[0].key, "speaker", "Somebody Else", author="Ada", why="")
    ledger.back_up(tmp_path / "backup.db")
    for url in (str(tmp_path / "restored.db"), new_database(request.getfixturevalue("server"))):
        restore(tmp_path / "backup.db", url)
        with open_ledger(url) as again:
            assert again.counts() == ledger.counts()
            assert again.whole(first) == ledger.whole(first)
            for query in ("ferry", 'speaker:"Somebody Else"', "about:XVA"):
                assert [hit.key for hit in again.search(query)] == [hit.key for hit in ledger.search(query)]
            assert again.add(Page("One more page.").findings).standing == "new"
        with pytest.raises(StoreError, match="there already"):
            restore(tmp_path / "backup.db", url)
    with pytest.raises(StoreError, match="there already"):
        ledger.back_up(tmp_path / "backup.db")


def test_spans_of_the_made_page() -> None:
    assert ACCUSES[span_of(ACCUSES, "fired").start :].startswith("fired")
