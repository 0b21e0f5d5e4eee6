"""The sides of a coding as countries, from findings made by hand."""

from dataclasses import replace

from sayso.records import Event, Party, Place, Span, Speaker, Statement
from tests.gate.plover_sides import Land, Sides, code_of, sides_of_event, sides_of_statement

VEL, ARV = Land(Span(60, 67), "VEL"), Land(Span(0, 5), "ARV")


def party(actor: str | None, start: int = 0) -> Party:
    return Party("x", actor, Span(start, start + 5))


def event(source: tuple[Party, ...], target: tuple[Party, ...]) -> Event:
    return Event(
        id="e1", type="ASSAULT", mode=None, contexts=(), trigger=Span(20, 28), source=source, target=target, places=(),
        when=None, background=False, status="fact", asserted_by=(), denied_by=(), rule="test", score=1.0,
    )  # fmt: skip


def statement(actor: str | None, content: Span) -> Statement:
    speaker = Speaker("x", "government", None, None, actor, Span(0, 5))
    return Statement(
        id="s1", speaker=speaker, cue=Span(10, 15), content=(content,), form="indirect", act="demand", addressee=None,
        channel=None, said=None, denies=None, continues=None, within=None, rule="test", score=1.0,
    )  # fmt: skip


def sides(source: str, target: str) -> Sides:
    return Sides(frozenset({source}), frozenset({target}))


def test_named_sides_stay() -> None:
    assert sides_of_event(event((party("ARV"),), (party("OST"),)), [VEL]) == sides("ARV", "OST")


def test_a_side_nobody_names_is_the_nearest_country() -> None:
    assert sides_of_event(event((party("ARV"),), ()), [ARV, VEL]) == sides("ARV", "VEL")
    assert sides_of_event(event((), (party("VEL"),)), [ARV, VEL]) == sides("ARV", "VEL")


def test_people_without_a_country_are_of_the_other_side() -> None:
    assert sides_of_event(event((party("ARV"),), (party(None),)), [ARV, VEL]) == sides("ARV", "ARV")


def test_nobody_does_it_to_himself() -> None:
    assert sides_of_event(event((party("ARV.MIL"),), (party("ARV.MIL", 30),)), [ARV, VEL]) == sides("ARV", "VEL")
    assert sides_of_event(event((party("ARV"),), (party("ARV", 30),)), [ARV, VEL]) == sides("ARV", "ARV")


def test_people_beside_a_body_are_of_the_nearest_country() -> None:
    assert sides_of_event(event((party("IGO.council"),), (party(None),)), [ARV, VEL]) == sides("IGO", "VEL")
    assert sides_of_event(event((party(None),), (party("IGO.council"),)), [ARV, VEL]) == sides("ARV", "IGO")


def test_an_assault_without_a_target_is_on_its_scene() -> None:
    place = Place(Span(40, 45), "Oster", None, None, None, "OST", None, None, literal=True)
    struck = replace(event((party("ARV"),), ()), places=(place,))
    assert sides_of_event(struck, [ARV, VEL]) == sides("ARV", "OST")
    assert sides_of_event(replace(struck, type="SUPPORT"), [ARV, VEL]) == sides("ARV", "VEL")


def test_several_who_agree_do_so_with_one_another() -> None:
    both = frozenset({"ARV", "VEL"})
    agreed = replace(event((party("ARV"), party("VEL", 8)), ()), type="AGREE")
    assert sides_of_event(agreed, [ARV, Land(Span(60, 67), "OST")]) == Sides(both, both)


def test_aid_workers_of_no_country_are_ngo() -> None:
    assert code_of("Foreign aid workers", None) == "NGO"
    assert code_of("aid workers", "ARV.CVL") == "ARV"
    assert code_of("workers", None) is None


def test_the_other_party_of_a_meeting_is_found() -> None:
    one = (party("ARV"),)
    assert sides_of_event(event(one, one), [ARV, VEL]) == sides("ARV", "VEL")


def test_a_demand_is_to_the_country_it_names_else_to_its_own() -> None:
    assert sides_of_statement(statement("ARV", Span(50, 80)), [ARV, VEL]) == sides("ARV", "VEL")
    assert sides_of_statement(statement("ARV", Span(16, 40)), [ARV, VEL]) == sides("ARV", "ARV")


def test_a_hearer_goes_before_what_is_said() -> None:
    told = Land(Span(18, 24), "OST")
    assert sides_of_statement(statement("ARV", Span(50, 80)), [ARV, told, VEL]) == sides("ARV", "OST")


def test_a_former_state_is_what_it_is_today() -> None:
    found = sides_of_event(event((party("YUG"),), (party("ARV"),)), [])
    assert found.source == {"SRB", "MNE"}
