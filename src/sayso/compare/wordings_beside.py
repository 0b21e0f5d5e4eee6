"""Two wordings laid side by side, word by word, and the stretches where they differ.

Long runs in common are laid first, then the cheapest way between them, after Needleman and Wunsch 1970.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from sayso.compare.wordings_words import Word, base_of, listed, words

#: Words in a row that two texts share by more than chance: between such runs the cheapest way is looked for.
ANCHOR = 4
LARGEST = 40_000  # pairs of words (two texts of 200) beyond which every word in common is such a run, to be quick
CUT_OFF = 3  # words from which what is missing at the end of a text was cut off, not changed
SHORTEST_ROOT = 4  # letters that stand behind a prefix for it to be one
# What it is worth to lay two words side by side. Two gaps cost less than a pair of unlike kinds, so these never stand
# side by side; two numbers, names or modals do, sooner than that each looks for another partner.
EQUAL, EQUAL_SMALL, EQUAL_NEGATION, SAME_KIND, LIKE, GAP, UNLIKE = 3.0, 1.0, 0.5, 1.5, -0.3, -0.2, -1.0
EQUAL_OF = {"small": EQUAL_SMALL, "negation": EQUAL_NEGATION}  # many, so that chance lays them together
_NEGATING = ("un", "non", "dis", "in", "im", "il", "ir")
_OF_ADJECTIVES = ("in", "im", "il", "ir")  # these negate adjectives only: "indirect", not "intone"
_ADJECTIVE_ENDS = (
    *("able", "ible", "al", "ent", "ant", "ate", "ic", "ive", "ous", "ly", "ity", "ence", "ance", "ency", "ancy"),
    *("ect", "ane", "ar", "ure", "id"),
)

Step = tuple[int | None, int | None]
NOTHING = 0  # telling words


@dataclass(frozen=True, slots=True)
class Row:
    """One text: its words, the actor each names, and the places of those beside nothing (``gaps``)."""

    words: tuple[Word, ...]
    actors: tuple[str | None, ...]
    gaps: frozenset[int] = frozenset()

    def named(self, at: int) -> bool:
        """Whether a word names somebody: a party of the table, or as its capital letter tells."""
        return self.words[at].capital or self.actors[at] is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """One text's words in a stretch between words in common: its row, their places, and of what text it is.

    ``instead``: how many telling words the other text has there. ``first_there``: the place of its first word there.
    """

    row: Row
    here: tuple[int, ...]
    of_left: bool
    instead: int
    first_there: int

    def words_here(self) -> tuple[Word, ...]:
        """Its words."""
        return tuple(self.row.words[at] for at in self.here)

    def omitted(self, at: int) -> bool:
        """Whether a word that lacks its like was left out with its whole clause or phrase, or cut off at the end.

        Where the other text has nothing instead, the run may as well lie further back: of "I am not sorry. I am not
        going", either "I am not" is gone.
        """
        telling = _telling(self.row, self.here)
        if 2 * self.instead > telling:
            return False
        first, end = self.here[0], self.here[-1] + 1
        if (end == len(self.row.words) and end - first >= CUT_OFF) or self._whole_clause(at, first, end):
            return True
        while self.instead == NOTHING and first and self.row.words[first - 1].base == self.row.words[end - 1].base:
            first, end = first - 1, end - 1
            if self._whole_clause(min(at, end - 1), first, end):
                return True
        return False

    def _whole_clause(self, at: int, first: int, end: int) -> bool:
        """Whether a run of words holds the whole clause or phrase round a word."""
        row, openers = self.row.words, listed("opener")
        closers = listed("joint") if row[at].kind == "negation" else openers
        after_opener = first > 0 and row[first - 1].base in openers
        begins = [one for one in range(first, at + 1) if one == 0 or row[one].opens or row[one].base in openers]
        ends = [one for one in range(at + 1, end + 1) if one == len(row) or row[one].opens or row[one].base in closers]
        if not (begins or after_opener) or not ends:
            return False
        clause = row[begins[-1] if begins else first : ends[0]]
        negation = row[at].kind == "negation"
        return any(word.kind == "word" for word in clause) or (clause[0].base in openers and not negation)


@dataclass(frozen=True, slots=True)
class Place:
    """One stretch between words in common: either text's words there, and the unlike words side by side."""

    left: Stretch
    right: Stretch
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """Two texts side by side. ``moved``: what is compared of words that lack their like on both sides: they moved."""

    left: Row
    right: Row
    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    moved: frozenset[str]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """All unlike words side by side."""
        return (pair for place in self.places for pair in place.pairs)


