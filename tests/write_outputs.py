"""Fills the outputs shown in the README and the tutorial with what the command really prints.

A block is ``<!-- output: PAGE -->`` to ``<!-- end of output -->``; PAGE may be followed by options of ``sayso read``.
``python -m tests.write_outputs`` writes them; a test keeps them current.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
WIDTH = "96"  # columns that a code block shows without a scroll bar
BLOCK = re.compile(r"<!-- output: (?P<arguments>[^\n]+?) -->\n.*?<!-- end of output -->", re.DOTALL)
MOST_LINES = 48  # of one output: the rest is for the reader's own screen


def shown(arguments: str) -> str:
    """The block for one command: the command as a user types it, and what it prints."""
    given = arguments.split()
    command = [sys.executable, "-m", "sayso", "read", *given, "--meta", "examples/meta.jsonl", "--width", WIDTH]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = done.stdout.rstrip().split("\n")
    cut = [*lines[:MOST_LINES], "  [...]"] if len(lines) > MOST_LINES + 1 else lines
    body = "\n".join(line.rstrip() for line in cut)
    asked = f"$ sayso read {arguments} --meta examples/meta.jsonl"
    return f"<!-- output: {arguments} -->\n```\n{asked}\n\n{body}\n```\n<!-- end of output -->"


def filled(page: str) -> str:
    """The page with every block as the command would print it now."""
    return BLOCK.sub(lambda block: shown(block["arguments"]), page)


def main() -> None:
    """Write every page that shows outputs."""
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
