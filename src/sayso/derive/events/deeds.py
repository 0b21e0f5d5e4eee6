"""What a deed is by who does it: roads blocked by protesters are PROTEST, hostages freed by soldiers are AID."""

from dataclasses import replace

from sayso.derive.events.lexicon import noun_spellings, word_set
from sayso.derive.events.triggers import Trigger
from sayso.derive.words import words_of
from sayso.records import Party, Root

#: Modes of protest for what protesters do beside marching.
_MODES: dict[Root, str] = {"COERCE": "obstruct", "ASSAULT": "riot"}
#: To take a ship is COERCE, to take a town or its men ASSAULT.
_TAKING = frozenset({"capture", "captured", "captures", "capturing"})
_CRAFT = frozenset().union(
    *(
        noun_spellings(noun)
        for noun in ("ship", "vessel", "boat", "gunboat", "tug", "tanker", "trawler", "ferry", "freighter", "frigate")
    )
)
_STRIKES = frozenset({"strike", "strikes"})
#: What is sent against somebody, and to somebody as aid.
_ARMS = frozenset().union(
    *(
        noun_spellings(noun)
        for noun in (
            "weapon",
            "bomb",
            "missile",
            "rocket",
            "munition",
            "shell",
            "drone",
            "grenade",
            "torpedo",
            "warhead",
        )
    )
)
#: Modes of force and pressure that a protest may have; bombs, guns and hostages are none.
_MILD = frozenset({None, "destroy", "restrict", "seize"})


def as_done_by(
    trigger: Trigger,
    words: frozenset[str],
    sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    *,
    turned: bool = False,
) -> Trigger:
    """The trigger with the root it has by who does it to whom.

    ``words``: its own; ``sides``: source and target; ``turned``: it is done against the target.
    """
    source, target = sides
    doers = _words_in(source)
    is_captive = not word_set("captives").isdisjoint(words | _words_in(target))
    if trigger.root == "AID" and turned and words & _ARMS:
        return replace(trigger, root="ASSAULT", mode=None)
    if trigger.root == "AID" and turned and trigger.rule.startswith("event:train"):
        return replace(trigger, root="MOBILIZE", mode="troops")
    if trigger.mode == "release" and is_captive and doers & word_set("rescuers"):
        return replace(trigger, root="AID", mode=None)
    if trigger.root == "ASSAULT" and words & _TAKING and _words_in(target) & _CRAFT:
        return replace(trigger, root="COERCE", mode="seize")
    return _as_protest(trigger, words, doers)


def _as_protest(trigger: Trigger, words: frozenset[str], doers: frozenset[str]) -> Trigger:
    """What a crowd does in protest, but for hurting somebody."""
    mode = "strike" if words & _STRIKES else _MODES.get(trigger.root)
    if trigger.root not in _MODES or words & word_set("consequence"):
        return trigger
    if trigger.mode not in _MILD and mode != "strike":
        return trigger
    is_protest = words & word_set("obstructing") and doers & word_set("civilians")
    return replace(trigger, root="PROTEST", mode=mode) if is_protest or doers & word_set("protesters") else trigger


def _words_in(side: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(word for party in side for word in words_of(party.name))
