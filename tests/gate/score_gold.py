"""Score Findings against the marked pages of ``tests/gold``: statements, warnings, quarantine, traps.

    python -m tests.gate.score_gold FINDINGS.jsonl [GOLD_FOLDER]

FINDINGS is what ``sayso read --format jsonl`` prints. Only certain gold is asked for; what fits uncertain gold is set
aside, neither right nor wrong. A statement is found when half of its words are (token F1 of the content >= .5; cues
that overlap, where gold has no content) and the speakers fit: the same place in the text, or one name within the
other, or nobody on both sides. Pairs are one to one, closest first; statements joined by ``continues`` are one.
Details (act, form, day, country ...) are counted on the pairs. A warning is caught by a quarantine that holds half of
its words, or by an issue that does and is not much wider. A trap is hit by a statement's content or cue, or by the
words of a day, as the trap says; figures, events and duties are not read yet and so not looked at.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.gate.gold_records import (
    FoundPage,
    GateError,
    GoldPage,
    Said,
    Span,
    Trap,
    Warned,
    characters,
    overlap,
    read_found,
    read_gold,
    same_name,
    tokens,
    touch,
)

CONTENT_F1 = 0.5  # half of the words in common, both ways
WIDEST, SLACK = 3, 40  # an issue may cover three times the words it is about and 40 characters more
SHORT_TRAP_WORDS = 5  # long content may pass over a trap shorter than this
CLOSING_MARKS = 2  # characters of content outside a trap that do not yet make it two texts in one
NOT_THE_ARTICLE = ("boilerplate", "injected_link")  # the only warnings that may be quarantined

GARBLED = ("garbl", "translat", "order", "spun", "encod", "sentence", "doubl")
KIND_STEMS = {  # warning -> beginnings or pieces of the kinds and reasons that name it rightly
    "boilerplate": ("breadcrumb", "newsletter", "comment", "form", "headline", "duplicat", "link", "footer"),
    "broken_number": ("number", "figure", "count", "digit"),
    "dangling_quote": ("quot",),
    "garbled": GARBLED,
    "injected_link": ("inject", "link", "headline"),
    "machine_translation_word_order": ("translat", "order", "garbl"),
    "missing_space": ("space", "spacing", "joined", "fused", "glued", "run_together", "doubl"),
    "name_doubled": ("name", "doubl", "inject"),
    "other": ("",),  # no kind is asked for
    "spacing": ("space", "spacing"),
    "stray_punctuation": ("punctuation", "stray", "quot"),
    "tortured_name": ("name", "spun", "tortured"),
    "tortured_phrase": ("spun", "tortured", "phrase", "translat"),
}


@dataclass(slots=True)
class Score:
    """Counts over all pages. ``details``: name -> [right, asked]."""

    right: int = 0
    gold: int = 0
    predicted: int = 0
    warnings: int = 0
    warnings_caught: int = 0
    quarantined: int = 0
    quarantined_rightly: int = 0
    traps: int = 0
    details: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    trap_hits: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        return ratio(self.right, self.predicted)

    @property
    def recall(self) -> float | None:
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        return ratio(2 * self.right, self.predicted + self.gold)

    @property
    def warning_recall(self) -> float | None:
        return ratio(self.warnings_caught, self.warnings)

    @property
    def quarantine_precision(self) -> float | None:
        """Share of quarantined characters that are not the article's own words."""
        return ratio(self.quarantined_rightly, self.quarantined)

    @property
    def traps_hit(self) -> int:
        return len({hit.split()[0] for hit in self.trap_hits})

    def accuracy(self, detail: str) -> float | None:
        """Share of right answers among the matched; None where gold asks nothing."""
        right, asked = self.details.get(detail, [0, 0])
        return ratio(right, asked)

    def count(self, detail: str, right: bool) -> None:
        self.details[detail][0] += right
        self.details[detail][1] += 1


@dataclass(frozen=True, slots=True)
class Pairing:
    """Statements of one page paired: gold with found, and which found ids each gold id has come to stand for."""

    pairs: tuple[tuple[Said, Said], ...]
    missed: tuple[Said, ...]
    spurious: tuple[Said, ...]
    asked: int
    counted: int
    stands_for: dict[str, frozenset[str]]

    def hit(self, gold_id: str, found_id: str | None) -> bool:
        return found_id is not None and found_id in self.stands_for.get(gold_id, frozenset())


