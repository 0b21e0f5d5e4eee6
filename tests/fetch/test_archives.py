import io
import resource
import zipfile
from collections import Counter

import pytest
from warcio.warcwriter import WARCWriter

from sayso.errors import SourceError
from sayso.extract import extract
from sayso.fetch import archives, count_records, find_raws, records_of
from sayso.fetch.slots import Use
from sayso.records import PageFacts, Raw
from tests.fetch import damage
from tests.fetch.damage import packed


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_pages_of_an_archive_and_why_the_others_are_none(name, tmp_path):
    path = write(tmp_path, name, damage.warc(packed=name.endswith("gz")))
    use = Use()
    pages = list(records_of(path, use=use))
    assert [one.name for one in pages] == [f"{name}#{number}" for number in (3, 5, 7, 8, 9, 12)]
    assert all(one.content == damage.STORY for one in pages)
    assert [one.media_type for one in pages] == ["text/html"] * 5 + ["text/plain"]
    assert (pages[0].url, pages[0].fetched) == ("https://ostland.test/0", "2021-05-14")
    assert [one.charset for one in pages] == [None] * 5 + ["utf-8"]
    assert use.skipped == Counter({"request record": 3, "warcinfo record": 1, "status 404": 1, "image/png": 1})


def test_a_page_without_a_word_on_its_charset_is_read_as_its_server_said(tmp_path):
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=False)
    writer.write_record(damage.answer(writer, 1, kind='text/html; Charset="Windows-1251"', of="<p>Министр сказал нет."))
    (raw,) = records_of(write(tmp_path, "x.warc", made.getvalue()))
    assert raw.charset == "windows-1251"
    assert extract(raw, PageFacts()).document.text == "Министр сказал нет."


def test_an_archive_packed_as_one_piece(tmp_path):
    path = write(tmp_path, "x.warc.gz", packed(damage.warc(packed=False)))
    assert len(list(records_of(path))) == 6


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_costs_itself_alone(packed, tmp_path):
    content = bytearray(damage.warc(packed=packed))
    if packed:
        starts = [at for at in range(len(content)) if content.startswith(b"\x1f\x8b\x08", at)]
        content[starts[4] + 40 : starts[4] + 60] = b"\0" * 20
    else:
        start = content.index(b"WARC-Type: response", content.index(b"ostland.test/1"))
        at = content.index(b"Content-Length: ", start)
        content[at : at + 20] = b"Content-Length: junk"
    pages = list(records_of(write(tmp_path, "x.warc.gz" if packed else "x.warc", bytes(content))))
    urls = [one.url for one in pages if isinstance(one, Raw)]
    assert urls == [f"https://ostland.test/{number}" for number in (0, 2, 3, 4, 7)]
    (told,) = [one for one in pages if isinstance(one, SourceError)]
    assert "cannot be read" in str(told)


def test_an_archive_cut_off(tmp_path):
    whole = damage.warc(packed=True)
    pages = list(records_of(write(tmp_path, "x.warc.gz", whole[:-30])))
    assert len([one for one in pages if isinstance(one, Raw)]) == 5
    assert isinstance(pages[-1], SourceError)


def test_stretches_put_together_are_the_whole(tmp_path):
    path = write(tmp_path, "x.warc.gz", damage.warc(packed=True))
    total = count_records(path)
    assert total == 12
    for size in (1, 2, 5, 12, 50):
        parts = [one for first in range(0, total, size) for one in records_of(path, first, size)]
        assert parts == list(records_of(path))
    assert list(records_of(path, 100, 5)) == []


def test_wet_files_are_plain_text(tmp_path):
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    headers = {"Content-Type": "text/plain", "WARC-Date": "2021-05-14T10:00:00Z"}
    url, text = "https://ostland.test/a", b"The minister said no."
    writer.write_record(
        writer.create_warc_record(url, "conversion", payload=io.BytesIO(text), warc_headers_dict=headers)
    )
    (raw,) = records_of(write(tmp_path, "x.warc.wet.gz", made.getvalue()))
    assert (raw.content, raw.url, raw.media_type) == (text, url, "text/plain")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_wacz(compression, tmp_path):
    path = write(tmp_path, "x.wacz", damage.wacz(compression))
    assert count_records(path) == 24
    names = [one.name for one in records_of(path)]
    assert names[0] == "x.wacz#3"
    assert len(names) == len(set(names)) == 12


