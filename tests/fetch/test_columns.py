import datetime
import io
import json

import pyarrow
import pyarrow.parquet
import pytest

from sayso.errors import SettingsError, SourceError
from sayso.fetch import column_names, columns, count_records, find_raws, records_of, rows
from sayso.fetch.column_days import day_of
from sayso.fetch.parquet_pages import check_pages
from sayso.fetch.slots import Use
from sayso.records import ColumnNames, PageFacts, Raw
from sayso.settings import Settings
from tests.fetch import damage
from tests.fetch.damage import packed

FACTS = [
    PageFacts("https://ostland.test/1", None, "2021-05-14", "Talks"),
    PageFacts("https://ostland.test/2", None, "2021-05-15", "More, and so on"),
    PageFacts(),
]


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", damage.csvs()[0]),
        ("x.csv", damage.csvs()[1]),
        ("x.csv.gz", packed(damage.csvs()[0])),
        (
            "x.tsv",
            "url\ttitle\ttext\tdate\n"
            + "".join("\t".join(row.values()).replace('"no"', "'no'").replace("\n", " ") + "\n" for row in damage.ROWS),
        ),
        ("x.jsonl", damage.json_lines()[0]),
        ("x.jsonl.gz", packed(damage.json_lines()[0])),
        ("x.ndjson", b"\xef\xbb\xbf" + damage.json_lines()[0].replace(b"\n", b"\r\n\r\n")),
    ],
    ids=["csv", "csv with a mark", "csv.gz", "tsv", "jsonl", "jsonl.gz", "ndjson"],
)
def test_rows_are_pages_with_their_facts(name, content, tmp_path):
    path = write(tmp_path, name, content)
    pages = list(records_of(path))
    assert [one.name for one in pages] == [f"{name}#{number}" for number in (1, 2, 3)]
    assert [one.facts for one in pages] == FACTS
    assert [one.url for one in pages] == [one.url for one in FACTS]
    assert pages[1].content.decode() == "Nächste Gespräche."
    assert count_records(path) == 3
    assert list(records_of(path, 1, 1)) == pages[1:2]


def test_parquet(tmp_path):
    for content in damage.parquets():
        path = write(tmp_path, "x.parquet", content)
        pages = list(records_of(path))
        assert len(pages) == count_records(path) == 60
        assert [one.facts for one in pages[:3]] == FACTS
        in_parts = [one for first in range(0, 60, 7) for one in records_of(path, first, 7)]
        assert in_parts == pages


def test_kinds_of_parquet_columns(tmp_path):
    moments = [datetime.datetime(2021, 5, 14, 23, tzinfo=datetime.UTC), None]
    table = pyarrow.table({
        "Body": pyarrow.array(["one", "two"], pyarrow.large_string()).dictionary_encode(),
        "Published": pyarrow.array(moments, pyarrow.timestamp("ms", "UTC")),
        "date": pyarrow.array([None, datetime.date(2021, 5, 15)], pyarrow.date32()),
        "source": ["Ostland\nPost", None],
        "url": [5, 6],
        "words": [[1], [2, 3]],
    })  # fmt: skip
    path = tmp_path / "x.parquet"
    pyarrow.parquet.write_table(table, path)
    first, second = records_of(path)
    assert first == Raw(b"one", "x.parquet#1", facts=PageFacts(outlet="Ostland Post", published="2021-05-14"))
    assert second == Raw(b"two", "x.parquet#2", facts=PageFacts(published="2021-05-15"))


def test_a_row_group_that_is_broken_leaves_the_others_their_numbers(tmp_path):
    content = bytearray(damage.parquets()[0])
    table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(bytes(content)))
    place = table.metadata.row_group(1).column(2).data_page_offset  # the texts of rows 26 to 50
    content[place : place + 20] = b"\xff" * 20
    path = write(tmp_path, "x.parquet", bytes(content))
    pages = list(records_of(path))
    names = [one.name for one in pages if isinstance(one, Raw)]
    assert names[:25] == [f"x.parquet#{number}" for number in range(1, 26)]
    assert names[-10:] == [f"x.parquet#{number}" for number in range(51, 61)]
    (told,) = [one for one in pages if isinstance(one, SourceError)]
    assert "cannot be read" in str(told)


