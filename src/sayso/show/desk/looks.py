"""A hue and a pattern for each party of a story, the same everywhere in it."""

from collections.abc import Iterable

from sayso.records import Account
from sayso.show.page import HUES, PATTERNS

#: Of who has none: grey, dashed.
NOBODY = "vn k2"


class Looks:
    """Classes of hue and pattern by name; whoever comes first has the clearest."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self.names = tuple(dict.fromkeys(name for name in names if name))
        self._places = {name: at for at, name in enumerate(self.names)}

    def of(self, name: str | None) -> str:
        """The classes of a party; grey for one without a hue of its own."""
        at = self._places.get(name or "")
        return NOBODY if at is None else f"v{at % HUES} k{at % PATTERNS}"


def looks_of(account: Account) -> Looks:
    """Hues for all who take sides in a story, then for who reports its figures."""
    sides = [one.party for question in account.questions for one in question.positions]
    silent = [name for question in account.questions for name in question.silent]
    reporters = [series.reporter for tally in account.tallies for series in tally.series]
    return Looks((*sides, *silent, *reporters))
