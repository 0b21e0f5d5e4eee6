"""What a report says that does not agree with itself: counts, sums, lists, days. Each with both places' words."""

from sayso.derive.checks.counts import odd_figures, odd_lists, odd_sums, sentences_with_lists
from sayso.derive.checks.days import odd_lengths, odd_weekdays, two_days
from sayso.records import Accounts, Issue, Reading, Resolutions, Span


def check_consistency(reading: Reading, resolutions: Resolutions, findings: Accounts) -> tuple[Issue, ...]:
    """Every contradiction found in a document, in text order. A doubtful one is left out: a false alarm costs trust."""
    statements = {one.id: one for one in findings.statements}
    listing = sentences_with_lists(reading)
    found = [
        *odd_sums(reading, listing),
        *odd_lists(reading, listing),
        *odd_figures(reading, findings.figures, statements),
        *odd_weekdays(reading),
        *odd_lengths(reading, resolutions.times),
        *two_days(reading, resolutions),
    ]
    return tuple(sorted(found, key=lambda one: (one.span or Span(0, 0), one.kind, one.message)))
