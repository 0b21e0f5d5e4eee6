"""Which reports are copies of which: so that independent reports are counted, not articles."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.compare.told_days import has_no_year
from sayso.records import Link, Relation, Report

#: Relations by which the whole of one report is another's; who quotes some passages still reports for himself.
COPIES: frozenset[Relation] = frozenset({"identical", "syndicated", "edited", "spun", "translated", "version_of"})


def origins(reports: Sequence[Report], links: Iterable[Link]) -> Mapping[str, str]:
    """For each report that is a copy, the document id of the one its family began with.

    Families are what links of ``COPIES`` hold together. The origin is a report that is no copy of another by any
    directed link, a trusted one before others, the earliest published, then the one added first. Which version of an
    address was added first says nothing: a folder is read in the order of its names.
    """
    by_id = {one.document: one for one in reports}
    holding = [one for one in links if one.relation in COPIES and one.left in by_id and one.right in by_id]
    derived = {one.left for one in holding if one.directed and one.relation != "version_of"}
    found: dict[str, str] = {}
    for family in _families(by_id, holding):
        first = min(
            family, key=lambda one: (one in derived, not by_id[one].trusted, _day(by_id[one]), by_id[one].number)
        )
        found |= {one: first for one in family if one != first}
    return found


def _families(reports: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    """Connected components of two or more."""
    parent = {one: one for one in reports}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for link in links:
        parent[root(link.left)] = root(link.right)
    families: dict[str, list[str]] = {}
    for one in parent:
        families.setdefault(root(one), []).append(one)
    return [family for family in families.values() if len(family) > 1]


def _day(report: Report) -> str:
    """The day of publication; without one of a known year, after all that have one."""
    when = report.published
    return "9999" if when is None or has_no_year(when) else when.earliest or "9999"
