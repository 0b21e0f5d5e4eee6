"""Who speaks: the resolution that covers the words standing with the cue."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Resolution, Span, Speaker

#: No name or noun phrase that is resolved is longer than this, in code points.
LONGEST_NAME = 600


@dataclass(frozen=True, slots=True)
class Roster:
    """The resolutions of a document in text order, to look names up by place."""

    actors: tuple[Resolution, ...]

    def touching(self, span: Span) -> list[Resolution]:
        """The resolutions that share words with a span."""
        first = bisect_left(self.actors, span.start - LONGEST_NAME, key=lambda one: one.span.start)
        last = bisect_left(self.actors, span.end, key=lambda one: one.span.start)
        return [one for one in self.actors[first:last] if one.span.touches(span)]

    def about(self, span: Span) -> Resolution | None:
        """The resolution about these words: of the very span, else the one that shares most."""
        return max(
            self.touching(span),
            key=lambda one: (one.span == span, shared(one.span, span), one.score, -one.span.start),
            default=None,
        )


def roster_of(actors: Sequence[Resolution]) -> Roster:
    """A roster of these resolutions."""
    return Roster(tuple(sorted(actors, key=lambda one: one.span)))


def shared(one: Span, other: Span) -> int:
    """Code points two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def speaker_of(source: Sequence[Span], text: str, roster: Roster) -> Speaker | None:
    """The speaker whose words these are; None where no words stand with the cue."""
    if not source:
        return None
    span = source[0]
    found = roster.about(span)
    if found is None:
        return Speaker(_plain(text[span.start : span.end]), "unnamed", None, None, None, span)
    kind = "government" if found.type == "place" and found.actor else found.type  # a state that speaks, not its land
    return Speaker(found.name, kind, found.role, found.organization, found.actor, span)


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:")