def score(gold: Sequence[GoldPage], found: dict[str, FoundPage]) -> Score:
    """All pages together. GateError where a prediction's text is not the text the gold was marked in."""
    total = Score()
    for page in gold:
        theirs = found.get(page.name, FoundPage(page.text, (), (), ()))
        if theirs.text != page.text:
            raise GateError(f"{page.name}: its text is not the marked one; run python -m tests.gold.build")
        pairing = pair(page, theirs)
        count_statements(total, page, pairing)
        count_warnings(total, page, theirs)
        total.traps += len(page.traps)
        total.trap_hits += trap_hits(page, theirs, pairing)
    return total


def pair(page: GoldPage, found: FoundPage) -> Pairing:
    """Certain gold first, closest first; what is left may fit uncertain gold and is then set aside."""
    gold, gold_parts = joined(page.said)
    theirs, found_parts = joined(found.said)
    certain = [s for s in gold if s.certain]
    uncertain = [s for s in gold if not s.certain]
    pairs = closest(page.text, certain, theirs)
    paired = {f.id for _, f in pairs}
    rest = [s for s in theirs if s.id not in paired]
    spurious = [f for f in rest if not any(closeness(page.text, g, f) for g in uncertain)]
    stands_for = {
        member: frozenset(found_parts[f.id])
        for g, f in [*pairs, *closest(page.text, uncertain, rest)]
        for member in gold_parts[g.id]
    }
    hit = {g.id for g, _ in pairs}
    missed = tuple(g for g in certain if g.id not in hit)
    counted = len(theirs) - (len(rest) - len(spurious))
    return Pairing(tuple(pairs), missed, tuple(spurious), len(certain), counted, stands_for)


def joined(said: Sequence[Said]) -> tuple[list[Said], dict[str, list[str]]]:
    """Each chain of ``continues`` as one statement with all its content, and which ids went into it."""
    by_id = {s.id: s for s in said}

    def head(one: Said) -> Said:
        seen = {one.id}
        while (before := by_id.get(one.continues or "")) and before.id not in seen and before.certain == one.certain:
            one = before
            seen.add(one.id)
        return one

    chains: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        chains[head(one).id].append(one)
    whole = [
        replace(by_id[first], content=tuple(sorted({span for s in members for span in s.content})))
        for first, members in chains.items()
    ]
    return whole, {first: [s.id for s in members] for first, members in chains.items()}


