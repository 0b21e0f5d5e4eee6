"""Every mention and every source of an arc, looked up from top to bottom of the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sayso.records import IN_ORDER, Arc, Issuer, MentionKind, Reading, Resolution, Span, Token
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import describe
from sayso.resolve.entity import Entity
from sayso.resolve.full_names import full_name_before, whole_body
from sayso.resolve.issuer import issuer_speaking
from sayso.resolve.namings import Naming
from sayso.resolve.page import Hit, Page
from sayso.resolve.people import Cast, Character, read_cast
from sayso.resolve.peoples import party_called, phrase_called
from sayso.resolve.phrases import KIND_TYPES, head_of, resolve_phrase, resolve_place
from sayso.resolve.pronouns import (
    is_first_person,
    is_nobody,
    is_of_whom,
    is_pronoun,
    is_relative,
    is_someone,
    nobody,
    of_antecedent,
    resolve_description,
    resolve_pronoun,
    told_pronouns,
)
from sayso.resolve.relatives import Antecedent, antecedents_of, issuer_of
from sayso.resolve.renowned import renowned, stands_alone, surname_in
from sayso.resolve.stateless import is_owned
from sayso.resolve.story import Story, is_definite
from sayso.resolve.subjects import subjects_in

#: Spans that start before a place and may still reach over it: sources and mentions nest a few deep.
MOST_OPEN = 8
#: Names of the tables before a description that are looked through for the body it means.
MOST_NAMES_BACK = 40
#: Words behind an adjective that end its noun phrase.
NO_NOUNS = frozenset({"VERB", "AUX", "ADP", "ADV", "PRON", "CCONJ", "SCONJ", "DET"})
#: Rules of several parties in one phrase: each of them is looked up too.
SEVERAL = frozenset({"group.several", "group.countries"})
#: What "who" does not stand for.
NO_PEOPLE = frozenset({"place", "document"})
#: What a paper may be taken for: "a statement", "a denunciation".
PAPERS = frozenset({"document", "unnamed"})
_PLACED = re.compile(r"\s(?:in|at|near|from)\s")
_BRACKETS = re.compile(r"\([^()]{1,60}\)")
OFFICES = frozenset({"president", "premier", "minister", "secretary", "chancellor", "king", "leader"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look-up needs at hand. ``speaking``: sources of arcs; ``kinds``: mentions as the reader saw them.

    ``verbs``: where words start that end a noun phrase. ``ending``: mentions by where they end. ``quoted``: all
    content, sorted. ``done``: what is resolved already. ``subjects``: where the subjects of clauses begin. ``tokens``:
    the words with their grammar. ``issuer``: whose own statement the page is. ``spans``: all to be looked up, sorted.
    """

    page: Page
    cast: Cast
    story: Story
    kinds: dict[Span, MentionKind]
    ending: dict[int, list[Span]]
    arcs: tuple[Arc, ...]
    speaking: frozenset[Span]
    quoted: list[Span]
    done: dict[Span, Entity]
    verbs: frozenset[int]
    subjects: frozenset[int]
    issuer: Issuer | None
    tokens: Sequence[Token]
    spans: Sequence[Span]


def resolve_actors(page: Page, reading: Reading, issuer: Issuer | None = None) -> tuple[Resolution, ...]:
    """One Resolution for each span of a mention, a first source, or a party of the tables besides, in text order."""
    ending: dict[int, list[Span]] = {}
    for mention in reading.mentions:
        ending.setdefault(mention.span.end, []).append(mention.span)
    speaking = frozenset(source_span(arc.source) for arc in reading.arcs if arc.source)
    kinds = {mention.span: mention.kind for mention in reading.mentions}
    spans = sorted(speaking | set(kinds) | told_pronouns(page, reading.arcs), key=IN_ORDER)
    look = _Look(
        page=page,
        cast=read_cast(page, reading),
        story=Story(page),
        kinds=kinds,
        ending=ending,
        arcs=reading.arcs,
        speaking=speaking,
        quoted=sorted((content for arc in reading.arcs for content in arc.content), key=IN_ORDER),
        done={},
        verbs=frozenset([token.span.start for token in reading.tokens if token.tag in NO_NOUNS]),
        subjects=subjects_in(reading.tokens),
        issuer=issuer,
        tokens=reading.tokens,
        spans=spans,
    )
    for span in sorted(spans, key=lambda one: is_first_person(page, one)):  # "I" and "we" last: any may be meant
        entity = _resolve(look, span)
        look.done[span] = entity
        if entity.type != "place":
            look.story.add(span.start, entity, speaks=span in look.speaking)
    found = {**_unseen(look), **look.done}
    return tuple(found[span].at(span) for span in sorted(found, key=IN_ORDER))


