"""Outlines of countries, states and counties from a TopoJSON file: their middle, and which of them holds a point."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from pathlib import Path

Ring = list[tuple[float, float]]  # longitude and latitude


@dataclass(frozen=True, slots=True)
class Outlines:
    """Rings by id, outer ones alone; ``cells``: the ids that touch a square of one degree."""

    rings: dict[str, list[Ring]]
    cells: dict[tuple[int, int], list[str]]

    @classmethod
    def read(cls, file: Path, layer: str) -> "Outlines":
        """The outlines of one ``layer`` of a TopoJSON file."""
        topology = json.loads(file.read_bytes())
        arcs = [list(_degrees(arc, topology.get("transform"))) for arc in topology["arcs"]]
        rings: dict[str, list[Ring]] = {}
        for shape in topology["objects"][layer]["geometries"]:
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
            rings.setdefault(shape.get("id", ""), []).extend(_ring(polygon[0], arcs) for polygon in polygons)
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for name in sorted(rings):
            for cell in sorted({c for ring in rings[name] for c in _cells(ring)}):
                cells[cell].append(name)
        return cls(rings, cells)

    def middle(self, name: str) -> tuple[float, float] | None:
        """Latitude and longitude of the centre of the largest piece."""
        if not self.rings.get(name):
            return None
        area, lon, lat = max(map(_centre, self.rings[name]))
        return (round(lat, 3), round(lon, 3)) if area else None

    def holding(self, lat: float, lon: float) -> str | None:
        """The id of the outline around a point."""
        for name in self.cells.get((floor(lon), floor(lat)), ()):
            if any(_inside(ring, lon, lat) for ring in self.rings[name]):
                return name
        return None


def _degrees(arc: list[list[float]], transform: dict | None) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for dx, dy in arc:
        x, y = (x + dx, y + dy) if transform else (dx, dy)
        (sx, sy), (tx, ty) = (transform["scale"], transform["translate"]) if transform else ((1, 1), (0, 0))
        yield x * sx + tx, y * sy + ty


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _centre(ring: Ring) -> tuple[float, float, float]:
    """Area in square degrees, then the longitude and latitude of the centre of mass."""
    area = lon = lat = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, lon, lat = area + cross, lon + (x1 + x2) * cross, lat + (y1 + y2) * cross
    return (abs(area) / 2, lon / (3 * area), lat / (3 * area)) if area else (0.0, *ring[0])


def _cells(ring: Ring) -> Iterator[tuple[int, int]]:
    lons, lats = [x for x, _ in ring], [y for _, y in ring]
    for column in range(floor(min(lons)), floor(max(lons)) + 1):
        for row in range(floor(min(lats)), floor(max(lats)) + 1):
            yield column, row


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd
