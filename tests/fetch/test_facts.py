import pytest

from sayso.errors import SettingsError
from sayso.fetch import NO_FACTS, published_day, read_facts
from sayso.fetch import facts as facts_room
from sayso.records import PageFacts


def facts_file(tmp_path, text, name="meta.jsonl"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_json_lines_are_found_by_name_with_and_without_extension(tmp_path):
    path = facts_file(
        tmp_path, '{"file": "texts/a.txt", "published": "2021-05-14T08:00:00Z", "outlet": null, "n": 3}\n\n'
    )
    facts = read_facts(path)
    assert facts.of("a.txt") == facts.of("a.html") == facts.of("a") == PageFacts(published="2021-05-14")
    assert facts.of("b.txt") == facts.of(None) == NO_FACTS.of("a.txt") == PageFacts()


def test_csv(tmp_path):
    path = facts_file(tmp_path, '\ufefffile,outlet,title\na.txt,The Courier,"Talks, again"\n', "meta.csv")
    assert read_facts(path).of("a.txt") == PageFacts(outlet="The Courier", title="Talks, again")


def test_an_exact_name_is_preferred(tmp_path):
    path = facts_file(tmp_path, '{"file": "a.txt", "outlet": "X"}\n{"file": "a.html", "outlet": "Y"}')
    assert [read_facts(path).of(name).outlet for name in ("a.txt", "a.html")] == ["X", "Y"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"file": "a.txt"}\n{"published": "2021"}', "meta.jsonl, line 2: no 'file'"),
        ('{"file": "a.txt", "published": "14 May"}', "meta.jsonl, line 1: '14 May' is not a date"),
        ('{"file": "a.txt", "published": "2021-02-30"}', "line 1: '2021-02-30' is no day of the calendar"),
        ('{"file": "a.txt", "published": 2021}', "line 1: 'published' is not text"),
        ('{"file": "a.txt",', "line 1: not a JSON object"),
        ('{"file": "a.txt"}\n[1]', "line 2: not a JSON object"),
        ('{"file": "a.txt", "n": ' + "9" * 5_000 + "}", "line 1: not a JSON object"),
        ('{"file": ' + "[" * 100_000, "line 1: not a JSON object"),
        ('{"file": "a.txt", "published": "0001-01-01"}', "line 1: '0001-01-01' is not between 1600 and 2199"),
        ('{"file": "a.txt", "published": "9999-12-31"}', "line 1: '9999-12-31' is not between 1600 and 2199"),
        ('{"file": "a.txt", "published": "２０２１-05-14"}', "is not a date"),
        ('file,title\na.txt,"' + "x" * 200_000 + '"', "line 2: field larger than field limit"),
        ('{"file": "a.txt", "url": "u"}\n{"file": "a.txt", "url": "v"}', "line 2: a.txt has other facts further up"),
        ('{"file": "a.txt", "url": "javascript:alert(1)//"}', "line 1: url 'javascript:alert(1)//' is no web address"),
        ("name,url\na,b\n", "meta.jsonl, line 1: no column 'file'"),
        ("", "no column 'file'"),
    ],
)
def test_errors_name_file_and_line(tmp_path, text, message):
    with pytest.raises(SettingsError) as caught:
        read_facts(facts_file(tmp_path, text))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SettingsError, match=r"gone\.csv: cannot be read"):
        read_facts(tmp_path / "gone.csv")


@pytest.mark.parametrize(("given", "day"), [("2021", "2021"), ("2021-05", "2021-05"), (" 2021-05-14 ", "2021-05-14")])
def test_published_day(given, day):
    assert published_day(given, where="--published") == day


def test_a_file_of_facts_without_end_is_bounded(monkeypatch):
    monkeypatch.setattr(facts_room, "LARGEST_FACTS", 10)
    with pytest.raises(SettingsError, match="zero: larger than"):
        read_facts("/dev/zero")


def test_columns_nobody_knows_are_left_alone(tmp_path):
    path = facts_file(tmp_path, "file,mood,title\na.txt,grim,Talks,more,and more\nb.txt\n", "meta.csv")
    assert read_facts(path).of("a.txt") == PageFacts(title="Talks")
    assert read_facts(path).of("b.txt") == PageFacts()


@pytest.mark.parametrize(
    ("row", "url"),
    [
        ('"link": "https://ostland.test/a"', "https://ostland.test/a"),
        ('"origin": "https://ostland.test/a"', "https://ostland.test/a"),
        ('"origin": "a sheet of news, row 7"', None),
        ('"url": "https://ostland.test/a", "origin": "https://norvia.test/b"', "https://ostland.test/a"),
        ('"link": 7', None),
    ],
)
def test_a_web_address_by_another_name_is_the_url(tmp_path, row, url):
    path = tmp_path / "meta.jsonl"
    path.write_text('{"file": "a.txt", ' + row + "}\n")
    assert read_facts(path).of("a.txt").url == url
