"""The same words in other wordings: utterances of PolNeAR train made to drift, among others by the same speakers.

Nobody has marked how quotations drift from page to page, so the drift is made here: quotations and reported statements
of PolNeAR are respelled, spun (words swapped for others of like meaning), told as indirect speech, opened otherwise,
cut short; and in most of them a number, a negation, a party or a telling word is changed at a known place. Each stands
among the likest other statements by the same speaker (or by one nobody names) in the same document and in the documents
nearest to it, as if all were published within a few days. Where two statements share seven words in a row nobody can
say whether they are two utterances or one, and the pair is not asked. To these come the headlines that one of the two
scraped pages repeats in other words.

The synonyms here are not those of ``sayso.compare``; the rules were found on the other half of the documents, with
another thesaurus.
"""

import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from sayso.compare.quotes import judge_quote, quote_marks
from sayso.records import Report, Said, Span, Speaker, Statement, When
from tests.gate.corpora import Corpora
from tests.gate.quotes_drift import OURS, PARTIES, PLANTS, RECIPES, SHIFTS, SHORTEST, WORD, Drift, reopened
from training.pages import CONTENT, CUE, SOURCE
from training.polnear import read_attributions

Figures = dict[str, float]
TELLING = 5  # and of these more than four letters long
HARD = 3  # others by the same speaker for each utterance
NEIGHBOURS = 6  # documents nearest to one
SAME_RUN = 7  # words in a row that leave open whether two statements are one utterance
LOOKED_AT = 50  # candidates that go to the judge
PLANTED = 0.6  # share of copies in which a meaning is changed, where the text allows
COUNTED = 18  # words of a statement that is the count it gives, and little more
DAYS = 3  # days within which all is published


@dataclass(frozen=True, slots=True)
class Copy:
    """A wording made of an utterance: what kind of drift, and the kind of meaning changed in it, None for none."""

    origin: Said
    said: Said
    how: str
    planted: str | None
    place: tuple[str, str]


def quotes(corpora: Corpora, work: Path) -> Figures:
    """Utterances told apart and put together, changes flagged, candidates found; PolNeAR's odd half, and the seeds."""
    everything = list(statements(corpora.folder / "data" / "polnear" / "train"))
    ours = [one for one in everything if half_of(one.report.document)]
    made = list(copies(ours, OURS))
    return {
        **pairs(ours, made, OURS.seed),
        **flags(made),
        **candidates(everything, made),
        **headlines(corpora),
    }


def half_of(document: str) -> bool:
    """Whether a document belongs to the half that is measured; the rules were found on the other."""
    return hashlib.blake2b(document.encode(), digest_size=1).digest()[0] % 2 == 1


def statements(folder: Path) -> Iterator[Said]:
    """The attributions of the first annotator of each document, as statements of a ledger."""
    seen: set[str] = set()
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = ann.stem.rpartition("_")[0]
        if name in seen:
            continue
        seen.add(name)
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        outlet, day, *_ = name.split("_")
        report = report_of(name, len(seen), outlet, day)
        for number, roles in enumerate(read_attributions(ann)):
            parts = {role: words_of(text, roles.get(role, [])) for role in (SOURCE, CUE, CONTENT)}
            if parts[CONTENT]:
                spans = tuple(Span(start, end) for start, end in roles[CONTENT])
                yield said_of(f"{name}#{number}", report, name_of(parts[SOURCE]), parts[CONTENT], spans)


def words_of(text: str, spans: list[tuple[int, int]]) -> str:
    """The words of an attribution's part, as a ledger gives them."""
    return re.sub(r"\s+", " ", " … ".join(text[start:end] for start, end in sorted(spans)))


def name_of(source: str) -> str | None:
    """The speaker's name out of the words for him; None for a pronoun, which names nobody."""
    bare = re.split(r",| who | \(", re.sub(r"['’]s$", "", source))[0]
    bare = re.sub(r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.|President|Senator|Secretary)\s+", "", bare).strip()
    return bare if re.search(r"[A-Z]", bare) and bare.lower() not in SHIFTS and len(bare) > 3 else None


def report_of(document: str, number: int, outlet: str, day: str, *, trusted: bool = True) -> Report:
    """A report of one day; what else a ledger knows of it is not asked for here."""
    when = When(day, day, "day", "given")
    return Report(document, number, None, None, outlet, None, None, "en", when, f"{day}T12:00:00Z", None, trusted)