def _unseen(look: _Look) -> dict[Span, Entity]:
    """States and bodies of the tables, and parties called by their adjective, that the reader has not marked.

    A later step may find that they speak or act.
    """
    known = {span: party for span, party in look.done.items() if party.rule not in SEVERAL and party.type != "place"}
    stubs = {span for span, party in known.items() if party.actor is None or whole_body(look.page, span) != span}
    taken = sorted(known, key=IN_ORDER)
    places = [span for span in sorted(look.done, key=IN_ORDER) if look.done[span].type == "place"]
    found: dict[Span, Entity] = {}
    last = 0
    for hit in look.page.hits:
        span = phrase_called(look.page, hit, look.verbs) if hit.key("adjective", "place") else hit.span
        if span.start < last or _touches_any(span, taken, stubs) or (span == hit.span and _touches_any(span, places)):
            continue
        party = (
            _party_unseen(look, hit)
            or party_called(look.page, look.story, hit, look.verbs)
            or _leader_unseen(look, hit)
        )
        if party:
            found[span] = party
            last = span.end
    return found


def _party_unseen(look: _Look, hit: Hit) -> Entity | None:
    """A state or body of the tables."""
    if not hit.key("country", "capital", "metonym", "body"):
        return None
    return resolve_phrase(look.page, look.story, hit.span, None)


def _leader_unseen(look: _Look, hit: Hit) -> Entity | None:
    """A leader by surname alone, whom the reader took for no person."""
    return renowned(look.page, hit) if hit.key("surname", "person") and stands_alone(look.page, hit) else None


def _touches_any(span: Span, taken: list[Span], stubs: Collection[Span] = ()) -> bool:
    """Whether ``span`` shares words with any of these, which are sorted; ``stubs`` inside it do not count."""
    at = bisect_left(taken, span.end, key=lambda one: one.start)
    near = (one for one in taken[max(0, at - MOST_OPEN) : at] if one.touches(span))
    return any(not (one in stubs and span.covers(one) and span != one) for one in near)


def source_span(source: tuple[Span, ...]) -> Span:
    """The words from the first to the last piece of a source: one speaker named in pieces is one."""
    return Span(min(s.start for s in source), max(s.end for s in source))


def _kind_of(look: _Look, span: Span) -> MentionKind | None:
    """The kind of the mention, or of the last mention that ends where the phrase ends; not where it only stands."""
    inner = (look.kinds[other] for other in look.ending.get(span.end, ()) if span.covers(other))
    kind = look.kinds.get(span) or next(inner, None)
    stands = kind == "place" and span not in look.kinds
    return None if stands and _PLACED.search(look.page.document.text, span.start, span.end) else kind


def _resolve(look: _Look, span: Span) -> Entity:
    page, kind, speaks = look.page, _kind_of(look, span), span in look.speaking
    if kind == "place" and not speaks:
        return resolve_place(page, span) or Entity(page.text(span), "place", None, None, None, "place.open", e.OPEN)
    if kind in ("law", "weapon") and not speaks:
        return Entity(page.text(span), KIND_TYPES[kind], None, None, None, f"{kind}.open", e.OPEN)
    if is_first_person(page, span):
        return _own_voice(look, span)
    if (is_relative(page, span) or is_of_whom(page, span)) and look.tokens:
        return _of_relative(look, span)
    if is_pronoun(page, span):
        found = resolve_pronoun(page, look.story, span, look.quoted, look.subjects)
        return of_antecedent(found, "pronoun") if found else nobody(page, span)
    if len(_together(page, look.cast, span)) > 1:
        return Entity(page.text(span), "group", None, None, None, "group.several", e.TOLD, plural=True)
    person = head_person(page, look.cast, span)
    if person:
        return _renowned_in(page, person, span) or person.entity
    return _described(look, span, kind)


def _of_relative(look: _Look, span: Span) -> Entity:
    """Whom "who" stands for: a noun phrase before it, by the name it holds, else as it is called.

    People go before things, and the phrase that the tree gives before the nearest; a paper speaks for who gives it out.
    """
    page = look.page
    phrases = [one for one in antecedents_of(look.tokens, span) if not is_pronoun(page, one.phrase)]
    found = [_antecedent(look, one) for one in phrases]
    if found and page.words[page.inside(span).stop - 1].key in v.OF_PEOPLE:
        found = [party for party in found if party.type not in NO_PEOPLE] or _people_before(look, span)
        found.sort(key=lambda party: not is_someone(party))
    elif found and found[0].type in PAPERS:
        found = [_issuer(look, phrases[0]) or found[0]]
    return of_antecedent(found[0], "pronoun") if found else nobody(page, span)


