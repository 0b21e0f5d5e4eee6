"""Forms that one house fills in anew: the same sentences, other numbers. A weekly note is no copy of the last one."""

from sayso.compare.copies.direction import days_between
from sayso.compare.copies.profile import CopyProfile
from sayso.compare.copies.rewording import compare_wording
from sayso.compare.copies.verdict import Pair

#: Days between two reports from which the later is no correction of the earlier under another address.
LATER = 2
#: Answering sentences in which a number stands for another, at least; and as a share of those that hold numbers.
SENTENCES, MOST = 3, 0.5


def is_form(pair: Pair) -> bool:
    """Whether one house wrote both, days apart, at two addresses, and most sentences with numbers have others."""
    short, long = pair.short.report, pair.long.report
    days = days_between(short, long)
    if pair.same_address or not short.outlet or short.outlet != long.outlet or days is None or days < LATER:
        return False
    told = [
        (_numbers(pair.short, one.left), _numbers(pair.long, one.right))
        for one in compare_wording(pair.short, pair.long).answers
    ]
    counted = [(ours, theirs) for ours, theirs in told if ours and theirs]
    others = sum(ours != theirs for ours, theirs in counted)
    return others >= SENTENCES and others > MOST * len(counted)


def _numbers(profile: CopyProfile, index: int) -> list[str]:
    sentence = profile.sentences[index]
    return [key for key in profile.body.keys[sentence.start : sentence.end] if key.startswith("#")]
