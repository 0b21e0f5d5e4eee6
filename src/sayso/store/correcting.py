"""What a person corrected, laid over the machine's entries; the machine's record stays in the reading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from sayso.errors import NoSuchError, SettingsError
from sayso.records import (
    Act,
    Comparator,
    Correction,
    Counted,
    Entries,
    Happened,
    Owed,
    Party,
    Place,
    Root,
    Said,
    Speaker,
    Status,
    Teller,
    What,
    When,
)
from sayso.store.byhand import MADE, with_added

#: What can be corrected of each kind of entry. "entry" with no value: it is none at all.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "statement": ("entry", "speaker", "actor", "act", "addressee", "said"),
    "event": ("entry", "type", "mode", "status", "source", "target", "when", "place"),
    "figure": ("entry", "low", "high", "comparator", "what", "unit", "of", "reporter", "as_of"),
    "obligation": ("entry", "who", "to", "due", "recurrence", "basis"),
    "dispute": ("entry",),
}

#: Before a field's name: the last correction of it that held is taken back.
TAKEN_BACK = "undo:"

#: Fields whose value is one of a closed list.
CLOSED: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "type": get_args(Root),
    "status": get_args(Status),
    "what": get_args(What),
    "comparator": get_args(Comparator),
}

#: Fields whose value is a day.
DAYS = ("said", "when", "due", "as_of")
#: A comma that stands between thousands: "1,200".
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Nothing that is counted comes near; a greater number cannot be told from its neighbours.
LARGEST_NUMBER = 1e15


def check_correction(key: str, field: str, value: str | None) -> None:
    """Raises SettingsError if the field cannot be corrected, or not to this value."""
    known = FIELDS.get(kind_of(key))
    if known is None:
        raise SettingsError(f"{key}: is no key of an entry that can be corrected; `search -v` shows keys.")
    if field not in known:
        raise SettingsError(f"{field}: nothing of it can be corrected by that name; there are {', '.join(known)}.")
    if field == "entry" and value is not None:
        raise SettingsError("entry: takes no value; it says that the entry is none at all.")
    if field in CLOSED and value not in CLOSED[field]:
        raise SettingsError(f"{field}: {value!r} is none; there are {', '.join(CLOSED[field])}.")
    if field in ("low", "high") and value is not None:
        number_of(field, value)
    if field in DAYS and value is not None and not is_day(value):
        raise SettingsError(f"{field}: {value!r} is no day; write it as 2022-10-05.")


def check_taken_back(field: str, corrections: Sequence[Correction]) -> None:
    """Raises NoSuchError if no correction of the field holds among those of an entry."""
    if not any(one.field == field for one in in_force(corrections)):
        raise NoSuchError(f"{field}: no correction of it holds, so none can be taken back.")


def in_force(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold, without those that were taken back, in the order of correcting."""
    held: list[Correction] = []
    for one in corrections:
        if not one.field.startswith(TAKEN_BACK):
            held.append(one)
            continue
        field = one.field.removeprefix(TAKEN_BACK)
        last = next(
            (at for at in reversed(range(len(held))) if (held[at].key, held[at].field) == (one.key, field)), None
        )
        if last is not None:
            del held[last]
    return held