def said_of(key: str, report: Report, name: str | None, words: str, spans: tuple[Span, ...]) -> Said:
    """A statement of a ledger with these words."""
    speaker = Speaker(name, "person", None, None, None, Span(0, 1)) if name else None
    quoted = len(re.findall(r"[\"“”]|''", words))
    form = "direct" if words[:1] in "\"“'" and quoted else "mixed" if quoted else "indirect"
    statement = Statement(key, speaker, None, spans, form, "assert", None, None, None, None, None, None, "made", 1.0)
    return Said(key, report, statement, words, None)


def copies(said: list[Said], drift: Drift) -> Iterator[Copy]:
    """A drifted copy of every statement long enough, in another report of the same days."""
    chance = random.Random(drift.seed)
    for number, origin in enumerate(said):
        plain = WORD.findall(origin.words)
        if len(plain) >= SHORTEST and sum(len(word) > 4 for word in plain) >= TELLING:
            yield copy_of(origin, number, chance, drift)


def copy_of(origin: Said, number: int, chance: random.Random, drift: Drift) -> Copy:
    """One drifted copy; a meaning is changed last, in words that are the origin's own."""
    how = chance.choice(list(RECIPES))
    words = origin.words
    for step in RECIPES[how]:
        words = step(words, chance, drift)
    planted, place = None, ("", "")
    found = {kind: list(plant(words)) for kind, plant in PLANTS.items()}
    kinds = [kind for kind, all_ in found.items() if all_]
    if kinds and chance.random() < PLANTED:
        planted = chance.choice(kinds)
        words, *where = chance.choice(found[planted])
        place = (where[0], where[1])
    if "reworded" in how:
        words = reopened(words, chance, drift)
    day = _day(origin, None if planted == "number" else chance)  # on a later day it would be a newer count
    report = report_of(f"copy-{number}", 10_000 + number, "elsewhere", day, trusted="spun" not in how)
    name = _name(origin.statement.speaker and origin.statement.speaker.name, chance, spun="spun" in how)
    said = said_of(f"copy-{number}#0", report, name, words, (Span(0, len(words)),))
    return Copy(origin, said, how, planted, place)


def _day(origin: Said, chance: random.Random | None, *, least: int = 0) -> str:
    """The day of the origin, or by chance one soon after it."""
    day = date.fromisoformat(origin.report.added[: len("2016-01-01")])
    return (day + timedelta(days=chance.randint(least, DAYS) if chance else 0)).isoformat()


def _name(name: str | None, chance: random.Random, *, spun: bool) -> str | None:
    """The speaker as another page has it: whole, the last name alone, nobody; in a spun one with a letter doubled."""
    if name is None or chance.random() < 0.1:
        return None
    if spun and chance.random() < 0.3 and len(name) > 5:
        at = chance.randint(1, len(name) - 2)
        return name[:at] + name[at] + name[at:]
    return name.split()[-1] if chance.random() < 0.5 else name


def pairs(said: list[Said], made: list[Copy], seed: int) -> Figures:
    """F1 over copies and the likest others of the same speakers."""
    found = [copy for copy in made if judge_quote(copy.origin, copy.said, parties=PARTIES)]
    others = [*hard_pairs(said, made, seed), *newer_counts(said, seed)]
    wrong = sum(judge_quote(left, right, parties=PARTIES) is not None for left, right in others)
    precision, recall = len(found) / (len(found) + wrong), len(found) / len(made)
    return {
        "pair F1": 2 * precision * recall / (precision + recall),
        "pair precision": precision,
        "pair recall": recall,
        "pairs that are not the same": float(len(others)),
    }


def hard_pairs(said: list[Said], made: list[Copy], seed: int) -> Iterator[tuple[Said, Said]]:
    """For each utterance that was made to drift, the likest others by the same speaker near it, as of the same days."""
    chance = random.Random(seed)
    by_document: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_document[one.report.document].append(one)
    stems = {one.key: _telling(one.words) for one in said}
    runs = {one.key: _runs(one.words) for one in said}
    near = _nearest({name: Counter(w for one in all_ for w in stems[one.key]) for name, all_ in by_document.items()})
    for copy in made:
        origin = copy.origin
        pool = [other for name in near[origin.report.document] for other in by_document[name] if other != origin]
        pool = [other for other in pool if _may_be_same(origin, other) and runs[origin.key].isdisjoint(runs[other.key])]
        pool.sort(key=lambda other: (-_likeness(stems[origin.key], stems[other.key]), other.key))
        for other in pool[:HARD]:
            day = report_of(other.report.document, other.report.number, other.report.outlet or "", _day(origin, chance))
            yield origin, replace(other, report=day)


