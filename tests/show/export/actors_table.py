"""The table of named actors for the exports: ``python -m tests.show.export.actors_table`` makes it from resolve's.

An actor's id tells its country and, where it is a sector of it, the sector ("AZE.MIL"). This table adds what the id of
a named body or person does not tell. A person who held offices in several sectors has none here, unless PLOVER counts
them all as one (a foreign minister who became president: GOV).
"""

from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[3] / "src" / "sayso"
TABLE = ROOT / "show" / "tables" / "export_actors.tsv"
HEAD = """\
# Sector and country of named bodies and persons, as far as their ids do not tell. Made from resolve/tables/bodies.tsv
# and people.tsv by tests/show/export/actors_table.py; a test keeps it current. sector: a sector of ours, or where a
# person held offices in several of them, the one PLOVER counts them all as.
actor\tcountry\tsector
"""


def table() -> str:
    """The whole file."""
    plover = {row[0]: row[1] for row in _rows(ROOT / "show" / "tables" / "export_sectors.tsv")}
    lines = []
    for actor, (country, sectors) in sorted(_known().items()):
        prefix, _, rest = actor.partition(".")
        sector = _one(sectors, plover)
        told = rest in plover or (not sector and country in ("", prefix))
        if not told:
            lines.append(f"{actor}\t{'' if country == prefix else country}\t{sector}\n")
    return HEAD + "".join(lines)


def _known() -> dict[str, tuple[str, set[str]]]:
    """Actor -> country, sectors of all its terms."""
    known: dict[str, tuple[str, set[str]]] = {}
    for row in _rows(ROOT / "resolve" / "tables" / "bodies.tsv"):
        known[row[0]] = (row[3], {row[4]})
    terms: dict[str, set[str]] = defaultdict(set)
    countries = {}
    for row in _rows(ROOT / "resolve" / "tables" / "people.tsv"):
        terms[row[0]].add(row[6])
        countries[row[0]] = row[4]
    return known | {actor: (countries[actor], sectors) for actor, sectors in terms.items()}


def _one(sectors: set[str], plover: dict[str, str]) -> str:
    if len(sectors) == 1:
        return min(sectors)
    counted = {plover.get(one, "") for one in sectors}
    return min(counted) if len(counted) == 1 else ""


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
