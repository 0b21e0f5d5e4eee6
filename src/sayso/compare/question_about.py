"""What is in dispute, in the reports' own words and never as if it were so: "whether Ostland shelled the town"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from sayso.compare.disputed_matter import matter_of, shared
from sayso.compare.figure_frame import frame_of
from sayso.compare.question_claims import Claim, is_about_something, told_in_order
from sayso.compare.same_event_words import stem, telling
from sayso.compare.sides import is_state_word
from sayso.records import Counted, Tally

#: A matter longer than this is cut: it names what is disputed, it does not retell it. In code points.
LONGEST = 140
#: Words from which a clause says what it is about.
FEWEST_WORDS = 3
#: A word that fewer than one report in thirty has is a name where it begins a sentence.
RARE = log(30.0)
#: How much a clause counts by its form: said as a clause in a charge or denial; told as an account; made of a charge
#: ("of shelling"); words in quotation marks.
CLAUSE, TOLD, CHARGED, QUOTED = 1.0, 0.7, 0.7, 0.3

_TALK = r"(?:accusation|allegation|charge|claim|assertion|suggestion|report|account|argument|rumou?r)s?"
_OF_CLAIM = re.compile(
    rf"\A(?:as\s+)?(?:(?:the|an?|any|all|his|her|its|their)\s+)?(?:[\w-]+\s+)?{_TALK}\b"
    rf"(?:\s+(?:of|by|from)\s+(?:(?!\bthat\b)[^,.;])+?)?\s+that\s+",
    re.IGNORECASE,
)
#: What a denial calls a charge behind it: "that a school was shelled a fabrication".
_VERDICT = re.compile(
    r"\s+(?:an?\s+)?(?:fabrication|lie|hoax|invention|fake|absurd|untrue|false|baseless)\Z", re.IGNORECASE
)
_THAT = re.compile(r"\Athat\s+", re.IGNORECASE)
_ENDS = re.compile(r"[:;]\s|\s…\s|[.!?][\"'”’]?(?:\s|\Z)|,\s+(?:saying|adding|which)\b|,?\s+and\s+that\b")
_PRONOUN = re.compile(
    r"\A(?:it|he|she|they|we|i|you|this|these|those|its|their|his|her|our|my|to|of|for|not|no|nothing|if|whether)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nothing|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:who|whom|whose|which|because|if|when|while|although|unless|where)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|must|\w+ed|launched|fired|struck|shot|"
    r"fell|broke|began|hit|took|led|fed|shelled|left|held|put|sent|stole|bore|lay)\b"
)
_CHARGE = re.compile(
    r"\A(?:that\s+)?(?P<who>(?:(?!\b(?:of|for)\b)[^,.;:])+?)(?:,\s+too,)?\s+(?:of|for)\s+(?:also\s+)?(?P<having>having\s+)?"
    r"(?P<verb>[a-z]{2,}ing|[a-z]+(?:ed|en|ne|wn|lt|nt|ld|t))\b(?P<rest>.*)\Z",
    re.DOTALL,
)
_WHEN = re.compile(
    r"\s+(?:on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in\s+the\s+(?:morning|afternoon|evening)|yesterday|today)\b"
)
#: Cues behind which a name is given, no clause: "called the vote a farce".
_NAMING = re.compile(r"\b(?:call|describ|brand|dub|label|portray|term|denounc|condemn)\w*\b", re.IGNORECASE)
#: What a thing is called, and by what name: "the incident as “an outrage”".
_NAMED = re.compile(
    r"\A(?P<what>(?:the|this|that|an?|its|his|her|their)\s[^,.;:]+?)\s+as\s+(?P<name>[\"“‘]?an?\s[^,.;:]+)\Z"
)
_MARKS = "\"“”‘’'«»"


@dataclass(frozen=True, slots=True)
class _Wording:
    words: str
    form: float
    claim: Claim


def about_of(claims: Sequence[Claim]) -> str:
    """What some claims dispute: of their clauses the one that says most of what the others speak of."""
    found = [one for claim in told_in_order(claims) for one in _wordings(claim)]
    if not found:
        return "what happened"
    ranked = [(_centre(one, claims), -at) for at, one in enumerate(found)]
    return _cut(found[-max(ranked)[1]].words)


def how_many(tally: Tally, counted: Iterable[Counted] = ()) -> str:
    """What a count disputes: "how many Ostland servicemen were wounded", "how many ships were waiting".

    ``counted``: its figures, whose sentences say what the counted do.
    """
    fates = {"killed", "wounded", "captured", "missing", "displaced", "detained"}
    of = " ".join(tally.of.split()) if tally.of else tally.unit or "people"
    if tally.what in fates:
        stripped = re.sub(rf"\A(?:{tally.what}|the)\s+", "", of)
        return (
            f"how many {stripped} were {tally.what}" if tally.what != "missing" else f"how many {stripped} are missing"
        )
    if tally.what in ("money", "area", "duration"):
        return f"how much: {tally.unit or tally.what}{f' of {of}' if tally.of else ''}"
    told = Counter(state for one in counted if (state := frame_of(one).state))
    doing = f" were {min(told, key=lambda one: (-told[one], one))}" if told else ""
    who = f" of {of}" if tally.unit and tally.of and tally.of != tally.unit else ""
    return f"how many {tally.unit or of}{who}{doing}"


def _wordings(claim: Claim) -> Iterator[_Wording]:
    """The ways in which a claim can name what is disputed."""
    words = " ".join(claim.said.words.split()).strip(" ,;.")
    if claim.points or claim.stance == "silence" or not is_about_something(words):
        return
    bare = _balanced(words.strip(_MARKS))
    is_told = claim.said.statement.form == "indirect" and not _NAMING.search(claim.said.cue or "")
    clause = _clause(words) if is_told else None
    charge = _charge(bare) if claim.stance == "charge" else None
    called = _called(words, claim)
    if charge or called:
        yield _Wording(charge or called or "", CHARGED, claim)
    elif clause:
        yield _Wording(f"whether {clause}", TOLD if claim.stance == "account" else CLAUSE, claim)
    elif claim.stance != "denying":
        yield _Wording(f"“{_first_clause(_OF_CLAIM.sub('', bare)).strip(_MARKS)}”", QUOTED, claim)


def _called(words: str, claim: Claim) -> str | None:
    """What a thing is called as a clause: "the vote as “a farce”" gives "whether the vote was “a farce”"."""
    named = _NAMED.match(words) if _NAMING.search(claim.said.cue or "") else None
    if named is None or claim.said.statement.form == "direct":
        return None
    return f"whether {named['what']} {'were' if _is_plural(named['what']) else 'was'} {_balanced(named['name'])}"


def _balanced(words: str) -> str:
    """Words without their quotation marks if one of these has no partner: what is cut out of a quotation."""
    is_cut = words.count('"') % 2 or words.count("“") != words.count("”")
    return "".join(one for one in words if one not in '"“”') if is_cut else words


def _clause(words: str) -> str | None:
    """A clause with a subject of its own and a verb; a negated one would be asked the wrong way round."""
    inner = _OF_CLAIM.sub("", words)
    first = _VERDICT.sub("", _first_clause(_THAT.sub("", inner)))
    is_negated = _NEGATED.search(_SUBORDINATE.split(first)[0])
    plain = _FINITE.search(first) and not _PRONOUN.match(first) and not is_negated
    if not plain or len(first.split()) < FEWEST_WORDS or set(first) & set('“”"…'):
        return None
    return first if _is_name(first.split()[0]) else first[0].lower() + first[1:]


def _is_name(word: str) -> bool:
    """Whether a word that begins a sentence is a name: of a state, or one that few reports have."""
    bare = word.lower().strip(_MARKS)
    return is_state_word(bare) or word.isupper() or telling(stem(bare)) >= RARE


def _first_clause(words: str) -> str:
    end = _ENDS.search(words)
    return (words[: end.start()] if end else words).strip(" ,;.")


def _charge(words: str) -> str | None:
    """A charge as a clause: "Ostland of shelling the town" gives "whether Ostland was shelling the town"."""
    found = _CHARGE.match(words)
    if found is None or not (found["having"] or found["verb"].endswith("ing")):
        return None
    who = _WHEN.sub("", found["who"]).strip(" ,")
    rest = _first_clause(found["rest"])
    if found["having"]:
        return f"whether {who} had {found['verb']}{_spaced(rest)}"
    return f"whether {who} {'were' if _is_plural(who) else 'was'} {found['verb']}{_spaced(rest)}"


def _spaced(rest: str) -> str:
    return f" {rest}" if rest else ""


def _is_plural(who: str) -> bool:
    return " and " in who or (who.endswith("s") and not who.endswith(("ss", "us", "is", "States")))


def _centre(one: _Wording, claims: Iterable[Claim]) -> float:
    """How much of what the claims speak of a wording names, for its form and length."""
    own = matter_of(one.words)
    named = sum(shared(own, other.matter).weight for other in claims if other is not one.claim and other.matter.weights)
    trusted = 1.0 if one.claim.said.report.trusted else 0.5
    short = min(1.0, LONGEST / max(1, len(one.words)))
    return (named + 1.0) * one.form * trusted * short


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
