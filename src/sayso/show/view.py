"""How a person wants to see findings: what parts, how wide, in colour, with the rules that made them."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["says", "disputes", "figures", "events", "due", "background", "aside", "warnings"]
PARTS: tuple[Part, ...] = ("says", "disputes", "figures", "events", "due", "background", "aside", "warnings")

#: Columns where the output is no terminal: a printed page or an e-mail holds that many.
PLAIN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class View:
    """``width`` in columns; ``verbose`` adds rule ids, scores and whole passages."""

    width: int = PLAIN_WIDTH
    colours: bool = False
    verbose: bool = False
    parts: tuple[Part, ...] = PARTS

    @property
    def narrowed(self) -> bool:
        """Whether only some parts were asked for: their lists are then whole, and an empty one says so."""
        return self.parts != PARTS

    @property
    def whole(self) -> bool:
        """Whether long lists are shown to their end."""
        return self.verbose or self.narrowed
