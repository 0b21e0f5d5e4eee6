"""The pages as they came, for the ledger that keeps them: one Parquet file a part, in the order of its lines."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from sayso.records import Raw

PAGES = "pages"

#: Pages held at once: of a hundred thousand bytes each, some six megabytes.
AT_ONCE = 64

SCHEMA = pa.schema(
    [
        pa.field("sha256", pa.string(), nullable=False, metadata={"description": "hash of the content"}),
        pa.field("name", pa.string(), metadata={"description": "name of the file, not its path"}),
        pa.field("url", pa.string(), metadata={"description": "where it was fetched"}),
        pa.field("media_type", pa.string(), metadata={"description": "text/html or text/plain, where it was said"}),
        pa.field("content", pa.binary(), nullable=False, metadata={"description": "the bytes as they came"}),
    ]
)


def packed_page(raw: Raw) -> bytes:
    """A page as one line."""
    facts = {"name": raw.name, "url": raw.url, "media_type": raw.media_type}
    return json.dumps(facts | {"content": base64.b64encode(raw.content).decode()}).encode() + b"\n"


def write_pages(lines: Path, out: Path) -> None:
    """Write the pages that stand in a file of lines as Parquet; the same pages give the same bytes."""
    with lines.open("rb") as file, pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        some: list[dict[str, object]] = []
        for line in file:
            some.append(_row(line))
            if len(some) == AT_ONCE:
                writer.write_table(pa.Table.from_pylist(some, SCHEMA))
                some = []
        if some:
            writer.write_table(pa.Table.from_pylist(some, SCHEMA))


def read_pages(path: Path) -> Iterator[Raw]:
    """The pages of a part, in order."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(AT_ONCE):
            for one in batch.to_pylist():
                yield Raw(one["content"], one["name"], one["url"], one["media_type"])


def _row(line: bytes) -> dict[str, object]:
    told = json.loads(line)
    content = base64.b64decode(told["content"])
    names = {name: _utf8(told[name]) for name in ("name", "url", "media_type")}
    return {"sha256": hashlib.sha256(content).hexdigest(), **names, "content": content}


def _utf8(text: str | None) -> str | None:
    """Text as UTF-8 can hold it: a file name may have half a character."""
    return text.encode("utf-8", "replace").decode() if text else text