def _antecedent(look: _Look, one: Antecedent) -> Entity:
    """The party a noun phrase means: by the name at its noun."""
    marked = next((span for span in _done_round(look, one.noun) if span != one.noun), one.noun)
    named = marked if marked in look.done and look.done[marked].type != "place" else one.phrase
    return look.done[named] if named in look.done else _resolve(look, named)


def _issuer(look: _Look, paper: Antecedent) -> Entity | None:
    """Who gives a paper out, where the sentence says so: "Dell published a letter which ..."."""
    subject = issuer_of(look.tokens, paper.noun)
    return next((look.done[span] for span in _done_round(look, subject)), None) if subject else None


def _done_round(look: _Look, words: Span) -> Iterator[Span]:
    """What is resolved already and covers some words, in text order."""
    last = bisect_right(look.spans, words.start, key=lambda one: one.start)
    return (span for span in look.spans[max(0, last - MOST_OPEN) : last] if span.covers(words) and span in look.done)


def _people_before(look: _Look, span: Span) -> list[Entity]:
    """The last someone of the sentence before."""
    start = look.page.sentence(span.start).start
    turns = (turn for turn in look.story.back_from(span.start) if turn.start >= start)
    return [turn.entity for turn in turns if is_someone(turn.entity)][:1]


def _renowned_in(page: Page, person: Character, span: Span) -> Entity | None:
    """The state or the leader whom one word alone means, where the text says nothing else of its bearer."""
    if person.entity.actor or any(len(naming.keys) > 1 for naming in person.namings):
        return None
    state = next((key for hit in page.hits_in(span) if hit.span == span and (key := hit.key("country"))), None)
    if state:
        return e.country_entity(page, state)
    hit = surname_in(page, span)
    return renowned(page, hit) if hit and stands_alone(page, hit) else None


def _own_voice(look: _Look, span: Span) -> Entity:
    """ "I" and "we": the speaker of the words around them, else whose page this is, else the last speaker."""
    page = look.page
    for arc in look.arcs:
        around = any(content.covers(span) for content in arc.content)
        if around and arc.source and (speaker := look.done.get(source_span(arc.source))):
            return of_antecedent(speaker, "pronoun.own-words")
    alone = page.words[page.inside(span).start].key in v.ONE_SELF
    voices = (turn.entity for turn in look.story.back_from(span.start) if turn.speaks and not is_nobody(turn.entity))
    before = [party for party in voices if not alone or party.type == "person"]
    if look.issuer and (own := issuer_speaking(page, look.story, look.issuer, before)):
        return own
    return of_antecedent(before[0], "pronoun.last-speaker") if before else nobody(page, span)


def head_person(page: Page, cast: Cast, span: Span) -> Character | None:
    """The person a phrase is about: named in it, and not as the owner or the object of something else."""
    for naming, person in cast.named_in(page, span):
        if _is_head(page, span, naming):
            return person
    return None


def _is_head(page: Page, span: Span, naming: Naming) -> bool:
    """False for "Kerry's office", "a spokesman for President Macron", "a woman who called herself Gray's cousin"."""
    if page.words[naming.last - 1].owns and naming.last < page.inside(span).stop:
        return False
    at = naming.first - 1
    start = page.inside(span).start
    if any(page.words[i].key in v.RELATIVE | v.EXAMPLES for i in range(start, naming.first)):
        return False
    while at >= start and page.joined(at) and (step := _title_words(page, at)):
        at -= step
    if at < start:
        return not _names_another(page, span, naming)
    return not page.joined(at) or page.words[at].key not in (v.TOWARD | {"of", "by", "near", "as", "in", "at"})


def _together(page: Page, cast: Cast, span: Span) -> list[Character]:
    """People who speak together: names with nothing but commas, "and" and titles between them."""
    found: list[Character] = []
    end = page.inside(span).start
    for naming, person in cast.named_in(page, span):
        between = _outside_brackets(page, end, naming.first)
        if any(page.words[i].key != "and" and not _title_words(page, i) for i in between):
            break
        if found and not any(page.words[i].key == "and" for i in between) and page.joined(naming.first - 1):
            break
        found.append(person)
        end = naming.last
    return found if any(page.words[i].key == "and" for i in page.inside(span) if i < end) else found[:1]


