"""Whether two statements can have one speaker, and one day."""

import re
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import JaroWinkler

from sayso.compare.wordings_words import listed, words
from sayso.records import Said, Speaker, When

ONE_DAY = 1  # two pages put one day on two dates, by their clocks
#: Two spellings of a last name are at least so alike (Jaro-Winkler), of at least so many letters.
SAME_NAME, SHORTEST_NAME = 0.88, 5
FEWEST_QUOTED = 6  # words that a quotation among told words has at least to be what was said, not a name for it
NEVER = -1  # days between two statements that cannot be one utterance

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")


@dataclass(frozen=True, slots=True)
class Voice:
    """That two statements may have one speaker: whether it is sure, and why, in words."""

    sure: bool
    told: str


def one_voice(a: Said, b: Said) -> Voice | None:
    """How the speakers of two statements may be one; None: they are two."""
    one, other = a.statement.speaker, b.statement.speaker
    if one is None or other is None or not _is_named(one) or not _is_named(other):
        return Voice(False, "one names no speaker")
    if one.actor and other.actor:
        return _both_by(one, other) if one.actor == other.actor else _for_another(one, other)
    if is_part(name_words(one.name), name_words(other.name)):
        return _both_by(one, other)
    for said, theirs, ours in ((a, one, other), (b, other, one)):
        if not said.report.trusted and not theirs.actor:
            return Voice(False, f"a page that cannot be trusted names {theirs.name}, the other {ours.name}")
    return _for_another(one, other)


def quoted_part(said: Said) -> Said:
    """A statement with what it quotes for its words, where one quotation of some length stands among told words."""
    if said.statement.form != "mixed":
        return said
    quoted = _QUOTED.findall(said.words)
    return replace(said, words=quoted[0]) if len(quoted) == 1 and len(quoted[0].split()) >= FEWEST_QUOTED else said


def _both_by(*speakers: Speaker) -> Voice:
    name = max((speaker.name for speaker in speakers), key=lambda name: (len(name), name))
    return Voice(True, f"both by {name}")


def _is_named(speaker: Speaker) -> bool:
    """Whether a speaker is named, not merely described ("he", "the candidate", "her husband")."""
    if speaker.type == "unnamed" or not name_words(speaker.name):
        return False
    return speaker.actor is not None or words(speaker.name)[-1].text[0].isupper()


def _for_another(one: Speaker, other: Speaker) -> Voice | None:
    """Whether one speaks for the other: a ministry for its country, a spokeswoman for her ministry."""
    whole, part = sorted((one, other), key=lambda speaker: (len(speaker.actor or ""), speaker.name))
    if whole.actor and part.actor and part.actor.startswith(f"{whole.actor}."):
        return Voice(True, f"by {whole.name} and by {part.name}, who speaks for the same party")
    for speaker, body in ((part, whole), (whole, part)):
        if speaker.organization and is_part(name_words(speaker.organization), name_words(body.name)):
            return Voice(True, f"by {speaker.name}, who speaks for {body.name}")
    return None


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles and small words."""
    plain = [word.text.lower() for word in words(name) if word.kind != "small"]
    return tuple(word for word in plain if word not in listed("titles")) or tuple(plain)


def is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is a part of the other, or its last word another spelling of the other's."""
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    last, others_last = one[-1], other[-1]
    alike = min(len(last), len(others_last)) >= SHORTEST_NAME and JaroWinkler.similarity(last, others_last) >= SAME_NAME
    return alike and (len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0])


def days_of(when: When | None) -> tuple[int, int] | None:
    """The first and the last day as numbers, None where they are not fully known."""
    if when is None or not when.earliest or not when.latest or when.earliest.startswith("--"):
        return None
    return date.fromisoformat(when.earliest).toordinal(), date.fromisoformat(when.latest).toordinal()


def days_apart(a: Said, b: Said) -> int | None:
    """Days between two statements as far as is known, None where nothing is; NEVER where they cannot be one."""
    said = days_of(a.statement.said), days_of(b.statement.said)
    published = days_of(a.report.published), days_of(b.report.published)
    if said[0] and said[1]:
        gap = between(said[0], said[1])
        return gap if gap <= ONE_DAY else NEVER
    for own, later in ((said[0], published[1]), (said[1], published[0])):
        if own and later and later[1] < own[0] - ONE_DAY:
            return NEVER
    first, second = said[0] or published[0], said[1] or published[1]
    return between(first, second) if first and second else None


def between(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Whole days between two stretches of days, 0 where they touch."""
    return max(0, one[0] - other[1], other[0] - one[1])
