"""The history that the two scraped pages tell beside their news: found, with its years, and marked as background."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.records import Event, Figure, Findings
from tests.gate.corpora import find_corpora

PUBLISHED = {"000_8d64872b3e9c95e3": "2021-05-14", "002_b42a852a410def08": "2022-09-23"}


@pytest.fixture(scope="module", params=sorted(PUBLISHED))
def told(request: pytest.FixtureRequest) -> tuple[str, Findings]:
    corpora = find_corpora()
    if corpora is None:
        pytest.skip("the corpora are not there: SAYSO_CORPORA names their folder")
    name = str(request.param)
    page = Path(corpora.folder / "data" / "seeds" / f"{name}.txt")
    return name, sayso.read(page, published=PUBLISHED[name])


def history(findings: Findings) -> Iterator[Event]:
    return (event for event in findings.events if event.background)


def years(findings: Findings, *roots: str) -> set[str]:
    """The first years of background events of these roots."""
    whens = (event.when for event in history(findings) if event.type in roots)
    return {when.earliest[:4] for when in whens if when and when.earliest}


def tied(findings: Findings, low: float) -> Figure | None:
    """The figure of this amount, if its event is background."""
    past = {event.id for event in history(findings)}
    return next((one for one in findings.figures if one.low == low and one.event in past), None)


@pytest.mark.corpora
def test_history_is_told_with_its_years(told: tuple[str, Findings]) -> None:
    name, findings = told
    if name.startswith("000"):
        assert "1992" in years(findings, "CONSULT", "COOPERATE")  # the mediators, since 1992
        assert "2002" in years(findings, "CONCEDE", "RETREAT", "AGREE")  # waivers, each year since 2002
        assert "2020" in years(findings, "RETREAT", "AGREE")  # a ceasefire less than six months before
    else:
        assert {"2020"} <= years(findings, "ASSAULT")  # the war of September 2020 ...
        war = tied(findings, 44)
        assert war is not None  # ... which lasted 44 days
        assert war.what == "duration"
        fallen = tied(findings, 6000)
        assert fallen is not None  # ... with more than 6,000 soldiers killed
        assert (fallen.what, fallen.comparator) == ("killed", "more_than")
        agreed = [e for e in history(findings) if e.when and e.when.earliest == "2020-11-10"]
        assert any(event.type in ("AGREE", "RETREAT", "SUPPORT", "COOPERATE") for event in agreed)
        assert any(
            e.type == "MOBILIZE" and any(p.actor and p.actor[:3] == "RUS" for p in e.source) for e in history(findings)
        )
        assert "1994" in years(findings, "RETREAT", "AGREE", "SUPPORT")  # the earlier ceasefire, agreed
        assert "1994" not in years(findings, "ASSAULT")  # ... which is not the war that this sentence is before
