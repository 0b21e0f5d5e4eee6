"""What newcomers see first holds together: the example pages, their list, and the commands the documents tell of."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli import app

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TOLD = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/tutorial.md", "examples/README.markdown")
LEAST_PAGES = 11
FENCE = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})


def commands() -> Iterator[str]:
    """Every line that begins with ``sayso`` in a block of the documents, without prompts and remarks."""
    for name in TOLD:
        for block in FENCE.findall((ROOT / name).read_text(encoding="utf-8")):
            for line in block.splitlines():
                if match := re.match(r"(?:\$ )?(sayso .*?)(?:\s{3,}.*)?$", line):
                    yield match[1]


def test_the_list_names_every_page_and_no_other() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|", (EXAMPLES / "README.markdown").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == [p.name for p in pages()]
    assert len(listed) >= LEAST_PAGES


def test_meta_is_about_pages_that_are_there() -> None:
    rows = [json.loads(line) for line in (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["file"] for row in rows} <= {p.name for p in EXAMPLES.rglob("*.*")}
    hosts = {row["url"].split("/")[2] for row in rows if "url" in row}
    assert all(host.endswith((".example.org", ".example.net")) for host in hosts)


@pytest.mark.parametrize("name", TOLD)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_name_files_and_options_that_exist(command: str) -> None:
    words = shlex.split(command)[1:]
    assert [w for w in words if w.startswith("examples") and not (ROOT / w).exists()] == []
    known = CliRunner().invoke(app, [words[0], "--help"]).output
    assert [w for w in words if w.startswith("--") and w not in known] == []


def test_what_is_said_by_being_printed_is_of_the_page_s_own_day_and_says_so() -> None:
    text = "The ministry strongly condemns the attack on its vessels.\n\nIt demands that the crews be released at once."
    said = [one.said for one in sayso.read(text, published="2023-03-05").statements if one.said]
    assert {one.earliest for one in said} == {"2023-03-05"}
    assert {one.basis for one in said} == {"present tense, so the page's own day (given by the user)"}