def test_a_page_that_says_it_is_huge_is_not_believed(tmp_path):
    content = bytearray(damage.parquets()[0])
    table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(bytes(content)))
    column = table.metadata.row_group(0).column(2)
    place = column.dictionary_page_offset or column.data_page_offset
    assert content[place + 2] == 0x15  # the head's second field: the size unpacked
    end = next(at for at in range(place + 3, place + 13) if content[at] < 128)
    content[place + 3 : end + 1] = b"\xff" * (end - place - 3) + b"\x7f"
    told = next(records_of(write(tmp_path, "x.parquet", bytes(content))))
    assert "cannot be read" in str(told)
    with pytest.raises(ValueError, match="no page has"):
        check_pages(io.BytesIO(b"\x15\x00\x15\x80\x80\x80\x80\x08\x15\x02\x00x"), 0, 12)


@pytest.mark.parametrize(
    "head", [b"", b"\x19\xf1" + b"\xff" * 8 + b"\x7f", b"\x1c" * 100, b"\x18\xff\xff\x7f", b"\x1d\x00"]
)
def test_heads_of_pages_made_to_take_long(head):
    with pytest.raises(ValueError, match="page"):
        check_pages(io.BytesIO(head), 0, 1_000)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{bad", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"text": ' + "9" * 5_000 + "}", "not a JSON object"),
        ("{}", "without text"),
        ('{"text": null}', "without text"),
        ('{"text": "  "}', "without text"),
        ('{"text": 5}', "without text"),
        ('{"text": "\\ud800"}', "not UTF-8"),
        (b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_of_json_costs_itself_alone(row, says, tmp_path):
    good = b'{"text": "The minister said no."}\n'
    content = good + (row if isinstance(row, bytes) else row.encode()) + b"\n" + good
    first, told, third = records_of(write(tmp_path, "x.jsonl", content))
    assert says in str(told)
    assert str(told).startswith("x.jsonl#2: ")
    assert first.content == third.content


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('a,"never closed', "never closed"),
        ("a,b,c,d", "4 columns where the first line names 2"),
        ("a,", "without text"),
        ("a", "without text"),
        (b"a,\xff\xfe", "not UTF-8"),
    ],
)
def test_a_bad_row_of_csv_costs_itself_alone(row, says, tmp_path):
    good = b'https://ostland.test/1,"The minister said ""no"",\r\ntwice."\r\n'
    content = b"url,text\r\n" + good + (row if isinstance(row, bytes) else row.encode()) + b"\r\n" + good * 2
    first, told, *rest = records_of(write(tmp_path, "x.csv", content))
    assert says in str(told)
    assert [one.content for one in rest] == [first.content] * 2 == [b'The minister said "no",\r\ntwice.'] * 2


def test_lines_longer_than_any_report(tmp_path, monkeypatch):
    monkeypatch.setattr(columns, "LONGEST_LINE", 1_000)
    monkeypatch.setattr(columns, "LONGEST_ROW", 1_000)
    monkeypatch.setattr(rows, "LONGEST_ROW", 1_000)
    good, long = '{"text": "x"}\n', '{"text": "' + "y" * 5_000 + '"}\n'
    first, told, third = records_of(write(tmp_path, "x.jsonl", good + long + good))
    assert "longer than any report" in str(told)
    assert first.content == third.content
    first, told, third = records_of(write(tmp_path, "x.csv", "text,url\nx,\n" + "y" * 5_000 + "\nz,\n"))
    assert "longer than any report" in str(told)
    assert (first.content, third.content) == (b"x", b"z")


def test_separators_of_spreadsheets(tmp_path):
    (raw,) = records_of(write(tmp_path, "x.csv", 'url;text\nhttps://ostland.test/1;"No; and, again"\n'))
    assert raw.content == b"No; and, again"


