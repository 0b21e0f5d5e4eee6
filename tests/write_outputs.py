"""Fills the outputs shown in the README and the tutorial with what the command really prints.

A block is ``<!-- output: PAGE -->`` to ``<!-- end of output -->``; PAGE may be followed by options of ``sayso read``.
``<!-- ledger: COMMAND -->`` asks the ledger of all examples, made for the purpose.
``python -m tests.write_outputs`` writes them; a test keeps them current.
"""

import atexit
import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from typer.testing import CliRunner

from sayso.cli import app

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "ledger.md")
WIDTH = "96"  # columns that a code block shows without a scroll bar
BLOCK = re.compile(r"<!-- (?P<kind>output|ledger): (?P<arguments>[^\n]+?) -->\n.*?<!-- end of output -->", re.DOTALL)
MOST_LINES = 48  # of one output: the rest is for the reader's own screen


def shown(block: re.Match[str]) -> str:
    """The block for one command: the command as a user types it, and what it prints."""
    arguments = block["arguments"]
    given = shlex.split(arguments)
    if block["kind"] == "output":
        command, asked = (
            ["read", *given, "--meta", "examples/meta.jsonl"],
            f"read {arguments} --meta examples/meta.jsonl",
        )
        environment, run = dict(os.environ), _run
    else:
        command, asked = given, arguments
        environment, run = dict(os.environ) | {"SAYSO_LEDGER": example_ledger()}, _asked
    printed = run([*command, "--width", WIDTH], environment)
    lines = printed.rstrip().split("\n")
    cut = [*lines[:MOST_LINES], "  [...]"] if len(lines) > MOST_LINES + 1 else lines
    body = "\n".join(line.rstrip() for line in cut)
    return f"<!-- {block['kind']}: {arguments} -->\n```\n$ sayso {asked}\n\n{body}\n```\n<!-- end of output -->"


@cache
def example_ledger() -> str:
    """The file of a ledger of all examples."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    ledger = str(Path(folder) / "sayso.db")
    _run(["add", "examples", "--meta", "examples/meta.jsonl", "--ledger", ledger], dict(os.environ))
    return ledger


def _run(command: list[str], environment: dict[str, str]) -> str:
    """What a command prints that reads pages: in this process, for which one model is enough."""
    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(app, command, env=environment, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def _asked(command: list[str], environment: dict[str, str]) -> str:
    """What a question to the ledger prints, in a process of its own as a user asks it."""
    run = [sys.executable, "-m", "sayso", *command]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, env=environment)
    return done.stdout


def filled(page: str) -> str:
    """The page with every block as the command would print it now."""
    return BLOCK.sub(shown, page)


def main() -> None:
    """Write every page that shows outputs."""
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
