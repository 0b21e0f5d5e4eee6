"""The parties of a happening as event data have them: who acts, on whom; country, sector and code of each."""

import re
from dataclasses import dataclass

from sayso.records import Happened, Party
from sayso.show.export.codes import Stance, cameo_code, plover_country, plover_sectors, stance, state
from sayso.show.export.occurrences import Known, Occurrence

CIVILIAN = "CVL"  # PLOVER's and CAMEO's code for people who bear no arms and hold no office

#: Nouns that say that those meant bear no arms. A country's adjective before them ("Ukrainian villagers") leads to the
#: country as the actor, which would make a state of them. In small letters: "the Workers' Party" and "People's
#: Protection Units" are names.
_UNARMED_NOUN = re.compile(
    r"\b(?:civilians?|residents?|people|persons?|villagers?|children|child|women|woman|girls?|boys?|babies|families|"
    r"family|passengers?|passers-by|pedestrians?|protesters?|demonstrators?|journalists?|reporters?|doctors?|medics?|"
    r"nurses?|patients?|teachers?|students?|pupils?|worshippers?|workers?|farmers?|shoppers?|refugees?|neighbou?rs?|"
    r"bystanders?|pensioners?|citizens?|locals)\b(?!['’])"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and on whom, by the fullest telling. PLOVER names both parties of a meeting as actors, and none else."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def sides(one: Occurrence) -> Sides:
    """The parties; where each does it to the other, all of them are actors."""
    source, target = one.lead.event.source, one.lead.event.target
    reciprocal = bool(source) and {party.span for party in source} == {party.span for party in target}
    return Sides(source, () if reciprocal else target)


def are_unarmed(words: str) -> bool:
    """Whether the words say that those meant bear no arms; a single one may stand at the beginning of a sentence."""
    return _UNARMED_NOUN.search(words if " " in words else words.casefold()) is not None


def stance_of(party: Party, told: Happened, known: Known) -> Stance:
    """How a party stands where force is used: by the words for it, then by its actor."""
    return "unarmed" if are_unarmed(known.words(party, told)) else stance(party.actor)


def nation(party: Party) -> str | None:
    """The country of a party in words; for bodies of many states PLOVER's code."""
    code = plover_country(party.actor)
    known = state("XKX" if code == "KOS" else code)
    return known.name if known else code


def cow(party: Party) -> str | None:
    """The Correlates of War number of a party's country."""
    known = state(plover_country(party.actor))
    return known.cow if known else None


def sectors(one: Occurrence, party: Party) -> tuple[str, ...]:
    """PLOVER's sectors of a party, the primary one first; of a country alone none is known."""
    return (CIVILIAN,) if _is_civilian(one, party) else plover_sectors(party.actor)


def cameo_party(one: Occurrence, party: Party) -> str | None:
    """CAMEO's code of a party: "AZEMIL", "ARMCVL"; None: no country is known."""
    code = cameo_code(party.actor)
    return f"{code}{CIVILIAN}" if code and _is_civilian(one, party) else code


def _is_civilian(one: Occurrence, party: Party) -> bool:
    """Whether only the words tell it: the actor is the country alone, or none."""
    alone = party.actor is None or state(party.actor) is not None
    return alone and are_unarmed(one.known.words(party, one.lead))