def lay(left: str, right: str, parties: Mapping[str, str]) -> Laid:
    """Two texts side by side; ``parties``: a word in lower case -> the actor it names."""
    ours, theirs = _row(left, parties), _row(right, parties)
    steps = tuple(_side_by_side(ours, theirs))
    ours = replace(ours, gaps=frozenset(i for i, j in steps if i is not None and j is None))
    theirs = replace(theirs, gaps=frozenset(j for i, j in steps if j is not None and i is None))
    places = tuple(_places(ours, theirs, steps))
    lacking = {ours.words[at].base for place in places for at in place.left.here}
    moved = lacking & {theirs.words[at].base for place in places for at in place.right.here}
    return Laid(ours, theirs, steps, places, frozenset(moved))


def _row(text: str, parties: Mapping[str, str]) -> Row:
    own = words(text)
    return Row(own, tuple(parties.get(word.text.lower()) if word.kind == "word" else None for word in own))


def _side_by_side(left: Row, right: Row) -> list[Step]:
    """Which word lies beside which, None for a gap; both texts in order."""
    bases = [word.base for word in left.words], [word.base for word in right.words]
    shortest = ANCHOR if len(bases[0]) * len(bases[1]) <= LARGEST else 1
    steps: list[Step] = []
    at, to = 0, 0
    for first, second, size in SequenceMatcher(None, *bases, autojunk=False).get_matching_blocks():
        if 0 < size < shortest:
            continue
        steps += _cheapest(left, right, (at, first), (to, second))
        steps += [(first + step, second + step) for step in range(size)]
        at, to = first + size, second + size
    return steps


def _cheapest(left: Row, right: Row, ours: tuple[int, int], theirs: tuple[int, int]) -> list[Step]:
    """The way through two stretches that is worth most; of several the one that lays words together soonest."""
    down, across = ours[1] - ours[0], theirs[1] - theirs[0]
    worth = [[_worth(left, right, i, j) for j in range(*theirs)] for i in range(*ours)] if down and across else []
    best = [[GAP * (row + column) for column in range(across + 1)] for row in range(down + 1)]
    for row in range(1, down + 1):
        above, here = best[row - 1], best[row]
        for column in range(1, across + 1):
            beside = above[column - 1] + worth[row - 1][column - 1]
            here[column] = max(beside, above[column] + GAP, here[column - 1] + GAP)
    steps: list[Step] = []
    while down or across:
        now = best[down][across]
        if down and (not across or now == best[down - 1][across] + GAP):
            down -= 1
            steps.append((ours[0] + down, None))
        elif across and (not down or now == best[down][across - 1] + GAP):
            across -= 1
            steps.append((None, theirs[0] + across))
        else:
            down, across = down - 1, across - 1
            steps.append((ours[0] + down, theirs[0] + across))
    return steps[::-1]


def _worth(left: Row, right: Row, i: int, j: int) -> float:
    one, other = left.words[i], right.words[j]
    if one.base == other.base:
        return EQUAL_OF.get(one.kind, EQUAL)
    if one.kind != other.kind:
        return UNLIKE
    same_kind = one.kind in ("number", "modal", "negation") or (left.named(i) and right.named(j))
    return SAME_KIND if same_kind or negates(one, other) or negates(other, one) else LIKE


def negates(one: Word, other: Word) -> bool:
    """Whether a word is another with a prefix that negates it: "unjustified", "justified"."""
    low = one.text.lower()
    prefix = next((prefix for prefix in _NEGATING if low.startswith(prefix)), "")
    root = low.removeprefix(prefix)
    if not prefix or one.kind != "word" or len(root) < SHORTEST_ROOT or low in listed("whole_prefix"):
        return False
    if prefix in _OF_ADJECTIVES and not low.endswith(_ADJECTIVE_ENDS):
        return False
    return base_of(root) == other.base


def _places(left: Row, right: Row, steps: tuple[Step, ...]) -> Iterator[Place]:
    """The stretches that lie between words in common."""

    def in_common(step: Step) -> bool:
        i, j = step
        return i is not None and j is not None and left.words[i].base == right.words[j].base

    for same, run in groupby(steps, key=in_common):
        if same:
            continue
        stretch = list(run)
        ours = tuple(i for i, _ in stretch if i is not None)
        theirs = tuple(j for _, j in stretch if j is not None)
        yield Place(
            Stretch(left, ours, True, _telling(right, theirs), theirs[0] if theirs else 0),
            Stretch(right, theirs, False, _telling(left, ours), ours[0] if ours else 0),
            tuple((i, j) for i, j in stretch if i is not None and j is not None),
        )


def _telling(row: Row, here: tuple[int, ...]) -> int:
    return sum(row.words[at].kind not in ("small", "negation") or row.words[at].base == "one" for at in here)
