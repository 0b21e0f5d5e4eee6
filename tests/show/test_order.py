from dataclasses import replace

from sayso.records import Findings
from sayso.show.order import paragraphs, place_of, speakers, voices
from tests.show.made import at, made

ALL = sorted(f"s{number}" for number in range(1, 11))


def linked(**links: dict[str, str]) -> Findings:
    statements = tuple(replace(one, **links.get(one.id, {})) for one in made().statements)
    return replace(made(), statements=statements)


def shown(findings: Findings) -> list[str]:
    """The id of every statement on the screen, in order."""
    found: list[str] = []

    def walk(told) -> None:
        found.extend(one.id for one in (told.statement, *told.more))
        for inner in told.inside:
            walk(inner)

    for voice in voices(findings):
        for told in voice.told:
            walk(told)
    return found


def test_every_statement_once() -> None:
    assert sorted(shown(made())) == ALL


def test_circles_and_dangling_links_lose_nothing() -> None:
    for links in (
        {"s1": {"within": "s2"}, "s2": {"within": "s1"}},
        {"s1": {"continues": "s1"}},
        {"s1": {"continues": "s2"}, "s2": {"within": "s3"}, "s3": {"within": "s1"}},
        {"s4": {"within": "nowhere"}},
    ):
        assert sorted(shown(linked(**links))) == ALL


def test_chain_of_what_goes_on_is_one() -> None:
    findings = linked(s4={"continues": "s8"}, s8={"continues": "s2"})
    told = next(told for voice in voices(findings) for told in voice.told if told.statement.id == "s2")
    assert [one.id for one in told.more] == ["s4", "s8"]


def test_long_chains_and_deep_nests() -> None:
    base = made().statements[0]
    many = tuple(replace(base, id=f"n{n}", continues=f"n{n - 1}" if n else None) for n in range(3000))
    assert len(shown(replace(made(), statements=many))) == 3000


def test_speakers_once_in_order() -> None:
    assert [one.name if one else None for one in speakers(made())] == [
        "Elena Dray",
        "Northern Command",
        "A spokesman",
        "Ilo Brandt",
        None,
        "Harbour Police",
    ]


def test_paragraph_numbers_skip_blank_lines() -> None:
    numbers = paragraphs(made().document)
    assert numbers.number(0) == 1
    assert numbers.number(at("Harbour talks break").start) == 2
    assert numbers.number(at("newsletter").start) == 12


def test_place_without_words_is_the_cue() -> None:
    declined = replace(made().statements[3], content=())
    assert place_of(declined) == declined.cue
