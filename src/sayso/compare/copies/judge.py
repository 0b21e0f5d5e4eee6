"""Two reports in, whether one copies the other: word for word, edited, reworded or in part."""

from sayso.compare.copies.direction import Direction, direction
from sayso.compare.copies.forms import is_form
from sayso.compare.copies.passages import judge_quotes
from sayso.compare.copies.profile import ANCHOR_SIGNS, CopyProfile
from sayso.compare.copies.rendering import Rendering, compare_rendering
from sayso.compare.copies.rewording import Rewording, compare_wording
from sayso.compare.copies.syndication import judge_syndicated
from sayso.compare.copies.verdict import Pair, Verdict, side_by_side
from sayso.records import Link

#: Words a body must have: of fewer, names and a set phrase or two are all there is.
FEW_WORDS = 20
#: Shared runs, and share of the shorter report's names and numbers that the other has too: with less of both, no copy.
SOME_RUNS, SOME_ANCHORS = 8, 0.4
#: Shared words among all words of both from which two reports are one article, in whatever order.
ONE_ARTICLE = 0.5
#: Likeness from which two reports are one article whatever became of its words, and sentences that must answer.
#: Of 3,300 pairs of reports of one event or day that share less than 6 of 100 runs of words, none comes as near.
LIKE, LIKE_ANSWERS = 0.4, 2
#: Likeness from which an article is surely reworded. Below, this share of small words must have been kept: of the
#: likest sentences of independent reports a fifth to a half are the same.
SURELY_LIKE, SMALL_KEPT = 0.65, 0.55
#: Likeness below which passages that are word for word the same are what is sure: spinners hardly leave any.
RATHER_LIKE = 0.5
#: Share of shared words from which an article was edited, not reworded by a person or a spinner; with fewer, some of
#: them and this share of the words of answering sentences must stand in sentences left as they were.
MOSTLY_THE_SAME, SOME_THE_SAME, LEFT_AS_THEY_WERE = 0.6, 0.3, 0.4
#: Share of shared words from which a sentence counts as left as it was.
WORD_FOR_WORD = 0.8
#: A reworded copy is the shorter one, if nothing else tells, where it lost at least this share of words.
LOST_WORDS = 0.05
#: Names and numbers of a report of which every word was exchanged, and the share of them that kept its order.
MANY_ANCHORS, ANCHORS_IN_ORDER = 20, 0.6
#: Sentences that answer one another in such a pair of clean pages, and their share of the shorter one's. Of 12,800
#: pairs of reports of one event or day, none that shares no run of words has five.
MANY_ANSWERS, MOST_ANSWERED = 5, 0.4
#: How far apart they stand at most, in shares of the whole; words they share that are no names or numbers: some have
#: no synonym.
BESIDE, PLAIN_WORDS = 0.1, 3
#: Weight of words that answering sentences share from which words were kept, and share of words in common runs up to
#: which their order was not: a spinner exchanges the words and keeps the order, a translator does the reverse.
WORDS_KEPT, ORDER_LOST = 0.5, 0.1
#: Names spelt in two ways that are shown as a reason.
SHOWN_NAMES = 3


def judge_copy(left: CopyProfile, right: CopyProfile) -> Link | None:
    """How one report copies the other, None if neither does. The order in which they are given does not matter.

    The link's left is the copy where days or content tell which of the two it is.
    """
    if left.report.document == right.report.document:
        return None
    short, long = sorted((left, right), key=lambda one: (len(one.body.folded), one.report.document))
    verdict = _verdict(short, long)
    return _link(verdict, short, long) if verdict else None


def _verdict(short: CopyProfile, long: CopyProfile) -> Verdict | None:
    words = short.whole.count(" ") + 1
    if short.whole == long.whole and words >= FEW_WORDS:
        return Verdict("identical", 1.0, (f"the same {words} words",))
    if len(short.body.folded) < FEW_WORDS or not _may_be(short, long):
        return None
    pair = side_by_side(short, long)
    if is_form(pair):
        return None
    return judge_syndicated(pair) or _one_article(pair) or judge_quotes(pair)


def _may_be(short: CopyProfile, long: CopyProfile) -> bool:
    """A quick look, which most pairs do not survive."""
    if len(short.run_set & long.run_set) >= SOME_RUNS:
        return True
    both = len(short.anchor_set & long.anchor_set)
    return both > 0 and both >= SOME_ANCHORS * min(len(short.anchor_set), len(long.anchor_set))


def _one_article(pair: Pair) -> Verdict | None:
    """One article, edited or reworded. Where that is not sure but whole passages are the same, those are what is."""
    rewording = compare_wording(pair.short, pair.long)
    if not _is_alike(rewording):
        return _edited(pair, rewording) if pair.shared >= ONE_ARTICLE else None
    if pair.same_address or _left_as_it_was(pair, rewording):
        return _edited(pair, rewording)
    rendering = compare_rendering(pair.short, pair.long, rewording)
    if pair.of_short.share >= MOSTLY_THE_SAME and not rendering.is_translation:
        return _edited(pair, rewording)
    if rewording.likeness < SURELY_LIKE and rendering.small < SMALL_KEPT:
        return judge_quotes(pair) or (_spun(pair, rewording) if _is_every_word_other(pair, rewording) else None)
    taken_over = judge_quotes(pair) if rewording.likeness < RATHER_LIKE else None
    return taken_over or _reworded(pair, rewording, rendering)


