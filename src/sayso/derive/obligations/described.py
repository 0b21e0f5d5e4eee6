"""Who is meant by what somebody is: "the president", "the ministry", "the country", "the enemy", "each side"."""

import re
from bisect import bisect_left

from sayso.derive.obligations.desk import NAMES_A_STATE, STATE_CODE, Desk
from sayso.derive.sides import are_sides, pair_before
from sayso.records import Party, Resolution, Span, Speaker

#: Code points before a name in which its title stands.
TITLE_REACH = 60
_BARE_NOUN = re.compile(r"the\s+(?P<noun>[a-z]+)\Z", re.IGNORECASE)
#: Codes of actors of no one state: international bodies and armed groups.
_NO_STATE = ("IGO", "IMG", "NGO", "MNC")
#: Names back among which "the country" finds its state.
STATES_BACK = 200
_MINISTER = re.compile(r"\b(?:secretary|minister|president|premier|chancellor)\b", re.IGNORECASE)
_OUT_OF_OFFICE = re.compile(r"\b(?:shadow|former|ex|vice|deputy|press|general|union)\b", re.IGNORECASE)


def holder_of(desk: Desk, office: str) -> Resolution | None:
    """As in "the president", where the page names one: "President | Ana Brel"."""
    people = [one for one in desk.roster.actors if one.type == "person" and one.actor]
    held = [one for one in people if _titled(desk, one).endswith(f" {office.lower()}")]
    return held[0] if len({(one.name, one.actor) for one in held}) == 1 else None


def _titled(desk: Desk, one: Resolution) -> str:
    """The words before a person's name, and those of the name before its last."""
    words = desk.text[max(0, one.span.start - TITLE_REACH) : one.span.start].rsplit("\n", 1)[-1]
    return " " + " ".join(words.lower().split())


def other_side(desk: Desk, span: Span) -> Party | None:
    """As in "the enemy", in the words of one state: the other state this page is about most."""
    voice = desk.voice_at(span.start)
    own = voice.speaker.actor[:3] if voice and voice.speaker and voice.speaker.actor else None
    others = [code for code in desk.states.told if code != own]
    if own is None or not others:
        return None
    actor = max(others, key=lambda code: desk.states.told[code])
    return Party(desk.states.first[actor], actor, span)


def state_before(desk: Desk, span: Span) -> Party | None:
    """As in "the country": the state whose name, people or bodies were named last."""
    last = bisect_left(desk.roster.starts, span.start)
    near = reversed(desk.roster.actors[max(0, last - STATES_BACK) : last])
    states = (one.actor for one in near if one.span.end <= span.start and one.actor)
    code = next((actor[:STATE_CODE] for actor in states if not actor.startswith(_NO_STATE)), None)
    name = desk.states.names.get(code) if code else None
    return Party(name, code, span) if name else None


def named_before(desk: Desk, span: Span, words: str) -> Resolution | None:
    """As in "the ministry": the body whose name ended with this noun last."""
    noun = _BARE_NOUN.match(words)
    if noun is None:
        return None
    last = bisect_left(desk.roster.starts, span.start)
    near = reversed(desk.roster.actors[max(0, last - STATES_BACK) : last])
    called = (one for one in near if one.actor and can_owe(one) and one.type not in ("place", "person"))
    return next((one for one in called if desk.words(one.span).lower().endswith(f" {noun['noun'].lower()}")), None)


def state_spoken_for(desk: Desk, speaker: Speaker, span: Span) -> Party | None:
    """A minister's "we" is the state, by the page's name for it; None where it has none, or no minister speaks."""
    role = speaker.role or ""
    if not speaker.actor or not _MINISTER.search(role) or _OUT_OF_OFFICE.search(role):
        return None
    code = speaker.actor[:STATE_CODE]
    name = desk.states.names.get(code)
    return Party(name, code, span) if name else None


def can_owe(one: Resolution) -> bool:
    """Whether a resolution is of somebody, not of a town, a paper or a law."""
    if one.type == "place":
        return one.actor is not None and len(one.actor) == STATE_CODE and one.rule.startswith(NAMES_A_STATE)
    return one.type not in ("document", "media")


def sides_before(desk: Desk, span: Span, words: str) -> Party | None:
    """As in "each side": the two named together before, where no other two are."""
    pair = pair_before(desk.text, desk.roster, span.start) if are_sides(words) else None
    if pair is None:
        return None
    return Party(" ".join(desk.words(Span(pair[0].span.start, pair[1].span.end)).split()), None, span)
