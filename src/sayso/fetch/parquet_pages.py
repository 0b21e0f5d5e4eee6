"""The heads of a Parquet file's pages, looked at before the library believes them.

A page says how large it is unpacked, and that much memory is asked for before the first byte is: one turned bit asks
for two gigabytes. Source: the Parquet format (PageHeader) in Thrift's compact protocol.
"""

from typing import IO

#: Bytes of a page, unpacked: writers make them of one megabyte, or as large as one value.
LARGEST_UNPACKED = 64_000_000
#: Bytes of a page's head; statistics in it hold the least and the greatest value.
LONGEST_HEAD = 1_000_000
#: Levels of a head; there are three.
DEEPEST = 8
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


class _Head:
    """A page's head as it is read."""

    def __init__(self, content: bytes) -> None:
        self._content, self.place = content, 0

    def struct(self, depth: int = 0) -> dict[int, int]:
        """The whole numbers among the fields of a struct, by their field; the rest is passed over."""
        found: dict[int, int] = {}
        number = 0
        while kind := self._byte():
            number = number + (kind >> 4) if kind >> 4 else self._whole()
            if kind & 15 in _INTEGERS:
                found[number] = self._whole()
            else:
                self._pass(kind & 15, depth)
        return found

    def _pass(self, kind: int, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("a page's head nested deeper than any is")
        if kind in _INTEGERS:
            self._varint()
        elif kind == _BYTE:
            self.place += 1
        elif kind == _DOUBLE:
            self.place += 8
        elif kind == _BINARY:
            size = self._varint()
            self.place += size
        elif kind == _STRUCT:
            self.struct(depth + 1)
        elif kind in _LISTS:
            head = self._byte()
            for _ in range(self._varint() if head >> 4 == 15 else head >> 4):
                self._pass(_BYTE if head & 15 in _BOOLEANS else head & 15, depth + 1)
        elif kind not in _BOOLEANS:
            raise ValueError("a page's head that cannot be read")
        if self.place > len(self._content):
            raise ValueError("a page's head that does not end")

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
