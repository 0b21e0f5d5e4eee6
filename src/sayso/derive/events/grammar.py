"""Who does what to whom by the sentence's grammar: subjects, objects, agents, owners, and who controls a bare verb."""

from dataclasses import dataclass

from sayso.derive.events.agents import agents_of, doers_behind
from sayso.derive.events.hanging import below, named_target, struck, turned_on
from sayso.derive.events.lexicon import verb_set, word_set
from sayso.derive.events.misread import is_found, objects_of, past_whose, second_subjects
from sayso.derive.events.scene import Sentence
from sayso.derive.events.subjects import (
    clause_start,
    does_beside,
    hangs_on_noun,
    is_deed,
    is_marked_passive,
    is_told_aside,
    kept_from,
    listed_before,
    named_before,
    noun_before,
    orderer_of,
    shares_subject,
    strays,
    subject_aside,
    suffers_bare,
    whole_of,
)
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.who import is_party_head
from sayso.records import Root

#: Clauses that are climbed to find who controls a verb without a subject; and words of one list of parties.
MOST_CLAUSES, MOST_TOGETHER = 5, 8
#: Prepositions before the one it is done to, surest first. "In" and "near" give places, which may be parties too.
_PARTY_CASES = (
    "against",
    "on",
    "upon",
    "at",
    "into",
    "with",
    "to",
    "towards",
    "toward",
    "for",
    "from",
    "over",
    "between",
)
TOWARD = (*_PARTY_CASES, "in", "near", "along", "around")
#: The same for roots of which those prepositions give the hearer, or the street: "complained to the council about".
TOWARD_OF: dict[Root, tuple[str, ...]] = {
    "ASSAULT": tuple(one for one in TOWARD if one != "from"),  # "firing missiles from submarines"
    **dict.fromkeys(("REQUEST", "SUPPORT", "REJECT", "THREATEN", "CONCEDE"), _PARTY_CASES),
    "ACCUSE": ("against", "with", "about", "over", "on", "upon", "at", "of", "for", "to", "from", "between", "in"),
    "PROTEST": ("against", "about", "over", "at", "outside"),
    "AGREE": ("with", "to", "towards", "toward", "for", "between", "in", "near"),
    "COOPERATE": ("with", "to", "between", "in"),
}
#: What is agreed on is no party: "agreed to share what is known | on Velland".
ON_A_MATTER: frozenset[Root] = frozenset({"AGREE", "COOPERATE"})
MATTERS = frozenset({"on", "about", "over", "regarding", "concerning"})
MUTUAL = frozenset({"with", "between", "and", "among", "against"})
#: Roots whose verb is done to the people its own phrase names: "arrested members", "summoned the ambassador".
ON_PEOPLE: frozenset[Root] = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "THREATEN", "CONSULT"})
#: Roots done to whom the thing in the verb's own phrase belongs: "condemned Velland's raids".
ON_DEEDS: frozenset[Root] = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "THREATEN"})
#: What one has towards another: its owner is who has it, not whom it is for ("expressed Arvan's solidarity").
ATTITUDES = frozenset(
    {"support", "solidarity", "commitment", "readiness", "willingness", "backing", "intention", "desire", "hope"}
    | {"concern", "condolences", "gratitude", "appreciation", "opposition", "rejection", "condemnation", "position"}
    | {"determination", "sympathy", "confidence", "interest"}
)
_MEANS = frozenset({"force", "forces", "artillery", "guard", "front", "power", "vessel", "crew", "state"})
#: Verbs that do something with people of one's own side: "recalled its ambassador", "sent troops".
_ON_OWN = ("event:withdraw", "event:recall", "event:pull", "event:send", "event:use", "event:deploy", "event:dispatch")
#: Verbs whose object is the matter, never the other party: "discussed the border with Velland".
_ON_MATTERS = ("event:discuss", "event:negotiat", "event:debate", "event:review")
_TAKING_BACK = ("event:withdraw-", "event:pull-")
_OF_ONESELF = frozenset({"opposed", "committed", "determined", "prepared", "concerned", "engaged"})
_TOWARD_DEED = frozenset({"to", "of", "for"})  # "its plan | to fight", "the goal | of withdrawing"
#: What a clause may be to the one above, of which it may have its subject.
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "conj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Heads of the noun phrases that act and that are acted on, as word indices."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def sides_of(sentence: Sentence, trigger: Trigger) -> Sides:
    """The two sides of a trigger as its grammar has them; either may be empty."""
    found = _of_verb(sentence, trigger) if trigger.kind == "v" else _of_noun(sentence, trigger)
    if trigger.parties == "self":
        return Sides(found.source or found.target, ())
    if trigger.parties == "got":
        return Sides(found.target, found.source)
    if trigger.parties == "rec":
        partners = [one for one in found.target if _nearest_case(sentence, one) in ("", *MUTUAL)]
        found = Sides(found.source, tuple(partners))
        both = tuple(dict.fromkeys((*found.source, *found.target)))
        return Sides(both, both)
    return found


