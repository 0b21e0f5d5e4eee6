"""Whether a clause has a subject of its own: a thing or a deed that does something leaves no room for another doer.

"Arvan called a truce, hours after a bomb killed six": the bomb killed, and nobody says whose it was.
"""

from sayso.derive.events.doer_names import DAYS
from sayso.derive.events.lexicon import by_first_word, verb_set, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger, is_verb
from sayso.derive.events.who import is_party_head

#: What sets aside a deed that is not of those named before: "shut its office | after | an attack".
ASIDE = frozenset({"after", "following", "since", "despite", "amid", "because of"})
RELATIVE = frozenset({"who", "which", "that"})
#: Words of a clause that are looked through for its subject.
REACH = 40
#: Words from a noun back to the preposition it stands under: "after | two separate car | bombings".
NEAR_CASE = 4
#: Words of an owner and its mark that stand between, "Arvan 's": as many again may be an owner's.
LONGEST_OWNER = 5
#: Steps up from a verb to the one that orders it.
NEAR_ORDER = 3
#: Words behind a gerund among which the verb of which it is the subject stands: "shelling along the river | killed".
NEAR_VERB = 8
_ASIDE_CLAUSES = frozenset({"after", "when", "while", "as", "since", "before"})
_OWNERS_MARK = frozenset({"'s", "’s", "'", "’"})
_CASES = frozenset({"along", "around", "across", "between", "outside", "inside", "through", "against"})
_GETTING = frozenset({"get", "gets", "got", "getting"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OBJECTS = frozenset({"obj", "iobj", "obl", "appos"})
_OF_NAME = ("compound", "flat", "nmod:poss")
_GROUP = frozenset({"AUX", "ADV", "PART", "CCONJ"})
_JOINING = frozenset({"and", "or", "but", "then", "later"})
_DETERMINING = frozenset({"DET", "ADJ", "NUM", "NOUN", ""})
#: What a clause in -ing opens with whose subject is that of the clause above.
_ONTO = frozenset({"", "on", "at", "upon", "against"})
_JOINED = frozenset({"conj", "ccomp", "xcomp", "acl"})
_OPENS_GERUND = frozenset({"after", "before", "by", "while", "without", "since", "when", "for"})


def has_subject(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether a verb has a subject in its clause, which starts here, whatever that is: "a bomb in Oster killed six"."""
    return any(start <= one < verb for one in sentence.kids(verb, "nsubj", "csubj")) or (
        noun_before(sentence, verb, start) is not None
    )


def noun_before(sentence: Sentence, verb: int, start: int) -> int | None:
    """The noun before a verb that is its subject, however it was parsed: "a | bomb | in Oster killed six"."""
    at = verb - 1
    while at >= start:
        if _helps(sentence, at):
            at -= 1
        elif (case := case_before(sentence, at)) is not None and case >= start:
            at = case - 1
        else:
            return at if _is_subject(sentence, at, start, verb) else None
    return None


def clause_start(sentence: Sentence, verb: int) -> int:
    """The first word behind the mark or opening word before a verb."""
    at = verb
    while at > 0 and verb - at < REACH and not _opens(sentence.words[at - 1].key):
        at -= 1
    return at


def _opens(key: str) -> bool:
    return key in word_set("opener") or key in ASIDE or not key[0].isalnum()


def subject_aside(sentence: Sentence, verb: int, above: int) -> int | None:
    """Who a bare participle goes on with, where a clause stands between it and the verb it is read to hang on:
    "police searched the port after a | bomb | went off in Oster, killing six"."""
    low = max(above + 1, verb - REACH)
    opening = next((at for at in range(verb - 1, low - 1, -1) if sentence.words[at].key in _ASIDE_CLAUSES), None)
    if opening is None or not sentence.words[verb].key.endswith("ing"):
        return None
    inner = next((at for at in range(opening + 1, verb) if sentence.words[at].tag == "VERB"), None)
    if inner is None:
        return None
    own = [one for one in sentence.kids(inner, "nsubj") if opening < one]
    return own[0] if own else noun_before(sentence, inner, opening + 1)


def _helps(sentence: Sentence, at: int) -> bool:
    """Whether a word only goes with the verb behind it: "had", "later", "and"."""
    word = sentence.words[at]
    return word.tag in _GROUP or word.key in word_set("verb-group") or word.key in _JOINING or word.key.endswith("ly")


def _is_subject(sentence: Sentence, at: int, start: int, verb: int) -> bool:
    """Whether a noun before a verb is its subject, not the object of one before: "took the | town | and killed six"."""
    word = sentence.words[at]
    if word.key.endswith("ing") and sentence.words[verb - 1].key not in _JOINING:  # "shelling along the river killed"
        return True
    if sentence.parsed:
        return word.tag in _NOUNS and word.relation.split(":")[0] not in _OBJECTS
    return not any(_may_tell(sentence.words[one].key) and is_verb(sentence, one) for one in range(start, at + 1))


def _may_tell(key: str) -> bool:
    """Whether a word may be a verb that does something, by its spelling alone."""
    return key in verb_set("light") or any(line.kind == "v" for line in by_first_word().get(key, ()))


def case_before(sentence: Sentence, at: int) -> int | None:
    """The preposition a noun stands under, by the words before it alone; None for none."""
    left = NEAR_CASE
    for one in range(at - 1, max(-1, at - 1 - NEAR_CASE - LONGEST_OWNER), -1):
        word = sentence.words[one]
        is_behind_mark = one > 0 and sentence.words[one - 1].key in _OWNERS_MARK
        if word.relation == "nmod:poss" or word.key in _OWNERS_MARK or is_behind_mark:
            continue  # "in western | Arvan's | Oster province"
        left -= 1
        if left < 0:
            return None
        if word.key in word_set("preposition-of") or word.key in _CASES or word.key in ASIDE:
            return one
        names = word.tag == "PROPN" and word.relation in ("compound", "nmod")  # "after the | Oster | attacks"
        if not (word.tag in _DETERMINING or names) or word.key in _JOINING:
            return None
    return None


def is_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb stands as the name of a deed that itself did something: "shelling along the river killed six"."""
    word = sentence.words[trigger.head]
    if trigger.kind != "v" or not word.key.endswith("ing"):
        return False
    return word.relation.startswith(("nsubj", "csubj")) or _does_itself(sentence, trigger.last)


def _does_itself(sentence: Sentence, last: int) -> bool:
    """Whether a verb of harm stands behind a gerund in the same clause, and hangs on nothing between."""
    for one in sentence.words[last + 1 : last + 1 + NEAR_VERB]:
        if one.key in word_set("opener") or one.key in _JOINING or not one.key[0].isalnum():
            return False
        if one.key in word_set("consequence") and one.key.endswith("ed") and one.tag in ("VERB", ""):
            return True
    return False


#: What goes with a verb of harm: "the pilot | shot down | over Oster".
_DOWN = frozenset({"down", "dead"})
_AS_CAPTIVE = frozenset({"hostage", "prisoner", "captive"})


def suffers_bare(sentence: Sentence, verb: int) -> bool:
    """Whether a participle of harm stands as headlines have it, without an auxiliary: "nine soldiers | killed | in"."""
    word = sentence.words[verb]
    harms = word.key in verb_set("done-to") or (word.key in verb_set("done-to-noun") and hangs_on_noun(sentence, verb))
    if verb == 0 or not harms or word.key.endswith(("ing", "s")):
        return False
    before, subjects = sentence.words[verb - 1], [one for one in sentence.kids(verb, "nsubj") if one < verb]
    done = [one for one in sentence.kids(verb, "obj", "iobj", "aux") if sentence.words[one].key not in _AS_CAPTIVE]
    done = [one for one in done if one != verb - 1]  # "released a | priest | kidnapped in Oster", read as its object
    if done or before.key in word_set("verb-group") or before.key in RELATIVE:
        return False
    if any(sentence.words[one].key in word_set("pronouns") for one in subjects):
        return False
    behind = [one.key for one in sentence.words[verb + 1 : verb + 4]]
    behind = behind[1:] if behind[:1] and behind[0] in _DOWN | _AS_CAPTIVE else behind
    ends = not behind or not behind[0][0].isalnum()
    stands_under = behind[:1] and behind[0] in word_set("preposition-of") and behind[1:2] not in (["least"], ["most"])
    is_told_of = bool(subjects) or hangs_on_noun(sentence, verb) or verb - 1 in sentence.kids(verb, "obj")
    return is_told_of and (ends or bool(stands_under))


def is_marked_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb was read as passive, and does not do something to an object: "they | had detonated | bombs"."""
    if not sentence.kids_exactly(verb, "nsubj:pass", "aux:pass"):
        return False
    helped = any(sentence.words[one].key in word_set("be") | _GETTING for one in sentence.kids(verb, "aux", "cop"))
    return helped or not any(one > verb for one in sentence.kids(verb, "obj"))


def hangs_on_noun(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands right behind the noun it describes: "swapped ten | agents | arrested in Oster"."""
    return sentence.words[verb].relation == "acl" and sentence.words[verb - 1].tag in ("NOUN", "PROPN")


def is_set_aside(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is told as what went before: "shut its office after an attack"."""
    case = case_before(sentence, trigger.first)
    return sentence.case_of(trigger.head) in ASIDE or (case is not None and sentence.words[case].key in ASIDE)


def goes_on_with(sentence: Sentence, trigger: Trigger, start: int) -> bool:
    """Whether the clause of a trigger, which starts here, has the subject of the one before: ", killing six"."""
    if trigger.kind == "v":
        verbs = [at for at in range(start, trigger.head) if sentence.words[at].tag == "VERB"]
        has_own = any(has_subject(sentence, one, start) for one in (*verbs, trigger.head))
        return not has_own and not is_deed(sentence, trigger)
    verb = _verb_before(sentence, trigger.first, start)
    if verb is not None:
        return not has_subject(sentence, verb, start)
    case = case_before(sentence, trigger.first)  # "Arvan, in a raid on Velland, took"
    return case is not None and case >= start and sentence.words[start - 1].key == ","


def stands_bare(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb has no subject of its own at all: "promised to | send"."""
    start = clause_start(sentence, trigger.head)
    return trigger.kind == "v" and not is_deed(sentence, trigger) and not has_subject(sentence, trigger.head, start)


def _verb_before(sentence: Sentence, noun: int, start: int) -> int | None:
    """The first verb of a clause before a noun: "... who | launched | a raid"."""
    for at in range(start, noun):
        word = sentence.words[at]
        if word.tag == "VERB" or (not word.tag and _may_tell(word.key)):
            return at
    return None


def keeps(sentence: Sentence, head: int, start: int) -> bool:
    """Whether a party is what a relative clause that starts here hangs on: "the men of Arvan, | who fired"."""
    if sentence.words[start - 1].key not in RELATIVE:
        return True
    between = sentence.words[head + 1 : start - 1]
    return all(one.key == "," for one in between) and not _suffers(sentence, head)


def _suffers(sentence: Sentence, head: int) -> bool:
    """Whether a party stands under a noun that is a deed: "an attack on | Velland | that killed six"."""
    case = case_before(sentence, head)
    deed = sentence.words[case - 1].key if case else ""
    return any(line.kind == "n" for line in by_first_word().get(deed, ()))


def is_told_aside(sentence: Sentence, verb: int) -> bool:
    """Whether a participle only tells whom a later verb is about: "the sailors | captured | on Sunday be held"."""
    word = sentence.words[verb]
    if word.head is None or word.head < verb or sentence.kids(verb, "aux", "obj", "mark"):
        return False
    if word.relation not in ("ccomp", "acl") or sentence.kids_exactly(verb, "nsubj") != [verb - 1]:
        return False
    subjects = sentence.kids(word.head, "nsubj")
    return bool(subjects) and subjects[-1] < verb


def shares_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has the subject of the one above it: "telephoned Arvan and | called Velland", "after voting"."""
    before = sentence.words[verb - 1].key if verb else ""
    is_bare = sentence.words[verb].key.endswith("ing") and before in _OPENS_GERUND
    return is_bare or (before in ("and", "but") and sentence.words[verb].relation.split(":")[0] in _JOINED)


def listed_before(sentence: Sentence, verb: int) -> list[int]:
    """The subject of the verb before in a list of deeds: "| the boats | had entered, opened fire and left, he said"."""
    at = verb - 1
    while at > 0 and sentence.words[at].tag in ("ADV", "AUX"):
        at -= 1
    if at <= 0 or sentence.words[at].key not in (",", "and", "then"):
        return []
    for one in range(at - 1, max(-1, at - 1 - REACH), -1):
        own = [kid for kid in sentence.kids(one, "nsubj") if kid < one] if sentence.words[one].tag == "VERB" else []
        if own:
            return own
    return []


def named_before(sentence: Sentence, pronoun: int, head: int) -> int:
    """Whom "which" means: the name right before it, where it was read to mean a thing: "fears of | Velland, which"."""
    words = sentence.words
    if words[head].key in _ONES and sentence.kids(head, "cop"):  # "| soldiers | were the ones who attacked"
        return next(iter(sentence.kids(head, "nsubj")), head)
    at = pronoun - 1
    while at > head and words[at].key == ",":
        at -= 1
    is_kin = words[head].key in word_set("kin")  # "the widow of | Dell, | who was shot"
    if at <= head or words[at].tag != "PROPN" or words[head].tag != "NOUN":
        return head
    if is_party_head(sentence, head) and not is_kin:
        return head
    while (above := words[at].head) is not None and head < above < pronoun and words[at].relation in _OF_NAME:
        at = above
    return at


#: Who stands for those named before: "were the ones who", "are those who".
_ONES = frozenset({"one", "ones", "those"})
#: Participles of what goes with the deed above, of which its own subject is that one's: "struck rebels | using drones".
_OF_ABOVE = frozenset({"using", "employing", "deploying", "involving", "citing", "including", "following"})


def does_beside(sentence: Sentence, verb: int) -> int | None:
    """The party right before a participle in -ing that another verb takes for its object, and that does what it says:
    "backs | militias | attacking the port". Not of what comes of the verb above: "struck a crowd killing six"."""
    word = sentence.words[verb]
    if verb == 0 or not word.key.endswith("ing") or word.key in word_set("consequence") or word.key in _OF_ABOVE:
        return None
    at = verb - 1
    if not (is_party_head(sentence, at) or sentence.words[at].tag == "PROPN"):
        return None
    while (above := sentence.words[at].head) is not None and sentence.words[at].relation in _OF_NAME and above < verb:
        at = above
    head = sentence.words[at].head
    is_object = sentence.words[at].relation in ("obj", "iobj") and head is not None and head < at
    return at if is_object and head != verb else None


_LAWS = frozenset(
    {"law", "laws", "act", "bill", "treaty", "pact", "deal", "agreement", "decree", "ruling", "decision", "order"}
    | {"resolution", "constitution", "rule", "rules", "measure", "policy", "accord", "judgment"}
)


def is_of_paper(sentence: Sentence, verb: int) -> bool:
    """Whether it is a law or a treaty that does what a verb tells: "would keep the law | that ended the ban"."""
    word = sentence.words[verb]
    if not word.relation.startswith("acl") or word.head is None or sentence.words[word.head].key not in _LAWS:
        return False
    return any(sentence.words[one].key in ("that", "which") for one in sentence.kids_exactly(verb, "nsubj"))


def _is_bare_name(sentence: Sentence, at: int) -> bool:
    """Whether a noun stands by itself, and is no day: "| the Front | today also attacked"."""
    word = sentence.words[at]
    return word.tag == "PROPN" and word.key not in DAYS and not sentence.case_of(at)


def strays(sentence: Sentence, verb: int) -> list[int]:
    """Nouns before a verb that hang on it as if they were part of its name, or on what helps it: its subject, misread.

    "| Each side | is | to withdraw", hung on the "is".
    """
    if sentence.words[verb].tag not in ("VERB", "AUX"):
        return []
    helped = [one for by in sentence.kids(verb, "aux", "cop") for one in sentence.kids(by, "nsubj") if one < verb]
    if helped:
        return helped
    left = [one for one in sentence.kids(verb, "compound", "flat", "amod") if one < verb]
    left += [one for one in sentence.kids_exactly(verb, "nmod") if one < verb and _is_bare_name(sentence, one)]
    found = [one for one in left if sentence.words[one].tag in ("NOUN", "PROPN")][-1:]
    as_clause = [one for one in sentence.kids(verb, "obl") if one < verb and sentence.case_of(one) == "as"]
    before = [
        one for one in sentence.kids_exactly(verb, "obj") if one < verb and sentence.words[one].key not in RELATIVE
    ]
    return found or (as_clause or before)[-1:]  # "as | a judge | ordered"


def is_headcount(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands for people who are counted, so that nobody before it did it: "its figure of six
    | wounded"."""
    word = sentence.words[at]
    is_noun = word.tag == "NOUN" and word.relation in ("nmod", "obl", "nsubj", "nsubj:pass")
    return is_noun and word.key in verb_set("done-to") and bool(sentence.kids(at, "nummod"))


def object_before(sentence: Sentence, verb: int, pronoun: int) -> int:
    """Whom "them" behind a verb means that goes on from another: "fired on | the boats | and captured them"."""
    word = sentence.words[verb]
    if sentence.words[pronoun].key not in ("them", "it") or pronoun < verb or word.head is None or word.head > verb:
        return pronoun
    if not shares_subject(sentence, verb) or sentence.words[word.head].tag != "VERB":
        return pronoun
    between = [one for one in sentence.kids(word.head, "obj", "obl") if word.head < one < verb]
    fitting = (one for one in between if sentence.words[one].tag == "NOUN" and sentence.case_of(one) in _ONTO)
    return next(fitting, pronoun)


def orderer_of(sentence: Sentence, verb: int) -> int:
    """The verb above one that is only ordered, in the passive: "ordered them to | be held | after sending others"."""
    at, passive = verb, sentence.kids_exactly(verb, "aux:pass") and sentence.kids(verb, "mark")
    for _ in range(NEAR_ORDER if passive else 0):
        above = sentence.words[at].head
        if above is None:
            break
        at = above
        if sentence.words[at].tag == "VERB":
            return at
    return verb


def kept_from(sentence: Sentence, verb: int, above: int) -> list[int]:
    """Who is kept from a deed, or is not: "failed to prevent | the rebels | from attacking"."""
    is_from = any(sentence.words[one].key == "from" for one in sentence.kids(verb, "mark", "case"))
    return [one for one in sentence.kids(above, "obj", "obl") if above < one < verb] if is_from else []


def whole_of(sentence: Sentence, noun: int) -> int:
    """What a verb carries of which a noun is a part, or is made up: "staged | one | of its attacks", "a series of"."""
    above = sentence.words[noun].head
    if above is None or above > noun or sentence.case_of(noun) != "of":
        return noun
    counts = sentence.words[above].tag == "NUM" or sentence.words[above].key in word_set("measures-of-deeds")
    return above if counts else noun
