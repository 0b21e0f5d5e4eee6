"""Where a text names people, and which of these namings are of one person."""

from dataclasses import dataclass, field

from sayso.records import IN_ORDER, Reading, Span
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import role_words
from sayso.resolve.page import Hit, Page
from sayso.resolve.tables import PARTICLES, Gender


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: words ``first`` to ``last`` (exclusive), titles left out.

    ``actor``: the one person of the tables of that full name.
    """

    first: int
    last: int
    span: Span
    keys: tuple[str, ...]
    actor: str | None
    gender: Gender | None


NICKNAME_OPENS = frozenset({"“", '"', "‘", "'", "''"})
NICKNAME_CLOSES = frozenset({"”", '"', "’", "'", "''", ".”", '."', ".''"})
LONGEST_NICKNAME = 3  # words: "John “The Big Man” Dorrian"
LONGEST_BEFORE = 4  # words of a name before one of its words
NAMES_WITH_INITIAL = 3
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
EASTS = (["middle", "east"], ["far", "east"], ["near", "east"])
MOST_GIVEN = 2  # given names before a surname: "Carla Maria Donoso"
FULL_THEN_SHORT = range(2)  # a surname alone is known for one when the full name has been found

# --- where people are named ----------------------------------------------------------------------------------------


def find_namings(page: Page, reading: Reading) -> list[Naming]:
    """Every place where a person is named, in text order: by the reader, the tables, or as a source."""
    found: dict[int, Naming] = {}
    for mention in reading.mentions:
        naming = _stripped(page, mention.span) if mention.kind == "person" else None
        if naming and (naming.first not in found or naming.last > found[naming.first].last):
            found[naming.first] = naming
    found = {first: one for first, one in found.items() if not _is_inside(one, found)}
    covered = {i for naming in found.values() for i in range(naming.first, naming.last)}
    for hit in page.hits:
        full = hit.last - hit.first > 1 and any(name.kind == "person" for name in hit.names)
        if full and not any(i in covered for i in range(hit.first, hit.last)):
            found[hit.first] = _naming(page, hit.first, hit.last)
    covered = {i for naming in found.values() for i in range(naming.first, naming.last)}
    sources = sorted({span for arc in reading.arcs for span in arc.source}, key=IN_ORDER)
    for _ in FULL_THEN_SHORT:
        surnames = {naming.keys[-1] for naming in found.values() if len(naming.keys) > 1}
        for span in sources:
            naming = _capitals_in(page, span, surnames)
            if naming is None:
                continue
            short = found.get(naming.first)  # the reader may see only the first word of an uncommon name
            if short and short.last < naming.last and not short.actor:
                found[naming.first] = naming
            elif not any(i in covered for i in range(naming.first, naming.last)):
                found.setdefault(naming.first, naming)
    return [found[first] for first in sorted(found)]


def _stripped(page: Page, span: Span) -> Naming | None:
    """The name in a mention of a person, without titles, roles and countries before it; None if no name is left."""
    inside = page.inside(span)
    hit = next((h for h in page.hits_in(span) if h.key("person") and h.last - h.first > 1), None)
    if hit:
        return _naming(page, hit.first, hit.last)
    hits = [h for h in page.hits_over(span) if not any(n.kind in ("person", "surname") for n in h.names)]
    known = {i for h in hits for i in range(h.first, h.last) if not _may_be_given(page, h, inside.stop)}
    first = inside.start
    while first < inside.stop and (first in known or _is_before_name(page, first)):
        first += 1
    last = first
    while last < inside.stop and _in_name(page, last) and (last == first or page.joined(last - 1)):
        last += 1
    # "(D-Ohio" is a party and a state
    party = last > first and len(page.words[first].key) == 1 and page.document.text[page.words[first].start - 1] == "("
    return _naming(page, _with_given(page, first), last) if last > first and not party else None


def _with_given(page: Page, first: int) -> int:
    """Where a name begins whose given name the reader left out: behind a role, "spokeswoman | Carla | Donoso"."""
    while first > 0 and page.between(first - 1, first) == "-" and _is_given(page, first - 1):
        first -= 1  # "Hans-|Peter Bartels"
    if first > 1 and page.between(first - 1, first) == ". " and _is_given(page, first - 2):
        first -= 2 * (
            len(page.words[first - 1].key) == 1 and page.between(first - 2, first - 1) == " "
        )  # "John F. | Kerry"
    at = first
    while at > 0 and first - at < MOST_GIVEN and page.between(at - 1, at) == " " and _is_given(page, at - 1):
        at -= 1
    behind_role = 0 < at < first and page.joined(at - 1) and page.words[at - 1].key in v.ROLES | v.TITLES
    return at if behind_role else first


def _is_given(page: Page, i: int) -> bool:
    """Whether a word with a capital can be a given name: no title, and no name of the tables but a person's."""
    word = page.words[i]
    if not word.capital or word.owns or is_title(page, i) or word.key in v.COMMON | v.PRONOUNS or len(word.key) < 2:
        return False
    hits = page.hits_over(Span(word.start, word.end))
    return all(any(name.kind in ("person", "surname") for name in hit.names) for hit in hits)