def together(sentence: Sentence, head: int) -> list[int]:
    """A head and what is joined to it by "and"."""
    joined = [one for one in sentence.kids(head, "conj") if not _is_joined_to_place(sentence, head, one)]
    return [head, *(one for one in joined if not _is_set_beside(sentence, one, joined))][:MOST_TOGETHER]


def _is_set_beside(sentence: Sentence, at: int, joined: list[int]) -> bool:
    """Whether what was read as the next of a list only names the one before: "Arvan, an ally,", "the Front (GF)"."""
    is_list = any(sentence.kids(one, "cc") for one in joined)
    has_article = any(sentence.words[one].key in ("a", "an") for one in sentence.kids(at, "det"))
    return sentence.words[at - 1].key == "(" or (has_article and not is_list)


def _is_joined_to_place(sentence: Sentence, head: int, at: int) -> bool:
    """Whether a name goes on a list of places that hangs on a noun: "strikes in Arvan and | Velland" """
    before = at - 1
    while before > head and sentence.words[before].key in ("and", ",", "the"):
        before -= 1
    if (
        before <= head
        or sentence.words[head].tag == "PROPN"
        or not (is_capital(sentence, before) and is_capital(sentence, at))
    ):
        return False
    return sentence.case_of(before) in word_set("somewhere")


def _of_verb(sentence: Sentence, trigger: Trigger) -> Sides:
    verb = trigger.head
    passive = trigger.parties != "got" and is_passive(sentence, verb)  # "came under attack" says so itself
    agents = agents_of(sentence, verb)
    subjects = [] if is_deed(sentence, trigger) else subjects_of(sentence, verb)
    objects = objects_of(sentence, verb)
    inside = list(range(trigger.first + 1, trigger.last + 1))
    if trigger.root == "MOBILIZE" or withdraws(trigger):
        inside += objects if not passive else []
    own = [one for one in sentence.kids(verb, "obl", "nmod") if _is_called(sentence, one, trigger)]
    outer = own or [one for one in objects if one not in inside]
    objects = outer or _inner(sentence, trigger, objects) or _toward(sentence, trigger.root, [verb, *inside], agents)
    if trigger.parties == "rec":
        objects = _mutual(sentence, [verb, *inside, *outer]) or ([] if is_on_matter(trigger) else objects)
    if not objects and not passive:
        things = [one for one in inside if sentence.words[one].key not in ATTITUDES]
        objects = [owner for one in things for owner in owners_of(sentence, one) if owner not in inside]
    if passive:
        patients = subjects or sentence.kids(verb, "obj", "iobj")
        within = [one for one in patients if one in inside]
        if within:  # "an attack was launched on the town by rebels"
            on = _toward(sentence, trigger.root, [verb, *within], agents)
            return Sides(_spread(sentence, agents), _spread(sentence, on))
        if not agents and _are_moved(trigger) and any(is_party_head(sentence, one) for one in patients):
            return Sides(_spread(sentence, patients), _spread(sentence, _toward(sentence, trigger.root, [verb], [])))
        return Sides(_spread(sentence, agents), _spread(sentence, patients))
    return Sides(_spread(sentence, subjects), _spread(sentence, objects))


