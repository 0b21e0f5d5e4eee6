"""Which edition a headline says it is, and what it is called without that."""

import pytest

from sayso.compare.editions import edition_of, without_edition


@pytest.mark.parametrize(
    ("headline", "edition", "called"),
    [
        ("Ferry sinks off Merrow", 1, "Ferry sinks off Merrow"),
        ("UPDATE 2-Ferry sinks off Merrow", 3, "Ferry sinks off Merrow"),
        ("CORRECTED-UPDATE 3-Ferry sinks off Merrow", 4, "Ferry sinks off Merrow"),
        ("REFILE-UPDATE 2-Ferry sinks off Merrow", 3, "Ferry sinks off Merrow"),
        ("[UPDATE 2] Ferry sinks off Merrow", 3, "Ferry sinks off Merrow"),
        ("UPDATE 2/ Ferry sinks off Merrow", 3, "Ferry sinks off Merrow"),
        ("URGENT: Ferry sinks off Merrow", 0, "Ferry sinks off Merrow"),
        ("URGENT - FERRY SINKS", 0, "FERRY SINKS"),
        ("RPT-URGENT-Ferry sinks off Merrow", 0, "Ferry sinks off Merrow"),
        ("RPT-URGENT - FERRY SINKS", 0, "FERRY SINKS"),
        ("CORRECTED-Ferry sinks off Merrow", 1, "Ferry sinks off Merrow"),
        ("LEAD 2-Ferry sinks off Merrow", 1, "Ferry sinks off Merrow"),
        ("FLASH-FLOODS KILL 12", 1, "FLASH-FLOODS KILL 12"),
        ("UPDATE 1-FLASH-FLOODS KILL 12", 2, "FLASH-FLOODS KILL 12"),
        ("SNAP-ELECTION CALLED IN NORVIA", 1, "SNAP-ELECTION CALLED IN NORVIA"),
        ("ALERT-FREE NIGHT IN NORVIA", 1, "ALERT-FREE NIGHT IN NORVIA"),
        ("LEAD-POISONING IN NORVIA", 1, "LEAD-POISONING IN NORVIA"),
        ("UPDATES ON THE FERRY: 12 KILLED", 1, "UPDATES ON THE FERRY: 12 KILLED"),
    ],
)
def test_the_edition_of_a_headline(headline: str, edition: int, called: str) -> None:
    assert (edition_of(headline), without_edition(headline)) == (edition, called)


def test_no_headline_is_a_plain_edition() -> None:
    assert edition_of(None) == 1
