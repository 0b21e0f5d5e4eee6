"""What was made of a record is kept by its key, and made anew of another record under that key."""

from dataclasses import dataclass

from sayso.compare import kept


@dataclass(frozen=True, slots=True)
class Record:
    """A record with a key."""

    key: str
    words: str


def counted() -> tuple[list[str], object]:
    """A function that notes what it was asked to make."""
    asked: list[str] = []

    def make(record: Record) -> str:
        asked.append(record.key)
        return record.words.upper()

    return asked, kept(2)(make)


def test_made_once() -> None:
    asked, shout = counted()
    assert [shout(Record("a", "yes")), shout(Record("a", "yes"))] == ["YES", "YES"]  # type: ignore[operator]
    assert asked == ["a"]


def test_another_record_under_the_key_is_made_anew() -> None:
    _, shout = counted()
    assert [shout(Record("a", "yes")), shout(Record("a", "no"))] == ["YES", "NO"]  # type: ignore[operator]


def test_the_one_asked_for_longest_ago_is_let_go() -> None:
    asked, shout = counted()
    for key in ("a", "b", "a", "c", "a", "b"):
        shout(Record(key, key))  # type: ignore[operator]
    assert asked == ["a", "b", "c", "b"]