def _is_called(sentence: Sentence, at: int, trigger: Trigger) -> bool:
    """Whether a noun stands under the preposition that ends the trigger: "protested to | Velland"."""
    return at > trigger.last and any(trigger.first < one <= trigger.last for one in sentence.kids(at, "case"))


def _inner(sentence: Sentence, trigger: Trigger, objects: list[int]) -> list[int]:
    """Whom the words of the trigger itself name: its people, or whose the thing is: "condemned Velland's raids"."""
    found: list[int] = []
    own = trigger.rule.startswith(_ON_OWN)
    on_people = trigger.root in ON_PEOPLE and not own
    for one in objects:
        key = sentence.words[one].key
        named = is_capital(sentence, one) and not own  # "threatened Velland with sanctions"
        if named or (on_people and is_party_head(sentence, one) and key not in _MEANS):
            found.append(one)
        elif trigger.root in ON_DEEDS and key not in ATTITUDES:
            found += sentence.kids_exactly(one, "nmod:poss")
            if not found and any(is_capital(sentence, kid) for kid in sentence.kids(one, "amod", "compound")):
                found.append(one)  # "rejected a Velland proposal"
            found += [by for by in sentence.kids(one, "nmod", "obl") if sentence.case_of(by) == "by"]
    return found


def is_capital(sentence: Sentence, at: int) -> bool:
    """Whether a word is written with a capital."""
    return sentence.text[sentence.words[at].span.start - sentence.span.start].isupper()


def is_on_matter(trigger: Trigger) -> bool:
    """Whether the object of a trigger is what is talked of."""
    return trigger.rule.startswith(_ON_MATTERS)


def _are_moved(trigger: Trigger) -> bool:
    """Whether those it is done to are who does it: troops that "were deployed" or "were withdrawn"."""
    return trigger.root == "MOBILIZE" or "deploy" in trigger.rule or withdraws(trigger)


def withdraws(trigger: Trigger) -> bool:
    """Whether the object of a trigger is of its own side: "pulled its troops out"."""
    return trigger.root == "RETREAT" and (trigger.mode == "withdraw" or trigger.rule.startswith(_TAKING_BACK))


def owners_of(sentence: Sentence, noun: int) -> list[int]:
    """Whose a thing is: "Velland's proposal", "a proposal by Velland", "the decision of Velland"."""
    own = sentence.kids_exactly(noun, "nmod:poss")
    below = [one for one in sentence.kids(noun, "nmod", "obl") if sentence.case_of(one) in ("by", "of", "from")]
    verb = sentence.words[noun].head
    agents = sentence.kids_exactly(verb, "obl:agent") if verb is not None else []
    return own or below or agents


def _spread(sentence: Sentence, heads: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for head in heads for one in together(sentence, head)))


def is_passive(sentence: Sentence, verb: int, left: int = MOST_CLAUSES) -> bool:
    """Whether a verb is in the passive: "was attacked", "troops attacked by rebels"."""
    word = sentence.words[verb]
    if word.key in _OF_ONESELF:  # "is opposed to"
        return False
    if is_marked_passive(sentence, verb) or suffers_bare(sentence, verb):
        return True
    if word.key.endswith("ing") or any(sentence.words[one].key == "to" for one in sentence.kids(verb, "mark")):
        return False
    agents = agents_of(sentence, verb)
    objects = [one for one in sentence.kids(verb, "obj") if one not in agents]
    if (agents and not objects) or (not objects and is_found(sentence, verb)):
        return True
    if any(sentence.words[one].key in word_set("be") for one in sentence.kids(verb, "aux", "cop")):
        return True
    bare = not sentence.kids(verb, "nsubj", "aux") and not objects
    if word.relation.startswith("acl") and bare:
        return True
    if is_told_aside(sentence, verb):
        return True
    is_joined = word.relation == "conj" and bare and left > 0
    return is_joined and word.head is not None and is_passive(sentence, word.head, left - 1)


