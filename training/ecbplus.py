"""ECB+ as same_event is taught and measured on it: gold event mentions of the validated sentences, and their chains.

Cybulska and Vossen (2014), annotations CC BY 3.0. Only events are taken from gold, and only where they stand; who does
it to whom is read by Sayso's own model, from the validated sentences of the article alone.
"""

import csv
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.compare.same_event_telling import Telling
from sayso.compare.same_event_topic import Topic, topic_of
from sayso.compare.same_event_triggers import head_of, numbers_of, phrase_of
from sayso.compare.same_event_words import family, kin, stem, weighed, words_in
from sayso.extract import extract
from sayso.read import read
from sayso.records import Document, PageFacts, Raw, Span, Token

FOLDER = Path("ecbplus")
VALIDATED = "ECBplus_coreference_sentences.csv"
EVENTS = ("ACTION", "NEG_ACTION")
ADDRESS = "ecbplus"  # articles of this part begin with the address of their page, as sentence 0
LEAST_ROOT = 0.5  # the model takes a word for a type of event more likely than not
LONGEST_PARTY = 12  # words: what is longer holds a clause of its own
#: How a party hangs on the word that tells the deed, and how that word hangs on a verb whose parties it shares.
PARTY = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "csubj"})
SHARED = frozenset({"obj", "obl", "nsubj", "conj", "xcomp"})


@dataclass(frozen=True, slots=True)
class Gold:
    """An event mention: indices of its tokens in the article, and the chain of mentions of one event it is of."""

    tokens: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """``words`` and the ``sentence`` each stands in; ``chosen``: the validated sentences; events in them alone."""

    topic: int
    name: str
    words: tuple[str, ...]
    sentence: tuple[int, ...]
    chosen: frozenset[int]
    gold: tuple[Gold, ...]

    def text(self) -> str:
        """The article's own words."""
        first = 1 if ADDRESS in self.name else 0
        return " ".join(word for word, number in zip(self.words, self.sentence, strict=True) if number >= first)


def read_ecbplus(data: Path) -> list[Article]:
    """All articles of ``data/ecbplus`` that have validated sentences, by topic and name."""
    chosen: dict[tuple[int, str], set[int]] = defaultdict(set)
    with (data / FOLDER / VALIDATED).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            chosen[int(row["Topic"]), row["File"]].add(int(row["Sentence Number"]))
    return [_article(data, topic, name, frozenset(numbers)) for (topic, name), numbers in sorted(chosen.items())]


def file_name(topic: int, name: str) -> str:
    """An article's file below the folder ECB+, as the list of what training leaves out writes it."""
    return f"{topic}/{topic}_{name}.xml"


def _article(data: Path, topic: int, name: str, chosen: frozenset[int]) -> Article:
    tree = ET.parse(data / FOLDER / "ECB+" / file_name(topic, name)).getroot()
    tokens = list(tree.iter("token"))
    place = {one.get("t_id"): number for number, one in enumerate(tokens)}
    sentence = tuple(int(one.get("sentence") or 0) for one in tokens)
    chains = _chains(tree, f"{topic}/{name}")
    gold = []
    for mark in tree.find("Markables") or ():
        where = tuple(sorted(place[one.get("t_id")] for one in mark.iter("token_anchor")))
        if where and mark.tag.startswith(EVENTS) and chosen.issuperset(sentence[one] for one in where):
            number = mark.get("m_id") or ""
            gold.append(Gold(where, f"{topic}:{chains.get(number, f'{name}/{number}')}"))
    return Article(topic, name, tuple(one.text or "" for one in tokens), sentence, chosen, tuple(gold))


def _chains(tree: ET.Element, article: str) -> dict[str, str]:
    """The chain of each mention that has one: across articles the id of its instance, else one of its own article."""
    found: dict[str, str] = {}
    for relation in tree.find("Relations") or ():
        target = relation.find("target")
        own = f"{article}/{target.get('m_id') if target is not None else ''}"
        chain = relation.get("note") or own if relation.tag.startswith("CROSS") else own
        found.update({one.get("m_id") or "": chain for one in relation.findall("source")})
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """The validated sentences of an article as Sayso reads them. ``spans``: of each word in the text made of them."""

    article: Article
    text: str
    spans: dict[int, Span]
    tokens: tuple[Token, ...]
    children: dict[int, list[int]]

    def at(self, words: Iterable[int]) -> list[int]:
        """The model's tokens that stand on these words of the article."""
        spans = [self.spans[one] for one in words]
        return [number for number, one in enumerate(self.tokens) if any(one.span.touches(span) for span in spans)]

    def below(self, token: int) -> list[int]:
        """A token and all that hangs on it."""
        return [token, *(other for child in self.children.get(token, ()) for other in self.below(child))]


