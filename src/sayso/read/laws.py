"""Names of laws, treaties and resolutions, found by their form: no corpus marks enough of them to learn from.

A name of this kind ends in a word such as Act or Treaty, or in "Resolution" and a number, and says in capitals before
it which one it is ("the Non-Proliferation Treaty", "Security Council Resolution 2231", "the Convention on Genocide").
"""

from collections.abc import Sequence

from sayso.read.heads import KindSpan
from sayso.read.words import GLUED, SPACE

SCORE = 0.9  # a form has no probability; this is its precision as judged by eye on its finds in PolNeAR train
LONGEST = 8  # words before the head, "Convention" and the like, that may belong to the name

HEADS = frozenset(
    {"Act", "Treaty", "Convention", "Conventions", "Protocol", "Protocols", "Constitution", "Accord", "Accords", "Pact"}
    | {"Charter", "Amendment", "Agreement", "Agreements", "Memorandum", "Statute", "Resolution"}
)
LINKS = frozenset({"of", "the", "on", "for", "and", "to", "-"})
SUBJECTS_FOLLOW = frozenset({"Convention", "Treaty", "Protocol", "Agreement", "Accord", "Pact"})  # "... on Genocide"
EMPTY = frozenset(
    {"The", "A", "An", "Under", "In", "This", "That", "And", "But", "If", "By", "For", "On", "When", "After", "Since"}
    | {"With", "As", "Although", "Could", "While", "To", "We", "Our", "Its", "His"}
)
GATHERINGS = frozenset({"National", "Democratic", "Republican", "GOP", "Party", "DNC", "RNC", "Democrat"})


def decode_laws(texts: Sequence[str], gaps: Sequence[int]) -> list[KindSpan]:
    """Names of laws among the words, in order. ``gaps``: what stands before each word."""
    found = []
    for head in (i for i, text in enumerate(texts) if text in HEADS):
        first, last = _first(texts, gaps, head), _last(texts, gaps, head)
        if last - first > 1 and not GATHERINGS.intersection(texts[first:head]):
            found.append(KindSpan("law", first, last, SCORE))
    return [span for i, span in enumerate(found) if i == 0 or span.first >= found[i - 1].last]


def _first(texts: Sequence[str], gaps: Sequence[int], head: int) -> int:
    """Where the name begins: before capitals, numbers and small words between them, up to LONGEST words."""
    first = head
    for i in range(head - 1, max(-1, head - 1 - LONGEST), -1):
        if gaps[i + 1] > SPACE or not (_is_name(texts[i]) or texts[i] in LINKS):
            break
        if _is_name(texts[i]):
            first = i
    while first < head and (texts[first] in EMPTY or texts[first] in LINKS):
        first += 1
    return first


def _last(texts: Sequence[str], gaps: Sequence[int], head: int) -> int:
    """One past the end of the name: past a number, a year, or what the treaty is on."""
    after = [*texts[head + 1 : head + 7], "", "", ""]
    if texts[head] == "Resolution":
        skip = 2 if after[0] == "No" and after[1] == "." else 0
        return head + 2 + skip if after[skip].isdigit() else head  # "the Resolution" alone names nothing
    if after[0] == "of" and after[1].isdigit():
        return head + 3
    if texts[head] in SUBJECTS_FOLLOW and after[0] == "on":
        end = head + 2 + (after[1] == "the")
        while end < len(texts) and gaps[end] in (GLUED, SPACE) and texts[end][0].isupper():
            end += 1
        return end if texts[end - 1][0].isupper() else head + 1
    return head + 1


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
