"""How an event may stand by its own sentence, before it is known whose word it is."""

from typing import Literal, get_args

Standing = Literal["told", "negated", "possible", "planned", "supposed", "wished", "claimed"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


def standing_named(word: str) -> Standing:
    """The standing that a table's word names. Raises ValueError for a word that is none."""
    if word not in STANDINGS:
        raise ValueError(f"{word!r} is no standing")
    return word
