"""Two records in, how they stand to each other out: pure functions, each with its reasons in words.

For each relation there are ``X_marks`` (by what the ledger finds candidates) and ``judge_X``; the sums over judged
records are ``origins``, ``tallies``, ``duties``, ``utterances``, ``happenings`` and ``questions``.
"""

from sayso.compare.answers import dispute_marks, judge_answer
from sayso.compare.copies import copy_marks, copy_profile, judge_copy
from sayso.compare.duties import duties, duty_marks, judge_duty
from sayso.compare.duty_met import fulfilment_marks, judge_fulfilment
from sayso.compare.duty_told_again import wants_its_story
from sayso.compare.happenings import happenings
from sayso.compare.kept import kept
from sayso.compare.opposed_figures import opposed_figures
from sayso.compare.origins import COPIES, origins
from sayso.compare.questions import questions
from sayso.compare.quotes import judge_quote, quote_marks, utterances
from sayso.compare.quotes_copies import judge_reworded, passage_marks, reworded_quotes
from sayso.compare.same_event import event_marks, event_profile, judge_event, same_event_groups
from sayso.compare.same_event_copies import events_of_copies
from sayso.compare.same_figure import figure_marks, judge_figure
from sayso.compare.series import tallies
from sayso.compare.sides import state_words
from sayso.compare.stories import bridges, follows, story_marks, story_profile

__all__ = [
    "COPIES",
    "bridges",
    "copy_marks",
    "copy_profile",
    "dispute_marks",
    "duties",
    "duty_marks",
    "event_marks",
    "event_profile",
    "events_of_copies",
    "figure_marks",
    "follows",
    "fulfilment_marks",
    "happenings",
    "judge_answer",
    "judge_copy",
    "judge_duty",
    "judge_event",
    "judge_figure",
    "judge_fulfilment",
    "judge_quote",
    "judge_reworded",
    "kept",
    "opposed_figures",
    "origins",
    "passage_marks",
    "questions",
    "quote_marks",
    "reworded_quotes",
    "same_event_groups",
    "state_words",
    "story_marks",
    "story_profile",
    "tallies",
    "utterances",
    "wants_its_story",
]
