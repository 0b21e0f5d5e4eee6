"""Pronouns and definite descriptions: the party of the text they stand for."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.records import Arc, Span
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.entity import Entity
from sayso.resolve.page import Page
from sayso.resolve.story import Story, Turn

LONGEST_PRONOUN = 2  # words: "they both", "she herself"
REACH_SENTENCES = 6  # a pronoun further than this from who it stands for is unclear writing
LONGEST_QUOTE = 1000  # code points of a line before a name in which its quotation opens
PARTS_OF_MANY = v.SOME | v.CARDINALS | {"all", "half", "each", "neither", "either"}
TWO_WITHIN = 2  # sentences after two people spoke in which "they" may be both
PEOPLE_BACK = 2  # sentences back in which nameless people may be meant by "they"
OF_PEOPLE = ("ists", "men", "women", "people")  # how nouns of people end: "activists", "fishermen"
ASKING = frozenset({"asked", "asks"})
#: Behind "asked": a question is put to somebody, not "'Why?' he asked.", not "asked for".
QUESTIONS = frozenset({"if", "whether", "about", "how", "why", "what", "when", "where", "who", "him", "her", "them"})
ASKED_WITHIN = 5  # words from who asks to his verb: "a reporter for the paper | asked"
Fits = Callable[[Entity], bool]


def is_pronoun(page: Page, span: Span) -> bool:
    """Whether the phrase is a pronoun and nothing else."""
    inside = page.inside(span)
    return 0 < len(inside) <= LONGEST_PRONOUN and all(page.words[i].key in v.PRONOUNS for i in inside)


def is_first_person(page: Page, span: Span) -> bool:
    """Whether the phrase is "I", "we" or the like."""
    return is_pronoun(page, span) and page.words[page.inside(span).start].key in v.WE


def is_relative(page: Page, span: Span) -> bool:
    """Whether the phrase is "who", "which" or "that"."""
    return is_pronoun(page, span) and page.words[page.inside(span).start].key in v.RELATIVE


def is_of_whom(page: Page, span: Span) -> bool:
    """Whether the phrase is "all of whom", "two of which" or the like."""
    keys = [page.words[i].key for i in page.inside(span)]
    return len(keys) == 3 and keys[0] in PARTS_OF_MANY and keys[1] == "of" and keys[2] in ("whom", "which")


def told_pronouns(page: Page, arcs: Sequence[Arc]) -> set[Span]:
    """Pronouns right behind a cue, of those who are told: "assured | her | that ..."."""
    found: set[Span] = set()
    for arc in arcs:
        at = bisect_left(page.starts, arc.cue.end) if arc.cue else len(page.words)
        if at < len(page.words) and page.words[at].key in v.TOLD and page.joined(at - 1):
            found.add(Span(page.words[at].start, page.words[at].end))
    return found


def resolve_pronoun(
    page: Page, story: Story, span: Span, quoted: list[Span], subjects: frozenset[int] = frozenset()
) -> Entity | None:
    """The party a pronoun stands for: the nearest that fits, a speaker before someone only spoken of.

    ``quoted``: content of statements, sorted; who is only named inside it is not meant outside it, but for the subject
    of the sentence before. ``subjects``: where the subjects of clauses begin.
    """
    key = page.words[page.inside(span).start].key
    if key in v.RELATIVE:
        return _antecedent(page, story, span)
    fits = _fits(key)
    here = page.sentence_at(span.start)
    near: list[Turn] = []
    for turn in story.back_from(span.start):
        if here - page.sentence_at(turn.start) > REACH_SENTENCES:
            break
        if fits(turn.entity) and not _is_quoted(turn.start, quoted):
            near.append(turn)
    asking = _asking(page, near, here)
    near = [turn for turn in near if turn.entity not in asking]
    own = any(page.sentence_at(turn.start) == here for turn in near)
    if key in v.THEY and (people := _people_before(page, span, quoted)) and not _stands_behind(near, people.start):
        return _nameless(page, people)
    if key == "they" and not own and (people := _subject_people(page, span, near, quoted, subjects)):
        return _nameless(page, people)
    if key in v.HE | v.SHE and not own and (told := _subject_before(page, story, span, quoted, subjects)):
        return told
    if key in v.THEY and not any(turn.entity.plural for turn in near) and _are_two(page, story, span):
        return None
    far = (t.entity for t in story.back_from(span.start) if t.speaks and fits(t.entity) and t.entity not in asking)
    chosen = _choose(page, near, here)
    if key in v.THEY and not own and chosen and _is_firm(chosen):
        chosen = _choose(page, [turn for turn in near if turn.entity.plural], here) or chosen
    return chosen or next(far, None)


def _asking(page: Page, near: list[Turn], here: int) -> set[Entity]:
    """Who asked in the sentence before: the answer is another's, "a reporter asked if ... "No," | he | said"."""
    asking = {turn.entity for turn in near if page.sentence_at(turn.start) == here - 1 and _asks(page, turn)}
    is_other = any(turn.entity not in asking for turn in near) or all(one.type == "unnamed" for one in asking)
    return asking if is_other else set()


