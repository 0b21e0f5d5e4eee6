"""What a party denies on its own page, in its own voice: "We have never sold arms", "Velland did not shell the port".

On a page that an outlet tells these are the outlet's words; here they are the word of who issues the page.
"""

import re
from collections.abc import Sequence

from sayso.derive.acts import SURE, Verdict
from sayso.derive.drafts import Draft
from sayso.derive.speakers import Roster
from sayso.records import Arc, Issuer, Reading, Resolution, Span, Speaker

#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75
_OPENER = r"(?:(?:But|And|Yet|However|Moreover|Furthermore|Again|Once\s+again|In\s+fact|To\s+be\s+clear),?\s+)?"
_NOT = (
    r"(?:(?:have|has|had|did|do|does|are|is|was|were)\s+(?:not|never)(?:\s+(?:and|or)\s+(?:not|never|will\s+(?:not|never)))?"
    r"|(?:have|has|had|did|do|does|are|is|was|were)n[’']t|never)"
)
#: What is denied is a deed or a part in it; that no answer was received is told, not denied.
_DEED = (
    r"(?:ever\s+|at\s+any\s+time\s+|in\s+any\s+way\s+)?(?:attack|kill|fir(?:e|ing)|open(?:ed)?\s+fire|shell|target|bomb|s[eo]ld?\b|suppl|provid"
    r"|arm(?:ed|ing)?\b|sen[dt]|cross|enter|violat|block|clos(?:e|ing)|us(?:e|ed|ing)\b|launch|str(?:ike|uck)|hit\b|sh(?:oo|o)t|train|support|financ"
    r"|fund|order|tak(?:e|en|ing)\s+part|took\s+part|participat|threaten|deploy|occup|invad|commit|breach|harm|injur|detain|abduct|tortur|deport|transfer|deliver"
    r"|export|ship|host|shelter|interfer|meddl|obstruct|imped|prevent|restrict|recruit|seiz|destroy|damag|burn|loot|involved|responsible|behind\b"
    r"|to\s+blame|a\s+party\s+to|carr(?:y|ied)\s+out|conduct)"
)
_DENIES = re.compile(
    rf"{_OPENER}(?P<source>We|Our\s+(?:[\w-]+\s+){{0,2}}[\w-]+|(?:The\s+)?(?:[A-Z][\w’'.-]*\s+(?:(?:of|the|for|and)\s+)*){{0,7}}[A-Z][\w’'.-]*)"
    rf"\s+{_NOT}\s+(?:\w+ly\s+)?{_DEED}"
)
_OWN = re.compile(r"(?:We|Our)\b")
_ENDS = " .!\n"


def with_own_denials(arcs: Sequence[Arc], reading: Reading, issuer: Issuer | None, roster: Roster) -> tuple[Arc, ...]:
    """The same arcs; on a party's own page, behind them one for each sentence in which it denies a deed itself."""
    if issuer is None:
        return tuple(arcs)
    text, aside = reading.document.text, [one.span for one in reading.document.quarantine]
    taken = [part for arc in arcs for part in (*arc.content, *((arc.cue,) if arc.cue else ()))]
    added = []
    for sentence in reading.sentences:
        found = _DENIES.match(text, sentence.start, sentence.end)
        if found is None or any(part.touches(sentence) for part in (*aside, *taken)):
            continue
        source = Span(*found.span("source"))
        if _OWN.match(found["source"]) or _is_issuer(_named(source, roster), issuer):
            said = Span(source.start, sentence.start + len(text[sentence.start : sentence.end].rstrip(_ENDS)))
            added.append(Arc(None, (source,), (said,), None, BY_WORDING))
    return (*arcs, *added)


def _named(source: Span, roster: Roster) -> Resolution | None:
    """The party named to the last word of a subject."""
    return next((one for one in roster.touching(source) if one.span.end == source.end and one.actor), None)


def _is_issuer(named: Resolution | None, issuer: Issuer) -> bool:
    """Whether a party is whose page it is, or of the same state."""
    if named is None or named.actor is None or issuer.actor is None:
        return False
    own, other = issuer.actor.split("."), named.actor.split(".")
    return own == other or (
        own[0] == other[0] and len(own[0]) == len("VEL") and own[0] not in ("IGO", "NGO", "REB", "IMG")
    )


def own_denial(draft: Draft, text: str) -> Verdict | None:
    """The act of such a sentence; None for every other draft."""
    if draft.cue is not None or len(draft.source) != 1 or not draft.content:
        return None
    is_own = draft.content[0].start == draft.source[0].start and _DENIES.match(text, draft.source[0].start)
    return Verdict("deny", "own:denial", SURE) if is_own else None


def issuer_speaking(draft: Draft, text: str, issuer: Issuer | None, roster: Roster) -> Speaker | None:
    """Whose page it is, as the speaker of "we" in such a sentence; None for every other draft."""
    if issuer is None or own_denial(draft, text) is None or not _OWN.match(text, draft.source[0].start):
        return None
    known = next((one for one in roster.actors if one.actor == issuer.actor and one.name == issuer.name), None)
    kind = known.type if known and known.type != "place" else "government"
    return Speaker(issuer.name, kind, None, None, issuer.actor, draft.source[0])
