"""When an event is told to be: a time of its own clause, of one that holds it, or the day the page has told last."""

from bisect import bisect_left

from sayso.derive.deadlines import is_deadline
from sayso.derive.events.elsewhen import at_its_mark, is_before_perfect, is_measure, is_of_noun_clause, is_of_participle
from sayso.derive.events.frame import (
    ancestors,
    are_parted,
    frame_of,
    goes_on,
    governor,
    head_of,
    in_clause,
    is_apart,
    is_done,
    is_named_only,
    is_past,
    is_present,
    is_told_again,
    names_event,
    setting_words,
    tells_event,
)
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.stage import NEWS_DAYS, Stage, day_of, span_of
from sayso.derive.events.triggers import Trigger
from sayso.records import Span, Statement, When

#: Code points over which a report goes on with the day it has told; farther where it speaks of "the attack" again.
GOES_ON, STILL_THE_SAME = 700, 1500
#: Times that are looked back through: what was named before them is another story.
MOST_BACK = 8
#: Ranks of a time in the sentence: on the trigger itself, in its clause, on a clause that holds it, on one beside it.
OWN, CLAUSE, ABOVE, BESIDE = range(4)
_PARTS = frozenset({",", ";", ":"})


def when_of(sentence: Sentence, trigger: Trigger, stage: Stage, voice: Statement | None) -> When | None:
    """The time told of the event in its sentence and in the same voice; else the day the page goes on to tell of.

    A day goes on only from a main clause, in the page's own words, over a few sentences of the same story told in the
    plain past, and until another time is told. None where none was: an event without a day is not given the page's.
    """
    low = bisect_left(stage.time_starts, sentence.span.start)
    high = bisect_left(stage.time_starts, sentence.span.end)
    words = trigger.span(sentence)
    heard = [number for number in range(low, high) if _same_voice(span_of(stage.times[number]), words, voice, stage)]
    ranked = []
    for number in heard:
        rank = _rank(sentence, trigger, stage, number)
        if rank is not None and not _is_to_come(sentence, trigger, stage, (number, rank)):
            gap = abs(sentence.at(span_of(stage.times[number]).start) - trigger.head)
            ranked.append((rank, gap, number))
    if ranked:
        return at_its_mark(sentence, trigger, stage.times[min(ranked)[2]])
    return None if heard else _carried(sentence, trigger, stage, low, voice)


def _is_to_come(sentence: Sentence, trigger: Trigger, stage: Stage, ranked: tuple[int, int]) -> bool:
    """Whether a time is still ahead of what is told as done: "by 31 March", or a day after the page's own."""
    number, rank = ranked
    within = _in_sentence(sentence, span_of(stage.times[number]))
    if trigger.root == "REQUEST" and is_deadline(sentence.text, within):  # "asked for an answer by 31 March"
        return True
    if not is_past(sentence, trigger) and not is_done(sentence, trigger):
        return False
    if rank > OWN and is_deadline(sentence.text, within):
        return True
    return (rank > OWN or trigger.kind == "v") and _is_ahead(stage, number)


def _in_sentence(sentence: Sentence, span: Span) -> Span:
    return Span(span.start - sentence.span.start, span.end - sentence.span.start)


def _is_ahead(stage: Stage, number: int) -> bool:
    """Whether a time begins after the day of the page."""
    first = day_of(stage.times[number].earliest)
    return first is not None and stage.today is not None and first > stage.today


def _same_voice(span: Span, words: Span, voice: Statement | None, stage: Stage) -> bool:
    """Whether a time stands in the same content as the trigger: not "said on Friday" of what was said."""
    if voice is None:
        return not stage.is_quoted(span) or stage.is_quoted(words)
    return any(one.covers(words) and one.touches(span) for one in voice.content)


def _rank(sentence: Sentence, trigger: Trigger, stage: Stage, number: int) -> int | None:
    """How near a time stands to the trigger; None where it tells something else."""
    span = span_of(stage.times[number])
    frame = frame_of(sentence, trigger)
    at = head_of(sentence, span)
    if are_parted(sentence, trigger.span(sentence), span) or _is_too_early(sentence, trigger, stage, number):
        return None
    if _is_elsewhen(sentence, trigger, span, is_long_gone=_is_long_gone(stage, number)):
        return None
    if number in stage.bound:
        noun = _noun_of(sentence, span, at)
        return OWN if noun in frame or _is_message(sentence, noun, frame) else None
    if sentence.text[: span.end - sentence.span.start].endswith((" after", " before")):
        return OWN if _is_behind(sentence, trigger, span) else None
    if not sentence.parsed:
        return CLAUSE if in_clause(sentence, trigger, at) else BESIDE
    hangs_on = governor(sentence, at, frame)
    if hangs_on is None or hangs_on in frame:
        return OWN
    if _is_of_another_event(sentence, at, frame):
        return None
    above = ancestors(sentence, trigger.head)
    if at in above:  # "on Sunday, when guards fired"
        return OWN
    clause = in_clause(sentence, trigger, at)
    if trigger.kind == "n" and hangs_on != trigger.head and is_named_only(sentence, trigger):
        return None
    if hangs_on in above:
        return None if is_apart(sentence, trigger.head, hangs_on) else CLAUSE if clause else ABOVE
    shared = next((one for one in ancestors(sentence, hangs_on) if one in above), None)
    if shared is None or is_apart(sentence, trigger.head, shared) or _is_of_another(sentence, hangs_on, shared):
        return None
    return CLAUSE if clause else BESIDE


