"""Events as told by many: their status over all tellings, who asserts and denies them, independent reports."""

from sayso.compare.happenings import happenings
from sayso.records import Entries, Happening
from tests.compare.disputed import Deed, Line, page

PAK = Line("Pakistan", "that its troops shelled Kotri", "deny", "PAK")
IND = Line("India", "that Pakistan shelled Kotri", "assert", "IND")


def told(
    name: str, *deeds: Deed, lines: tuple[Line, ...] = (), day: str = "2021-02-01", trusted: bool = True
) -> Entries:
    return page(name, day, *lines, deeds=deeds, trusted=trusted)


def summed(*pages: Entries, origins: dict[str, str] | None = None, apart: bool = False) -> tuple[Happening, ...]:
    events = [one for each in pages for one in each.happened]
    groups = () if apart else (tuple(one.key for one in events),)
    return happenings(events, groups, origins or {})


def test_what_one_party_asserts_and_another_denies_is_disputed_over_all_reports() -> None:
    asserted = told("a", Deed("shelled", asserted=[1]), lines=(IND,))
    denied = told("b", Deed("shelled", denied=[1], status="denied"), lines=(PAK,))
    (found,) = summed(asserted, denied)
    assert (found.status, found.asserted_by, found.denied_by) == ("disputed", ("India",), ("Pakistan",))
    assert [one.status for one in summed(asserted, denied, apart=True)] == ["claimed", "denied"]


def test_what_an_outlet_tells_and_a_party_denies_is_disputed() -> None:
    denied = told("b", Deed("shelled", denied=[1], status="denied"), lines=(PAK,))
    (found,) = summed(told("a", Deed("shelled", status="fact")), denied)
    assert (found.status, found.asserted_by) == ("disputed", ())


def test_what_one_party_says_and_takes_back_is_denied_and_no_dispute() -> None:
    own = Line("Pakistan", "that its troops shelled Kotri", "assert", "PAK.MIL")
    (found,) = summed(
        told("a", Deed("shelled", asserted=[1]), lines=(own,)),
        told("b", Deed("shelled", denied=[1], status="denied"), lines=(PAK,)),
    )
    assert found.status == "denied"


def test_copies_have_no_vote() -> None:
    fact, claim, copy = (
        told(name, Deed("shelled", status=status))
        for name, status in (("a", "fact"), ("b", "claimed"), ("c", "claimed"))
    )
    (found,) = summed(fact, claim, copy)
    assert (found.status, found.reports, found.articles) == ("claimed", 3, 3)
    (found,) = summed(fact, told("d", Deed("shelled", status="fact")), claim, copy, origins={"c": "b"})
    assert (found.status, found.reports, found.articles) == ("fact", 3, 4)


def test_as_many_claims_as_facts_are_a_claim() -> None:
    (found,) = summed(told("a", Deed("shelled", status="fact")), told("b", Deed("shelled", status="claimed")))
    assert found.status == "claimed"


def test_what_was_planned_and_then_happened_is_no_plan() -> None:
    (found,) = summed(
        told("a", Deed("talks", status="planned")), told("b", Deed("talks", status="planned")),
        told("c", Deed("talks", status="fact")),
    )  # fmt: skip
    assert found.status == "fact"
    (found,) = summed(told("a", Deed("talks", status="planned")), told("b", Deed("talks", status="possible")))
    assert found.status == "possible"


def test_the_day_most_reports_give_counts_and_an_event_of_no_day_comes_last() -> None:
    one, other = told("a", Deed("shelled", when="2021-02-01")), told("b", Deed("shelled", when="2021-02-02"))
    third = told("c", Deed("shelled", when="2021-02-02"))
    undated = told("d", Deed("bombed"))
    events = [event for each in (one, other, third, undated) for event in each.happened]
    first, last = happenings(events, [tuple(event.key for event in events[:3])], {})
    assert first.when is not None
    assert first.when.earliest == "2021-02-02"
    assert last.when is None


def test_the_best_telling_comes_first() -> None:
    spun = told("a", Deed("shelled"), trusted=False)
    later, early = told("b", Deed("shelled"), day="2021-02-03"), told("c", Deed("shelled"), day="2021-02-02")
    (found,) = summed(spun, later, early)
    assert found.events == ("c/event/1", "b/event/1", "a/event/1")


def test_officials_of_one_state_are_one_party_under_the_commonest_name() -> None:
    minister = Line("Anil Rao", "that Pakistan shelled Kotri", "assert", "IND.anil-rao", type="person")
    (found,) = summed(
        told("a", Deed("shelled", asserted=[1]), lines=(IND,)), told("b", Deed("shelled", asserted=[1]), lines=(IND,)),
        told("c", Deed("shelled", asserted=[1]), lines=(minister,)),
    )  # fmt: skip
    assert found.asserted_by == ("India",)


def test_what_is_not_there_is_passed_over() -> None:
    only = told("a", Deed("shelled"))
    (found,) = happenings(only.happened, [("x/event/1", "a/event/1"), ("y/event/1",)], {})
    assert found.events == ("a/event/1",)


def test_the_telling_that_comes_first_gives_an_event_the_status_it_has() -> None:
    """The words shown for a fact are no claim's, though the claim was published first or on the better page."""
    claim = told("a", Deed("shelled", asserted=[1]), lines=(IND,), day="2021-01-01")
    facts = told("b", Deed("shelled", status="fact")), told("c", Deed("shelled", status="fact"), trusted=False)
    (found,) = summed(claim, *facts)
    assert found.status == "fact"
    keys = [one.key for each in (*facts, claim) for one in each.happened]
    assert list(found.events) == keys
    (found,) = summed(claim, facts[0])
    assert (found.status, found.events[0]) == ("claimed", claim.happened[0].key)
