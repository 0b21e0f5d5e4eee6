"""Pages of the PolNeAR corpus: text beside brat stand-off files, several annotators for some articles."""

from bisect import bisect_left, bisect_right
from pathlib import Path

from training.pages import CONTENT, CUE, SOURCE, Page, Word, plain_words

ROLE_OF = {"source": SOURCE, "cue": CUE, "content": CONTENT}
Spans = list[tuple[int, int]]


def read_attributions(path: Path) -> list[dict[int, Spans]]:
    """The attributions of one .ann file: code point spans by role, parts of a discontinuous span apart."""
    spans: dict[str, Spans] = {}
    attributions = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        mark, _, rest = line.partition("\t")
        if mark.startswith("T"):
            places = rest.split("\t")[0].partition(" ")[2]
            parts = (part.split() for part in places.split(";") if part)
            spans[mark] = [(int(start), int(end)) for start, end in parts]
        elif mark.startswith("E"):
            attribution: dict[int, Spans] = {}
            for argument in rest.split():
                role, _, target = argument.partition(":")
                if number := ROLE_OF.get(role.rstrip("0123456789").lower()):
                    attribution.setdefault(number, []).extend(spans.get(target, []))
            attributions.append(attribution)
    return attributions


def runs(starts: list[int], ends: list[int], spans: Spans) -> Spans:
    """Unbroken runs of words that ``spans`` touch, as (first word, last word + 1)."""
    touched: set[int] = set()
    for start, end in spans:
        touched.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    found: Spans = []
    for number in sorted(touched):
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def label(words: list[Word], starts: list[int], ends: list[int], attributions: list[dict[int, Spans]]) -> None:
    """Write roles onto ``words``. Where two spans overlap, the longer (the outermost) wins."""
    found = []
    for number, attribution in enumerate(attributions):
        for role, spans in attribution.items():
            found += [(a, b, role, number) for a, b in runs(starts, ends, spans)]
    found.sort(key=lambda run: (run[0] - run[1], run[0]))
    for span, (first, last, role, number) in enumerate(found):
        if all(word.role == 0 for word in words[first:last]):
            for word in words[first:last]:
                word.role, word.attribution, word.span = role, number, span
        elif shared(words, first, last, role):
            for word in words[first:last]:
                word.also = (*word.also, number)


def shared(words: list[Word], first: int, last: int, role: int) -> bool:
    """Whether the run is already, to the word, a span of that role."""
    spans = {word.span for word in words[first:last]}
    whole = (first == 0 or words[first - 1].span not in spans) and (last == len(words) or words[last].span not in spans)
    return len(spans) == 1 and words[first].role == role and whole


def read_polnear(folder: Path, *, first_annotator: bool) -> list[Page]:
    """Pages of ``folder`` (holds text/ and attributions/), one per annotator or only the first in sort order."""
    pages = []
    seen: set[str] = set()
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = ann.stem.rpartition("_")[0]
        if first_annotator and name in seen:
            continue
        seen.add(name)
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        words, starts, ends = plain_words(text)
        label(words, starts, ends, read_attributions(ann))
        pages.append(Page("polnear", name, words, roles=True))
    return pages
