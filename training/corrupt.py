"""Clean text made messy on purpose, with its labels kept exact. What would make a label doubtful is not done.

Every function edits a list of words in place or gives a new one; ``corrupt`` draws which of them a page suffers.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.read.words import BLANK_LINE, CLOSING, DOUBLE, GLUED, NEWLINE, OPENING, SPACE, quote_states
from sayso.read.words import CLOSES as CLOSE_STATE
from training.pages import CONTENT, CUE, OUT, SOURCE, Word

ARTICLES = frozenset({"a", "an", "the"})
PRONOUNS = {"He": "It", "She": "It", "he": "it", "she": "it", "they": "it", "They": "It"}
SPUN = {
    "said": ("stated", "mentioned", "stated that", "has mentioned"),
    "says": ("states", "mentions"),
    "told": ("instructed", "knowledgeable"),
    "people": ("folks", "individuals"),
    "killed": ("murdered", "slain"),
    "attack": ("assault",),
    "attacks": ("assaults",),
    "country": ("nation",),
    "countries": ("nations",),
    "president": ("chief", "head"),
    "report": ("document",),
    "called": ("referred", "known as"),
    "added": ("brought", "extra"),
    "asked": ("requested", "inquired"),
    "war": ("battle", "conflict"),
    "government": ("authorities",),
    "meeting": ("assembly",),
    "statement": ("assertion", "announcement"),
    "officials": ("authorities",),
    "support": ("assist", "help"),
    "plan": ("scheme",),
    "big": ("massive",),
    "important": ("vital", "essential"),
    "also": ("additionally", "as well"),
    "but": ("however",),
    "show": ("present",),
    "week": ("7 days",),
    "new": ("brand new",),
    "money": ("cash",),
    "law": ("regulation",),
    "leaders": ("chiefs",),
    "announced": ("introduced",),
    "warned": ("cautioned",),
    "denied": ("refused",),
    "insisted": ("persisted",),
    "claimed": ("asserted",),
    "believes": ("thinks",),
    "vote": ("ballot",),
}
HEADLINE_WORDS = (4, 14)  # a line of so many words can be a headline
JOINS = ("MORE", "READ", "ALSO", "Related", "Watch", ":", "|", "…")

Draw = random.Random


def headlines(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """First lines of the pages that are short enough to be headlines, unlabelled."""
    found = []
    for words in pages:
        end = next((i for i in range(1, len(words)) if words[i].gap >= NEWLINE), 0)
        if HEADLINE_WORDS[0] <= end <= HEADLINE_WORDS[1]:
            found.append([Word(word.text, SPACE if i == 0 else word.gap) for i, word in enumerate(words[:end])])
    return found


def lose_case(words: list[Word], draw: Draw) -> list[Word]:
    """All lower case, or all capitals."""
    for word in words:
        word.text = word.text.lower()
    if draw.random() < 0.3:
        for word in words:
            word.text = word.text.upper()
    return words


def change_quotes(words: list[Word], draw: Draw) -> list[Word]:
    """All marks straight, or turned the wrong way, or of another kind."""
    pairs = draw.choice(
        (('"', '"'), ('"', '"'), ("”", "”"), ("“", "“"), ("”", "“"), ("«", "»"), ("„", "“"), ("‘", "’"))
    )
    for word in words:
        if word.text in OPENING:
            word.text = pairs[0]
        elif word.text in CLOSING:
            word.text = pairs[1]
    return words


def lose_quotes(words: list[Word], draw: Draw) -> list[Word]:
    """Single marks drop out, or all of them."""
    share = draw.choice((0.15, 0.15, 1.0))
    kept: list[Word] = []
    gap = 0
    for word in words:
        if word.text in DOUBLE and draw.random() < share:
            gap = max(gap, word.gap)
            continue
        if gap:
            word.gap, gap = max(word.gap, gap), 0
        kept.append(word)
    return kept


def add_stray_quotes(words: list[Word], draw: Draw) -> list[Word]:
    """A mark where none belongs, outside every attribution or deep inside one span."""
    for _ in range(draw.randint(1, 3)):
        place = draw.randrange(1, len(words))
        before, after = words[place - 1], words[place]
        if before.span == after.span and before.name == after.name and after.gap == SPACE:
            mark = replace(after, text=draw.choice('"”“'), gap=draw.choice((GLUED, SPACE)))
            words.insert(place, mark)
    return words


def paste_headline(words: list[Word], draw: Draw, pool: Sequence[Sequence[Word]]) -> list[Word]:
    """One to three other pages' headlines inside sentences, labelled as nobody's words."""
    for _ in range(draw.randint(1, 3)):
        line = [replace(word) for word in draw.choice(pool)]
        if draw.random() < 0.3:
            line.insert(0, Word(draw.choice(JOINS), SPACE))
        if draw.random() < 0.3:
            line = [Word(word.text.upper() if draw.random() < 0.5 else word.text, word.gap) for word in line]
        line[0].gap = draw.choice((SPACE, SPACE, NEWLINE, BLANK_LINE))
        place = draw.randrange(1, len(words))
        if words[place].gap != SPACE:
            continue
        words[place].gap = draw.choice((SPACE, line[0].gap))
        words[place:place] = line
    return words


def double_names(words: list[Word], draw: Draw) -> list[Word]:
    """Names written twice, the second time glued to the first or beside it; both copies bear the label."""
    found: list[Word] = []
    for i, word in enumerate(words):
        found.append(word)
        name = (
            word.text[:1].isupper()
            and word.text[1:].islower()
            and i + 1 < len(words)
            and words[i + 1].span == word.span
        )
        if name and draw.random() < 0.06:
            if draw.random() < 0.5:
                word.text += word.text
            else:
                found.append(replace(word, gap=SPACE))
    return found


def stray_semicolons(words: list[Word], draw: Draw) -> list[Word]:
    """A ';' between a closing mark and what follows it."""
    states = quote_states([word.text for word in words], [word.gap for word in words])
    found: list[Word] = []
    for i, word in enumerate(words):
        found.append(word)
        ends = i + 1 < len(words) and words[i + 1].span != word.span
        if states[i] == CLOSE_STATE and ends and draw.random() < 0.5:
            found.append(Word(";", GLUED))
    return found


def part_cues(words: list[Word], draw: Draw) -> list[Word]:
    """What follows a content (its speaker and cue) begins a new paragraph."""
    for before, after in pairwise(words):
        if before.role == CONTENT and after.role in (SOURCE, CUE) and after.gap == SPACE and draw.random() < 0.3:
            after.gap = draw.choice((NEWLINE, BLANK_LINE))
    return words


def change_breaks(words: list[Word], draw: Draw) -> list[Word]:
    """Paragraphs lose their blank lines, or their breaks altogether."""
    share, to = draw.choice(((1.0, NEWLINE), (1.0, NEWLINE), (0.5, SPACE), (1.0, SPACE)))
    for word in words[1:]:
        if word.gap >= NEWLINE and draw.random() < share:
            word.gap = to
    return words


def lose_stops(words: list[Word], draw: Draw) -> list[Word]:
    """Full stops drop out."""
    share = draw.choice((0.2, 0.5, 1.0))
    return [word for word in words if word.text != "." or draw.random() >= share]


def translate_badly(words: list[Word], draw: Draw) -> list[Word]:
    """Articles drop out, neighbours of one span change places, capitals appear, "he" becomes "it"."""
    found: list[Word] = []
    for word in words:
        if word.text.lower() in ARTICLES and draw.random() < 0.4:
            continue
        if word.role == SOURCE and word.text in PRONOUNS and draw.random() < 0.4:
            word.text = PRONOUNS[word.text]
        elif word.text.islower() and draw.random() < 0.06:
            word.text = word.text.title()
        found.append(word)
    for i in range(1, len(found)):
        before, after = found[i - 1], found[i]
        swap = before.span == after.span and before.name == after.name and after.gap == SPACE
        if swap and before.text.isalpha() and after.text.isalpha() and draw.random() < 0.05:
            before.text, after.text = after.text, before.text
    return found


def break_numbers(words: list[Word], draw: Draw) -> list[Word]:
    """Numbers lose digits, turn to 0, or run into the next word."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if (
            before
            and before.text.isdigit()
            and word.text.isalpha()
            and word.span == before.span
            and draw.random() < 0.3
        ):
            before.text += word.text
            continue
        if word.text.isdigit() and draw.random() < 0.3:
            word.text = draw.choice(("0", word.text[:1], word.text[::-1], word.text + word.text))
        found.append(word)
    return found


