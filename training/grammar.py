"""Universal Dependencies of GUM as labels of our words: tags, relations and governors."""

from dataclasses import dataclass
from pathlib import Path

from training.labels import PARTS, RELATIONS
from training.pages import ROOT, Word

PART = {name: number for number, name in enumerate(PARTS)}
RELATION = {name: number for number, name in enumerate(RELATIONS)}
PIECE = RELATION["goeswith"]  # a further word of one token ("U" of "U.S."): it hangs on the token's first word


@dataclass(frozen=True, slots=True)
class Row:
    """One token of a treebank: its place in the text, and its governor's number within the sentence, 0 for none."""

    start: int
    end: int
    part: str
    governor: int
    relation: str


def relation_of(name: str) -> int:
    """The relation's number; subtypes that no rule needs fall away."""
    return RELATION.get(name, RELATION.get(name.split(":")[0], RELATION["dep"]))


def sentences_in(path: Path) -> tuple[str, list[list[Row]]]:
    """The text of a CoNLL-U file, paragraphs apart, and its sentences."""
    text, sentences = "", [[]]
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar"):
            text += "\n\n"
        if len(columns) == 10 and columns[0].isdigit():
            end = len(text) + len(columns[1])
            sentences[-1].append(Row(len(text), end, columns[3], int(columns[6]), columns[7]))
            text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        elif not line and sentences[-1]:
            sentences.append([])
    return text, [rows for rows in sentences if rows]


def label_grammar(words: list[Word], starts: list[int], ends: list[int], sentences: list[list[Row]]) -> None:
    """Write tags, relations, governors and sentence numbers onto ``words``.

    A token that holds several words hangs together at its longest; a word that holds several tokens is the first.
    """
    place = 0
    for number, rows in enumerate(sentences):
        own: list[list[int]] = [[] for _ in rows]
        for token, row in enumerate(rows):
            while place < len(words) and starts[place] < row.end:
                if ends[place] > row.start:
                    own[token].append(place)
                place += 1
        _label_sentence(words, rows, own, number)


def _label_sentence(words: list[Word], rows: list[Row], own: list[list[int]], number: int) -> None:
    heads = [max(places, key=lambda i: len(words[i].text)) if places else None for places in own]
    for token, (row, head) in enumerate(zip(rows, heads, strict=True)):
        if head is None:
            continue
        governor = _nearest(rows, heads, row.governor)
        for place in own[token]:
            word = words[place]
            word.sentence, word.part = number, PART[row.part]
            if place == head:
                word.relation = relation_of(row.relation) if governor is not None else RELATION["root"]
                word.governor = ROOT if governor is None else governor
            else:
                word.relation, word.governor = PIECE, head


def _nearest(rows: list[Row], heads: list[int | None], governor: int) -> int | None:
    """The first governor up the tree that has a word of its own; None at the top."""
    for _ in range(len(rows)):
        if governor == 0:
            return None
        if (found := heads[governor - 1]) is not None:
            return found
        governor = rows[governor - 1].governor
    return None