def _is_every_word_other(pair: Pair, rewording: Rewording) -> bool:
    """Whether names and numbers go the same way through both, and not one run of words does; and one is no clean page.

    Who reports for himself has a set phrase or a quotation in common with others; who exchanges all words has none.
    Of two pages that can be trusted it is not enough: both may tell one day in the order of its hours.
    """
    in_order = rewording.in_order / max(1, rewording.anchors)
    same_way = rewording.anchors >= MANY_ANCHORS and in_order >= ANCHORS_IN_ORDER
    one_is_clean = pair.short.report.trusted != pair.long.report.trusted
    return not pair.of_short.words and same_way and (one_is_clean or _goes_beside(pair, rewording))


def _goes_beside(pair: Pair, rewording: Rewording) -> bool:
    """Whether sentence after sentence answers one that stands at the same place of the whole, and not by names alone.

    Who tells a day in the order of its hours dwells on one thing and hurries over another.
    """
    places, words = [], 0
    for answer in rewording.answers:
        ours, theirs = pair.short.sentences[answer.left], pair.long.sentences[answer.right]
        places.append(abs(ours.start / len(pair.short.body.folded) - theirs.start / len(pair.long.body.folded)))
        words += sum(key[0] not in ANCHOR_SIGNS for key in set(ours.keys) & set(theirs.keys))
    enough = len(places) >= max(MANY_ANSWERS, MOST_ANSWERED * len(pair.short.sentences))
    return enough and max(places) <= BESIDE and words >= PLAIN_WORDS


def _is_alike(rewording: Rewording) -> bool:
    return rewording.likeness >= LIKE and len(rewording.answers) >= LIKE_ANSWERS


def _left_as_it_was(pair: Pair, rewording: Rewording) -> bool:
    """Whether sentences were left as they were: one article was changed in places, not reworded throughout."""
    if pair.of_short.share < SOME_THE_SAME:
        return False
    whole = same = 0
    for answer in rewording.answers:
        sentence = pair.short.sentences[answer.left]
        length = sentence.end - sentence.start
        whole += length
        same += length * (sum(pair.of_short.taken[sentence.start : sentence.end]) >= WORD_FOR_WORD * length)
    return same >= LEFT_AS_THEY_WERE * whole


def _edited(pair: Pair, rewording: Rewording) -> Verdict:
    one, other = pair.of_short, pair.of_long
    why = (
        f"{one.words} of {len(one.taken)} words of one stand in the other word for word, and {other.words} of "
        f"{len(other.taken)} of the other in it",
        *(("at the same address",) if pair.same_address else ()),
    )
    return Verdict("edited", max(pair.shared, rewording.likeness), why)


def _reworded(pair: Pair, rewording: Rewording, rendering: Rendering) -> Verdict:
    if rendering.is_translation:
        why = (*_why_reworded(pair, rewording), *_why_translated(rendering))
        return Verdict("translated", rewording.likeness, why, rendering.fewer, "it is the one that lacks articles")
    if rewording.aligned >= WORDS_KEPT and pair.shared <= ORDER_LOST:
        why = (*_why_reworded(pair, rewording), "its words were kept, their order was not")
        return Verdict("translated", rewording.likeness, why)
    return _spun(pair, rewording)


def _spun(pair: Pair, rewording: Rewording) -> Verdict:
    lost = 1 - len(pair.short.body.folded) / len(pair.long.body.folded)
    copy = pair.short if lost >= LOST_WORDS else None
    return Verdict("spun", rewording.likeness, _why_reworded(pair, rewording), copy, "it is the shorter one")


def _why_reworded(pair: Pair, rewording: Rewording) -> tuple[str, ...]:
    return (
        f"{rewording.in_order} of {rewording.anchors} names and numbers stand in the same order",
        f"{len(rewording.answers)} of {len(pair.short.sentences)} sentences answer one another one by one",
        f"{pair.of_short.words} of {len(pair.of_short.taken)} words stand word for word in the other",
    )


def _why_translated(rendering: Rendering) -> tuple[str, ...]:
    articles = f"it has {round(100 * rendering.articles)} articles for 100 of the other's"
    if not rendering.respelled:
        return (articles,)
    return articles, f"names are spelt in two ways ({', '.join(rendering.respelled[:SHOWN_NAMES])})"


def _link(verdict: Verdict, short: CopyProfile, long: CopyProfile) -> Link:
    told = direction(short, long) or _by_content(verdict, short, long)
    documents = (told.copy, told.origin) if told else (short, long)
    left, right = (one.report.document for one in documents)
    if told is None:
        left, right = sorted((left, right))
    return Link(
        left=left,
        right=right,
        relation=verdict.relation,
        score=round(verdict.score, 3),
        why="; ".join((*verdict.why, told.why) if told else verdict.why),
        judge=f"copies.{verdict.relation}",
        directed=told is not None,
    )


def _by_content(verdict: Verdict, short: CopyProfile, long: CopyProfile) -> Direction | None:
    if verdict.copy is None:
        return None
    return Direction(verdict.copy, long if verdict.copy is short else short, verdict.copy_why)
