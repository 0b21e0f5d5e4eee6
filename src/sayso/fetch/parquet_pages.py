"""The heads of a Parquet file's pages, looked at before the library believes them.

A page says how large it is unpacked, and that much memory is asked for before the first byte is: one turned bit asks
for two gigabytes. Source: the Parquet format (PageHeader) in Thrift's compact protocol.
"""

from typing import IO, Any

#: Bytes of a page, unpacked: writers make them of one megabyte, or as large as one value.
LARGEST_UNPACKED = 64_000_000
#: Bytes of a page's head; statistics in it hold the least and the greatest value.
LONGEST_HEAD = 1_000_000
#: Bytes of what stands at the end of a file: its columns and row groups.
LARGEST_FOOT = 20_000_000
#: Levels of a head, or of a foot; there are six.
DEEPEST = 12
_UNPACKED, _PACKED = 2, 3  # fields of PageHeader
_BOOLEANS, _BYTE, _INTEGERS, _DOUBLE, _BINARY, _LISTS, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, (9, 10), 12


def check_pages(file: IO[bytes], start: int, end: int) -> None:
    """Walk the pages that lie between two offsets. Raises ValueError for one that is damaged, or larger than any is."""
    place = start
    while place < end:
        file.seek(place)
        head = _Head(file.read(LONGEST_HEAD if end - place > LONGEST_HEAD else end - place))
        sizes = head.struct()
        packed = sizes.get(_PACKED, -1)
        if not 0 <= packed <= end - place or not 0 <= sizes.get(_UNPACKED, -1) <= LARGEST_UNPACKED:
            raise ValueError("a page of a size that no page has")
        place += head.place + packed


def columns_at(file: IO[bytes]) -> list[list[tuple[str, int, int]]]:
    """For each row group its columns: name, and the offsets between which they lie. Raises ValueError.

    Read here and not by the library, which ends the whole process over some damage to these numbers.
    """
    end = file.seek(0, 2) - 8
    file.seek(max(end, 0))
    size = int.from_bytes(file.read(4), "little")
    if not 0 < size <= min(end, LARGEST_FOOT):
        raise ValueError("no foot of a Parquet file")
    file.seek(end - size)
    try:
        groups = _Head(file.read(size)).struct()[4]
        return [[_column(one[3]) for one in group[1]] for group in groups]
    except (KeyError, TypeError, IndexError, AttributeError):
        raise ValueError("a foot of a Parquet file that cannot be read") from None


def _column(given: dict[int, Any]) -> tuple[str, int, int]:
    start = min(one for one in (given.get(11), given[9]) if one)
    return given[3][0].decode("utf-8", "replace"), start, start + given[7]


class _Head:
    """A page's head as it is read."""

    def __init__(self, content: bytes) -> None:
        self._content, self.place = content, 0

    def struct(self, depth: int = 0) -> dict[int, Any]:
        """The fields of a struct: whole numbers, bytes, lists and structs; the rest is passed over."""
        found: dict[int, Any] = {}
        number = 0
        while kind := self._byte():
            number = number + (kind >> 4) if kind >> 4 else self._whole()
            found[number] = self._value(kind & 15, depth)
        return found

    def _value(self, kind: int, depth: int) -> Any:
        if depth > DEEPEST:
            raise ValueError("a page's head nested deeper than any is")
        if kind in _INTEGERS:
            return self._whole()
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind in _LISTS:
            head = self._byte()
            size = self._varint() if head >> 4 == 15 else head >> 4
            of = _BYTE if head & 15 in _BOOLEANS else head & 15
            return [self._value(of, depth + 1) for _ in range(size)]
        if kind not in (*_BOOLEANS, _BYTE, _DOUBLE, _BINARY):
            raise ValueError("a page's head that cannot be read")
        size = self._varint() if kind == _BINARY else {_BYTE: 1, _DOUBLE: 8}.get(kind, 0)
        self.place += size
        if self.place > len(self._content):
            raise ValueError("a page's head that does not end")
        return self._content[self.place - size : self.place]

    def _byte(self) -> int:
        if self.place >= len(self._content):
            raise ValueError("a page's head that does not end")
        self.place += 1
        return self._content[self.place - 1]

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
            if shift > 63:
                raise ValueError("a number in a page's head that does not end")

    def _whole(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)  # zigzag
