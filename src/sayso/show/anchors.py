"""What stands where on a page: the names by which words and cards are linked to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def key_anchor(key: str) -> str:
    """What the words of an entry are called on the page of its report: "statement-12-40" for "ab12/statement/12-40"."""
    return key.partition("/")[2].replace("/", "-")


def _nothing(_identity: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Every name begins with ``here``, but for the words of records that have one of their own in ``words_of``.

    ``words_of``: record id -> what its words are called. ``beside`` gives HTML for the foot of a record's card.
    ``placed``: every piece of the article says where in the text it begins, for who selects words of it.
    """

    here: str
    words_of: Mapping[str, str] = field(default_factory=dict)
    beside: Callable[[str], str] = _nothing
    placed: bool = False

    def said(self, identity: str) -> str:
        """The words of a statement."""
        return self.words_of.get(identity) or f"{self.here}-{identity}"

    def words(self, identity: str) -> str:
        """The words of an event, a figure, a duty."""
        return self.words_of.get(identity) or f"{self.here}-words-{identity}"

    def card(self, identity: str) -> str:
        """The card of a record."""
        return f"{self.here}-card-{identity}"
