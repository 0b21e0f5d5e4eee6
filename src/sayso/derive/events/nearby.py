"""Who does what to whom where a sentence has no grammar: the nearest parties of the clause on either side."""

from bisect import bisect_left

from sayso.derive.events.grammar import (
    ATTITUDES,
    MATTERS,
    ON_A_MATTER,
    TOWARD,
    Sides,
    is_capital,
    is_on_matter,
    is_passive,
    withdraws,
)
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.subjects import (
    case_before,
    does_beside,
    goes_on_with,
    is_set_aside,
    is_told_aside,
    keeps,
    suffers_bare,
)
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.who import Cast, is_party_head
from sayso.records import Span

#: Words of a clause that are looked through on each side of a trigger.
REACH = 40
_DYING = frozenset({"die", "dies", "died", "perished"})
_BREAKS = frozenset(';:?!"“”—–')
_PLACED = frozenset({"near", "along", "around", "of"})
_MUTUAL = frozenset({"with", "between"})
_OF_NOUN = frozenset({"amod", "compound", "nmod:poss"})
#: Rules of resolutions of a state by its own name; and words of a list of names under one preposition.
_LANDS = frozenset({"country.name"})
LONGEST_LIST = 6


def sides_nearby(sentence: Sentence, trigger: Trigger, cast: Cast, within: range) -> Sides:
    """The two sides by order of words alone: before the trigger the subject, behind it the object; "by" turns it."""
    heads = [one for one in _heads(sentence, cast) if one in within and one not in (trigger.first, trigger.head)]
    start, end = clause_of(sentence, trigger.first, trigger.last)
    left = [one for one in heads if start <= one < trigger.first]
    right = [one for one in heads if trigger.first < one <= end and not _has_attitude(sentence, trigger, one)]
    outside = _outside(sentence, trigger, heads, start) if not left else []
    if trigger.kind == "n" and (is_set_aside(sentence, trigger) or _is_matter_of_paper(sentence, trigger, start)):
        left = outside = []  # "shut its office after an attack"
    left, outside = ([one for one in many if not _is_of_other(sentence, trigger, one)] for many in (left, outside))
    doing = [one for one in (left or outside) if not _is_setting(sentence, cast, one)]
    near = tuple(one for one in _run(sentence, heads, doing[-1:]) if one in doing)  # "in Arvan, the | army |"
    gaps = {one: _between(sentence, heads, one, trigger.first) for one in right}
    by = [one for one in right if _is_agent(gaps[one]) and _may_have_agent(sentence, trigger)]
    by = [one for one in by if not _is_of_another(sentence, trigger, one)]
    rest = [one for one in right if one not in by]
    if trigger.root == "PROTEST":  # "marched through Oster": a street is no target
        rest = [one for one in rest if not _is_seat(sentence, cast, one) or "against" in gaps[one]]
    if trigger.parties == "rec":
        rest = [one for one in rest if not _is_of_second_noun(sentence, trigger, one)]
        partner = _partner(trigger, rest, gaps) or _with_behind(sentence, heads, end)
        run = _run(sentence, heads, partner)
        near = () if _names_both(trigger, run, gaps) else near  # "Arvan hosted talks between | Velland and Orvo |"
        both = tuple(dict.fromkeys((*near, *run)))
        return Sides(both, both)
    if trigger.kind == "v" and (by or _is_passive(sentence, trigger)):
        return Sides(_run(sentence, heads, by[:1]), near)
    if trigger.kind == "n" or trigger.root == "MOBILIZE" or withdraws(trigger):
        toward = [one for one in rest if one > trigger.last and set(gaps[one]) & {*TOWARD, *_PLACED}]
        if trigger.root == "ASSAULT":  # "mortar fire from | the Front |"
            toward = [one for one in toward if set(gaps[one]) & {*TOWARD, *_PLACED} != {"from"}]
        return Sides(_run(sentence, heads, by[:1]) or near, _run(sentence, heads, toward[:1]))
    if trigger.root in ON_A_MATTER:
        rest = [one for one in rest if not _is_matter(gaps[one])]
    target = () if trigger.parties == "self" else _run(sentence, heads, rest[:1])
    return Sides(target, near) if trigger.parties == "got" else Sides(near, target)


