"""A quicker way to fill the records of which every page has hundreds or thousands."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Record = TypeVar("Record")


def filled_by_slot(record: type[Record]) -> type[Record]:
    """The same frozen, slotted dataclass with an ``__init__`` that takes half the time. Defaults are plain values.

    A frozen dataclass sets each field through ``object.__setattr__``, which looks the slot up by name. Here each slot
    is written to by its own setter. What is frozen stays frozen.
    """
    made: dict[str, Any] = {}
    arguments, body = ["self"], []
    for field in fields(record):  # type: ignore[arg-type]
        name = field.name
        made[f"set_{name}"], made[f"default_{name}"] = record.__dict__[name].__set__, field.default
        arguments.append(name if field.default is MISSING else f"{name}=default_{name}")
        body.append(f"set_{name}(self, {name})")
    exec(f"def __init__({', '.join(arguments)}): {'; '.join(body)}", made)
    made["__init__"].__qualname__ = f"{record.__qualname__}.__init__"
    record.__init__ = made["__init__"]  # type: ignore[method-assign]
    return record