def test_a_wacz_is_never_unpacked_to_where_it_says(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in (
            "../../archive/x.warc",
            "/archive/x.warc",
            "archive/../x.warc",
            "archive/a/b.warc",
            "other/x.warc",
        ):
            packed.writestr(name, damage.warc(packed=False))
    (told,) = records_of(write(tmp_path, "x.wacz", made.getvalue()))
    assert "0 archives in this WACZ" in str(told)
    assert [one.name for one in tmp_path.iterdir()] == ["x.wacz"]


def test_a_wacz_that_is_a_bomb(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("archive/x.warc", b"WARC/1.0\r\n" + b"\0" * 50_000_000)
    (told,) = records_of(write(tmp_path, "x.wacz", made.getvalue()))
    assert "is not unpacked" in str(told)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip", damage.wacz()[:-10]])
def test_a_wacz_that_is_none(content, tmp_path):
    (told,) = records_of(write(tmp_path, "x.wacz", content))
    assert isinstance(told, SourceError)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate"])
def test_bodies_that_crawlers_kept_packed_or_only_say_so(encoding, tmp_path):
    import zlib

    from fastwarc.stream_io import BrotliWriter, ZstdWriter

    made = io.BytesIO()
    match encoding:
        case "gzip":
            body = packed(damage.STORY)
        case "deflate":
            body = zlib.compress(damage.STORY)
        case _:
            writer = (BrotliWriter if encoding == "br" else ZstdWriter)(made)
            writer.write(damage.STORY)
            writer.close()
            body = made.getvalue()
    assert damage.STORY not in body
    for kept in (body, damage.STORY):
        (raw,) = records_of(write(tmp_path, "x.warc", one_answer(kept, f"Content-Encoding: {encoding}")))
        assert isinstance(raw, Raw), raw
        assert raw.content == damage.STORY


def one_answer(body, *headers, kind="text/html", status="200 OK"):
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode()
    block = head + body
    record = [
        "WARC/1.0",
        "WARC-Type: response",
        "WARC-Date: 2021-05-14T10:00:00Z",
        "WARC-Target-URI: <https://ostland.test/a>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*record, "", ""]).encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_bombs_of_other_kinds(encoding, tmp_path):
    from fastwarc.stream_io import BrotliWriter, ZstdWriter

    made = io.BytesIO()
    packer = (BrotliWriter if encoding == "br" else ZstdWriter)(made)
    for _ in range(200):
        packer.write(b"\0" * 1_000_000)
    packer.close()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (told,) = records_of(write(tmp_path, "x.warc", one_answer(made.getvalue(), f"Content-Encoding: {encoding}")))
    assert "larger than 20 MB" in str(told)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kilobytes


def test_a_record_of_another_kind_that_is_cut_off_is_told(tmp_path):
    picture = one_answer(b"x" * 5_000, kind="image/png").replace(b"WARC-Type: response", b"WARC-Type: resource")
    (told,) = records_of(write(tmp_path, "x.warc", picture[:-1_000]))
    assert "ends in the middle" in str(told)


def test_a_body_that_is_a_bomb_costs_itself_alone(tmp_path):
    bomb = one_answer(packed(b"\0" * 200_000_000), "Content-Encoding: gzip")
    path = write(tmp_path, "x.warc", bomb + one_answer(damage.STORY))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told, raw = records_of(path)
    assert "larger than 20 MB" in str(told)
    assert raw.content == damage.STORY
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kilobytes


@pytest.mark.parametrize("passed", [1_000, 30_000_000])
def test_large_records_are_passed_over(passed, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_PASSED", passed)
    monkeypatch.setattr(archives, "LARGEST_PAGE", 500)
    monkeypatch.setattr(archives, "LONGEST_HEAD", 500)
    film = one_answer(b"x" * 200_000, kind="video/mp4")
    use = Use()
    (raw,) = records_of(write(tmp_path, "x.warc", film + one_answer(damage.STORY)), use=use)
    assert raw.content == damage.STORY
    assert sum(use.skipped.values()) == 1


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (damage.STORY, {"status": "301 Moved"}, "status 301"),
        (damage.STORY, {"kind": "application/json"}, "application/json"),
        (damage.STORY, {"kind": ""}, "no media type"),
    ],
)
def test_reasons(body, headers, reason, tmp_path):
    use = Use()
    assert list(records_of(write(tmp_path, "x.warc", one_answer(body, **headers)), use=use)) == []
    assert list(use.skipped) == [reason]


def test_reasons_are_bounded():
    use = Use()
    for number in range(5_000):
        use.skip(f"{number}/" + "x" * 1_000)
    assert len(use.skipped) <= 1_001
    assert max(map(len, use.skipped)) <= 60


def test_an_archive_without_a_page_says_what_it_holds(tmp_path):
    path = write(tmp_path, "x.warc", one_answer(b"x", kind="image/png"))
    (told,) = find_raws([path])
    assert str(told) == f"{path}: no page in it (passed over: 1 image/png)."
    (told,) = find_raws([write(tmp_path, "y.warc", b"")])
    assert str(told).endswith("y.warc: no page in it.")


def test_archives_are_found_in_folders_and_tables_are_not(tmp_path):
    write(tmp_path, "a.warc.gz", damage.warc(packed=True))
    write(tmp_path, "b.txt", b"The minister said no.")
    write(tmp_path, "meta.jsonl", b'{"file": "b.txt", "text": "x"}\n')
    write(tmp_path, "meta.csv", b"file,text\nb.txt,x\n")
    names = [one.name for one in find_raws([tmp_path])]
    assert names[-1] == "b.txt"
    assert len(names) == 7


def test_files_that_cannot_be_opened(tmp_path):
    for name in ("gone.warc.gz", "gone.wacz", "gone.mbox", "gone.eml", "gone.csv", "gone.jsonl", "gone.parquet"):
        (told,) = find_raws([tmp_path / name])
        assert str(told).startswith(f"{tmp_path / name}: ")
        with pytest.raises(SourceError):
            count_records(tmp_path / name)


def test_a_broken_wacz_is_told_in_one_short_line(tmp_path):
    """The file's name in its directory and before its bytes differ, both long: the line does not quote them whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("archive/" + "a" * 900 + ".warc", b"WARC/1.0\r\n\r\n")
    content = made.getvalue().replace(b"archive/a", b"archive/b", 1)
    (told,) = records_of(write(tmp_path, "x.wacz", content))
    assert isinstance(told, SourceError)
    assert "no WACZ that can be read" in str(told)
    assert len(str(told)) < len(str(tmp_path)) + 200
