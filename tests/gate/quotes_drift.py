"""How wordings drift: respelled, spun, translated, told as indirect speech, opened otherwise, cut; meanings changed.

The synonyms are not those of ``sayso.compare``, nor those its rules were found with.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SEED = 2109
SHORTEST = 8  # words of a content that is made to drift
LONG = 4  # letters of a word that a text is not cut off at
EDGE = 2  # words at the end of a text in which no meaning is changed: it may be cut there


def _pairs(table: str) -> dict[str, str]:
    """Word -> another, of "word:another word:an-other"."""
    return dict(pair.replace("-", " ").split(":") for pair in table.split())


WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_SWAPS = """
big:sizable country:land nation:state people:citizens many:lots think:feel believe:feel want:intend need:have-to
make:produce good:fine bad:harmful important:key great:terrific problem:trouble help:back say:maintain talk:chat
work:labor money:dollars win:prevail lose:forfeit fight:battle attack:go-after attacks:assaults plan:program
plans:programs policy:approach campaign:effort voters:electors vote:ballot election:contest job:position
jobs:positions women:females men:males kids:children families:households family:relatives law:measure laws:measures
right:proper wrong:mistaken true:accurate false:untrue clear:plain strong:robust weak:feeble hard:tough
easy:effortless fast:speedy new:novel old:aged young:youthful long:lengthy short:brief high:elevated low:reduced
rich:moneyed poor:needy war:warfare peace:calm trade:commerce border:boundary police:officers court:tribunal
judge:magistrate evidence:proof report:account reports:accounts question:query questions:queries answer:reply
issue:topic issues:topics idea:thought ideas:thoughts story:tale stories:tales speech:talk statement:remark
comments:remarks words:terms letter:note deal:bargain support:backing supporters:backers opponent:rival
opponents:rivals friend:pal friends:pals leader:head leaders:heads official:functionary officials:functionaries
government:authorities system:structure change:shift changes:shifts start:open end:finish stop:prevent keep:hold
give:hand take:grab get:gain show:reveal shows:reveals tell:advise ask:inquire look:gaze see:notice know:realize
find:discover call:label called:labeled try:seek tried:sought use:apply used:applied build:erect built:erected
create:form created:formed raise:hike raised:hiked cut:slash pay:spend paid:spent buy:get sell:market send:ship
bring:carry hold:grip run:operate move:step moves:steps live:reside die:pass-away kill:slaughter killed:slaughtered
hurt:damage protect:shield protected:shielded defend:guard destroy:wipe-out ensure:guarantee continue:persist
remain:linger become:turn-into seem:look very:extremely really:truly never-ending:endless also:likewise
often:regularly always:forever again:once-more today:this-day quickly:speedily likely:probable certain:definite
simply:merely whole:complete entire:complete major:principal huge:giant small:little several:various
terrible:dire horrible:ghastly amazing:astonishing incredible:unbelievable beautiful:lovely honest:sincere
proud:honored happy:content angry:irate afraid:scared ready:prepared able:capable willing:inclined serious:grave
dangerous:unsafe economy:market workers:laborers companies:firms business:trade community:neighborhood
communities:neighborhoods school:academy schools:academies students:learners health:wellness care:treatment
rights:entitlements freedom:liberty power:clout security:safety terrorists:extremists weapons:guns soldiers:fighters
military:forces immigrants:newcomers immigration:migration violence:bloodshed crime:lawbreaking prison:jail
threat:menace risk:hazard crisis:emergency decision:choice choice:pick chance:shot opportunity:opening future:tomorrow
past:history world:globe city:town state:province street:road home:house night:evening year:twelvemonth month:moon

