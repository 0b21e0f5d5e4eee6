"""Which state a body or people without a country are of, and when the text leaves it open. All names are invented."""

import pytest

from sayso.resolve import Tables, resolve
from tests.resolve.texts import reading, who


@pytest.mark.parametrize(
    ("text", "sources", "actor"),
    [
        # private people are of no state, whoever "they" are; their officials are
        ("Vardonian troops held two men. Their lawyers said no.", ("Their lawyers",), None),
        ("Vardonia freed two men. Their army said no.", ("Their army",), "XVA.MIL"),
        ("In Vardonia two men were held, their families said.", ("their families",), None),
        # parties of two states just before: either may be meant
        (
            "Ostrelia came. Vardonia left. On Monday their officials said no.",
            ("Ostrelia", "Vardonia", "their officials"),
            "XVA.GOV",
        ),
        (
            "Ostrelia came. Vardonia left. It rained. On Monday their officials said no.",
            ("Ostrelia", "Vardonia", "their officials"),
            None,
        ),
        (
            "Ostrelia came. Vardonia left. It rained. On Monday its officials said no.",
            ("Ostrelia", "Vardonia", "its officials"),
            "XVA.GOV",
        ),
        # a bare force where two states have one in the text
        ("The Vardonian army met the Ostrelian army. It rained. It hailed. The army said no.", ("The army",), None),
        ("The Vardonian army met Ostrelia's mayor. It rained. It hailed. The army said no.", ("The army",), "XVA.MIL"),
        ("The Ostrelian army fled. The Vardonian army came. The army said no.", ("The army said"[:8],), "XVA.MIL"),
        (
            "Vardonian troops camp in Ostrelia. The Ostrelian army fled. It rained. It hailed. "
            "Military records say so.",
            ("Military records",),
            None,
        ),
        ("Vardonian troops camp in Ostrelia. Military records show it.", ("Military records",), "XVA.MIL"),
        # the nation named first in the sentence
        ("Vardonia fights in Ostrelia, and that nation's navy said no.", ("that nation's navy",), "XVA.MIL"),
        ("Vardonia fights in Ostrelia, and the navy said no.", ("the navy",), None),
        # who studies an army is not of it
        ("Vardonian troops left. Military analysts said no.", ("Military analysts",), None),
        ("Vardonian troops left. Military officers said no.", ("Military officers",), "XVA.MIL"),
        # two leaders are of two states
        ("Vardonia is calm. Vardonia waits. Both leaders said no.", ("Both leaders",), None),
        ("Vardonia is calm. Vardonia waits. Senior leaders said no.", ("Senior leaders",), "XVA"),
        # who works in a land is not its state; who rules there is
        ("The group in Vardonia said no.", ("The group in Vardonia",), None),
        ("Blue Lantern in southern Vardonia said no.", ("Blue Lantern in southern Vardonia",), None),
        ("A broker in southern Vardonia said no.", ("A broker in southern Vardonia",), "XVA"),
        ("The Vardonian group said no.", ("The Vardonian group",), "XVA"),
        ("The police in Vardonia said no.", ("The police in Vardonia",), "XVA.COP"),
    ],
)
def test_whose_it_is(tables: Tables, text: str, sources: tuple[str, ...], actor: str | None) -> None:
    assert who(tables, text, sources).actor == actor


def test_a_group_in_a_land_is_no_place(tables: Tables) -> None:
    text = "The group in Vardonia said no."
    assert who(tables, text, ("The group in Vardonia",), {"Vardonia": "place"}).type == "organization"


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("A document obtained by The Harbour Post", None),
        ("Documents reviewed by The Harbour Post", None),
        ("An e-mail seen by The Harbour Post", None),
        ("A letter sent to Ostrelia", None),
        ("A video verified by Ostrelia", None),
        ("A document published by Ostrelia", "XOL"),
        ("A letter from the Defence Ministry of Vardonia seen by The Harbour Post", "XVA.MOD"),
        ("A Coastline Bureau memo leaked to Ostrelia", "XVA.MFA"),
        ("A statement sent to Ostrelia by the Defence Ministry of Vardonia", "XVA.MOD"),
        ("Documents obtained by Ostrelia from the Defence Ministry of Vardonia", "XVA.MOD"),
        ("A statement read by the Defence Ministry of Vardonia", "XVA.MOD"),
    ],
)
def test_who_holds_a_paper_has_not_written_it(tables: Tables, source: str, actor: str | None) -> None:
    found = who(tables, f"{source} said so.", (source,))
    assert (found.type, found.actor if actor is None else (found.actor or "")[:7]) == ("document", actor)


@pytest.mark.parametrize(("kind", "actor"), [("leaked internal", "XVA"), ("long", None)])
def test_an_internal_paper_is_of_the_land_of_the_story(tables: Tables, kind: str, actor: str | None) -> None:
    source = f"a {kind} memo seen by The Harbour Post"
    assert who(tables, f"Vardonia waits. Vardonia is calm, {source} said.", (source,)).actor == actor


def test_an_outlet_named_before_has_not_issued_the_paper(tables: Tables) -> None:
    text = "The {} has the letter. The letter says no."
    assert who(tables, text.format("Harbour Post"), ("The letter says"[:10],)).actor is None
    assert who(tables, text.format("Coastline Bureau"), ("The letter says"[:10],)).actor == "XVA"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("spokeswoman Carla", "Carla Orrin"),
        ("Mr. Pavo Maria", "Pavo Maria Orrin"),
        ("Yesterday", "Orrin"),
        ("the Vardonia striker", "Orrin"),
        ("President", "Orrin"),
    ],
)
def test_a_given_name_behind_a_role_belongs_to_the_name(tables: Tables, before: str, name: str) -> None:
    text = f"It rained. {before} Orrin said no."
    read = reading(text, (f"{before} Orrin",), {"Orrin": "person"})
    assert [one.name for one in resolve(read, tables).actors if "Orrin" in one.name] == [name, name]


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Irish Republican Army", "XVA.MIL"), ("Vardonian army", "XVA.MIL"), ("Ostrelian army", "XOL.MIL")],
)
def test_the_army_is_a_states(tables: Tables, name: str, actor: str) -> None:
    text = f"The Vardonian army came. The {name} fled. The army said no."
    assert who(tables, text, (f"The {name}", "The army said"[:8])).actor == actor


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("an Ostrelia-sanctioned official", "XVA.GOV"),
        ("an Ostrelian official", "XOL.GOV"),
        ("Ostrelian security services", "XOL.COP"),
    ],
)
def test_who_punishes_somebody_is_not_his_state(tables: Tables, words: str, actor: str) -> None:
    assert who(tables, f"Vardonia is Vardonia, and {words} said no.", (words,)).actor == actor
