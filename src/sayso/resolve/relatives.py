"""The words a relative pronoun stands for, by grammar: "the lawyer of the crew, | who said ..."."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Span, Token
from sayso.resolve.vocabulary import ROLES

#: Relations of the verb of a relative clause to the noun the clause belongs to.
_RELATIVE_CLAUSES = frozenset({"acl", "acl:relcl"})
#: Relations by which a verb stands beside or under the first verb of its clause: "who met Dell and | said ...".
_BESIDE = frozenset({"conj", "xcomp", "aux", "cop"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: What stands before a noun in its phrase.
_BEFORE_NOUN = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "PART"})
#: Verbs and the like part what stands behind a noun from it.
_NO_PHRASE = frozenset({"VERB", "AUX", "SCONJ"})
_OF_THINGS = frozenset({"which", "that"})
_OPENERS = frozenset({"who", "which", "that", "whom", "whose"})
#: What is done to a paper by the one who speaks in it.
_GIVES_OUT = frozenset(
    {"published", "publishes", "released", "releases", "issued", "issues", "wrote", "writes", "sent", "sends"}
    | {"posted", "posts", "signed", "filed", "delivered", "gave", "made", "presented", "circulated"}
)
#: Marks that close a title or somebody's words.
_CLOSING = frozenset({"'", "''", '"', "”", "’", "»"})
#: A phrase with "of ..." behind its noun runs to about this many words.
LONGEST_PHRASE = 9
#: Words before a verb among which its subject stands.
SUBJECT_REACH = 40
#: Verbs from the pronoun up to that of its clause.
MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A noun phrase before a relative pronoun, and its noun."""

    noun: Span
    phrase: Span


def antecedents_of(tokens: Sequence[Token], pronoun: Span) -> tuple[Antecedent, ...]:
    """The noun phrases that "who", "which" or "that" may stand for: by the tree first, then the nearest."""
    at = bisect_left(tokens, pronoun.start, key=lambda one: one.span.start)
    if at >= len(tokens) or tokens[at].span.start != pronoun.start:
        return ()
    if at and tokens[at - 1].text in _CLOSING:  # the title of a book or a film
        return ()
    nouns = dict.fromkeys(noun for noun in (_by_tree(tokens, at), _by_place(tokens, at)) if noun is not None)
    return tuple(Antecedent(tokens[noun].span, _phrase(tokens, noun, at)) for noun in nouns)


def issuer_of(tokens: Sequence[Token], noun: Span) -> Span | None:
    """Who gives out a paper, by its noun: "| Dell | published a letter which ..."; None where nobody is told to."""
    at = bisect_left(tokens, noun.start, key=lambda one: one.span.start)
    verb = tokens[at].head if tokens[at].relation == "obj" else None
    if verb is None or tokens[verb].text.lower() not in _GIVES_OUT:
        return None
    near = tokens[max(0, verb - SUBJECT_REACH) : verb]
    return next((one.span for one in near if one.head == verb and one.relation == "nsubj"), None)


def _by_tree(tokens: Sequence[Token], at: int) -> int | None:
    """The noun whose clause the pronoun opens; no bare name takes one without a comma: "a charge of Dell's | which"."""
    verb = tokens[at].head
    for _ in range(MOST_BESIDE):
        if verb is None or tokens[verb].relation not in _BESIDE:
            break
        verb = tokens[verb].head
    if verb is None or tokens[verb].relation not in _RELATIVE_CLAUSES:
        return None
    noun = tokens[verb].head
    if noun is not None and tokens[noun].tag == "PROPN" and _follows_bare(tokens, at):
        noun = _over_name(tokens, noun)
    if noun is not None and tokens[at].text.lower() == "who" and tokens[at].relation == "nsubj":
        noun = _over_role(tokens, noun, at)
    return noun if noun is not None and noun < at and tokens[noun].tag in _NOUNS else None


def _over_role(tokens: Sequence[Token], noun: int, at: int) -> int:
    """Behind a comma, the person whose office or kin the phrase is: "the | lawyer | for the crew, who said"."""
    over = tokens[noun].head
    if tokens[at - 1].text != "," or tokens[noun].relation != "nmod" or over is None or over > noun:
        return noun
    cases = {one.text.lower() for one in tokens[over + 1 : noun] if one.tag == "ADP"}
    return over if cases <= {"of", "for"} and cases and tokens[over].text.lower() in ROLES else noun


def _follows_bare(tokens: Sequence[Token], at: int) -> bool:
    """Whether "which" or "that" follows a name without a mark."""
    return tokens[at].text.lower() in _OF_THINGS and tokens[at - 1].tag == "PROPN"


def _over_name(tokens: Sequence[Token], name: int) -> int:
    """The common noun that a name stands under ("a letter to Jan Dell"), else the name."""
    over: int | None = name
    while over is not None and tokens[over].tag == "PROPN":
        over = tokens[over].head
    is_noun = over is not None and over < name and tokens[over].tag == "NOUN"
    return over if is_noun and over is not None else name


def _by_place(tokens: Sequence[Token], at: int) -> int | None:
    """The noun right before the pronoun, marks between or not: for a tree that went astray."""
    before = at - 1
    while before >= 0 and tokens[before].tag == "PUNCT":
        before -= 1
    if _follows_bare(tokens, at):
        before = _under_name(tokens, before)
    is_noun = before >= 0 and tokens[before].tag in _NOUNS and tokens[before].text.lower() not in _OPENERS
    return before if is_noun and _is_one_sentence(tokens, before, at) else None


def _under_name(tokens: Sequence[Token], name: int) -> int:
    """The common noun before "of" and a name ("a letter to Jan Dell"), by place alone, else the name."""
    first = name
    while first and tokens[first - 1].tag == "PROPN":
        first -= 1
    is_noun = first > 1 and tokens[first - 1].tag == "ADP" and tokens[first - 2].tag == "NOUN"
    return first - 2 if is_noun else name


def _is_one_sentence(tokens: Sequence[Token], before: int, at: int) -> bool:
    return not any(one.text in (".", "!", "?", ";", ":") for one in tokens[before:at])


def _phrase(tokens: Sequence[Token], noun: int, at: int) -> Span:
    """A noun with what stands before it, and "of ..." behind it up to the pronoun; a name without it."""
    first = noun
    while first and tokens[first - 1].tag in _BEFORE_NOUN and _leans_on(tokens, first - 1, noun):
        first -= 1
    end = noun
    for step in range(noun + 1, min(at, first + LONGEST_PHRASE)):
        is_name = tokens[noun].tag == "PROPN" and tokens[step].tag != "PROPN"
        if is_name or tokens[step].tag in _NO_PHRASE or tokens[step].tag == "PUNCT":
            break
        if tokens[step].tag in _NOUNS:
            end = step
    return Span(tokens[first].span.start, tokens[end].span.end)


def _leans_on(tokens: Sequence[Token], word: int, noun: int) -> bool:
    """Whether a word depends on the noun, straight or through words between."""
    over = tokens[word].head
    while over is not None and word < over < noun:
        over = tokens[over].head
    return over == noun
