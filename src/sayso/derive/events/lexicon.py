"""The words that tell events (``events.tsv``): PLOVER root, mode, who does it to whom, under a rule id each."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, get_args

from sayso.derive.cues import verb_forms
from sayso.derive.tables import table_rows
from sayso.records import Root

Kind = Literal["v", "n"]
Parties = Literal["act", "rec", "got", "self", "say"]
ROOTS: tuple[Root, ...] = get_args(Root)
GAP = "_"
#: What stands before the noun that is the subject: "arrive <peacekeeper".
SUBJECT = "<"
#: Words that make a phrase no richer: "arrive in", "pull out of".
_SMALL = frozenset({"in", "at", "on", "to", "with", "for", "of", "from", "out", "off", "up", "over", "between", "away"})
#: What the source of a line says that was taken over from PETRARCH-2's verb patterns.
IMPORTED = "verb pattern"
#: Words that "_" may stand for: a determiner, two adjectives and a noun before the noun that decides.
WIDEST_GAP = 5

#: Words of pages whose lines are kept at hand: more than a long page has; most pages have the same ones.
WORDS_KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase after the first: how it may be spelt, and whether other words may stand before it.

    ``subject``: it is the verb's subject, wherever it stands.
    """

    forms: frozenset[str]
    loose: bool
    subject: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of ``events.tsv``. ``parties``: act, rec (each to the other), got (the subject suffers it), self
    (done to nobody), say (an act of speech). ``imported``: taken over from another list, so ours go before it.
    ``bare``: one word, or one with prepositions only: "arrive in"."""

    rule: str
    kind: Kind
    root: Root
    mode: str | None
    parties: Parties
    first: frozenset[str]
    rest: tuple[Step, ...]
    imported: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines of one first word: phrases, those of them that may be torn apart, words with little more beside them, and
    those of a verb and one noun."""

    rich: tuple[Line, ...]
    torn: tuple[Line, ...]
    bare: tuple[Line, ...]
    pairs: tuple[Line, ...]


def root_named(word: str) -> Root:
    """The root a table's word names. Raises ValueError for a word that is none."""
    if word not in ROOTS:
        raise ValueError(f"{word!r} is no root")
    return word


@cache
def lines() -> tuple[Line, ...]:
    """All lines of the table, in its order."""
    return tuple(line for row in table_rows("events.tsv") for line in _spelt_apart(row, _line(row)))


def _spelt_apart(row: tuple[str, ...], line: Line) -> tuple[Line, ...]:
    """The line, and for a first word with a hyphen another that is met by its pieces."""
    first = row[1].split(" ")[0]
    if "-" not in first or "|" in first:
        return (line,)
    opening, *others = first.split("-")
    spelt = verb_spellings if line.kind == "v" else noun_spellings
    steps = [Step(forms, False) for piece in others for forms in (frozenset({"-"}), spelt(piece))]
    return line, replace(line, first=frozenset({opening}), rest=(*steps, *line.rest), bare=False)


def _line(row: tuple[str, ...]) -> Line:
    rule, phrase, kind, root, mode, parties, source = row
    words = phrase.split(" ")
    own: Kind = "n" if kind == "n" else "v"
    spelt = noun_spellings if own == "n" else verb_spellings
    first = frozenset().union(*(spelt(word) for word in words[0].split("|")))
    steps, loose = [], False
    for word in words[1:]:
        if word == GAP:
            loose = True
            continue
        forms = frozenset().union(*(noun_spellings(one) for one in word.removeprefix(SUBJECT).split("|")))
        steps.append(Step(forms, loose, word.startswith(SUBJECT)))
        loose = False
    bare = not any(step.loose or step.subject or step.forms.isdisjoint(_SMALL) for step in steps)
    named: Parties = parties  # type: ignore[assignment]
    known = None if mode == "-" else mode
    return Line(rule, own, root_named(root), known, named, first, tuple(steps), IMPORTED in source, bare)


@cache
def by_first_word() -> dict[str, tuple[Line, ...]]:
    """Lines under every spelling of their first word: those of most words first, then ours before imported ones."""
    found: dict[str, list[Line]] = {}
    for line in lines():
        for form in sorted(line.first):
            found.setdefault(form, []).append(line)
    return {form: tuple(sorted(known, key=lambda one: (-len(one.rest), one.imported))) for form, known in found.items()}


@lru_cache(maxsize=WORDS_KEPT)
def parted(key: str) -> Parted | None:
    """The lines whose first word is spelt like this, by kind; None if there are none."""
    known = by_first_word().get(key)
    if known is None:
        return None
    verbs = tuple(line for line in known if line.kind == "v" and line.rest)
    return Parted(
        tuple(line for line in known if not line.bare),
        tuple(line for line in verbs if not line.bare),
        tuple(line for line in known if line.bare),
        tuple(line for line in verbs if len(line.rest) == 1),
    )


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {lemma: tuple(forms.split(" ")) for _rule, lemma, forms, _source in table_rows("events_forms.tsv")}


@cache
def verb_spellings(lemma: str) -> frozenset[str]:
    """Every spelling of a verb: attack, attacks, attacked, attacking."""
    return verb_forms(lemma) | frozenset(_irregular().get(lemma, ()))


@cache
def noun_spellings(noun: str) -> frozenset[str]:
    """Singular and plural of a noun; a word that has no plural is none the worse for one."""
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return frozenset({noun, f"{noun[:-1]}ies"})
    return frozenset({noun, f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"})


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one line of ``events_words.tsv``. Raises KeyError for a line that is not there."""
    return word_sets()[name]


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The words of every line of ``events_words.tsv``, by the line's name."""
    rows = table_rows("events_words.tsv")
    return {rule.removeprefix("events:"): frozenset(words.split(" ")) for rule, words, _source in rows}


@cache
def verb_set(name: str) -> frozenset[str]:
    """Every spelling of the verbs of one line of ``events_words.tsv``."""
    return frozenset(form for lemma in sorted(word_set(name)) for form in verb_spellings(lemma))
