"""What a story is called."""

import pytest

from sayso.ledger.accounts import story_of
from tests.show.ledger.made import report


@pytest.mark.parametrize(
    ("headline", "called"),
    [
        ("UPDATE 1 - Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("WRAPUP 12-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("CORRECTED-UPDATE 3-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("REFILE-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("[URGENT] Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("BREAKING NEWS: Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("Update on the ferry: 3 dead", "Update on the ferry: 3 dead"),
        ("URGENT talks on the ferry", "URGENT talks on the ferry"),
        ("UPDATE 1 -", "UPDATE 1 -"),
    ],
)
def test_a_story_is_not_called_by_the_edition_of_its_first_report(headline: str, called: str) -> None:
    """The report keeps its headline as it came."""
    first = report(1, title=headline)
    assert story_of("d1", [first, report(2)], []).title == called
    assert first.title == headline
