"""Figures in words: what is counted, the two bounds of a table, the amount in a phrase."""

from sayso.records import Figure, What

OPEN = "–"  # an end that is not known
#: What is counted, as people say it; where the thing has a unit of its own, that stands in its place.
WHATS: dict[What, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "bodies": "bodies",
    "troops": "troops",
    "weapons": "weapons",
    "money": "money",
    "area": "area",
    "duration": "duration",
    "other": "counted",
}
_OWN_UNIT = ("weapons", "troops", "other")  # "tanks" says it better than "weapons, tanks"
_KINDS = {None: "", True: "civilians", False: "military"}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DIGITS = 2  # behind the point; finer is false precision


def label(figure: Figure) -> str:
    """What is counted, of whom: "sailors killed", "killed, Tarvo", "children killed (civilians)", "money, florins"."""
    what = WHATS[figure.what]
    if figure.unit:
        what = figure.unit if figure.what in _OWN_UNIT else f"{what}, {figure.unit}"
    if figure.of is None:
        return f"{_KINDS[figure.civilian]} {what}".strip()
    if figure.of.name.split(" ")[-1][:1].islower() and not figure.unit:  # a noun, which says what a name does not
        said = figure.what in _OWN_UNIT or what in figure.of.name.split(" ")  # "wounded sailors" are wounded
        noun = figure.of.name if said else f"{figure.of.name} {what}"
        return f"{noun} (civilians)" if figure.civilian else noun
    return f"{_KINDS[figure.civilian]} {what}, {figure.of.name}".strip()


def bounds(figure: Figure) -> tuple[str, str]:
    """Low and high for a table; an open end is a dash, a rough number has a tilde."""
    rough = "~" if figure.comparator == "about" else ""
    low, high = (OPEN if one is None else f"{rough}{number(one)}" for one in (figure.low, figure.high))
    return low, high


def amount(figure: Figure) -> str:
    """79, 79–200, 12+, up to 30, about 200."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return f"up to {number(high)}" if high is not None else f"{number(low)}+" if low is not None else OPEN
    told = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"about {told}" if figure.comparator == "about" else told


def phrase(figure: Figure) -> str:
    """The amount with what it counts: "12+ killed, sailors", "44 days"."""
    if figure.what in ("duration", "money", "area") and figure.unit:
        unit = figure.unit.removesuffix("s") if figure.low == figure.high == 1 else figure.unit
        return f"{amount(figure)} {unit}" + (f", {figure.of.name}" if figure.of else "")
    return f"{amount(figure)} {label(figure)}"


def number(value: float) -> str:
    """1,200; 2.5 million; 0.75."""
    for size, name in _LARGE:
        if value >= size and round(value / size, _DIGITS) * size == value:
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{round(value, _DIGITS):,}"