def test_columns_by_their_usual_names(tmp_path):
    row = {"maintext": "x", "date_publish": "2021-05-14 10:00:00", "source_domain": "o.test", "title": "T", "url": "u"}
    (raw,) = records_of(write(tmp_path, "x.jsonl", json.dumps(row)))
    assert raw == Raw(b"x", "x.jsonl#1", facts=PageFacts(None, "o.test", "2021-05-14", "T"))
    row = {"Headline": "T", "BODY": "x", "Link": "https://o.test/", "content": "y", "publisher": "P", "date": "2021-05"}
    (raw,) = records_of(write(tmp_path, "x.jsonl", json.dumps(row)))
    assert raw.facts == PageFacts("https://o.test/", "P", "2021-05", "T")
    assert raw.content == b"x"


def test_columns_by_name(tmp_path):
    path = write(tmp_path, "x.csv", "text,story,when\nnot this,this,20210514\n")
    names = column_names("text=story, date = when")
    assert names == ColumnNames(text="story", date="when")
    (raw,) = records_of(path, use=Use(columns=names))
    assert (raw.content, raw.facts.published) == (b"this", "2021-05-14")
    (raw,) = find_raws([path], settings=Settings(columns="text=story,date=when"))
    assert raw.content == b"this"


@pytest.mark.parametrize("written", ["story", "text=", "=x", "body=x", "text=a,text=b"])
def test_columns_named_wrongly(written, tmp_path):
    with pytest.raises(SettingsError, match="columns"):
        list(find_raws([write(tmp_path, "x.csv", "text\nx\n")], settings=Settings(columns=written)))


@pytest.mark.parametrize("name", ["x.csv", "x.parquet"])
def test_a_table_without_a_column_of_text(name, tmp_path):
    if name == "x.csv":
        path = write(tmp_path, name, "url,story\na,b\n")
    else:
        path = tmp_path / name
        pyarrow.parquet.write_table(pyarrow.table({"url": ["a"], "story": ["b"]}), path)
    (told,) = find_raws([path])
    assert str(told) == f"{path}: no column of text; name it with --columns text=NAME. There are url, story."
    (told,) = find_raws([path], settings=Settings(columns="text=body"))
    assert str(told) == f"{path}: no column 'body'; there are url, story."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b""),
        ("x.jsonl", b""),
        ("x.parquet", b""),
        ("x.parquet", b"PAR1" * 5),
        ("x.csv.gz", b"no gzip"),
        ("x.jsonl.gz", packed(b'{"text": "x"}\n' * 9)[:-9]),
    ],
)
def test_tables_that_are_none(name, content, tmp_path):
    *_, told = find_raws([write(tmp_path, name, content)])
    assert isinstance(told, SourceError)
    assert str(told).startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-05-14", "2021-05-14"),
        ("2021-05-14T23:59:59-08:00", "2021-05-14"),
        ("20210514", "2021-05-14"),
        (20210514, "2021-05-14"),
        ("20210514T101500Z", "2021-05-14"),
        ("20210514101500", "2021-05-14"),
        ("Fri, 14 May 2021 23:00:00 +0200", "2021-05-14"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        (datetime.datetime(2021, 5, 14, 23), "2021-05-14"),
        ("14/05/2021", None),
        ("2021-13-01", None),
        ("2021-02-30", None),
        ("20211399", None),
        ("0000-01-01", None),
        ("9999", None),
        (True, None),
        (None, None),
        (1.5, None),
        ("9" * 5_000, None),
    ],
)
def test_days(value, day):
    assert day_of(value) == day


def test_a_table_is_read_a_row_at_a_time(tmp_path):
    path = write(tmp_path, "x.jsonl", '{"text": "x"}\n')
    found = records_of(path)
    with path.open("ab") as file:
        next(found)
        file.write(b'{"text": "y"}\n')
    assert next(found).content == b"y"


def test_without_its_library_a_table_says_what_to_install(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "sayso.fetch.parquet", None)
    (told,) = find_raws([write(tmp_path, "x.parquet", damage.parquets()[0])])
    assert "pip install '.[collect]' in the clone" in str(told)