def _outside_brackets(page: Page, first: int, last: int) -> list[int]:
    """The words from ``first`` to ``last`` without "(Massachusetts)" and the like."""
    if first >= last:
        return []
    start = page.words[first - 1].end if first else 0
    asides = [Span(*found.span()) for found in _BRACKETS.finditer(page.document.text, start, page.words[last].start)]
    return [i for i in range(first, last) if not any(one.start <= page.words[i].start < one.end for one in asides)]


def _title_words(page: Page, at: int) -> int:
    """How many words up to ``at`` go with a name: a title, an adjective of a country, "of state"."""
    for tail in v.ROLE_TAILS:
        if at + 1 >= len(tail) and tuple(w.key for w in page.words[at + 1 - len(tail) : at + 1]) == tail:
            return len(tail)
    key = page.words[at].key
    known = key in v.TITLES or key in v.ROLE_MODIFIERS or key in v.DETERMINERS
    return int(known or key in v.ROLES or key.removesuffix("s") in v.ROLES or page.is_adjective(at))


def _names_another(page: Page, span: Span, naming: Naming) -> bool:
    """ "The Biden administration", "a Biden aide", "a Biden letter" are no Biden."""
    after = naming.last
    inside = page.inside(span)
    return after < inside.stop and page.between(after - 1, after).strip() == "" and page.words[after].key in v.COMMON


def _described(look: _Look, span: Span, kind: MentionKind | None) -> Entity:
    """A phrase without a person's name: someone met before, the holder of an office, or a party by its own words."""
    page, cast, story = look.page, look.cast, look.story
    head = head_of(page, span)
    singular = head is not None and head.kind == "role"
    if head and singular:
        beside = _name_beside(page, cast, span)
        if beside:
            return of_antecedent(beside, "person.apposition")
        holder = _office_holder(page, span)
        if holder:
            return holder
    owned = is_owned(page, span)
    if head and head.kind != "name" and not owned and (is_definite(page, span) or head.kind == "group"):
        told = describe(page, span)
        heads = told.heads if singular else frozenset({page.words[head.at].key})
        found = None if told.country and not singular else resolve_description(page, story, span, heads)
        if found and head.kind != "document":
            return of_antecedent(found, f"{head.kind}.met-before")
        if (
            head.kind == "body"
            and is_definite(page, span)
            and not told.country
            and (body := _body_before(page, span, head.at))
        ):
            return of_antecedent(body, "body.named-before")
        if head.kind == "body" and not told.country and (full := full_name_before(page, span)):
            return of_antecedent(resolve_phrase(page, story, full, kind), "body.full-name")
    party = resolve_phrase(page, story, span, kind)
    return replace(party, rule=f"law.{party.rule}") if kind == "law" and party.type == "document" else party


def _body_before(page: Page, span: Span, at: int) -> Entity | None:
    """The body of the tables last named with this noun, which the reader has not marked: "the mission" once more."""
    key = page.words[at].key
    for hit in islice(page.hits_before(span.start), MOST_NAMES_BACK):
        if (body := hit.key("body")) and any(word.key == key for word in page.words[hit.first : hit.last]):
            return None if _is_rebel(page, body) and key in v.FORCES else e.body_entity(page, body)
    return None


def _is_rebel(page: Page, body: str) -> bool:
    return page.tables.bodies[body].type == "armed_group"


def _name_beside(page: Page, cast: Cast, span: Span) -> Entity | None:
    """The name right before a description: "X (D-Calif.), the chairman of ...", quarantined words between or not."""
    inside = page.inside(span)
    at = bisect_right(cast.namings, inside.start, key=lambda naming: naming.last) - 1 if inside else -1
    if at < 0:
        return None
    nearest = cast.namings[at]
    gap = page.readable(nearest.span.end, span.start).strip()
    if gap == "," or (gap.startswith("(") and gap.endswith("),") and gap.count("(") == 1):
        return cast.people[cast.at[nearest.first]].entity
    return None


def _office_holder(page: Page, span: Span) -> Entity | None:
    """Who held the office named with its country on the published day: "Malaysia's prime minister"."""
    told = describe(page, span)
    if not (told.role and page.day and told.country and told.heads & OFFICES) or "former" in told.heads:
        return None
    role = told.heads - v.LINKS
    fitting = [
        actor
        for actor, person in page.tables.people.items()
        if person.country == told.country
        and (term := e.term_on(person, page.day))
        and term.role
        and set(term.role.casefold().split()) - v.LINKS == role
    ]
    if len(fitting) != 1:
        return None
    return e.person_entity(page, fitting[0], told, rule="person.office", score=e.TOLD)