def glue_words(words: list[Word], draw: Draw) -> list[Word]:
    """White space between two words of one span drops out."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        together = before and before.span == word.span and before.name == word.name and word.gap == SPACE
        if before and together and before.text.isalpha() and word.text.isalpha() and draw.random() < 0.02:
            before.text += word.text
            continue
        found.append(word)
    return found


def spin(words: list[Word], draw: Draw) -> list[Word]:
    """Words replaced by what a rewriting machine takes for synonyms."""
    found: list[Word] = []
    for word in words:
        options = SPUN.get(word.text)
        if options and draw.random() < 0.5:
            parts = draw.choice(options).split()
            found += [replace(word, text=part, gap=word.gap if i == 0 else SPACE) for i, part in enumerate(parts)]
        else:
            found.append(word)
    return found


Corruption = Callable[[list[Word], Draw], list[Word]]
# How often each befalls a page that is corrupted at all; several may befall one page.
CORRUPTIONS: tuple[tuple[Corruption, float], ...] = (
    (change_breaks, 0.35),
    (change_quotes, 0.35),
    (lose_quotes, 0.12),
    (add_stray_quotes, 0.12),
    (double_names, 0.2),
    (stray_semicolons, 0.15),
    (part_cues, 0.12),
    (lose_stops, 0.1),
    (translate_badly, 0.25),
    (break_numbers, 0.2),
    (glue_words, 0.15),
    (spin, 0.25),
    (lose_case, 0.12),
)
PASTED = 0.3


def corrupt(words: Sequence[Word], draw: Draw, pool: Sequence[Sequence[Word]]) -> list[Word]:
    """A messy copy of ``words``; the originals stay as they are."""
    messy = [replace(word) for word in words]
    for corruption, share in CORRUPTIONS:
        if draw.random() < share and len(messy) > 1:
            messy = corruption(messy, draw)
    if pool and draw.random() < PASTED and len(messy) > 1:
        messy = paste_headline(messy, draw, pool)
    return messy or [replace(words[0], role=OUT, attribution=-1, span=-1)]
