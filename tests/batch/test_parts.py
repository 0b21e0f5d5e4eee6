"""A part is whole or does not count, wherever its making is broken off."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from sayso.batch import parts
from sayso.batch.files import put_in_place, sweep
from sayso.batch.parts import Part, Written, check_hashes, done_of, finished
from sayso.batch.plan import Shard, Slice
from sayso.errors import SettingsError
from sayso.records import Raw
from tests.batch import killing
from tests.gate.made_ledger import Maker

SHARD = Shard(0, "made", tuple(Slice(f"{number}.txt", None) for number in range(5)))

#: Files of a part that are put in their places before its marker.
FILES = 8


def keep(part: Part, numbers: range) -> None:
    for number, findings in enumerate(Maker().reports(5)):
        if number in numbers:
            part.keep(findings, Raw(findings.document.text.encode(), f"{number}.txt"))


def whole(out: Path) -> dict[str, bytes]:
    out.mkdir()
    part = Part(out, SHARD, "one", Written())
    keep(part, range(2))
    part.fail("2.txt", "no reason")
    keep(part, range(3, 5))
    part.finish(keep_pages=True)
    return killing.contents(out)


def test_who_goes_on_forgets_what_was_not_told(tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    first = Part(out, SHARD, "one", Written())
    keep(first, range(2))
    told = first.written
    first.fail("2.txt", "another reason")
    keep(first, range(3, 4))  # written, and the process dies before it says so
    second = Part(out, SHARD, "one", told)
    assert second.written == told
    second.fail("2.txt", "no reason")
    keep(second, range(3, 5))
    done = second.finish(keep_pages=True)
    assert (done.read, done.failed) == (4, 1)
    assert killing.contents(out) == whole(tmp_path / "whole")


@pytest.mark.parametrize("after", range(FILES + 1))
def test_broken_off_it_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    (out := tmp_path / "out").mkdir()
    monkeypatch.setattr(parts, "put_in_place", failing(after))
    part = Part(out, SHARD, "one", Written())
    keep(part, range(2))
    with pytest.raises(OSError, match="power"):
        part.finish(keep_pages=True)
    assert done_of(out, SHARD) is None
    monkeypatch.undo()
    sweep(out)
    assert not list(out.glob(".unfinished*"))


@pytest.mark.parametrize("after", range(FILES + 2))
def test_who_goes_on_where_all_was_read_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    (out := tmp_path / "out").mkdir()
    monkeypatch.setattr(parts, "put_in_place", failing(after))
    part = Part(out, SHARD, "one", Written())
    keep(part, range(2))
    part.fail("2.txt", "no reason")
    keep(part, range(3, 5))
    with suppress(OSError):
        part.finish(keep_pages=True)
    monkeypatch.undo()
    again = finished(out, SHARD, "one")
    assert again is not None
    assert (again.read, again.failed) == (4, 1)
    assert killing.contents(out) == whole(tmp_path / "whole")


def test_where_not_all_was_written_nothing_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out := tmp_path / "out").mkdir()
    part = Part(out, SHARD, "one", Written())
    keep(part, range(5))
    told = part.written
    monkeypatch.setattr("sayso.batch.files.put_in_place", failing(0))  # it ends as it writes the marker
    with pytest.raises(OSError, match="power"):
        part.finish(keep_pages=True)
    monkeypatch.undo()
    assert finished(out, SHARD, "one") is None
    done = Part(out, SHARD, "one", told).finish(keep_pages=True)
    assert (done.read, done_of(out, SHARD)) == (5, done)


def failing(after: int) -> Callable[[Path, Path], None]:
    """Puts some files in their places, then fails."""
    left = after

    def put(part: Path, path: Path) -> None:
        nonlocal left
        if not left:
            raise OSError("no power")
        left -= 1
        put_in_place(part, path)

    return put


def test_a_marker_counts_for_its_own_shard_and_files_only(tmp_path: Path) -> None:
    whole(out := tmp_path / "out")
    done = done_of(out, SHARD)
    assert done is not None
    assert (done.read, done.failed, len(done.files)) == (4, 1, FILES)
    check_hashes(out, done)
    assert done_of(out, Shard(0, "other", SHARD.slices)) is None
    lines = out / "part-00000.jsonl"
    content = lines.read_bytes()
    lines.write_bytes(content[:-1])
    assert done_of(out, SHARD) is None
    lines.write_bytes(content[:-1] + b" ")
    with pytest.raises(SettingsError, match=r"part-00000\.jsonl: is not as it was written"):
        check_hashes(out, done)


def test_one_process_or_many_give_the_same_tables(tmp_path: Path) -> None:
    assert whole(tmp_path / "a") == whole(tmp_path / "b")
