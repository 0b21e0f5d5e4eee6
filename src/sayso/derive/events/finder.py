"""The parties of one trigger, from the noun phrases its sides are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.derive.events.agents import agents_of
from sayso.derive.events.contrast import is_set_against
from sayso.derive.events.doer_names import noun_behind
from sayso.derive.events.filed import filed_until
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status import BLAMED, is_claimed
from sayso.derive.events.subjects import does_beside, stands_bare
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.who import Cast, Phrase, is_party_head, parties_of, phrase_at, power_of
from sayso.records import Act, Party, Root, Statement

#: Parties on one side: a list of more is no list of actors.
MOST_PARTIES = 10
#: Words from a noun to the "of" whose it is, where the grammar hangs that on the verb.
NEAR_OWNER = 4
#: Roots of which "from" names the place that is left: "withdrew troops from Velland", "rescued people from Oster".
LEAVING: frozenset[Root] = frozenset({"RETREAT", "MOBILIZE", "AID"})
#: Acts whose speaker is the one who does, or does not do, what is said without a subject: "promised to send".
OF_ONESELF: frozenset[Act] = frozenset(
    {"deny", "promise", "threaten", "announce", "agree", "reject", "concede", "expect"}
)
#: Acts whose speaker does himself what a noun names: "announced sanctions"; not "supports a ban".
ANNOUNCING: frozenset[Act] = frozenset({"announce", "promise", "threaten"})
#: Roots done to a party by what is done to its plans and deeds: "rejected the proposal by Velland".
VERBAL: frozenset[Root] = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "AGREE", "THREATEN", "REJECT", "CONCEDE"})
DESCRIBING = frozenset({"ADJ", "ADV", "VERB", "AUX", "ADP", "DET", "PART", "SCONJ", "CCONJ", "INTJ"})
#: Words that say whose people they are: "workers employed by the Council", "fighters loyal to the mayor".
_SERVING = frozenset(
    {"employed", "working", "serving", "loyal", "belonging", "led", "backed", "run", "controlled", "held"}
    | {"commanded", "owned", "allied", "armed", "trained", "affiliated", "associated", "linked", "aligned"}
    | {"paid", "hired", "sent"}
)
_AT = frozenset({"in", "on", "at", "near", "after", "before", "during", "since", "until", "over", "about"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_PARTS_OF = frozenset(
    {"all", "some", "most", "many", "several", "few", "half", "none", "any", "each", "last", "rest", "remainder"}
    | {"dozens", "hundreds", "thousands", "scores", "one", "majority"}
)
#: Steps up from a word to the phrase in whose clause it stands.
MOST_DEEP = 6
#: Steps down from a phrase to who it belongs to.
MOST_STEPS = 3
_OWNING = frozenset({"by", "of", "from", "with", "against", "in", "on"})


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks parties up for one trigger; ``inside``: words that share its voice."""

    sentence: Sentence
    trigger: Trigger
    cast: Cast
    voice: Statement | None
    inside: range

    def best(self, parsed: tuple[int, ...], near: tuple[int, ...]) -> tuple[Party, ...]:
        """The parties the grammar gives; those that stand nearest where it gives nobody who is known, or one of two."""
        filed = filed_until(self.sentence)
        parsed = tuple(one for one in parsed if one in self.inside and one >= filed)
        near = tuple(one for one in near if one >= filed and not self._is_of_clause(one, parsed))
        first = self.parties(parsed)
        if parsed == near:
            return first
        known = sum(party.actor is not None for party in first)
        second = self.parties(near)
        others = sum(party.actor is not None for party in second)
        if self.trigger.parties == "rec":
            both = _each_once((*first, *second))
            if others > known:
                return tuple(party for party in both if party.actor or party not in first)
            return both if known == others == 1 else first
        half = known and set(first) < set(second) and others > known
        if half and self._are_listed(second):  # "urged Arvan and Velland", half of it read
            return second
        if known or (first and all(self._is_place(party) for party in second)):
            return first
        return second if others or not first else first

    def _is_of_clause(self, at: int, heads: tuple[int, ...]) -> bool:
        """Whether a word stands in a clause that hangs on people among these: "backs rebels | fighting the Front |"."""
        clause = False
        for _ in range(MOST_DEEP):
            word = self.sentence.words[at]
            if word.head is None or at in heads or at == self.trigger.head:
                break
            clause = clause or word.relation.split(":")[0] == "acl"
            if (doer := does_beside(self.sentence, at)) is not None:
                clause, at = True, doer
            else:
                at = word.head
        return clause and at in heads and is_party_head(self.sentence, at)

    def _are_listed(self, parties: tuple[Party, ...]) -> bool:
        """Whether an "and" stands between parties: no list of two clauses, "if it attacked Arvan, | Velland would"."""
        spans = [party.span for party in parties]
        between = self.cast.text[min(one.start for one in spans) : max(one.end for one in spans)]
        return not {"and", "&", "or"}.isdisjoint(between.lower().split())

    def _is_place(self, party: Party) -> bool:
        """Whether a party is only where it happens: "rioters in Arvan" are no Arvan."""
        about = self.cast.roster.about(party.span)
        return about is not None and about.type == "place"

    def parties(self, heads: tuple[int, ...]) -> tuple[Party, ...]:
        """The parties of these heads, in their order."""
        found: list[Party] = []
        for head in heads[:MOST_PARTIES]:
            if self._is_verb(head) or (self.sentence.parsed and is_set_against(self.sentence, head)):
                continue
            head = self._counted(head)
            phrase = phrase_at(self.sentence, head) if self.sentence.parsed else Phrase(head, head, head)
            own = parties_of(self.sentence, phrase, self.cast, self.voice)
            if any(party.actor for party in own):
                found += own
            elif self._is_own(phrase):
                continue
            elif not self._describes(head):
                found += self._owned(head, own)
        return _each_once(found)[:MOST_PARTIES]

    def _counted(self, head: int) -> int:
        """The noun of which a number or a part is told: the sailors of "twelve of the | sailors |"."""
        words = self.sentence.words
        is_part = words[head].tag == "NUM" or words[head].key in _PARTS_OF
        if not is_part or head + 1 >= len(words) or words[head + 1].key != "of":
            return head
        noun = noun_behind(self.sentence, head + 1)
        return noun if noun in self.inside and words[noun].tag in ("NOUN", "PROPN") else head

    def _is_verb(self, head: int) -> bool:
        """Whether a word is a verb and names nobody, whatever stands before it."""
        word = self.sentence.words[head]
        return word.tag == "VERB" and not self.cast.roster.touching(word.span)

    def _is_own(self, phrase: Phrase) -> bool:
        """Whether a phrase behind an act of speech is of the speaker's own people: "agreed to withdraw its troops"."""
        behind = self.trigger.root in VERBAL and phrase.head > self.trigger.last
        return behind and self.sentence.words[phrase.first].key in _OWNERS

    def _describes(self, head: int) -> bool:
        """Whether a word that names nobody only describes the trigger: "planned", "security" talks."""
        word, trigger = self.sentence.words[head], self.trigger
        beside = head < trigger.first or trigger.first < head <= trigger.last
        return word.tag in DESCRIBING or (beside and word.relation in ("amod", "compound"))

    def _owned(self, head: int, own: list[Party]) -> list[Party]:
        """A thing that belongs to a party stands for it: "a proposal by Velland", "the town of Oster"."""
        below = [one for one in self.sentence.kids(head, "nmod") if self._belongs(one)]
        if self.sentence.words[head].head == self.trigger.head:  # "by Velland" may hang on the verb, not on "the raid"
            if self.trigger.kind == "v":
                below += [one for one in agents_of(self.sentence, self.trigger.head) if one != head]
            hanging = self.sentence.kids(self.trigger.head, "obl", "nmod")
            below += [one for one in hanging if 0 < one - head <= NEAR_OWNER and self._tells_whose(head, one)]
        inner = self._named(below) or self._deeper(head)
        if not inner:
            return own
        if self.trigger.root in VERBAL or not own:
            return inner
        return [Party(own[0].name, power_of(inner[0].actor), own[0].span)]

    def _tells_whose(self, head: int, at: int) -> bool:
        """Whether a name that hangs on the verb says whose the people before it are: "diplomats | from Arvan"."""
        case = self.sentence.case_of(at)
        is_origin = case == "from" and self.trigger.root not in LEAVING and is_party_head(self.sentence, head)
        return case == "of" or is_origin

    def _named(self, heads: list[int]) -> list[Party]:
        """Those of these heads' parties who are known."""
        phrases = [phrase_at(self.sentence, one) for one in heads]
        found = [parties_of(self.sentence, phrase, self.cast, self.voice) for phrase in phrases]
        return [party for own in found for party in own if party.actor]

    def _deeper(self, head: int) -> list[Party]:
        """The first known under a phrase: "aides of the mayor of Oster", "workers employed by the Council"."""
        edge = [head]
        for _ in range(MOST_STEPS):
            below = [one for at in edge for one in self.sentence.kids(at, "nmod", "acl", "obl") if self._leads(at, one)]
            if known := self._named(below):
                return known
            edge = below[:MOST_PARTIES]
        return []

    def _leads(self, above: int, at: int) -> bool:
        """Whether what hangs on a phrase may say whose people they are."""
        word = self.sentence.words[at]
        if word.relation.split(":")[0] == "acl":
            return word.key in _SERVING
        case, serving = self.sentence.case_of(at), self.sentence.words[above].key in _SERVING
        if serving or self.trigger.root in VERBAL:  # "agreed to the return of the troops to Velland's towns"
            return case not in _AT
        return self._belongs(at) and case not in _AT

    def _belongs(self, at: int) -> bool:
        if self.sentence.words[at].relation == "nmod:poss":
            return True
        case, above = self.sentence.case_of(at), self.sentence.words[at].head
        if self.trigger.root in BLAMED and above is not None and above < self.trigger.first and self._is_thing(above):
            return case == "by"  # "a bomb in Oster", "an attack on Arvan" killed six
        return case in _OWNING

    def _is_thing(self, at: int) -> bool:
        """Whether a noun before the trigger is a deed or a thing, not people: "an attack", "a bomb"."""
        return self.sentence.words[at].tag == "NOUN" and not is_party_head(self.sentence, at)

    def claimant(self) -> tuple[Party, ...]:
        """Who takes a deed on himself, where a speaker does: "claimed responsibility for the attack"."""
        speaker = self.voice.speaker if self.voice and is_claimed(self.sentence, self.trigger) else None
        return (Party(speaker.name, speaker.actor, speaker.span),) if speaker else ()

    def controller(self) -> tuple[Party, ...]:
        """Who does what is said without a subject: the speaker, of a promise or a denial."""
        bare = stands_bare(self.sentence, self.trigger) or self._is_announced()
        is_own = self.voice is not None and self.voice.act in OF_ONESELF and bare
        speaker = self.voice.speaker if self.voice and is_own else None
        return (Party(speaker.name, speaker.actor, speaker.span),) if speaker else ()

    def of_announcer(self, source: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties; if nobody knows whose they are, those of who announces: "Arvan announced | 90 troops | ..."."""
        announcer = next(iter(self.controller() if self._is_announced() else ()), None)
        if announcer is None or any(party.actor for party in source):
            return source
        return tuple(Party(party.name, power_of(announcer.actor), party.span) for party in source)

    def _is_announced(self) -> bool:
        """Whether a noun is what the speaker announces of his own: "announced the deployment", not "the killing"."""
        word = self.sentence.words[self.trigger.head]
        is_object = self.trigger.kind == "n" and word.relation == "obj" and word.head is not None
        of_others = self.trigger.root == "ASSAULT" or self.trigger.mode == "release"
        announces = self.voice is not None and self.voice.act in ANNOUNCING
        cue = self.voice.cue if self.voice and announces and is_object and not of_others else None
        return bool(cue and word.head is not None and cue.touches(self.sentence.words[word.head].span))


def _each_once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties in their order, who is named twice only where he is named first."""
    first: dict[tuple[str, str | None], Party] = {}
    for one in parties:
        first.setdefault((one.name, one.actor), one)
    return tuple(first.values())