def _outside(sentence: Sentence, trigger: Trigger, heads: list[int], start: int) -> list[int]:
    """The parties before a clause that goes on with the subject of the one before."""
    if not _is_open(sentence, start) or not goes_on_with(sentence, trigger, start):
        return []
    before = heads[: bisect_left(heads, start)]
    return before if before and keeps(sentence, before[-1], start) else []


def _is_of_other(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a party before a trigger is the object of another verb, does what a clause between tells, or is hurt."""
    others = (_is_object, _is_of_relative, _suffers_from_it, _is_helped, _is_before_subject)
    return any(one(sentence, trigger, at) for one in others)


def _is_before_subject(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a verb has a subject of its own behind a party that is another's: "two | men | died and a drone hit"."""
    word = sentence.words[at]
    if trigger.kind != "v" or word.head in (None, trigger.head) or not word.relation.startswith("nsubj"):
        return False
    own = sentence.kids_exactly(trigger.head, "nsubj")
    owned = any(sentence.kids_exactly(one, "nmod:poss") for one in own)  # "the rebels said | their | drone hit"
    return bool(own) and not owned and all(at < one < trigger.first for one in own)


def _suffers_from_it(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a party is hurt in a deed that a noun names: "seven | militants | were killed in two | explosions |"."""
    word, noun = sentence.words[at], sentence.words[trigger.head]
    while word.relation in _OF_NOUN and word.head is not None and word.head < trigger.first:
        word = sentence.words[word.head]  # the "Taliban" of "Taliban militants"
    if trigger.kind != "n" or word.head is None or noun.head != word.head:
        return False
    hurt = sentence.words[word.head].key in word_set("consequence") and word.relation == "nsubj:pass"
    hurt = hurt or (sentence.words[word.head].key in _DYING and word.relation.startswith("nsubj"))
    return hurt and sentence.case_of(trigger.head) in ("in", "by", "during", "from")


def _is_helped(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether something told before a noun is for a party: "shelter for the | residents | after the | attack |"."""
    word = sentence.words[at]
    return trigger.kind == "n" and word.head is not None and word.head < at and sentence.case_of(at) == "for"


def _is_of_relative(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a party is the subject of a clause that ends before a verb: "men whom | rebels | ambushed attacked"."""
    word, head = sentence.words[at], sentence.words[trigger.head]
    if trigger.kind != "v" or word.head is None or not word.relation.startswith("nsubj"):
        return False
    is_clause = sentence.words[word.head].relation == "acl:relcl" and at < word.head < trigger.first
    goes_on = head.relation == "conj" or sentence.words[trigger.first - 1].key in ("and", "or", ",", "then")
    return is_clause and head.key.endswith("ed") and not goes_on


def _is_object(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a party is done something to by another verb before the trigger: "rammed | a crowd | and killed six"."""
    if trigger.kind != "v" or (sentence.parsed and does_beside(sentence, trigger.head) == at):
        return False
    word = sentence.words[at]
    while word.relation == "conj" and word.head is not None and word.head < at:  # "hit | guards and nurses |, killing"
        at, word = word.head, sentence.words[word.head]
    while (
        not sentence.shouts and word.relation in _OF_NOUN and word.head is not None and at < word.head < trigger.first
    ):
        at, word = word.head, sentence.words[word.head]  # "engaged an | Arvan | unit and destroyed it"
    return word.relation == "obj" and word.head is not None and word.head < trigger.first


def _is_matter_of_paper(sentence: Sentence, trigger: Trigger, start: int) -> bool:
    """Whether a noun is what a paper is about, whose author did not do it: "statement of the ministry on the raid"."""
    case = case_before(sentence, trigger.first)
    if case is None or sentence.words[case].key not in MATTERS:
        return False
    return any(sentence.words[at].key in word_set("papers") for at in range(start, case))


def _has_attitude(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a party is told as who has what the trigger's last word names: "expressed | Arvan | 's solidarity"."""
    return at < trigger.last and sentence.words[trigger.last].key in ATTITUDES


def _is_setting(sentence: Sentence, cast: Cast, at: int) -> bool:
    """Whether a word names a place under a preposition: "regions of Arvan", "clashes across Arvan and Velland"."""
    if _is_place(sentence, cast, at) and sentence.case_of(at) in word_set("preposition"):
        return True
    word = sentence.words[at]
    if word.relation == "compound" and word.head is not None and not is_party_head(sentence, word.head):
        return sentence.case_of(word.head) in word_set("somewhere")  # "spoke in the | Pentagon | briefing room"
    return _is_somewhere(sentence, at) and _is_land(sentence, cast, at)


def _is_land(sentence: Sentence, cast: Cast, at: int) -> bool:
    """Whether a word is the name of a place or a country, not of its people or a part of a longer name."""
    known = cast.roster.touching(sentence.words[at].span)
    return bool(known) and all(one.type == "place" or one.rule in _LANDS for one in known)


def _is_somewhere(sentence: Sentence, at: int) -> bool:
    """Whether a name stands under a preposition of place, alone or on a list: "at the border of Arvan and Velland"."""
    if sentence.words[at].relation.startswith("nsubj"):
        return False
    for one in range(at - 1, max(-1, at - 1 - LONGEST_LIST), -1):
        key = sentence.words[one].key
        if key in word_set("somewhere"):
            return True
        if key not in ("and", "the") and not is_capital(sentence, one):
            return False
    return False


def _is_place(sentence: Sentence, cast: Cast, at: int) -> bool:
    """Whether a word is known as a place alone."""
    known = cast.roster.touching(sentence.words[at].span)
    return bool(known) and all(one.type == "place" for one in known)


def _is_seat(sentence: Sentence, cast: Cast, at: int) -> bool:
    """Whether a word is known as a place, or a city that may stand for its government."""
    known = cast.roster.touching(sentence.words[at].span)
    return bool(known) and all(one.type == "place" or one.rule == "country.seat" for one in known)


def _may_have_agent(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether "by" behind a trigger may name who did it."""
    follows = sentence.words[trigger.head + 1].key if trigger.head + 1 < len(sentence.words) else ""
    return trigger.kind == "n" or follows == "by" or _is_passive(sentence, trigger)


def _is_agent(gap: list[str]) -> bool:
    """Whether "by" leads to a party, not to a thing beside it: "by members of the Front", not "by a bomb in Oster"."""
    behind = gap[len(gap) - gap[::-1].index("by") :] if "by" in gap else ["in"]
    return (word_set("preposition") - {"of"}).isdisjoint(behind)


def _is_of_another(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether "by" stands behind another participle: "arrested in Oster for four held | by Arvan"."""
    by = next((one for one in range(at - 1, trigger.last, -1) if sentence.words[one].key == "by"), None)
    return by is not None and by - 1 > trigger.last and sentence.words[by - 1].tag == "VERB"


def _partner(trigger: Trigger, rest: list[int], gaps: dict[int, list[str]]) -> list[int]:
    """With whom: what stands behind "with", else the object of a verb, right behind it or without a preposition."""
    with_ = [one for one in rest if _MUTUAL & set(gaps[one])]
    if with_ or trigger.kind != "v" or is_on_matter(trigger):
        return with_[:1]
    bare = [one for one in rest[:1] if not word_set("preposition").intersection(gaps[one])]
    return [one for one in bare if gaps[one] or one == trigger.last + 1]


def _names_both(trigger: Trigger, run: tuple[int, ...], gaps: dict[int, list[str]]) -> bool:
    """Whether a noun names both who are in it, behind its "between"."""
    return trigger.kind == "n" and len(run) > 1 and "between" in gaps.get(run[0], ())


def _is_of_second_noun(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether the "between" before a party goes with a noun behind a verb: "the war held up | talks between |"."""
    lead = next((one for one in range(at - 1, trigger.last, -1) if sentence.words[one].key in _MUTUAL), None)
    if lead is None or trigger.kind != "n" or lead - 1 <= trigger.last:
        return False
    verbs = any(one.tag == "VERB" for one in sentence.words[trigger.last + 1 : lead - 1])
    return verbs and sentence.words[lead - 1].tag == "NOUN"


def _with_behind(sentence: Sentence, heads: list[int], end: int) -> list[int]:
    """With whom, past the end of the clause: "discussed the border, the camps and the war with Arvan"."""
    for one in heads:
        if one > end and any(word.tag in ("VERB", "AUX", "SCONJ") for word in sentence.words[end:one]):
            return []
        if one > end and one - end <= REACH and "with" in _between(sentence, heads, one, end):
            return [one]
    return []


def _is_matter(gap: list[str]) -> bool:
    """Whether a name behind these words is only what is agreed on: "share what it knows on", not "lift tariffs on"."""
    return not MATTERS.isdisjoint(gap) and word_set("laid-on").isdisjoint(gap)


def _is_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Was attacked", "was allegedly attacked"."""
    if suffers_bare(sentence, trigger.head) or (sentence.parsed and is_told_aside(sentence, trigger.head)):
        return True
    if (
        sentence.parsed
        and sentence.words[trigger.head].relation.startswith("acl")
        and is_passive(sentence, trigger.head)
    ):
        return True  # "the priest, | kidnapped | on Sunday near Oster, was freed"
    before = [word.key for word in sentence.words[max(0, trigger.first - 2) : trigger.first]]
    return bool(word_set("be").intersection(before)) and not sentence.words[trigger.head].key.endswith("ing")


def clause_of(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """First and last word of the clause round these words."""
    start = first
    while start > 0 and first - start < REACH and not _parts(sentence, start - 1):
        start -= 1
    end = last
    while end + 1 < len(sentence.words) and end - last < REACH and not _parts(sentence, end + 1):
        end += 1
    return start, end


def _parts(sentence: Sentence, at: int) -> bool:
    key = sentence.words[at].key
    return key in _BREAKS or key in word_set("opener") or (key == "," and not _lists(sentence, at))


def _lists(sentence: Sentence, comma: int) -> bool:
    """Whether a comma stands between names of a list; a line of capitals, which is read less surely, says nothing."""
    around = (comma - 1, comma + 1)
    return all(0 <= at < len(sentence.words) and is_capital(sentence, at) for at in around)


def _is_open(sentence: Sentence, start: int) -> bool:
    """Whether a clause goes on with the subject of the one before: after a comma or a bare "after"."""
    return start > 0 and sentence.words[start - 1].key in {
        ",",
        "after",
        "before",
        "while",
        "but",
        "that",
        "who",
        "which",
    }


def _heads(sentence: Sentence, cast: Cast) -> list[int]:
    """Words that stand for parties: the last of each resolved phrase, and nouns of people and forces."""
    found = set()
    for one in cast.roster.touching(sentence.span):
        if sentence.span.covers(one.span):
            found.add(_last_of(sentence, one.span))
    agents = word_set("agents")
    found |= {
        at
        for at, word in enumerate(sentence.words)
        if word.key in agents or word.key in {"he", "she", "it", "they", "we"}
    }
    return sorted(found)


def _last_of(sentence: Sentence, span: Span) -> int:
    return sentence.at(span.end - 1)


def _run(sentence: Sentence, heads: list[int], seeds: list[int]) -> tuple[int, ...]:
    """A head with the heads that "and" or a comma joins to it."""
    found = list(seeds)
    for seed in seeds:
        for step in (-1, 1):
            at = bisect_left(heads, seed)
            while 0 <= at + step < len(heads) and _joined(sentence, heads[at], heads[at + step]):
                at += step
                found.append(heads[at])
    return tuple(sorted(set(found)))


def _joined(sentence: Sentence, one: int, other: int) -> bool:
    if _begins_clause(sentence, *sorted((one, other))):
        return False
    inner = range(min(one, other) + 1, max(one, other))  # "South Arvan and | North Arvan": capitals are of the name
    between = [sentence.words[at].key for at in inner if not is_capital(sentence, at)]
    marks = {"and", ",", "&"} & set(between)
    return (
        bool(marks)
        and len(between) <= MOST_BETWEEN
        and set(between) <= {"and", ",", "&", "the", "a", "an", "'s", "its"} | word_set("agents")
    )


#: Words between two names of one list.
MOST_BETWEEN = 4


def _begins_clause(sentence: Sentence, first: int, second: int) -> bool:
    """Whether an "and" joins clauses, not names: "struck Oster and | Velland | protested"."""
    before, word = sentence.words[first], sentence.words[second]
    is_subject = word.relation.startswith("nsubj") and word.head is not None and word.head > second
    return is_subject and before.head is not None and before.head < first and word.head != before.head


def _between(sentence: Sentence, heads: list[int], head: int, last: int) -> list[str]:
    """The words between a head and the head before it, or the end of the trigger."""
    place = bisect_left(heads, head)
    first = heads[place - 1] + 1 if place else 0
    return [sentence.words[at].key for at in range(max(first, last + 1, head - REACH), head)]
