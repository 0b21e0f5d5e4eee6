"""Whether two events can have been at one place: distances, and which place lies in which."""

from math import asin, cos, radians, sin, sqrt

from sayso.compare.same_event_profile import Spot

#: Farther apart are two places of which a report could name either: a town and the district's capital.
NEAR_KM = 100.0
#: The same for a sea, a river or a province, of which the gazetteer knows one point.
WIDE_KM = 500.0
EARTH_KM = 12_742.0  # diameter


def apart(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> bool:
    """Whether the places of two events exclude each other: both are told, and no two of them go together.

    A place that a page named sentences before may be another matter's: it excludes nothing.
    """
    told = any(one.told for one in left) and any(one.told for one in right)
    return told and not any(go_together(one, other) for one in left for other in right)


def shared(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> Spot | None:
    """The narrowest place both are told to be at, None where there is none. A country is none."""
    both = [one for one in left if not is_country(one) and any(_is_same(one, other) for other in right)]
    return min(both, key=lambda one: (one.wide, one.name), default=None)


def close(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> tuple[Spot, Spot] | None:
    """The first two places, one of each event, that are near each other or of which one holds the other."""
    pairs = ((one, other) for one in left for other in right if not is_country(one) and not is_country(other))
    return next((pair for pair in pairs if go_together(*pair) and None not in (pair[0].lat, pair[1].lat)), None)


def is_country(spot: Spot) -> bool:
    """Whether it is a whole country or continent."""
    return spot.wide and spot.id is not None and spot.province is None


def go_together(left: Spot, right: Spot) -> bool:
    """Whether one event may be told at either place. True where too little is known."""
    if _is_same(left, right):
        return True
    if is_country(left) or is_country(right):
        return None in (left.country, right.country) or left.country == right.country
    distance = _km(left, right)
    if distance is None:
        return None in (left.country, right.country) or left.country == right.country
    if left.wide and right.wide and left.country and right.country:
        return False  # two provinces
    if left.wide and left.country and right.province:
        return right.province == left.name
    if right.wide and right.country and left.province:
        return left.province == right.name
    return distance <= (WIDE_KM if left.wide or right.wide else NEAR_KM)


def _is_same(left: Spot, right: Spot) -> bool:
    return left.name == right.name if left.id is None or right.id is None else left.id == right.id


def _km(left: Spot, right: Spot) -> float | None:
    """Great-circle distance (haversine)."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    a, b = radians(left.lat), radians(right.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(right.lon - left.lon) / 2) ** 2
    return EARTH_KM * asin(sqrt(half))