"""
_OPENINGS = (
    "In truth, ",
    "The point is that ",
    "As everybody can see, ",
    "Let me be plain: ",
    "It has to be said that ",
)
_FILLERS = re.compile(r"^(?:well|look|listen|and|but|so|i think|i believe|i mean|you know|of course|now)\b,?\s+", re.I)
_SHIFTED = """
i:he my:his me:him mine:his myself:himself we:they our:their us:them will:would can:could am:was is:was are:were
have:had has:had do:did don't:did-not isn't:was-not aren't:were-not won't:would-not can't:could-not i'm:he-was
we're:they-were we've:they-had i've:he-had we'll:they-would it's:it-was i'll:he-would that's:that-was want:wanted
need:needed think:thought know:knew believe:believed go:went make:made says:said today:that-day this:that here:there
"""
SHIFTS = _pairs(_SHIFTED)
_SPELT = {"don't": "do not", "it's": "it is", "we're": "we are", "can't": "cannot", "won't": "will not", "i'm": "I am"}
_FIGURES = dict(
    zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(2, 11), strict=True)
)
_FAMILIES = (
    "trump clinton sanders cruz rubio obama bush carson kasich", "republicans democrats", "republican democratic",
    "russia china iran mexico israel syria", "russian chinese iranian mexican israeli syrian",
)  # fmt: skip
_ACTORS = {"republicans": "REP", "republican": "REP", "democrats": "DEM", "democratic": "DEM"}
PARTIES: Mapping[str, str] = {
    word: _ACTORS.get(word, word.upper()[:4]) for family in _FAMILIES for word in family.split(" ")
}
_SLIPS = {
    "of": "from",
    "in": "at",
    "on": "in",
    "for": "to",
    "with": "by",
    "that": "which",
    "who": "which",
    "has": "have",
}
_HELD = frozenset({"not", "no", "never", "without", "and", "or"})  # to move these is to change what is said
_PREFIXED = (
    "unfair:fair illegal:legal impossible:possible dishonest:honest unable:able unlikely:likely unacceptable:acceptable"
)
_POLES = dict(pair.split(":") for pair in _PREFIXED.split(" "))
_POLES |= {positive: negative for negative, positive in _POLES.items()}
_AUXILIARIES = frozenset({"is", "are", "was", "were", "will", "would", "can", "could", "should", "must", "had", "did"})
_NEGATED = re.compile(r"\W*(?:not|never)\b|['’]")
_DROPPED = re.compile(r"\b(?:not|never) |(?:(?<=do)|(?<=did)|(?<=would)|(?<=is)|(?<=was))n['’]t\b")
_TELLING = """
all:some every:some always:sometimes must:may will:might best:worst worst:best more:less most:few
attack:criticize support:tolerate win:lose lost:won strong:weak start:end first:last before:after great:fair
destroy:harm proven:alleged accused:suggested seriously:slightly killed:wounded demand:suggest
war:dispute terrorists:protesters lied:erred liar:politician crime:mistake disaster:setback huge:modest
increase:decrease raise:lower secret:private
"""


@dataclass(frozen=True, slots=True)
class Drift:
    """What makes wordings drift: word -> another of like meaning, other openings, and the seed of all chances."""

    swaps: Mapping[str, str]
    openings: tuple[str, ...]
    seed: int


def _respell(words: str, chance: random.Random, drift: Drift) -> str:
    """Other quotation marks, contractions written out, small numbers in figures."""
    table = {**_SPELT, **{word: str(value) for word, value in _FIGURES.items()}}
    plain = words.translate(str.maketrans("“”‘’", "\"\"''")).replace("''", '"')
    return WORD.sub(lambda match: _as(match.group(), table.get(match.group().lower())), plain)


def _spin(words: str, chance: random.Random, drift: Drift) -> str:
    """Most words that have a synonym are swapped for it; names are left as they are."""
    rate = chance.choice((0.5, 0.7, 0.9))

    def swapped(match: re.Match[str]) -> str:
        word = match.group()
        return drift.swaps.get(word, word) if chance.random() < rate else word

    return WORD.sub(swapped, words)


def _tell(words: str, chance: random.Random, drift: Drift) -> str:
    """Direct speech as indirect: person and tense shifted, without quotation marks."""
    plain = re.sub(r"[“”\"]|''", "", words).replace("’", "'").strip(" ,")
    return "that " + WORD.sub(lambda match: SHIFTS.get(match.group().lower(), match.group()), plain)


def reopened(words: str, chance: random.Random, drift: Drift) -> str:
    """The opening words dropped, and others put in their place."""
    bare = _FILLERS.sub("", words.lstrip("“\"' "))
    return chance.choice(drift.openings) + bare[:1].lower() + bare[1:]


def _cut(words: str, chance: random.Random, drift: Drift) -> str:
    """A clause dropped: the last ones, the first ones, or one in the middle; at least half of the words stay."""
    clauses = re.split(
        r"(?<=[a-z]{4}[.!?;,…])\s+|(?<=[a-z][.!?,]”)\s+|\s+(?=(?:and|but|because|which|while) [a-z])", words
    )
    ways = [clauses[:end] for end in range(1, len(clauses))] + [clauses[start:] for start in range(1, len(clauses))]
    ways += [clauses[:out] + clauses[out + 1 :] for out in range(1, len(clauses) - 1)]
    whole = len(WORD.findall(words))
    fit = [" ".join(way) for way in ways if 2 * len(WORD.findall(" ".join(way))) >= max(whole, 2 * SHORTEST)]
    if fit:
        return chance.choice(fit)
    every = words.split(" ")
    kept = max(SHORTEST, len(every) * 3 // 4)
    while kept < len(every) and len(every[kept - 1]) <= LONG:  # nobody stops at "do" or "of"
        kept += 1
    return " ".join(every[:kept])


def _translate(words: str, chance: random.Random, drift: Drift) -> str:
    """Another language and back: articles lost and found, small words swapped, neighbours changing places."""
    every = [_SLIPS.get(word, word) if chance.random() < 0.5 else word for word in words.split(" ")]
    every = [word for word in every if word not in ("the", "a", "an") or chance.random() < 0.5]
    at = 0
    while at + 1 < len(every):
        if chance.random() < 0.12 and every[at][-1:].isalpha() and not set(every[at : at + 2]) & _HELD:
            every[at], every[at + 1] = every[at + 1], every[at]
            at += 1
        at += 1
    return " ".join(every)


RECIPES = {
    "respelled": (_respell,),
    "spun": (_spin,),
    "told": (_tell,),
    "cut": (_cut,),
    "cut and told": (_cut, _tell),
    "spun and cut": (_cut, _spin),
    "told and spun": (_tell, _spin),
    "cut, spun and reworded": (_cut, _spin),
    "translated": (_translate,),
    "translated and spun": (_translate, _spin),
}
Planted = Iterator[tuple[str, str, str]]


def _as(word: str, other: str | None) -> str:
    """Another word with the capital of the first; the word itself where there is none."""
    if other is None:
        return word
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def _put(words: str, match: re.Match[str], other: str) -> tuple[str, str, str]:
    return words[: match.start()] + other + words[match.end() :], match.group(), other


def _plant_number(words: str) -> Planted:
    for match in WORD.finditer(words):
        low = match.group().lower()
        if low in _FIGURES:
            yield _put(words, match, _as(match.group(), "seven" if low != "seven" else "three"))
        elif match.group().isdigit():
            yield _put(words, match, str(int(match.group()) * 3 + 2))


def _plant_negation(words: str) -> Planted:
    for match in _DROPPED.finditer(words):
        if _goes_on(words, match.end()):
            yield _put(words, match, "")
    for match in WORD.finditer(words):
        if match.group().lower() in _POLES:
            yield _put(words, match, _as(match.group(), _POLES[match.group().lower()]))
        after = words[match.end() :]
        if match.group() in _AUXILIARIES and _goes_on(words, match.end()) and not _NEGATED.match(after):
            yield _put(words, match, f"{match.group()} not")


def _goes_on(words: str, at: int) -> bool:
    return len(WORD.findall(words[at:])) > EDGE


def _plant_party(words: str) -> Planted:
    for match in WORD.finditer(words):
        for family in (family.split(" ") for family in _FAMILIES):
            if match.group()[0].isupper() and match.group().lower() in family:
                at = family.index(match.group().lower())
                yield _put(words, match, family[(at + 1) % len(family)].capitalize())


def _plant_wording(words: str) -> Planted:
    table = _pairs(_TELLING)
    for match in WORD.finditer(words):
        if match.group() in table:
            yield _put(words, match, table[match.group()])


PLANTS = {
    "number": _plant_number,
    "negation": _plant_negation,
    "party": _plant_party,
    "wording": _plant_wording,
}


OURS = Drift(_pairs(_SWAPS), _OPENINGS, SEED)
