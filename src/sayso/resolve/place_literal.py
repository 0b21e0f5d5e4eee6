"""Whether a place name means the place or those who govern it: "in Baku" against "Baku said", "talks with Ankara"."""

import re
from dataclasses import dataclass

from sayso.records import Reading, Span
from sayso.resolve.tables import NameKind, Tables
from sayso.resolve.words import joined_keys

AROUND = 72  # characters looked at before and behind a name
IN_A_PLACE = re.compile(
    r"\b(?:in|near|at|into|inside|outside|around|across|throughout|through|towards?|over|within|above|off|beyond"
    r"|north of|south of|east of|west of|outskirts of|centre of|center of|suburbs? of|capital of|city of|town of"
    r"|village of|region of|province of|district of|port of|streets? of|area of|kilomet(?:er|re)s (?:from|of)"
    r"|miles (?:from|of)|(?:arriv|travel|return|fl[ie]|fle|head|mov|escap|driv|march|advanc|came|went|back|way|deport"
    r"|evacuat|withdr[ae]w|pull)\w* (?:out |back |on |up )?(?:to|from))"
    r" (?:the |a |an )?(?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)
WITH_A_GOVERNMENT = re.compile(
    r"\b(?:(?:talks?|negotiations?|relations?|ties|dealings?|agreements?|accords?|deals?|treat(?:y|ies)|contacts?"
    r"|dialogue|alliances?|disputes?|tensions?|cooperation|consultations?|trade|diplomacy|meetings?|war|peace|ceasefire"
    r"|truce|row|standoff) with|pressure on|sanctions (?:on|against)|according to|(?:accus|blam|urg|warn|told|tell|ask"
    r"|criticis|criticiz|condemn|thank|sanction|threaten|oblig|forc|pressur|persuad)\w*|call(?:s|ed|ing)? on"
    r"|(?:support|demands?|backing|response|reply|signals?|assurances?|criticism|aid|pledges?|orders?) from"
    r"|on behalf of|loyal to|allied with|backed by|supported by|hostile to|between|led by|signed by)"
    r" (?:both |official )?$",
    re.IGNORECASE,
)
SPEAKS = re.compile(
    r"(?: (?:also|later|has|have|had|earlier|now|again|then|however|officially|repeatedly|itself|quickly|immediately"
    r"|swiftly|already|previously|once|still|never|will|would|may|might|could|should|must|is|was|not|did|does|do|s))*"
    r" (?:said|says|say|saying|den(?:y|ies|ied)|claim(?:s|ed)?|insist(?:s|ed)?|argue[sd]?|accuse[sd]?|accusing"
    r"|blame[sd]?|reject(?:s|ed)?|warn(?:s|ed)?|urge[sd]?|demand(?:s|ed)?|announce[sd]?|declare[sd]?|confirm(?:s|ed)?|agree[sd]?"
    r"|refuse[sd]?|condemn(?:s|ed)?|criticis?z?e[sd]?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|threaten(?:s|ed)?"
    r"|respond(?:s|ed)?|repl(?:y|ies|ied)|retaliate[sd]?|want(?:s|ed)?|hope[sd]?|expect(?:s|ed)?|believe[sd]?"
    r"|consider(?:s|ed)?|regard(?:s|ed)?|recogni[sz]e[sd]?|support(?:s|ed)?|back(?:s|ed)|oppose[sd]?|welcome[sd]?"
    r"|call(?:s|ed) (?:on|for)|ask(?:s|ed)|offer(?:s|ed)?|propose[sd]?|sign(?:s|ed)|sen[dt]s?|sought|seeks?|decide[sd]?"
    r"|deploy(?:s|ed)?|order(?:s|ed)|suspend(?:s|ed)?|imposed?|maintain(?:s|ed)|acknowledge[sd]?|admit(?:s|ted)?"
    r"|appeal(?:s|ed)|beat|defeated|drew|thrashed|won|lost to)\b"
)
OF_A_GOVERNMENT = re.compile(
    r"[’']s? (?:[a-z]+ ){0,2}(?:position|stance|government|govt|leaders?|leadership|authorities|officials?|envoys?"
    r"|ambassadors?|ministers?|ministry|president|policy|policies|claims?|demands?|decision|response|reply|statement"
    r"|accusations?|allegations?|proposals?|offers?|aggression|ambitions?|interests?|allies|army|military|forces|troops"
    r"|refusal|insistence|threats?|warnings?|denials?|support|backing|intentions?|role|sovereignty|parliament)\b"
)


PLACES: frozenset[NameKind] = frozenset({"country", "capital", "place"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Spans of those who speak on a page."""

    spans: frozenset[Span]

    @classmethod
    def of(cls, reading: Reading) -> "Voices":
        """The sources of all attributions."""
        return cls(frozenset(span for arc in reading.arcs for span in arc.source))


def is_literal(span: Span, text: str, voices: Voices, tables: Tables) -> bool:
    """Whether the place itself is meant. Words before it that put something there outweigh the rest."""
    kinds = {name.kind for name in tables.names.get(joined_keys(text[span.start : span.end]).removeprefix("the "), ())}
    if kinds == {"adjective"}:
        return False
    before = text[max(0, span.start - AROUND) : span.start]
    with_a_government = before.endswith(" ") and WITH_A_GOVERNMENT.search(before) is not None
    if before.endswith(" ") and not with_a_government and IN_A_PLACE.search(before):
        return True
    behind = text[span.end : span.end + AROUND]
    if span in voices.spans or Span(span.start - len("the "), span.end) in voices.spans:
        return False
    if with_a_government or SPEAKS.match(behind) or OF_A_GOVERNMENT.match(behind):
        return False
    return "metonym" not in kinds or bool(kinds & PLACES)  # the Kremlin is no place unless something is put in it