def subjects_of(sentence: Sentence, verb: int, left: int = MOST_CLAUSES) -> list[int]:
    """The subject of a verb, passive or not; of a bare verb the one who controls it."""
    misread = second_subjects(sentence, verb)
    agents = agents_of(sentence, verb)
    own = [one for one in sentence.kids(verb, "nsubj", "csubj") if one not in misread and one not in agents]
    own = past_whose(sentence, verb, own) or strays(sentence, verb)
    word = sentence.words[verb]
    if beside := _beside(sentence, verb, own):
        return beside
    if own:
        relative = word.relation.startswith("acl") and word.head is not None and sentence.words[own[0]].key in _RELATIVE
        return [named_before(sentence, own[0], word.head)] if relative and word.head is not None else own
    if word.head is None or left == 0:
        return []
    above, relation = word.head, word.relation.split(":")[0]
    if shares_subject(sentence, verb) and sentence.words[above].tag == "VERB":
        return subjects_of(sentence, orderer_of(sentence, above), left - 1)
    if relation in _CLAUSES and (nearer := _nearer(sentence, verb, above)) is not None:
        return [nearer]
    if kept := kept_from(sentence, verb, above):
        return kept
    if relation == "acl":
        infinitive = any(sentence.words[one].key in _TOWARD_DEED for one in sentence.kids(verb, "mark", "case"))
        if not infinitive and sentence.words[above].tag == "VERB" and sentence.words[verb - 1].tag in ("NOUN", "PROPN"):
            return [verb - 1]  # "ordered that the | sailors | taken on Sunday be held", hung on "held"
        return _owners(sentence, above, left - 1) if infinitive else [above]
    if relation == "xcomp":
        told = [one for one in sentence.kids(above, "obj", "iobj") if one < verb]
        return told or subjects_of(sentence, above, left - 1)
    if relation in ("conj", "advcl", "ccomp", "parataxis"):
        if sentence.words[above].tag in ("NOUN", "PROPN"):
            return _owners(sentence, above, left - 1)
        found = subjects_of(sentence, above, left - 1)
        return found if any(one < verb for one in found) else listed_before(sentence, verb) or found
    return []


def _beside(sentence: Sentence, verb: int, own: list[int]) -> list[int]:
    """Who does or suffers what a participle right behind tells, whatever it was read to hang on."""
    doer = does_beside(sentence, verb) if not own else None
    if doer is not None:
        return [doer]
    suffers = own and own[0] > verb and hangs_on_noun(sentence, verb) and suffers_bare(sentence, verb)
    return [verb - 1] if suffers else []  # "ten | agents | arrested in Oster for four held in Arvan"


def _nearer(sentence: Sentence, verb: int, above: int) -> int | None:
    """The subject of a clause that was read to have none: the noun before it, or that of a clause between."""
    before = noun_before(sentence, verb, clause_start(sentence, verb)) if sentence.words[verb].tag == "VERB" else None
    return before if before is not None else subject_aside(sentence, verb, above)


def _owners(sentence: Sentence, noun: int, left: int) -> list[int]:
    """Whose "plan" or "refusal" it is: an owner, or the subject of the verb it stands under."""
    owners = sentence.kids_exactly(noun, "nmod:poss")
    above = sentence.words[noun].head
    if owners or above is None or sentence.words[noun].relation.split(":")[0] != "obj":
        return owners
    return subjects_of(sentence, above, min(left, 1))