def _asks(page: Page, turn: Turn) -> bool:
    """Whether who stands here puts a question, and asks for nothing."""
    at = bisect_left(page.starts, turn.start)
    for one in range(at + 1, min(at + 1 + ASKED_WITHIN, len(page.words) - 1)):
        if page.words[one].key in ASKING:
            return page.joined(one) and (page.words[one + 1].key in QUESTIONS or page.words[one + 1].capital)
    return False


def _nameless(page: Page, people: Span) -> Entity:
    return Entity(page.text(people), "unnamed", None, None, None, "pronoun.people", e.SCENE, plural=True)


def _is_firm(party: Entity) -> bool:
    """Whether "it" would be said of a party rather than "they", if people are told of too."""
    return party.type == "organization" and not party.plural


def _subject_people(
    page: Page, span: Span, near: list[Turn], quoted: list[Span], subjects: frozenset[int]
) -> Span | None:
    """Nameless people who do something in one of the last sentences: "Farmers blocked the road. | They | said ...".

    None where a party that "they" may be as well is told of there or behind them.
    """
    here = page.sentence_at(span.start)
    for back in range(1, min(PEOPLE_BACK, here) + 1):
        for at in reversed(page.inside(page.sentences[here - back])):
            word = page.words[at]
            if word.start not in subjects or not _are_people(page, at) or _is_quoted(word.start, quoted):
                continue
            first = at
            while (
                first
                and page.joined(first - 1)
                and (page.words[first - 1].start in subjects or page.words[first - 1].owns or _counts(page, first - 1))
            ):
                first -= 1
            start = page.words[first].start
            if any(turn.start >= start and not _is_firm(turn.entity) for turn in near):
                return None
            return Span(page.words[first + (page.words[first].key in v.DETERMINERS)].start, word.end)
    return None


def _are_people(page: Page, at: int) -> bool:
    """Whether a word is a plural noun of people, and no name."""
    word = page.words[at]
    is_name = word.capital and at != page.inside(page.sentence(word.start)).start
    return not (is_name or word.owns) and (word.key in v.NAMELESS or word.key.endswith(OF_PEOPLE))


def _people_before(page: Page, span: Span, quoted: list[Span]) -> Span | None:
    """Nameless people told of in the clause before, with the words that say how many or which: "many analysts".

    Only such as no name and no preposition stands with: "officials of the league" may be the league's.
    """
    start = page.sentence(span.start).start
    for at in reversed(page.inside(Span(start, span.start))):
        word = page.words[at]
        if word.key not in v.GROUPS - v.CARDINALS or word.capital or not word.key.endswith(("s", "people")):
            continue
        first = at
        while first and page.words[first - 1].start >= start and page.joined(first - 1) and _counts(page, first - 1):
            first -= 1
        follows = page.words[at + 1].key if at + 1 < len(page.words) and page.joined(at) else ""
        is_of = follows in v.TOWARD or follows in ("of", "in", "at") or page.words[at].owns
        is_theirs = first and page.words[first - 1].owns and page.joined(first - 1)
        if is_of or is_theirs or _is_quoted(word.start, quoted) != _is_quoted(span.start, quoted):
            return None
        return Span(page.words[first].start, word.end)
    return None


def _counts(page: Page, at: int) -> bool:
    word = page.words[at]
    return word.key in v.CARDINALS or (not word.capital and not word.owns and word.key.endswith(("al", "ent", "ary")))


def _stands_behind(near: list[Turn], offset: int) -> bool:
    """Whether someone a plural can stand for is named behind these words."""
    return any(turn.start > offset and turn.entity.plural for turn in near)


def _are_two(page: Page, story: Story, span: Span) -> bool:
    """Whether the last to speak are two people of one sentence: "they" may be these, and no one party is."""
    last = next((turn for turn in story.back_from(span.start) if turn.speaks), None)
    if last is None or page.sentence_at(span.start) - page.sentence_at(last.start) > TWO_WITHIN:
        return False
    here = page.sentence_at(last.start)
    speaking: set[str] = set()
    for turn in story.back_from(span.start):
        if page.sentence_at(turn.start) < here:
            break
        if turn.speaks and is_someone(turn.entity):
            speaking.add(turn.entity.name)
    return len(speaking) > 1


