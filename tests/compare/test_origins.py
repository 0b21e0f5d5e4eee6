"""Who copies whom, over chains and families."""

from dataclasses import replace

from sayso.compare.origins import origins
from sayso.records import Link, Report, When

REPORT = Report("a", 1, None, None, "Meridian", None, None, "en", None, "2022-09-21T12:00:00Z", None, True)


def report(name: str, number: int, day: str | None = None, *, trusted: bool = True) -> Report:
    when = When(day, day, "day", "made") if day else None
    return replace(REPORT, document=name, number=number, published=when, trusted=trusted)


def link(left: str, right: str, relation: str = "syndicated", *, directed: bool = True) -> Link:
    return Link(left, right, relation, 0.9, "", "test", directed)  # type: ignore[arg-type]


def test_a_chain_of_copies_leads_to_its_beginning() -> None:
    reports = [report("a", 3), report("b", 2), report("c", 1), report("d", 4)]
    assert origins(reports, [link("b", "a"), link("c", "b", "spun")]) == {"b": "a", "c": "a"}


def test_without_a_direction_the_earliest_trusted_report_is_the_origin() -> None:
    reports = [report("a", 1, "2022-09-20", trusted=False), report("b", 2, "2022-09-22"), report("c", 3, "2022-09-21")]
    links = [link("a", "b", directed=False), link("b", "c", directed=False)]
    assert origins(reports, links) == {"a": "c", "b": "c"}


def test_who_quotes_passages_still_reports_for_himself() -> None:
    assert (
        origins([report("a", 1), report("b", 2)], [link("b", "a", "quotes_from"), link("b", "a", "same_story")]) == {}
    )


def test_links_to_reports_that_are_not_asked_about_are_left_out() -> None:
    assert origins([report("a", 1)], [link("a", "z")]) == {}


def test_the_version_that_was_added_first_is_not_for_that_the_origin() -> None:
    reports = [report("a", 1, "2022-09-22"), report("b", 2, "2022-09-21")]
    assert origins(reports, [link("b", "a", "version_of")]) == {"a": "b"}


def test_a_day_without_its_year_is_not_before_all_others() -> None:
    reports = [report("a", 2, "2022-09-20"), report("b", 1, "--03-05")]
    assert origins(reports, [link("a", "b", directed=False)]) == {"b": "a"}