def is_day(text: str) -> bool:
    """Whether ``text`` is an ISO day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def kind_of(key: str) -> str:
    """The kind of entry a key stands for."""
    parts = key.split("/")
    return parts[1] if len(parts) > 1 else "document"


def corrected(entries: Entries, corrections: Sequence[Correction]) -> Entries:
    """The entries as people corrected them, in the order of correcting; a later one of the same field wins."""
    if not corrections:
        return entries
    by_key: dict[str, dict[str, str | None]] = {}
    for one in in_force(corrections):
        by_key.setdefault(one.key, {})[one.field] = one.value
    entries = with_added(entries, {key: fields[MADE] for key, fields in by_key.items() if MADE in fields})

    def mended(many: Sequence[Any], mend: Any) -> tuple[Any, ...]:
        kept = (one for one in many if "entry" not in by_key.get(one.key, {}))
        return tuple(mend(one, by_key[one.key]) if one.key in by_key else one for one in kept)

    return replace(
        entries,
        said=mended(entries.said, _said),
        happened=mended(entries.happened, _happened),
        counted=mended(entries.counted, _counted),
        owed=mended(entries.owed, _owed),
        differing=mended(entries.differing, lambda one, _fields: one),
    )


def _said(one: Said, fields: Mapping[str, str | None]) -> Said:
    statement, speaker = one.statement, one.statement.speaker
    if "speaker" in fields or "actor" in fields:
        name = fields.get("speaker", speaker.name if speaker else None)
        actor = fields.get("actor", None if "speaker" in fields else (speaker.actor if speaker else None))
        span = speaker.span if speaker else (statement.cue or statement.content[0])
        kind = speaker.type if speaker else "unnamed"
        new = Speaker(name, kind, None, None, actor, span) if name else None
        statement = replace(statement, speaker=new)
    plain = {name: fields[name] for name in ("act", "addressee") if name in fields}
    if "said" in fields:
        statement = replace(statement, said=_day(fields["said"]))
    return replace(one, statement=replace(statement, **plain))  # type: ignore[arg-type]


def _happened(one: Happened, fields: Mapping[str, str | None]) -> Happened:
    event = one.event
    plain: dict[str, Any] = {name: fields[name] for name in ("type", "mode", "status") if name in fields}
    for side in ("source", "target"):
        if side in fields:
            plain[side] = _parties(fields[side], event.trigger)
    if "when" in fields:
        plain["when"] = _day(fields["when"])
    if "place" in fields:
        plain["places"] = _places(fields["place"], event.trigger)
    return replace(one, event=replace(event, **plain))


def _counted(one: Counted, fields: Mapping[str, str | None]) -> Counted:
    figure = one.figure
    plain: dict[str, Any] = {name: fields[name] for name in ("what", "comparator", "unit") if name in fields}
    for end in ("low", "high"):
        if end in fields:
            value = fields[end]
            plain[end] = None if value is None else number_of(end, value)
    if "of" in fields:
        plain["of"] = next(iter(_parties(fields["of"], figure.span)), None)
    if "as_of" in fields:
        plain["as_of"] = _day(fields["as_of"])
    reporter = Teller(fields["reporter"], None, one.reporter.statement) if "reporter" in fields else one.reporter
    return replace(one, figure=replace(figure, **plain), reporter=reporter)


def _owed(one: Owed, fields: Mapping[str, str | None]) -> Owed:
    plain: dict[str, Any] = {
        side: next(iter(_parties(fields[side], one.obligation.duty)), None) for side in ("who", "to") if side in fields
    }
    plain |= {name: fields[name] for name in ("recurrence", "basis") if name in fields}
    if "due" in fields:
        plain["due"] = _day(fields["due"])
    return replace(one, obligation=replace(one.obligation, **plain))


def _parties(names: str | None, span: Any) -> tuple[Party, ...]:
    """Parties as a person writes them: "Armenia; Azerbaijan"."""
    return tuple(Party(name.strip(), None, span) for name in (names or "").split(";") if name.strip())


def _places(names: str | None, span: Any) -> tuple[Place, ...]:
    """Places as a person writes them; where they lie nobody has looked up."""
    named = (name.strip() for name in (names or "").split(";"))
    return tuple(Place(span, name, None, None, None, None, None, None, True) for name in named if name)


def _day(day: str | None) -> When | None:
    return When(day, day, "day", "corrected by hand") if day else None


def number_of(field: str, text: str) -> float:
    """A number as a person writes it: 1200, 1,200, 2.5. Raises SettingsError for what is none that counts."""
    try:
        value = float(_THOUSANDS.sub("", text))
    except ValueError as error:
        raise SettingsError(f"{field}: {text!r} is no number; write it as 1200 or 2.5.") from error
    if not 0 <= value <= LARGEST_NUMBER:
        raise SettingsError(f"{field}: {text!r} counts nothing; write a number from 0 up, as 1200 or 2.5.")
    return value
