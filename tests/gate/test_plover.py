"""One sentence, one PLOVER event: the rules by which a reading is coded, on sentences of our own."""

import pytest

import sayso
from sayso.read import read
from tests.gate.plover import Coding, main_coding


def coding(sentence: str) -> Coding | None:
    findings = sayso.read(sentence)
    return main_coding(findings, read(findings.document).tokens)


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("Norway said that Iran must free the sailors.", "REQUEST"),
        ("Hungary said it will not accept the new rules.", "REJECT"),
        ("Peru has no plans to lift sanctions on Chile.", "REJECT"),
        ("Ethiopia said it would allow the trucks to pass.", "AGREE"),
        ("Japan will send aid to Nepal.", "AGREE"),
        ("Turkey will attack Cyprus.", "THREATEN"),
        ("Turkey may attack Cyprus.", "THREATEN"),
        ("Peru refused to release Chilean prisoners.", "REJECT"),
        ("Protesters demanded the resignation of the Peruvian president.", "PROTEST"),
        ("After a meeting in Geneva, Greece condemned Turkey.", "ACCUSE"),
    ],
)
def test_what_is_said_or_meant_is_coded_as_the_manual_has_it(sentence: str, root: str) -> None:
    found = coding(sentence)
    assert found is not None
    assert found.root == root


def test_repression_and_destruction_were_pressure_in_the_older_table() -> None:
    found = coding("Police fired tear gas at protesters in Nairobi.")
    assert found is not None
    assert (found.root, found.older) == ("ASSAULT", "COERCE")
