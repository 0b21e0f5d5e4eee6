"""One convention for names: the corpora differ in determiners, titles, possessives and in what they take for a name."""

import re

from sayso.read.words import WORD

TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "vice", "prime", "minister", "ministers"}
    | {"secretary", "general", "lt", "gen", "col", "colonel", "maj", "major", "capt", "captain", "sgt", "adm"}
    | {"admiral", "senator", "sen", "rep", "representative", "congressman", "congresswoman", "governor", "gov"}
    | {"mayor", "chief", "justice", "judge", "king", "queen", "prince", "princess", "pope", "reverend", "rev"}
    | {"speaker", "director", "chairman", "chairwoman", "chair", "chancellor", "ambassador", "foreign", "defence"}
    | {"defense", "deputy", "former", "spokesman", "spokeswoman", "spokesperson", "commander", "ayatollah", "sheikh"}
    | {"imam", "professor", "prof", "hon", "fco", "state", "treasury", "interior", "finance", "executive", "officer"}
    | {"head", "leader"}
)
INSIDE_PERSON = frozenset({"al", "bin", "ibn", "de", "da", "van", "von", "el", "del", "der", "la", "abu"})
SMALL = INSIDE_PERSON | {"and", "of", "the", "for"}
GLUE = frozenset({".", "-", "'", "’", "&", "/"})
NOT_NAMES = frozenset(
    {"i", "we", "he", "she", "they", "it", "you", "us", "me", "our", "his", "her", "its", "their", "who", "this"}
    | {"that", "people", "there", "these", "those", "all", "some", "yes", "no", "god"}
)
DEMONYM = re.compile(
    r"(ians?|ese|ish|icans?|elis?|aqis?|emenis?|akistanis?|arabs?|ench|utch|ermans?|hechens?|reeks?|yazidis?|kurds?)$",
    re.I,
)

Token = tuple[str, int, int]


def as_name(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name within a mention, as code points: no determiner, title or possessive; None if it is no name."""
    tokens: list[Token] = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]
    if len(tokens) > 2 and tokens[-1][0].lower() == "s" and tokens[-2][0] in "'’":
        tokens = tokens[:-2]
    if kind == "person":
        tokens = _after_titles(tokens)
    while tokens and (tokens[0][0].lower() in SMALL - INSIDE_PERSON | {"a", "an"} or not tokens[0][0][0].isalnum()):
        tokens = tokens[1:]
    while tokens and tokens[-1][0] not in ".)" and not tokens[-1][0][0].isalnum():
        tokens = tokens[:-1]
    if not tokens or not _is_name(tokens, kind):
        return None
    return tokens[0][1], tokens[-1][2]


def _after_titles(tokens: list[Token]) -> list[Token]:
    """What follows the last title or small word."""
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place][0]
        small = word[0].islower() and word.lower() not in INSIDE_PERSON and word != "s"
        if small or word.lower() in TITLES:
            return tokens[place + 1 :]
    return tokens


def _is_name(tokens: list[Token], kind: str) -> bool:
    """Whether the words stand in capitals, but for small words and marks between them, and name one thing."""
    words = [word for word, _, _ in tokens]
    if kind == "weapon":
        return True
    named = all(w[0].isupper() or w[0].isdigit() or w.lower() in SMALL or w in GLUE or w in "()s" for w in words)
    if not named or not any(w[0].isupper() for w in words):
        return False
    return not (len(words) == 1 and (words[0].lower() in NOT_NAMES or DEMONYM.search(words[0])))
