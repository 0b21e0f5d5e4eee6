"""Which wording of an utterance is nearest to what was said, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.compare.quotes_voices import days_of, is_part, name_words
from sayso.compare.wordings_words import base_of, listed, words
from sayso.records import Said


@dataclass(frozen=True, slots=True)
class Standing:
    """How near a wording may be to the origin; what is sooner in order is nearer."""

    spun: bool
    copied: bool
    not_in_writing: bool
    retold: bool
    fewer_carriers: int
    day: int
    number: int
    key: str


def standing_of(one: Said, carriers: int, copies: Collection[str]) -> Standing:
    """How near a statement may be to what was said. ``carriers``: independent reports that have its words.

    ``copies``: documents of reports that copy one of those that quote it as well.
    """
    statement, speaker = one.statement, one.statement.speaker
    direct = statement.form != "indirect"
    own_page = bool(speaker and one.report.outlet and is_part(name_words(speaker.name), name_words(one.report.outlet)))
    in_writing = own_page or _is_written(statement.channel) or bool(speaker and speaker.type == "document")
    days = days_of(one.report.published)
    return Standing(
        spun=not one.report.trusted,
        copied=one.report.document in copies,
        not_in_writing=not (direct and in_writing),
        retold=not direct,
        fewer_carriers=-carriers,
        day=days[0] if days else date.max.toordinal(),
        number=one.report.number,
        key=one.key,
    )


def _is_written(channel: str | None) -> bool:
    """Whether words came in writing; what is said on television or to reporters others write down."""
    return channel is not None and any(base_of(word.text.lower()) in _in_writing() for word in words(channel))


def why_nearest(origin: Said, own: Standing, others: list[Standing]) -> str:
    """The reasons that set the origin's wording before another, in the order they count."""
    published = origin.report.published
    reasons = (
        (any(other.spun > own.spun for other in others), "from a page that can be trusted"),
        (any(other.copied > own.copied for other in others), "from a report that others copy"),
        (any(other.not_in_writing > own.not_in_writing for other in others), "quoted from the speaker's own statement"),
        (any(other.retold > own.retold for other in others), "quoted, not retold"),
        (
            any(other.fewer_carriers > own.fewer_carriers for other in others),
            f"carried by {-own.fewer_carriers} independent reports",
        ),
        (
            bool(published) and all(own.day < other.day for other in others),
            f"the earliest report, of {published.earliest if published else ''}",
        ),
    )
    held = [reason for holds, reason in reasons if holds]
    return "; ".join(held) or "all else being equal, the first that the ledger was given"


@cache
def _in_writing() -> frozenset[str]:
    return frozenset(map(base_of, listed("in_writing")))
