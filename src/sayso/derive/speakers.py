"""Who speaks: the resolution that covers the words standing with the cue."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.derive.sources import DAY_BEHIND
from sayso.records import Resolution, Span, Speaker, Statement

#: A name that ends inside a number: "crowd of about 2|,300 people".
_CUT_NUMBER = re.compile(r"\d[,.]\d")
#: "Tarvo Ministry of Defence | 79 so far": a number that counts nothing of the name; not "Unit 9 of the navy".
_STRAY_NUMBER = re.compile(
    r"(?P<name>(?:[^\W\d_][\w’'.\-]*\s+){2,}[A-Z][\w’'\-]*)\s+\d[\d,.]*\s+(?!(?:of|in|at|for|and|on)\b)[a-z]"
)
_AND = re.compile(r"\s+and\s+")
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"the\s+[a-z]", re.IGNORECASE)
#: "Each side blames the other": no one of them alone.
_EACH = re.compile(r"(?:each|either)\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:side|part(?:y|ies)|camp|country)s?", re.IGNORECASE)
#: "Dell's | pointed critique of the plan": whose it is; not "Moody's | said", which is called so.
_OWNER = re.compile(r"(?<=\w)(?:['’ʼ][sS]|(?<=[sS])['’ʼ])\Z")
#: "In | Dell’s words | , “it is over”": it is Dell who speaks.
_IN_HIS_WORDS = re.compile(
    r"(?<=\w)(?:['’ʼ][sS]|(?<=[sS])['’ʼ])\s+(?:own\s+)?(?:words|view|opinion|telling|phrase|account|estimation)\Z"
)
_TOWARD = re.compile(r"(?:the\s+)?(?:anti|pro)[-‑–]", re.IGNORECASE)
_FINITE = re.compile(
    r"\W*(?:(?:says|said|told|has|had|is|was|will|would|did|does)\b"
    r"|[a-z]+ed\s+(?:that|the|an?|its|his|her|their|it|on|in|to|at|for|by|with|about)\b)"
)
#: Houses whose name ends so.
_NAMED_SO = re.compile(r"\b(?:Moody|McDonald|Macy|Lloyd|Sotheby|Kohl|Wendy|Domino|Levi)['’ʼ]s\Z")
PRONOUNS = frozenset({"they", "he", "she", "we", "i", "it", "who", "which"})
#: Words that name nobody where nobody is found whom they stand for.
_NOBODY_ALONE = frozenset(
    {"who", "whom", "whose", "which", "that", "it", "its", "this", "these", "those", "there", "you", "your"}
    | {"my", "our", "his", "her", "their"}
)
#: The same right before a cue, words between that may stand between a subject and its verb.
_LEFT_OPEN = re.compile(
    r"(?<![\w’'])(?:" + "|".join(sorted(_NOBODY_ALONE - {"there", "it"})) + r")\s+(?:[a-z’']+\s+){0,2}\Z", re.IGNORECASE
)
_IMPERSONAL = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
#: Code points before a cue in which its subject stands.
SUBJECT_REACH = 40
#: No name or noun phrase that is resolved is longer than this, in code points.
LONGEST_NAME = 600


#: "The official statement released by | the ministry": papers speak for who gives them out. Not "of", which may name
#: what they are about.
_PAPER_GIVEN_OUT = re.compile(
    r"""(?:[\w'’/-]+\s+){0,4}?(?:statement|report|communiqu[eé]|declaration|press\s+release|letter|memo|poll|survey|study|studies
        |document|paper|analysis|analyses|note|tally|tallies|projection|estimate)s?,?\s+
        (?:(?:released|issued|published|made|sent|signed|put\s+out|given\s+out|filed|written|conducted|compiled)\s+
           (?:(?:late|early|on|last|this)\s+)*(?:[\w-]+\s+){0,2}?)?(?:by|from)\s+""",
    re.IGNORECASE | re.VERBOSE,
)


#: Who can give out a paper; "a letter from Oster" comes from a place.
_AUTHORS = frozenset({"person", "organization", "government", "armed_group", "media"})


@dataclass(frozen=True, slots=True)
class Roster:
    """The resolutions of a document in text order, to look names up by place. ``starts``: where each begins."""

    actors: tuple[Resolution, ...]
    starts: tuple[int, ...]

    def touching(self, span: Span) -> list[Resolution]:
        """The resolutions that share words with a span."""
        start = span.start
        first = bisect_left(self.starts, start - LONGEST_NAME)
        last = bisect_left(self.starts, span.end, first)
        return [one for one in self.actors[first:last] if start < one.span.end]  # all of them begin before its end

    def about(self, span: Span) -> Resolution | None:
        """The resolution about these words: of the very span, else the one that shares most."""
        return max(
            self.touching(span),
            key=lambda one: (one.span == span, shared(one.span, span), one.score, -one.span.start),
            default=None,
        )


def roster_of(actors: Sequence[Resolution]) -> Roster:
    """A roster of these resolutions."""
    ordered = tuple(sorted(actors, key=lambda one: (one.span.start, one.span.end)))
    return Roster(ordered, tuple(one.span.start for one in ordered))


def shared(one: Span, other: Span) -> int:
    """Code points two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def speaker_of(source: Sequence[Span], text: str, roster: Roster) -> Speaker | None:
    """The speaker whose words these are; None where no words stand with the cue, or only a "who" that is nobody."""
    if not source:
        return None
    span = _without_owner(source[0], text)
    found = roster.about(span) or _called_so_elsewhere(span, text, roster)
    if _is_nobody_alone(found, span, text):
        return None
    if _EACH.match(text, span.start, span.end):
        return Speaker(_plain(text[span.start : span.end]), "group", None, None, None, source[0])
    if found is None or is_about_more(found, span, text) or _is_toward(found, span, text):
        return Speaker(_plain(text[span.start : span.end]), "unnamed", None, None, None, source[0])
    if _is_one_of_two(found, span, text, roster):
        return Speaker(_plain(text[span.start : span.end]), "group", None, None, None, source[0])
    if found.type == "place" and span.covers(found.span) and found.span.start - span.start > len("the "):
        return Speaker(
            _ARTICLE.sub("", _plain(text[span.start : span.end])), "unnamed", None, None, found.actor, source[0]
        )
    if author := _author_of(span, text, roster):
        is_finer = found.actor and author.actor and found.actor.startswith(author.actor)
        found = replace(author, actor=found.actor if is_finer else author.actor)
    if found.type == "place" and found.actor:
        found = _seat(found, text, roster)
    kind = "government" if found.type == "place" and found.actor else found.type  # a state that speaks, not its land
    return Speaker(_without_tail(found, span, text), kind, found.role, found.organization, found.actor, source[0])


def _is_nobody_alone(found: Resolution | None, span: Span, text: str) -> bool:
    """Whether all that stands with the cue is a "who" or "my" that stands for nobody on the page."""
    words = _plain(text[span.start : span.end]).casefold()
    of_whom = words.endswith((" of whom", " of which"))
    if words not in _NOBODY_ALONE and not of_whom:
        return False
    return found is None or found.name.casefold() in _NOBODY_ALONE | {words} or is_about_more(found, span, text)


def is_said_by_someone(voice: Statement, text: str) -> bool:
    """Whether a statement is somebody's: named, or a "who" that was left open; not "it was said", "allegedly"."""
    if voice.speaker or voice.cue is None:
        return voice.speaker is not None
    start, end = voice.cue.start, voice.cue.end
    return not _IMPERSONAL.search(text, start, end) and bool(
        _LEFT_OPEN.search(text, max(0, start - SUBJECT_REACH), start)
    )


def _without_owner(span: Span, text: str) -> Span:
    """The words that name somebody, without the mark that something is his: "Dell | 's pointed critique"."""
    words = text[span.start : span.end]
    if whose := _IN_HIS_WORDS.search(words):
        return Span(span.start, span.start + whose.start())
    owner = _OWNER.search(words)
    if owner is None or _FINITE.match(text, span.end) or _NAMED_SO.search(words):
        return span
    return Span(span.start, span.start + owner.start())


def _author_of(span: Span, text: str, roster: Roster) -> Resolution | None:
    """Who made the paper that speaks, where somebody is told behind "by" or "from": "the poll by | the institute"."""
    paper = _PAPER_GIVEN_OUT.match(text, span.start, span.end)
    if paper is None:
        return None
    behind = [one for one in roster.touching(Span(paper.end(), span.end)) if one.span.start >= paper.end()]
    return next((one for one in behind if one.type in _AUTHORS and one.span.start - paper.end() <= len("the ")), None)


def _called_so_elsewhere(span: Span, text: str, roster: Roster) -> Resolution | None:
    """Who is meant by the same words last, else next, where nothing is resolved here: "the mission", once more."""
    words = text[span.start : span.end].lower()
    if not _DEFINITE.match(words):
        return None
    at = bisect_left(roster.starts, span.start)
    known = (one for one in (*reversed(roster.actors[:at]), *roster.actors[at:]) if one.actor)
    found = next((one for one in known if text[one.span.start : one.span.end].lower() == words), None)
    return replace(found, span=span) if found else None


def _seat(place: Resolution, text: str, roster: Roster) -> Resolution:
    """The state whose seat a place is, where the page has it speak by the same name elsewhere; else the place."""
    words = text[place.span.start : place.span.end]
    fits = (one for one in roster.actors if one.rule == "country.seat" and one.actor == place.actor)
    state = next((one for one in fits if text[one.span.start : one.span.end] == words), None)
    return replace(state, span=place.span) if state else place


def is_about_more(found: Resolution, span: Span, text: str) -> bool:
    """Whether a name was looked up with words that are not the speaker's: "USA|Eight senators", "They| are the"."""
    if found.span.start < span.start and text[span.start - 1 : span.start].isalnum():
        return True
    is_pronoun = text[span.start : span.end].casefold() in PRONOUNS
    return is_pronoun and found.span != span and found.span.covers(span)


def _is_one_of_two(found: Resolution, span: Span, text: str, roster: Roster) -> bool:
    """Whether only one of several was looked up: "| Arvan | and Velland"."""
    if found.span.covers(span) or not span.covers(found.span) or not _AND.search(text, span.start, span.end):
        return False
    return len({one.actor for one in roster.touching(span) if one.actor and span.covers(one.span)}) > 1


def _is_toward(found: Resolution, span: Span, text: str) -> bool:
    """Whether the name only tells whom the speaker is for or against: "Pro-|Velland| forums"."""
    toward = _TOWARD.match(text, span.start, span.end)
    return toward is not None and not found.name.lower().startswith(("pro", "anti"))


def _without_tail(found: Resolution, span: Span, text: str) -> str:
    """The name without the words cut from behind the speaker ("yesterday"), where it is written as in the text."""
    words = _plain(text[span.start : span.end])
    if _CUT_NUMBER.match(words[words.find(found.name) + len(found.name) - 1 :]) and found.name in words:
        return _ARTICLE.sub("", words)
    tail = _plain(text[span.end : found.span.end])
    name = found.name if found.type == "media" else DAY_BEHIND.sub("", found.name)
    if stray := _STRAY_NUMBER.match(name):
        return stray["name"]
    return _plain(name.removesuffix(tail)) if tail and found.span.covers(span) else name


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:")