def newer_counts(said: list[Said], seed: int) -> Iterator[tuple[Said, Said]]:
    """Short accounts with a number, and the same of a later day with another: two counts, not one utterance."""
    chance = random.Random(seed)
    for number, one in enumerate(said):
        plants = list(PLANTS["number"](one.words))
        if plants and one.statement.form == "indirect" and SHORTEST <= len(WORD.findall(one.words)) < COUNTED:
            report = report_of(f"later-{number}", 20_000 + number, "elsewhere", _day(one, chance, least=1))
            yield one, replace(one, key=f"later-{number}#0", report=report, words=plants[0][0])


def _telling(words: str) -> frozenset[str]:
    """What a bag of words compares: words of more than four letters by their first six, and numbers."""
    return frozenset(word.lower()[:6] for word in WORD.findall(words) if len(word) > 4 or word.isdigit())


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / (min(len(left), len(right)) or 1) + len(left & right) / 100


def _nearest(bags: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Each document and those that share most of its rarer words."""
    spread = Counter(word for bag in bags.values() for word in bag)
    rare = {name: {word for word in bag if spread[word] * 20 <= len(bags)} for name, bag in bags.items()}
    order = sorted(bags)
    return {
        name: [
            name,
            *sorted(order, key=lambda other: (other == name, -len(rare[name] & rare[other]), other))[:NEIGHBOURS],
        ]
        for name in order
    }


def _may_be_same(left: Said, right: Said) -> bool:
    one, other = left.statement.speaker, right.statement.speaker
    return one is None or other is None or one.name.split()[-1] == other.name.split()[-1]


def _runs(words: str) -> frozenset[tuple[str, ...]]:
    plain = [word.lower() for word in WORD.findall(words)]
    return frozenset(tuple(plain[at : at + SAME_RUN]) for at in range(len(plain) - SAME_RUN + 1))


def flags(made: list[Copy]) -> Figures:
    """Of the meanings changed, which were flagged; of the copies without that change, how many were flagged for it."""
    shown: dict[str, list[bool]] = defaultdict(list)
    for copy in made:
        link = judge_quote(copy.origin, copy.said, parties=PARTIES)
        if link:
            for kind in PLANTS:
                shown[f"{kind} flagged" if kind == copy.planted else f"{kind} flagged falsely"].append(
                    kind in link.flags
                )
    return {name: sum(all_) / len(all_) for name, all_ in sorted(shown.items())}


def candidates(everything: list[Said], made: list[Copy]) -> Figures:
    """Whether the origin is among the likeliest candidates for its copy, and how many records a mark leads to."""
    kept: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(everything):
        for mark in quote_marks(one):
            kept[mark].append(number)
    found = 0
    for copy in made:
        shared = Counter(number for mark in quote_marks(copy.said) for number in kept.get(mark, ()))
        best = sorted(shared, key=lambda number: (-shared[number], number))[:LOOKED_AT]
        found += any(everything[number] == copy.origin for number in best)
    spread = sorted(len(all_) for all_ in kept.values())
    return {
        "candidates found": found / len(made),
        "records a mark, mean": sum(spread) / len(spread),
        "records a mark, p99": float(spread[len(spread) * 99 // 100]),
        "records a mark, most": float(spread[-1]),
    }


def headlines(corpora: Corpora) -> Figures:
    """The headlines of one scraped page, which repeats its own in other words, beside all else that is said there."""
    gold = [json.loads(line) for line in (corpora.folder / "gold" / "seeds" / "gold.jsonl").open(encoding="utf-8")]
    own = ("A-stat-01", "A-stat-02", "A-trap-13", "A-trap-15", "A-trap-17")
    texts = {one["id"]: (one.get("content") or one.get("span") or {}).get("text", "") for one in gold}
    report = report_of("seed", 1, "seed", "2021-05-14", trusted=False)
    cue = re.compile(r"^.*?(?:calls?|called|urged)(?: on)? ")
    made = [said_of(key, report, None, cue.sub("", texts[key]), (Span(n, n),)) for n, key in enumerate(own)]
    said = [one["id"] for one in gold if one["kind"] == "statement" and one["id"] not in own and texts[one["id"]]]
    rest = [said_of(key, report, None, texts[key], (Span(n + 100, n + 100),)) for n, key in enumerate(said)]
    same = [judge_quote(left, right, parties=PARTIES) is not None for left, right in combinations(made, 2)]
    wrong = [judge_quote(left, right, parties=PARTIES) is not None for left in made for right in rest]
    return {"headlines put together": sum(same) / len(same), "headlines put with others": float(sum(wrong))}
