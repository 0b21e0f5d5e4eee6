"""What differs between two wordings of one utterance: numbers, negations, parties, names, words that tell.

The words of both are laid side by side, and what does not lie beside its like is looked at. A dropped or added clause
is an omission and no change; what has only moved is none either. What cannot be told to be a synonym is given as a
change of wording: a reader sees it, and decides.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rapidfuzz.distance import JaroWinkler

from sayso.compare.wordings_beside import SHORTEST_ROOT, Laid, Place, Row, Step, Stretch, lay, negates
from sayso.compare.wordings_words import Word, listed
from sayso.records import Change

NO_PARTIES: Mapping[str, str] = MappingProxyType({})

#: Two spellings of one name are at least so alike (Jaro-Winkler, 0 to 1): "Torosyan", "Torossian"; not "Iran", "Iraq".
SAME_NAME = 0.88
SHORTEST_SPELLING = 5  # letters of a name below which another letter makes another name
NEAR = 6  # words over which a negation moves without leaving its verb: "do not think it is", "think it is not"
CLOSE = 2  # words behind a cut in which a party stands that may be taken for one that was cut out
FEW = 2  # words swapped in one place that are shown each beside its own; more are shown as one passage
_SPELLINGS = str.maketrans("zc", "ss")  # "organize", "defense"

#: A change, and the places on either side that it is put in order by.
Found = tuple[int, int, Change]


def word_changes(left: str, right: str, parties: Mapping[str, str] = NO_PARTIES) -> tuple[Change, ...]:
    """What was changed from one wording to another, in the order of the words; nothing where no meaning changed.

    ``parties``: a word in lower case ("baku", "azerbaijani") -> the actor it names. What a side lacks is "".
    """
    laid = lay(left, right, parties)
    found = [*_negations(laid), *_moved_parties(laid)]
    for place in laid.places:
        found += [*_numbers(laid, place), *_names(laid, place), *_hedges(laid, place), *_swaps(laid, place)]
        found += [*_spliced(place.left), *_spliced(place.right)]
    found.sort(key=lambda one: (one[0], one[1], one[2].kind))
    return tuple(dict.fromkeys(change for _, _, change in found))


def _alone(place: Place) -> Iterator[tuple[Stretch, int]]:
    """The words that lie beside nothing though their clause was kept."""
    for side in (place.left, place.right):
        yield from ((side, at) for at in side.here if at in side.row.gaps and not side.omitted(at))


def _one_sided(laid: Laid, place: Place, side: Stretch, at: int, kind: str) -> Found:
    """The change that a word is there, or is not; beside it what the other text has in its place.

    Where it has nothing there, both are shown with the next word: "not withdraw", "withdraw".
    """
    own, other = side.row.words, (place.right if side.of_left else place.left)
    shown = own[at].text
    told = [word for word in other.words_here() if word.kind != "small"]
    instead = " ".join(word.text for word in told)
    is_counted = any(word.kind == "number" or word.text.lower() in listed("vague") for word in other.words_here())
    if kind == "number" and told and not is_counted:
        return _put(side, at, side.first_there, (_with_next(side.row, at), ""), kind)  # beside other words it is new
    if not instead and at + 1 < len(own):
        beside = (j if side.of_left else i for i, j in laid.steps if (i if side.of_left else j) == at + 1)
        partner = next((there for there in beside if there is not None), None)
        instead = other.row.words[partner].text if partner is not None else ""
        shown = f"{shown} {own[at + 1].text}" if own[at + 1].text != shown else shown
    return _put(side, at, side.first_there, (shown, instead), kind)


def _put(side: Stretch, at: int, there: int, shown: tuple[str, str], kind: str) -> Found:
    """A change that one side shows, turned so that what the left text has stands left."""
    if side.of_left:
        return at, there, Change(shown[0], shown[1], kind)
    return there, at, Change(shown[1], shown[0], kind)


def _numbers(laid: Laid, place: Place) -> Iterator[Found]:
    """Every number that is another on the other side, or is missing there where its clause was not left out whole."""
    for i, j in place.pairs:
        if laid.left.words[i].kind == "number":
            yield i, j, Change(laid.left.words[i].text, laid.right.words[j].text, "number")
    for side, at in _alone(place):
        if side.row.words[at].kind == "number" and side.row.words[at].base not in laid.moved:
            yield _one_sided(laid, place, side, at, "number")


def _negations(laid: Laid) -> Iterator[Found]:
    """Every negation that one text lacks; two in one place cancel ("did not refuse"), as does one that only moved."""
    yield from _other_reach(laid)
    turned = _turned_round(laid)
    odd: list[tuple[Place, Stretch, int]] = []
    for place in laid.places:
        ours = sorted(at for at in place.left.here if _negates(laid, place.left, at) or (True, at) in turned)
        theirs = sorted(at for at in place.right.here if _negates(laid, place.right, at) or (False, at) in turned)
        more, side = (ours, place.left) if len(ours) > len(theirs) else (theirs, place.right)
        surplus = abs(len(ours) - len(theirs))
        if surplus % 2 or (surplus and any(word.opens for word in side.row.words[more[0] + 1 : more[-1] + 1])):
            odd.append((place, side, more[0]))
    while odd:
        place, side, at = odd.pop(0)
        if odd and odd[0][1].of_left != side.of_left and _is_near(laid, side, at, odd[0][2]):
            odd.pop(0)
            continue
        partner = next((pair for pair in place.pairs if pair[0 if side.of_left else 1] == at), None)
        if partner:
            yield *partner, Change(laid.left.words[partner[0]].text, laid.right.words[partner[1]].text, "negation")
        else:
            yield _one_sided(laid, place, side, at, "negation")


def _turned_round(laid: Laid) -> set[tuple[bool, int]]:
    """The words that are one near them in the other text with a prefix that negates it: of the left text, place."""
    lone = [(number, step) for number, step in enumerate(laid.steps) if _differ(laid, step)]
    ours = [(number, i) for number, (i, _) in lone if i is not None and laid.left.words[i].kind == "word"]
    theirs = [(number, j) for number, (_, j) in lone if j is not None and laid.right.words[j].kind == "word"]
    turned = set()
    for number, i in ours:
        for near, j in theirs:
            if abs(number - near) <= NEAR and negates(laid.left.words[i], laid.right.words[j]):
                turned.add((True, i))
            elif abs(number - near) <= NEAR and negates(laid.right.words[j], laid.left.words[i]):
                turned.add((False, j))
    return turned


def _differ(laid: Laid, step: Step) -> bool:
    i, j = step
    return i is None or j is None or laid.left.words[i].base != laid.right.words[j].base


def _other_reach(laid: Laid) -> Iterator[Found]:
    """A negation in both texts that was left standing when its clause was cut, and now negates the next."""
    for number, step in enumerate(laid.steps):
        i, j = step
        if i is None or j is None or _differ(laid, step) or laid.left.words[i].kind != "negation":
            continue
        k, m = next((one for one in laid.steps[number + 1 :] if _is_told(laid, one)), (None, None))
        if k is None or m is None:
            continue
        if _breaks(laid.left, i, k) != _breaks(laid.right, j, m):
            yield i, j, Change(_with_next(laid.left, i), _with_next(laid.right, j), "negation")


def _with_next(row: Row, at: int) -> str:
    return " ".join(word.text for word in row.words[at : at + 2])


def _is_told(laid: Laid, step: Step) -> bool:
    """Whether a word of meaning lies beside its like."""
    return step[0] is not None and not _differ(laid, step) and laid.left.words[step[0]].kind not in ("small", "modal")


def _breaks(row: Row, at: int, to: int) -> bool:
    """Whether a clause ends between the last negation from one word on and another word."""
    last = max(one for one in range(at, to) if row.words[one].kind == "negation")
    return any(word.opens or word.base in listed("joint") for word in row.words[last + 1 : to + 1])


def _negates(laid: Laid, side: Stretch, at: int) -> bool:
    """Whether a word that lacks its like negates what was kept: not in a clause left out, nor in "not only"."""
    if side.row.words[at].kind != "negation" or side.omitted(at):
        return False
    both_added = at + 1 in side.here and not side.instead and side.row.words[at + 1].base not in laid.moved
    return not (both_added and side.row.words[at + 1].text.lower() in listed("nothing_taken_back"))


def _is_near(laid: Laid, side: Stretch, at: int, there: int) -> bool:
    """Whether a negation of one text and one of the other stand in one clause, so that it only moved."""
    i, j = (at, there) if side.of_left else (there, at)
    first, last = sorted(number for number, step in enumerate(laid.steps) if step[0] == i or step[1] == j)[:2]
    between = [laid.left.words[step[0]] for step in laid.steps[first + 1 : last + 1] if step[0] is not None]
    return last - first <= NEAR and not any(word.opens or word.base in listed("joint") for word in between)


def _names(laid: Laid, place: Place) -> Iterator[Found]:
    """Every party or name that is another on the other side, and is no other spelling or form of it."""
    for i, j in place.pairs:
        ours, theirs = laid.left.actors[i], laid.right.actors[j]
        one, other = laid.left.words[i], laid.right.words[j]
        if not (laid.left.named(i) and laid.right.named(j)) or (ours and ours == theirs):
            continue
        if not (ours and theirs) and (_is_spelling(one, other) or {one.base, other.base} & listed("stand_in")):
            continue
        if not _only_turned(laid, i, j):
            yield i, j, Change(one.text, other.text, "party" if ours or theirs else "name")


def _moved_parties(laid: Laid) -> Iterator[Found]:
    """A party gone, and another put in near where it stood: the words were turned round as well."""
    ours, theirs = _lone_parties(laid, of_left=True), _lone_parties(laid, of_left=False)
    more = Counter(laid.left.actors[at] for _, at in ours)
    more.subtract(Counter(laid.right.actors[at] for _, at in theirs))
    for number, i in ours:
        for near, j in theirs:
            gone, put_in = laid.left.actors[i], laid.right.actors[j]
            if abs(number - near) <= NEAR and more[gone] > 0 > more[put_in]:
                yield i, j, Change(laid.left.words[i].text, laid.right.words[j].text, "party")


def _lone_parties(laid: Laid, *, of_left: bool) -> list[tuple[int, int]]:
    """The parties of a text that lie beside no party: the step they stand in, and their place."""
    lone = []
    for number, (i, j) in enumerate(laid.steps):
        named = (i is not None and laid.left.actors[i], j is not None and laid.right.actors[j])
        at = i if of_left else j
        if at is not None and named[0 if of_left else 1] and not named[1 if of_left else 0]:
            lone.append((number, at))
    return lone


def _spliced(side: Stretch) -> Iterator[Found]:
    """A party cut out up to where another stands, so that what was said of the one now is said of the other."""
    row = side.row
    first = side.here[0] if side.here else 0
    if side.instead or not first or row.words[first].opens or row.words[first].base in listed("opener"):
        return
    following = next((at for at in range(side.here[-1] + 1, len(row.words))[:CLOSE] if row.actors[at]), None)
    for at in side.here:
        if following and row.actors[at] and row.actors[at] != row.actors[following]:
            yield _put(side, at, side.first_there, (row.words[at].text, row.words[following].text), "party")
            return


def _is_spelling(one: Word, other: Word) -> bool:
    long_enough = min(len(one.text), len(other.text)) >= SHORTEST_SPELLING
    return long_enough and JaroWinkler.similarity(one.text.lower(), other.text.lower()) >= SAME_NAME


def _only_turned(laid: Laid, i: int, j: int) -> bool:
    """Whether two names changed places and all is said as before: in a list, or where active became passive."""
    left, right = laid.left.words, laid.right.words
    for k, m in laid.pairs():
        if left[k].base == right[j].base and right[m].base == left[i].base:
            between = left[min(i, k) + 1 : max(i, k)]
            passives = [any(_follows_by(row, at) for at in there) for row, there in ((left, (i, k)), (right, (j, m)))]
            return passives[0] != passives[1] or all(word.kind == "small" for word in between)
    return False


def _follows_by(row: tuple[Word, ...], at: int) -> bool:
    return any(word.base == "by" for word in row[max(0, at - 2) : at])  # "by Armenia", "by the Armenian"


def _hedges(laid: Laid, place: Place) -> Iterator[Found]:
    """A word of doubt that only one text has."""
    doubted = [any(_is_doubt(side.row, at) for at in side.here) for side in (place.left, place.right)]
    if doubted[0] == doubted[1]:
        return
    for i, j in place.pairs:
        if laid.left.words[i].kind == "word" and (_is_doubt(laid.left, i) or _is_doubt(laid.right, j)):
            yield i, j, Change(laid.left.words[i].text, laid.right.words[j].text, "wording")
    for side, at in _alone(place):
        if _is_doubt(side.row, at) and side.row.words[at].base not in laid.moved:
            yield _one_sided(laid, place, side, at, "wording")


def _is_doubt(row: Row, at: int) -> bool:
    """Whether a word makes less sure what follows; "as soon as possible" is sure."""
    is_measure = at > 0 and row.words[at - 1].text.lower() == "as" and not row.words[at].opens
    return row.words[at].text.lower() in listed("hedge") and not is_measure


def _swaps(laid: Laid, place: Place) -> Iterator[Found]:
    """Words put in the place of others that are no synonyms of theirs, as far as can be told."""
    one, other = laid.left.words, laid.right.words
    yield from ((i, j, Change(one[i].text, other[j].text, "wording")) for i, j in place.pairs if one[i].kind == "modal")
    settled = [
        (i, j)
        for i, j in place.pairs
        if (laid.left.named(i) and laid.right.named(j)) or negates(one[i], other[j]) or negates(other[j], one[i])
    ]
    ours = _ordinary(laid, place.left, {i for i, _ in settled})
    theirs = _ordinary(laid, place.right, {j for _, j in settled})
    swapped = [i for i in ours if not any(_is_harmless(one[i], other[j]) for j in theirs)]
    put_in = [j for j in theirs if not any(_is_harmless(one[i], other[j]) for i in ours)]
    if not swapped or not put_in:
        return
    if len(swapped) == len(put_in) <= FEW:
        yield from ((i, j, Change(one[i].text, other[j].text, "wording")) for i, j in zip(swapped, put_in, strict=True))
        return
    passages = one[swapped[0] : swapped[-1] + 1], other[put_in[0] : put_in[-1] + 1]
    left, right = (" ".join(word.text for word in passage) for passage in passages)
    yield swapped[0], put_in[0], Change(left, right, "wording")


def _ordinary(laid: Laid, side: Stretch, settled: set[int]) -> list[int]:
    """The words of a stretch that could have been swapped: not those that only moved, nor a name beside nothing."""
    row: Row = side.row
    return [
        at
        for at in side.here
        if row.words[at].kind == "word" and row.words[at].base not in laid.moved and at not in settled
        if not (at in row.gaps and row.named(at)) and not _is_doubt(row, at)
    ]


def _is_harmless(one: Word, other: Word) -> bool:
    """Whether one word may stand for the other: of one family, spelled otherwise, or a noun for a name."""
    if (one.capital and other.base in listed("stand_in")) or (other.capital and one.base in listed("stand_in")):
        return True
    if one.text[0].isupper() and other.text[0].isupper() and _is_spelling(one, other):
        return True
    short, long = sorted((one.base, other.base), key=len)
    if len(short) >= SHORTEST_ROOT and long.startswith(short) and long.removeprefix(short) in listed("suffix"):
        return True
    return short.translate(_SPELLINGS).replace("our", "or") == long.translate(_SPELLINGS).replace("our", "or")
