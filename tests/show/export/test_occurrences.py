"""A row is one happening with its tellings, under an id that stays; what is left out is counted."""

from dataclasses import replace

import pytest

from sayso.records import Happening
from sayso.show.export.occurrences import ALL_STATUSES, SAID_TO_HAVE_HAPPENED, Choice, choose, occurrences
from tests.show.export.entries import NOBODY, TUESDAY, account, at, incident, made


def test_tellings_of_one_happening_are_one_row() -> None:
    rows = occurrences(made())
    assert [len(row.tellings) for row in rows] == [3, 1, 1, 1, 1, 1]
    assert {told.key for row in rows for told in row.tellings} == {
        told.key for entries in made().entries for told in entries.happened
    }


def test_the_id_is_the_key_of_the_first_telling_whatever_comes_later() -> None:
    whole = made()
    first = occurrences(replace(whole, entries=whole.entries[:1]))[0]
    again = occurrences(replace(whole, entries=whole.entries[::-1]))[0]
    assert first.id == again.id == whole.entries[0].happened[0].key


def test_keys_that_are_not_in_the_account_are_passed_over() -> None:
    whole = made()
    assert len(occurrences(replace(whole, entries=whole.entries[1:]))[0].tellings) == 2
    nowhere = replace(whole, entries=(), happenings=whole.happenings)
    assert occurrences(nowhere) == ()


def test_the_lead_is_the_fullest_of_those_that_can_be_trusted() -> None:
    poor = incident(None, None, number=1, status="claimed")
    spun = incident(number=2, trusted=False, status="claimed", when=TUESDAY, places=(at("Goris", "ARM", "Syunik"),))
    full = incident(number=3, status="claimed", when=TUESDAY, mode="drone")
    keys = tuple(one.happened[0].key for one in (poor, spun, full))
    row = occurrences(account(poor, spun, full, happenings=(Happening(keys, "claimed", (), (), None, 3, 3),)))[0]
    assert row.id == keys[0]
    assert row.lead.key == keys[2]
    assert row.mode == "drone"
    assert [place.name for place in row.places] == ["Goris"]
    assert row.located.key == keys[1]


def test_parties_are_those_of_one_telling_and_never_mixed() -> None:
    """One says who did it, the other to whom: nobody says both."""
    doer, victim = incident(("Azerbaijan", "AZE"), None, number=1), incident(None, ("Armenia", "ARM"), number=2)
    keys = (doer.happened[0].key, victim.happened[0].key)
    row = occurrences(account(doer, victim, happenings=(Happening(keys, "fact", (), (), None, 2, 2),)))[0]
    assert (len(row.lead.event.source), len(row.lead.event.target)) == (1, 0)


def test_a_copy_is_not_the_lead() -> None:
    copy, origin = incident(number=1), incident(number=2)
    keys = (copy.happened[0].key, origin.happened[0].key)
    happening = Happening(keys, "fact", (), (), None, 1, 2)
    origins = {copy.report.document: origin.report.document}
    assert occurrences(account(copy, origin, happenings=(happening,), origins=origins))[0].lead.key == keys[1]


def test_statuses_not_asked_for_are_left_out_and_counted() -> None:
    chosen = choose(made(), SAID_TO_HAVE_HAPPENED, Choice())
    assert [row.status for row in chosen.rows] == ["disputed", "fact", "claimed"]
    assert chosen.left_out == (("status denied", 1), ("status possible", 1), ("told as history only", 1))
    assert [row.status for row in choose(made(), SAID_TO_HAVE_HAPPENED, Choice(statuses=("denied",))).rows] == [
        "denied"
    ]


def test_history_comes_on_demand() -> None:
    rows = choose(made(), ALL_STATUSES, Choice(history=True)).rows
    assert [row.lead.words for row in rows if row.lead.event.background] == ["attacked Armenia"]


@pytest.mark.parametrize(("untrusted", "given"), [(False, 0), (True, 1)])
def test_what_only_a_page_tells_that_cannot_be_trusted(*, untrusted: bool, given: int) -> None:
    chosen = choose(account(incident(trusted=False)), ALL_STATUSES, Choice(untrusted=untrusted))
    assert len(chosen.rows) == given
    assert dict(chosen.left_out) == ({} if untrusted else {"told only by pages that cannot be trusted": 1})


def test_a_telling_without_a_happening_has_its_own_speakers() -> None:
    row = occurrences(made())[3]
    assert (row.status, row.happening.denied_by) == ("possible", ())
    assert occurrences(made())[1].happening.denied_by == ("Azerbaijan",)
    assert NOBODY.name is None