def _is_quoted(offset: int, quoted: list[Span]) -> bool:
    last = bisect_right(quoted, offset, key=lambda content: content.start) - 1
    return last >= 0 and offset < quoted[last].end


def _subject_before(
    page: Page, story: Story, span: Span, quoted: list[Span], subjects: frozenset[int]
) -> Entity | None:
    """The someone who is the subject of the sentence before, in reported words too; None where another speaks there.

    "In Orra Dell met the envoy. He had written ...", "Dell met the envoy, the palace said. He hoped ...".
    """
    key, here = page.words[page.inside(span).start].key, page.sentence_at(span.start)
    fits, found = _fits(key), None
    for turn in story.back_from(page.sentences[here].start if here >= 0 else 0):
        if page.sentence_at(turn.start) != here - 1:
            break
        if not (is_someone(turn.entity) and fits(turn.entity)):
            continue
        if turn.speaks and not _is_quoted(turn.start, quoted):
            return None
        if turn.start in subjects and not _stands_in_marks(page, turn.start):
            found = turn.entity
    return found


def _stands_in_marks(page: Page, offset: int) -> bool:
    """Whether quote marks are open here: an odd one of them stands before it in its line."""
    text = page.document.text
    line = text[text.rfind("\n", max(0, offset - LONGEST_QUOTE), offset) + 1 : offset][-LONGEST_QUOTE:]
    return sum(line.count(mark) for mark in ('"', "“", "”", "''")) % 2 == 1


def _fits(key: str) -> Fits:
    if key in v.HE:
        return lambda x: x.gender != "f" and is_someone(x)
    if key in v.SHE:
        return lambda x: x.gender != "m" and is_someone(x)
    if key in v.IT:
        return lambda x: x.type not in ("person", "group", "unnamed", "place") and not x.rule.startswith("law.")
    if key in v.THEY:
        return lambda x: x.plural or x.type in ("group", "government", "organization", "armed_group")
    return lambda _: True


def is_someone(party: Entity) -> bool:
    """One human being: a person, or an unnamed one with a role."""
    return party.type == "person" or (party.type == "unnamed" and party.role is not None and not party.plural)


def _choose(page: Page, near: list[Turn], here: int) -> Entity | None:
    """Who opens this sentence, else the last speaker, else who opens the nearest sentence before."""
    own = [t for t in near if page.sentence_at(t.start) == here]
    if own:
        return own[-1].entity
    speaking = next((t for t in near if t.speaks), None)
    opening = next((t for t in near if _opens(page, t)), None)
    if speaking and opening and opening.start > speaking.start:
        return opening.entity
    chosen = speaking or opening or next(iter(near), None)
    return chosen.entity if chosen else None


def _opens(page: Page, turn: Turn) -> bool:
    """Whether the turn stands at the head of its sentence, as its subject does."""
    sentence = page.sentence(turn.start)
    return len(page.inside(Span(sentence.start, turn.start))) <= 4  # "On Friday, President X"


def _antecedent(page: Page, story: Story, span: Span) -> Entity | None:
    """What stands right before "who" or "which", else the last party of the sentence."""
    start = page.sentence(span.start).start
    return next((t.entity for t in story.back_from(span.start) if t.start >= start), None)


def resolve_description(page: Page, story: Story, span: Span, heads: frozenset[str]) -> Entity | None:
    """ "The minister", "the chairman of the committee": the last party of the text called so."""
    named = {page.words[i].key for i in page.inside(span)} - v.LINKS - v.DETERMINERS
    for turn in story.back_from(span.start):
        called = turn.entity.heads & heads and turn.entity.rule != "open" and _agrees(turn.entity, named)
        if called and not (turn.entity.type == "armed_group" and heads & v.FORCES):  # "the army" is a state's
            return turn.entity
    return None


def _agrees(party: Entity, named: set[str]) -> bool:
    """A bare description fits anyone of that role; a longer one must share more than the role."""
    if len(named) <= 1:
        return True
    own = set(party.heads) | {w.casefold() for w in f"{party.organization or ''} {party.name}".split()}
    return len(named & own) * 2 > len(named)


def of_antecedent(found: Entity, rule: str) -> Entity:
    """``found``, meant by other words: no surer than such a tie can be."""
    return replace(found, rule=rule, score=min(found.score, e.TOLD))


def nobody(page: Page, span: Span) -> Entity:
    """Looked and not found."""
    return Entity(page.text(span), "unnamed", None, None, None, "open", e.OPEN)


def is_nobody(party: Entity) -> bool:
    """Whether a pronoun was looked up and nobody found."""
    return party.rule == "open" and party.name.casefold() in v.PRONOUNS
