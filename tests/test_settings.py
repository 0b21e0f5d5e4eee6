from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.settings import Settings, results_hash, settings_from


def test_later_sources_win(tmp_path: Path) -> None:
    toml = tmp_path / "sayso.toml"
    toml.write_text('threads = 2\ntables = "mine"\n')
    environment = {"SAYSO_THREADS": "3", "SAYSO_CORPORA": "not ours", "HOME": "/"}
    assert settings_from() == Settings()
    assert settings_from(toml=toml) == Settings(tables="mine", threads=2)
    assert settings_from(toml=toml, environment=environment) == Settings(tables="mine", threads=3)
    given = settings_from(toml=toml, environment=environment, flags={"threads": 0, "tables": None})
    assert given == Settings(tables="mine", threads=0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("threads = 'two'", "threads is 'two'"),
        ("threads = true", "threads is True"),
        ("thread = 2", "no setting is called 'thread'"),
        ("threads =", "not a TOML file"),
        ("threads = -1", "threads is -1"),
        ("tables = 3", "tables is 3"),
        ("threads = " + "9" * 5_000, "not a TOML file"),
        ("threads = " + "[" * 100_000, "not a TOML file"),
    ],
)
def test_wrong_files_say_what_is_wrong(text: str, says: str, tmp_path: Path) -> None:
    toml = tmp_path / "sayso.toml"
    toml.write_text(text)
    with pytest.raises(SettingsError, match=says):
        settings_from(toml=toml)


@pytest.mark.parametrize("value", ["many", "²", "9" * 5_000])
def test_wrong_environment_names_the_variable(value: str) -> None:
    with pytest.raises(SettingsError, match="SAYSO_THREADS"):
        settings_from(environment={"SAYSO_THREADS": value})


def test_a_settings_file_without_end_is_bounded() -> None:
    with pytest.raises(SettingsError, match="zero: larger than"):
        settings_from(toml=Path("/dev/zero"))


def test_hash_follows_a_table_that_changes(tmp_path: Path) -> None:
    table = tmp_path / "people.tsv"
    table.write_text("x")
    first = results_hash(Settings(tables=str(tmp_path)))
    table.write_text("y")
    assert results_hash(Settings(tables=str(tmp_path))) != first


def test_empty_variable_is_not_given() -> None:
    assert settings_from(environment={"SAYSO_THREADS": ""}) == Settings()


def test_hash_is_of_what_changes_results(tmp_path: Path) -> None:
    for name, content in (("a", "x"), ("b", "x"), ("c", "y")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "people.tsv").write_text(content)
    same, moved, other = (results_hash(Settings(tables=str(tmp_path / name))) for name in "abc")
    assert same == moved != other
    assert results_hash(Settings(threads=1)) == results_hash(Settings(threads=2)) != same


def test_every_setting_has_unit_and_help() -> None:
    for one in Settings.__dataclass_fields__.values():
        assert one.metadata["unit"]
        assert one.metadata["help"].endswith(".")