def read_article(article: Article) -> Read:
    """An article's validated sentences, one a paragraph, read by the model."""
    text, spans = "", {}
    for number, word in enumerate(article.words):
        if article.sentence[number] not in article.chosen:
            continue
        new = number == 0 or article.sentence[number - 1] != article.sentence[number]
        text += ("\n\n" if new else " ") if text else ""
        spans[number] = Span(len(text), len(text) + len(word))
        text += word
    document: Document = extract(Raw(text.encode()), PageFacts()).document
    if document.text != text:
        raise ValueError(f"{file_name(article.topic, article.name)}: its text is not kept as it is given")
    tokens = read(document, threads=1).tokens
    children: dict[int, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        if token.head is not None:
            children[token.head].append(number)
    return Read(article, text, spans, tokens, children)


def tellings(article: Article) -> Iterator[tuple[Telling, Gold, str]]:
    """Each gold mention as same_event takes it, with its gold and the head word that grammar gives it."""
    page = read_article(article)
    topic = topic_of(article.text())
    for gold in article.gold:
        on = page.at(gold.tokens)
        heads = [one for one in on if page.tokens[one].head not in on]
        number = article.sentence[gold.tokens[0]]
        beside = [one for one in _sentence(page, number) if one not in on]
        yield _telling(page, gold, heads, beside, topic), gold, page.tokens[heads[0]].text.lower()


def _telling(page: Read, gold: Gold, heads: list[int], beside: list[int], topic: Topic) -> Telling:
    article = page.article
    own = words_in(" ".join(article.words[one] for one in gold.tokens)) or ("",)
    others = _words(page, beside)
    capital = [one for one in beside[1:] if page.tokens[one].text[:1].isupper()]
    head = page.tokens[heads[0]]
    word = head_of(own)
    return Telling(
        report=f"{article.topic}/{article.name}",
        sentence=str(article.sentence[gold.tokens[0]]),
        word=word,
        family=family(word),
        phrase=phrase_of(own),
        kin=kin(family(word), phrase_of(own)),
        type=head.root if head.root_score >= LEAST_ROOT else None,
        beside=frozenset(family(one) for one in others),
        context=weighed(stem(one) for one in others),
        parties=weighed(stem(one) for one in _words(page, _parties(page, heads, gold))),
        names=weighed(stem(one) for one in _words(page, capital)),
        numbers=numbers_of(others),
        topic=topic,
    )


def _sentence(page: Read, number: int) -> list[int]:
    words = [one for one in page.spans if page.article.sentence[one] == number]
    low, high = page.spans[words[0]].start, page.spans[words[-1]].end
    return [one for one, token in enumerate(page.tokens) if low <= token.span.start < high]


def _words(page: Read, tokens: Sequence[int]) -> list[str]:
    return [word for one in tokens for word in words_in(page.tokens[one].text)]


def _parties(page: Read, heads: list[int], gold: Gold) -> list[int]:
    """The tokens that say who does it to whom, where and with what: below the deed, or below the verb it hangs on."""
    on = set(page.at(gold.tokens))
    found: list[int] = []
    for head in heads:
        found += _hanging(page, head, on)
        above, relation = page.tokens[head].head, page.tokens[head].relation.partition(":")[0]
        if above is not None and relation in SHARED:
            found += _hanging(page, above, on)
    return found


def _hanging(page: Read, head: int, on: set[int]) -> list[int]:
    found: list[int] = []
    for child in page.children.get(head, ()):
        if child in on or page.tokens[child].relation.partition(":")[0] not in PARTY:
            continue
        whole = page.below(child)
        found += [one for one in whole if one not in on] if len(whole) < LONGEST_PARTY else [child]
    return found