def _is_elsewhen(sentence: Sentence, trigger: Trigger, span: Span, *, is_long_gone: bool) -> bool:
    """Whether a time tells when something else was, that is only named on the way."""
    if is_measure(sentence, trigger, span) or is_of_noun_clause(sentence, trigger, span, frame_of(sentence, trigger)):
        return True
    before = is_of_participle(sentence, trigger, span) or is_before_perfect(sentence, trigger, span)
    return is_long_gone and before


def _is_long_gone(stage: Stage, number: int) -> bool:
    """Whether a time begins so long before the report that it is no news."""
    first = day_of(stage.times[number].earliest)
    return first is not None and stage.today is not None and (stage.today - first).days > NEWS_DAYS


def _is_of_another_event(sentence: Sentence, at: int, frame: frozenset[int]) -> bool:
    """Whether a time hangs on an event that only says when: "before the war, until | the truce of 1994 |"."""
    noun = sentence.words[at].head
    if noun is None or noun in frame or sentence.words[noun].tag == "VERB":
        return False
    return sentence.case_of(noun) in setting_words("other-clause") and names_event(sentence.words[noun].key)


def _is_of_another(sentence: Sentence, verb: int, shared: int) -> bool:
    """Whether a time hangs on a clause apart; one that tells no event may lend it: "a parade marking ... on Sunday"."""
    bare = sentence.words[verb].relation.startswith("acl") and not sentence.kids(verb, "nsubj")
    return is_apart(sentence, verb, shared) and not (bare and not tells_event(sentence.words[verb].key))


def _is_too_early(sentence: Sentence, trigger: Trigger, stage: Stage, number: int) -> bool:
    """Whether a verb in the present tense stands beside a day gone by: "condemns the attack on Sunday"."""
    last = day_of(stage.times[number].latest)
    gone = last is not None and stage.today is not None and last < stage.today
    return gone and trigger.kind == "v" and is_present(sentence, trigger.head)


def _is_message(sentence: Sentence, noun: int | None, frame: frozenset[int]) -> bool:
    """Whether what a time tells is the letter in which the trigger is done: "in a note of 30 April it informed"."""
    if noun is None:
        return False
    word = sentence.words[noun]
    return word.head in frame and word.relation == "obl" and word.key in setting_words("messages")


def _is_behind(sentence: Sentence, trigger: Trigger, span: Span) -> bool:
    """Whether a trigger is what a time is counted from: "a day after guards fired"."""
    first = sentence.at(max(span.start, span.end - 1)) + 1
    return first <= trigger.head and not any(sentence.words[at].key in _PARTS for at in range(first, trigger.head))


def _noun_of(sentence: Sentence, span: Span, at: int) -> int | None:
    """The noun a time tells: what it hangs on, or the word before "of" or behind the time."""
    head = sentence.words[at].head
    if sentence.parsed and head is not None:
        return head
    of = sentence.words[sentence.at(span.start)].key == "of"
    place = sentence.at(span.start) - 1 if of else sentence.at(max(span.start, span.end - 1)) + 1
    return place if 0 <= place < len(sentence.words) else None


def _carried(sentence: Sentence, trigger: Trigger, stage: Stage, low: int, voice: Statement | None) -> When | None:
    """The day of the main clauses before, where the sentence goes on with the same story."""
    if not setting_words("stretches").isdisjoint(word.key for word in sentence.words):  # "a week later"
        return None
    page_day = stage.page_day if _is_of_the_page(sentence, trigger, stage) else None
    if not goes_on(sentence, trigger):
        return page_day
    if voice:  # what somebody tells goes on with a day of his own words alone
        return _told_by(voice, sentence, stage, low) or page_day
    again = sentence.words[trigger.head].key in word_set("generic") and is_told_again(sentence, trigger)
    reach = STILL_THE_SAME if again else GOES_ON
    for number in range(low - 1, max(-1, low - 1 - MOST_BACK), -1):
        span = span_of(stage.times[number])
        if sentence.span.start - span.end > reach:
            break
        if _is_ahead(stage, number):
            continue
        if number in stage.days:
            return stage.times[number]
        if number not in stage.bound and not stage.is_quoted(span) and stage.times[number].precision != "day":
            return None
    return page_day


def _is_of_the_page(sentence: Sentence, trigger: Trigger, stage: Stage) -> bool:
    """Whether a page that names no day but its own tells news here: below its date line."""
    below = stage.page_day is not None and sentence.span.start >= span_of(stage.page_day).end
    return below and is_past(sentence, trigger)


def _told_by(voice: Statement, sentence: Sentence, stage: Stage, low: int) -> When | None:
    """The day a speaker has told last, in the same statement."""
    last = stage.times[low - 1] if low else None
    if last is None or last.precision != "day" or low - 1 in stage.bound or _is_ahead(stage, low - 1):
        return None
    near = sentence.span.start - span_of(last).end <= GOES_ON
    return last if near and any(one.covers(span_of(last)) for one in voice.content) else None
