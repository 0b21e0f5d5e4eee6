"""A watch list is understood, or refused in one line that names the rule and what is wrong with it."""

from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.fetch import read_watch_rules
from sayso.records import WatchRule

LIST = """
[[watch]]
name = "  charges against Vardonia "
query = "act:accuse about:XVA"

[[watch]]
name = "many dead"
kind = "figures"
query = "what:killed"
over = 100
"""


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "watch.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rules_come_in_their_order(tmp_path: Path) -> None:
    assert read_watch_rules(written(tmp_path, LIST)) == (
        WatchRule("charges against Vardonia", "act:accuse about:XVA", "statement", None),
        WatchRule("many dead", "what:killed", "figure", 100.0),
    )


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("statements", "statement"),
        ("events", "event"),
        ("duties", "obligation"),
        ("disputes", "dispute"),
        ("reports", "document"),
    ],
)
def test_kinds_have_the_names_of_the_command(kind: str, entry: str, tmp_path: Path) -> None:
    (rule,) = read_watch_rules(written(tmp_path, f'[[watch]]\nname = "a"\nquery = ""\nkind = "{kind}"\n'))
    assert rule.kind == entry


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no watch list"),
        ("watch = 3", "no watch list"),
        ("watch = []", "no watch list"),
        ("[watch]\nname = 'a'\nquery = ''", "no watch list"),
        (LIST + "\n[other]\n", "no watch list"),
        ("just words", "not a TOML file"),
        (b"\xff\xfe", "not a TOML file"),
        ("a = " + "[" * 5000, "not a TOML file"),
        ("watch = [1]", "rule 1: it is no table"),
        ("[[watch]]\nname = 'a'\nquery = ''\ncolour = 'red'", "rule 1: nothing is called 'colour'"),
        ("[[watch]]\nname = 'a'", "rule 1: needs a name and a query"),
        ("[[watch]]\nname = ' '\nquery = ''", "rule 1: needs a name and a query"),
        ("[[watch]]\nname = 1\nquery = ''", "rule 1: needs a name and a query"),
        (LIST + "[[watch]]\nname = 'x'\nquery = ''\nkind = 'gossip'", "rule 3: kind 'gossip'"),
        ("[[watch]]\nname = 'x'\nquery = ''\nkind = []", "rule 1: kind"),
        ("[[watch]]\nname = 'x'\nquery = ''\nover = 3", "over is a number, and of figures only"),
        ("[[watch]]\nname = 'x'\nquery = ''\nkind = 'figures'\nover = 'many'", "over is a number"),
        ("[[watch]]\nname = 'x'\nquery = ''\nkind = 'figures'\nover = true", "over is a number"),
        ("[[watch]]\nname = 'x'\nquery = ''\nkind = 'figures'\nover = nan", "over is a number"),
        (f"[[watch]]\nname = 'x'\nquery = ''\nkind = 'figures'\nover = 1{'0' * 400}", "over is a number"),
        (LIST + "[[watch]]\nname = 'many dead'\nquery = ''", "two rules are called 'many dead'"),
        ("#" * 1_000_001, "no watch list"),
    ],
)
def test_a_slip_is_one_line_that_names_it(content: str | bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_watch_rules(written(tmp_path, content))
    assert says in str(caught.value)
    assert str(caught.value).startswith("watch.toml")
    assert "\n" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("name", ["none.toml", "."])
def test_a_list_that_cannot_be_read_is_one_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_watch_rules(tmp_path / name)
