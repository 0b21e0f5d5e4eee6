"""Where the subjects of a page's clauses stand, by its grammar."""

from collections.abc import Sequence

from sayso.records import Token

#: Relations of the verbs whose subject the next sentence may call "he", and of words before a name that go with it.
_CLAUSES = frozenset({"root", "ccomp", "parataxis"})
_OF_NAME = frozenset({"compound", "flat", "amod", "det", "nmod:poss", "appos"})


def subjects_in(tokens: Sequence[Token]) -> frozenset[int]:
    """Where the subjects of main and reported clauses begin: at each word of a name, its titles before it.

    A name right before such a clause's verb is its subject, whatever the tree says.
    """
    found: set[int] = set()
    for at, token in enumerate(tokens):
        head = token.head
        is_subject = token.relation.startswith("nsubj") and head is not None and tokens[head].relation in _CLAUSES
        if not is_subject and not (token.tag == "PROPN" and _opens_verb(tokens, at + 1)):
            continue
        first = at
        while first and (tokens[first - 1].relation in _OF_NAME or tokens[first - 1].tag == token.tag == "PROPN"):
            first -= 1
        if is_subject or not first or tokens[first - 1].tag != "ADP":
            found.update(tokens[one].span.start for one in range(first, at + 1))
    return frozenset(found)


def _opens_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb of a main or reported clause stands here, or its auxiliary."""
    if at >= len(tokens) or tokens[at].tag not in ("VERB", "AUX"):
        return False
    head = tokens[at].head
    return tokens[at].relation in _CLAUSES or (
        tokens[at].tag == "AUX" and head is not None and tokens[head].relation in _CLAUSES
    )