def closest(text: str, gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said, Said]]:
    """One-to-one pairs, closest first, ties in text order."""
    candidates = ((-closeness(text, g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs: list[tuple[Said, Said]] = []
    gold_taken: set[int] = set()
    found_taken: set[int] = set()
    for near, i, j in sorted(candidates):
        if near < 0 and i not in gold_taken and j not in found_taken:
            gold_taken.add(i)
            found_taken.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def closeness(text: str, gold: Said, found: Said) -> float:
    """0 where the two are not the same statement, else how much of the words they share, up to 1."""
    if not gold.speaker.fits(found.speaker):
        return 0.0
    if not gold.content:
        shared = sum(overlap(a, b) for a in gold.cue for b in found.cue)
        return 2 * shared / sum(b - a for a, b in gold.cue + found.cue) if shared else 0.0
    ours, theirs = tokens(text, gold.content), tokens(text, found.content)
    f1 = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
    return f1 if f1 >= CONTENT_F1 else 0.0


def count_statements(total: Score, page: GoldPage, pairing: Pairing) -> None:
    total.right += len(pairing.pairs)
    total.gold += pairing.asked
    total.predicted += pairing.counted
    total.missed += [f"{page.name} {s.id} {words(page.text, s.content)}" for s in pairing.missed]
    total.spurious += [f"{page.name} {s.id} {words(page.text, s.content)}" for s in pairing.spurious]
    for gold, found in pairing.pairs:
        total.count("act", found.acts <= gold.acts)
        total.count("form", gold.form == found.form)
        if gold.denies:
            total.count("denies", pairing.hit(gold.denies, found.denies))
        if gold.within:
            total.count("within", pairing.hit(gold.within, found.within))
        if gold.said:
            total.count("said" if gold.said_certain else "said?", gold.said.fits(found.said))
        if gold.addressee:
            total.count("addressee", same_name(gold.addressee, found.addressee))
        if gold.speaker.country:
            total.count("country", gold.speaker.country == found.speaker.country)


def count_warnings(total: Score, page: GoldPage, found: FoundPage) -> None:
    for warning in page.warnings:
        if warning.certain:
            kinds = list(kinds_at(warning, found))
            total.warnings += 1
            total.warnings_caught += bool(kinds)
            if kinds:
                total.count("kind", any(stem in kind for kind in kinds for stem in KIND_STEMS[warning.kind]))
            else:
                total.missed.append(f"{page.name} {warning.id} {words(page.text, [warning.span])}")
    trouble = [*(w.span for w in page.warnings), *(t.span for t in page.traps)]
    for issue in found.issues:
        if issue.span:
            total.count("issue", touch([issue.span], trouble))
    foreign = [w.span for w in page.warnings if w.kind in NOT_THE_ARTICLE] + [t.span for t in page.traps]
    taken = characters(q.span for q in found.quarantine if q.span)
    total.quarantined += len(taken)
    total.quarantined_rightly += len(taken & characters(foreign))


def kinds_at(warning: Warned, found: FoundPage) -> Iterator[str]:
    """Reasons of quarantines that hold half of the warned words; kinds of issues that do and are no wider than meet."""
    size = warning.span[1] - warning.span[0]
    for flag in (*found.quarantine, *found.issues):
        if not flag.span or 2 * overlap(flag.span, warning.span) < size:
            continue
        if flag in found.quarantine or flag.span[1] - flag.span[0] <= WIDEST * size + SLACK:
            yield flag.kind


def trap_hits(page: GoldPage, found: FoundPage, pairing: Pairing) -> list[str]:
    """One line for each statement that falls into a trap."""
    right = frozenset[str]().union(*pairing.stands_for.values())
    hits: dict[tuple[str, str], str] = {}
    for trap in page.traps:
        for one in found.said:
            for kind, part, spans in pieces(one):
                if applies(trap, kind, part, one) and caught(page, trap, kind, part, spans, one.id in right):
                    hits.setdefault((trap.id, one.id), f"{trap.id} hit by {one.id} {words(page.text, spans)}")
    return list(hits.values())


def pieces(one: Said) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    yield from (p for p in (("statement", "content", one.content), ("statement", "cue", one.cue)) if p[2])
    if one.said_span:
        yield "date", "said", one.said_span


def applies(trap: Trap, kind: str, part: str, one: Said) -> bool:
    if trap.would_be == "merge":
        return part == "content"
    values = {"act": one.acts, "form": frozenset([one.form])}.get(trap.field or "", frozenset())
    return trap.would_be == kind and (trap.field is None or bool(values & trap.values))


def caught(page: GoldPage, trap: Trap, kind: str, part: str, spans: tuple[Span, ...], matched: bool) -> bool:
    """Whether half of the shorter of the two lies in the other; words that gold itself uses are no trap."""
    shared = sum(overlap(span, trap.span) for span in spans)
    length = sum(b - a for a, b in spans)
    if trap.would_be == "merge":
        return 0 < shared < length - CLOSING_MARKS
    short = len(tokens(page.text, [trap.span])) < SHORT_TRAP_WORDS
    least = length if short and part == "content" else min(length, trap.span[1] - trap.span[0])
    if not shared or 2 * shared < least:
        return False
    own = [span for s in page.said for span in (*s.cue, *s.content)] if kind == "statement" else []
    return not matched or bool((characters(spans) & characters([trap.span])) - characters(own))


def words(text: str, spans: Iterable[Span]) -> str:
    return " ... ".join(text[a:b] for a, b in spans).replace("\n", " / ")[:100]


def ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def figures(total: Score) -> dict[str, float]:
    """The figures by the names the floors know them by, 0 to 1; what gold asks nothing about is left out."""
    named = {f"statements {name}": getattr(total, name.lower()) for name in ("precision", "recall", "F1")}
    named |= {
        name: total.accuracy(name) for name in ("act", "form", "said", "country", "within", "addressee", "denies")
    }
    named |= {"warnings recall": total.warning_recall, "quarantine precision": total.quarantine_precision}
    named |= {f"warnings {name}": total.accuracy(name) for name in ("kind", "issue")}
    asked = {name: value for name, value in named.items() if value is not None}
    return asked | {"traps hit": float(total.traps_hit)}


def table(total: Score) -> str:
    """The figures, for a person."""
    rows = [("statements P", total.precision), ("statements R", total.recall), ("statements F1", total.f1)]
    rows += [(name, total.accuracy(name)) for name in sorted(total.details)]
    rows += [("warning recall", total.warning_recall), ("quarantine precision", total.quarantine_precision)]
    lines = [f"{name:22}{'-' if value is None else f'{100 * value:5.1f}'}" for name, value in rows]
    return "\n".join([*lines, f"{'traps hit':22}{total.traps_hit} of {total.traps}", *total.trap_hits])


def main(arguments: list[str]) -> int:
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parents[1] / "gold"
    try:
        print(table(score(read_gold(folder), read_found(Path(arguments[0])))))
    except GateError as fault:
        print(f"score_gold: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