def _may_be_given(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a town's name is a given name here: "Minister | Sofia | Balan"; "Sofia mayor Balan" names the town."""
    after = hit.last
    if hit.last - hit.first > 1 or any(name.kind not in ("capital", "metonym", "place") for name in hit.names):
        return False
    return after < stop and page.joined(after - 1) and page.words[after].capital and not _is_before_name(page, after)


def _is_before_name(page: Page, i: int) -> bool:
    word = page.words[i]
    if any([one.key for one in page.words[at : at + 2]] in EASTS for at in (i - 1, i) if at >= 0):
        return True  # "Minister for the | Middle East | Dana Orrin"
    return is_title(page, i) or word.key in v.COMMON or page.is_adjective(i) or word.owns or word.key in v.PRONOUNS


def _in_name(page: Page, i: int) -> bool:
    """Whether word ``i`` can be part of a name: a capital, or a particle ("van")."""
    word = page.words[i]
    return word.capital or word.key in PARTICLES


def _naming(page: Page, first: int, last: int) -> Naming:
    if last < len(page.words) and page.words[last - 1].key in PARTICLES and page.words[last].capital:
        last += page.document.text[page.words[last - 1].end : page.words[last].start] == "-"  # "Omar al-|Tarvi"
    after = page.words[last] if last < len(page.words) else None
    if after and after.capital and page.joined(last - 1) and page.is_cut_at(after.end):
        last += 1  # a word glued to words set aside is no whole word to a reader
    if after and after.capital and last - first > 1 and page.document.text[page.words[last - 1].end :][:2] == ". ":
        last += len(page.words[last - 1].key) == 1  # "Edward J. | Markey": the reader took the initial for an end
    last = _past_nickname(page, last)
    words = page.words[first:last]
    hit = next((h for h in page.hits_in(Span(words[0].start, words[-1].end)) if h.first == first), None)
    keys = tuple(w.key for w in words)
    keys = keys[:-1] if len(keys) > 1 and keys[-1].lower() in GENERATIONS else keys
    whole = hit is not None and hit.last == last and last - first > 1
    return Naming(
        first=first,
        last=last,
        span=Span(words[0].start, words[-1].end),
        keys=keys,
        actor=_best_of_name(page, [n.key for n in hit.names if n.kind == "person"])
        if hit and whole
        else _without_initial(page, keys),
        gender=_gender_before(page, first),
    )


def _past_nickname(page: Page, last: int) -> int:
    """Where a name ends that goes on behind a nickname: "John | “J.D.” Dorrian"; else ``last``."""
    for at in range(last + 1, min(last + 1 + LONGEST_NICKNAME, len(page.words))):
        opening, closing = page.between(last - 1, last).strip(), page.between(at - 1, at).strip()
        if opening not in NICKNAME_OPENS:
            return last
        if closing in NICKNAME_CLOSES:
            return at + 1 if page.words[at].capital and not is_title(page, at) else last
    return last


def _is_inside(naming: Naming, found: dict[int, Naming]) -> bool:
    """Whether a naming is a part of another: the "J" of "Donald J. Trump"."""
    before = (found.get(first) for first in range(naming.first - LONGEST_BEFORE, naming.first))
    return any(one is not None and one.last > naming.first for one in before)


def _without_initial(page: Page, keys: tuple[str, ...]) -> str | None:
    """The one person of the tables that a name with an initial is: "Joseph L. Votel" for "Joseph Votel"."""
    if len(keys) != NAMES_WITH_INITIAL or len(keys[1]) != 1:
        return None
    names = page.tables.names.get(f"{keys[0]} {keys[2]}", ())
    return _best_of_name(page, [name.key for name in names if name.kind == "person"])


def _best_of_name(page: Page, actors: list[str]) -> str | None:
    """Of people of one name the one in office on the published day; None if that leaves a doubt."""
    if len(actors) == 1:
        return actors[0]
    holders = [actor for actor in actors if e.held_office(page.tables.people[actor], page.day)]
    return holders[0] if len(holders) == 1 else None


def is_title(page: Page, i: int) -> bool:
    """Whether word ``i`` is a title, a role or a word that goes with one."""
    key = page.words[i].key
    return key in v.TITLES or key in v.ROLES or key in v.ROLE_MODIFIERS or key in v.DETERMINERS


def _capitals_in(page: Page, span: Span, surnames: set[str]) -> Naming | None:
    """A name the mentions missed, at the head of a source or after its role: "Ana Bor, the mayor", "Envoy Bor", "Bor".

    One word alone must be a surname of this text or of the tables.
    """
    inside = page.inside(span)
    start = inside.start
    while start < inside.stop and is_title(page, start) and (start == inside.start or page.joined(start - 1)):
        start += 1
    role = role_words(page, span)
    after_role = page.inside(Span(role.end, span.end)).start if role else start
    for i in dict.fromkeys((start, after_role)):
        end = _capitals_end(page, i, span)
        owns_more = end > i and page.words[end - 1].owns and end < inside.stop
        if end == i or owns_more or (i > inside.start and not page.joined(i - 1)):
            continue
        if any(page.words[k].key in v.COMMON for k in range(i, end)):
            continue
        titled = i > inside.start and ((role and i == after_role) or page.words[i - 1].key in v.TITLES | v.ROLES)
        if titled or _is_surname(page, end - 1, surnames) or (end - i > 1 and _is_described(page, end, span)):
            return _naming(page, i, end)
    return None


def _is_surname(page: Page, i: int, surnames: set[str]) -> bool:
    word = page.words[i]
    known = page.tables.names.get(word.key, ())
    return word.key in surnames or any(name.kind == "surname" for name in known)


def _is_described(page: Page, end: int, span: Span) -> bool:
    """Whether a role follows after a comma, as it does after a name."""
    inside = page.inside(span)
    apart = end < inside.stop and page.between(end - 1, end).strip() == ","
    return apart and role_words(page, Span(page.words[end].start, span.end)) is not None


def _capitals_end(page: Page, start: int, span: Span) -> int:
    hits = [h for h in page.hits_in(span) if not any(n.kind in ("person", "surname") for n in h.names)]
    known = {i for h in hits for i in range(h.first, h.last)}
    end = start
    for i in page.inside(span):
        if i < start:
            continue
        apart = i > start and not (page.joined(i - 1) or page.between(i - 1, i).strip() == ".")
        if apart or not page.words[i].capital or i in known or is_title(page, i):
            break
        end = i + 1
    return end


def _gender_before(page: Page, first: int) -> Gender | None:
    """What a title or noun before the name says: "Ms", "spokesman"."""
    for i in range(first - 1, max(first - 4, -1), -1):
        key = page.words[i].key
        if key in v.FEMALE_TITLES or key in v.FEMALE_NOUNS:
            return "f"
        if key in v.MALE_TITLES or key in v.MALE_NOUNS:
            return "m"
        if not is_title(page, i):
            return None
    return None


# --- who is the same person ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Groups:
    """Namings put together so far; ``under`` gives groups by actor, first and last word, so that none is searched."""

    all: list[list[Naming]] = field(default_factory=list)
    under: dict[str, list[list[Naming]]] = field(default_factory=dict)

    def put(self, naming: Naming, group: list[Naming] | None) -> None:
        if group is None:
            group = []
            self.all.append(group)
        group.append(naming)
        for key in {naming.keys[0]: None, naming.keys[-1]: None, naming.actor: None}:
            known = self.under.setdefault(key, []) if key else []
            if not any(other is group for other in known):
                known.append(group)


def group_namings(namings: list[Naming]) -> list[list[Naming]]:
    """Full names first, then surnames alone with the nearest full name before them, else after."""
    groups = _Groups()
    for naming in namings:
        if naming.actor or len(naming.keys) > 1:
            groups.put(naming, _same_full_name(groups, naming))
    for naming in namings:
        if not naming.actor and len(naming.keys) == 1:
            groups.put(naming, _same_surname(groups.under.get(naming.keys[0], []), naming))
    for group in groups.all:
        group.sort(key=lambda naming: naming.first)
    return sorted(groups.all, key=lambda group: group[0].first)


def _same_full_name(groups: _Groups, naming: Naming) -> list[Naming] | None:
    if naming.actor in groups.under:
        return groups.under[naming.actor][0]
    for group in groups.under.get(naming.keys[-1], []):
        for other in group:
            apart = naming.actor and other.actor
            if not apart and (naming.keys == other.keys or _one_person(naming.keys, other.keys)):
                return group
    return None


def _one_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Same last word, and given names of which one abbreviates or contains the other."""
    if left[-1] != right[-1] or len(left) < 2 or len(right) < 2:
        return False
    given = left[0], right[0]
    return given[0].startswith(given[1]) or given[1].startswith(given[0]) or set(left) <= set(right)


def _same_surname(groups: list[list[Naming]], naming: Naming) -> list[Naming] | None:
    key = naming.keys[0]
    fitting = [g for g in groups if any(key == n.keys[-1] or (key == n.keys[0] and len(n.keys) <= 3) for n in g)]
    fitting = [g for g in fitting if not _other_gender(g, naming)]
    if not fitting:
        return None
    before = [g for g in fitting if g[0].first < naming.first]
    pool = [g for g in (before or fitting) if any(key == n.keys[-1] for n in g)] or before or fitting
    return max(pool, key=lambda g: max((n.last for n in g if n.first < naming.first), default=-g[0].first))


def _other_gender(group: list[Naming], naming: Naming) -> bool:
    genders = {n.gender for n in group if n.gender}
    return bool(naming.gender and genders and naming.gender not in genders)