def _of_noun(sentence: Sentence, trigger: Trigger) -> Sides:
    noun = trigger.head
    by = doers_behind(sentence, noun, of_violence=trigger.root == "ASSAULT")
    done = [agent for clause in sentence.kids(noun, "acl") for agent in agents_of(sentence, clause)]
    owners = sentence.kids_exactly(noun, "nmod:poss")
    named = [one for one in sentence.kids(noun, "amod", "compound") if one < trigger.first]
    light = _light(sentence, noun, trigger)
    of = [one for one in sentence.kids(noun, "nmod") if sentence.case_of(one) == "of"]
    toward = _toward(sentence, trigger.root, [noun], by)
    if light.source and all(sentence.words[one].key in ("its", "their", "his", "her") for one in owners):
        owners = []  # "the Front staged one of | its | raids"
    source = by or done or owners or list(light.source) or named
    if trigger.parties == "self":
        return Sides(_spread(sentence, owners or of or by or named), ())
    if trigger.parties == "rec":
        mutual = [one for one in sentence.kids(noun, "nmod") if sentence.case_of(one) in MUTUAL or one in of]
        return Sides(_spread(sentence, [*owners, *named, *light.source, *mutual, *light.target]), ())
    if trigger.root == "MOBILIZE" and of and not by:  # "the deployment of troops in Velland"
        return Sides(_spread(sentence, owners or of), _spread(sentence, toward))
    if suffers := _under(sentence, noun):
        return Sides(_spread(sentence, by or done), _spread(sentence, suffers))
    on = (toward, list(light.target))[:: 1 if light.source else -1]  # "survived an attack on his life"
    target = named_target(sentence, noun) or of or on[0] or on[1] or struck(sentence, noun)
    if owners and (by or done) and not target:  # "the town's capture by rebels"
        target, source = owners, by or done
    return Sides(_spread(sentence, source), _spread(sentence, target))


def _under(sentence: Sentence, noun: int) -> list[int]:
    """Who is "under attack" or "under investigation"."""
    if noun == 0 or sentence.words[noun - 1].key != "under":
        return []
    above = sentence.words[noun].head
    return sentence.kids(noun, "nsubj") or (subjects_of(sentence, above, 1) if above is not None else [])


def _light(sentence: Sentence, noun: int, trigger: Trigger) -> Sides:
    """Parties of the verb that carries a noun: "rebels launched a raid on the town"."""
    whole = whole_of(sentence, noun)
    word = sentence.words[whole]
    verb, relation = word.head, word.relation
    if verb is None or sentence.words[verb].tag not in ("VERB", ""):
        return Sides((), ())
    if relation == "obl" and not sentence.kids(whole, "case"):
        relation = "obj"
    if trigger.parties == "rec" and relation in ("obl", "obj"):
        return Sides(tuple(subjects_of(sentence, verb)), ())
    if sentence.words[verb].key in verb_set("sufferer") and relation == "obj":
        return Sides((), tuple(subjects_of(sentence, verb)))
    if sentence.words[verb].key not in verb_set("light"):
        return Sides((), ())
    agents = agents_of(sentence, verb)
    toward = tuple(_toward(sentence, trigger.root, [verb], agents))
    if relation == "obj":
        return Sides(tuple(subjects_of(sentence, verb)), toward)
    return Sides(tuple(agents), toward) if relation in ("nsubj:pass", "nsubj") else Sides((), ())


def _mutual(sentence: Sentence, heads: list[int]) -> list[int]:
    """With whom, of whatever hangs on these heads."""
    found = [one for head in heads for one in sentence.kids(head, "obl", "nmod") if one not in heads]
    return [one for one in found if _nearest_case(sentence, one) in MUTUAL]


def _nearest_case(sentence: Sentence, at: int) -> str:
    """The last of a noun's prepositions: "with" of "spoke by telephone | with Arvan", both read to be Arvan's."""
    return sentence.case_of(at).rpartition(" ")[2]


def _toward(sentence: Sentence, root: Root, heads: list[int], without: list[int]) -> list[int]:
    """What stands under the surest preposition at any of these heads."""
    found = [one for head in heads for one in sentence.kids(head, "obl", "nmod") if one not in without]
    deeper = below(sentence, heads, without) if "against" in sentence.keys else []
    against = [one for one in deeper if sentence.case_of(one) == "against"]
    if against:  # "filed a suit in a court against Velland"
        return against
    if root == "ASSAULT" and (far := turned_on(sentence, max(heads))):
        return far
    cases = {one: sentence.case_of(one) for one in found if one not in heads}
    for wanted in TOWARD_OF.get(root, TOWARD):
        fitting = [one for one, case in cases.items() if case == wanted]
        if fitting:
            return fitting
    return []
