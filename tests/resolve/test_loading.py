import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.resolve import load_tables

PEOPLE = "actor\tname\taliases\tgender\tcountry\trole\tsector\torganization\tfrom\tto\tbasis\n"


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("countries.tsv", "iso\tname\n", "countries.tsv, line 1: the header must be iso3 name"),
        ("people.tsv", PEOPLE + "XVA.a\tA B\t\tx\n", "people.tsv, line 2: gender 'x'"),
        ("people.tsv", PEOPLE + "# one\n\nXVA.a\tA B\t\tf\tXVA\tMinister\t\t\tMay\n", "people.tsv, line 4: 'May'"),
        ("people.tsv", PEOPLE + "\tA B\n", "people.tsv, line 2: no actor"),
        ("places.tsv", "place\tcountry\tbasis\nA\tXVA\tb\tc\n", "places.tsv, line 2: 4 cells, the header has 3"),
        (
            "bodies.tsv",
            "actor\tname\ttype\tcountry\tsector\taliases\tbasis\nX.y\tY\tstate\n",
            "bodies.tsv, line 2: type 'state' is none of person",
        ),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_tables(write(tmp_path, name, text))
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_table_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_bytes(b"place\tcountry\tbasis\nM\xfcrrow\tXVA\tb\n")
    with pytest.raises(SettingsError, match=r"places\.tsv: not UTF-8"):
        load_tables(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such folder"):
        load_tables(tmp_path / "none")


def test_own_lines_replace_ours(tmp_path: Path) -> None:
    line = "FRA\tFrancia\t\tFrancian\tPort\t\town\n"
    header = "iso3\tname\taliases\tadjectives\tcapital\tmetonyms\tbasis\n"
    own = load_tables(write(tmp_path, "countries.tsv", header + line))
    assert own.countries["FRA"].name == "Francia"
    assert own.countries["DEU"] == load_tables().countries["DEU"]


def test_all_terms_of_a_person_are_kept(tmp_path: Path) -> None:
    rows = "XVA.a-b\tAna Bor\t\tf\tXVA\tMinister\t\t\t2001\t2003\t\nXVA.a-b\tAna Bor\t\tf\tXVA\tMayor\t\t\t2004\t\t\n"
    person = load_tables(write(tmp_path, "people.tsv", PEOPLE + rows)).people["XVA.a-b"]
    assert [term.role for term in person.terms] == ["Minister", "Mayor"]


def test_tables_are_read_once_and_not_at_import() -> None:
    assert load_tables() is load_tables()
    code = "import sayso.resolve.tables as t; print(t.load_tables.cache_info().misses)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
