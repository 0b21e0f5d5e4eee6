"""The pages made from the code are those the code would make now."""

import difflib
from pathlib import Path

import pytest

from tests import write_outputs
from tests.write_docs import DOCS, PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


@pytest.mark.usefixtures("_read_once")
@pytest.mark.parametrize("page", write_outputs.PAGES, ids=lambda page: page.name)
def test_shown_outputs_are_real(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert write_outputs.BLOCK.search(text)
    now = write_outputs.filled(text)
    assert _without_ledgers(now) == _without_ledgers(text), "run: make docs"
    for shown, real in zip(_ledgers(text), _ledgers(now), strict=True):
        alike = difflib.SequenceMatcher(None, shown.splitlines(), real.splitlines(), autojunk=False).ratio()
        assert alike >= LEDGERS_ALIKE, "run: make docs"


#: How much of an answer of the ledger must be as shown: it rests on the readings of 55 pages, and processors round
#: differently.
LEDGERS_ALIKE = 0.7


def _ledgers(text: str) -> list[str]:
    return [block.group() for block in write_outputs.BLOCK.finditer(text) if block["kind"] == "ledger"]


def _without_ledgers(text: str) -> str:
    return write_outputs.BLOCK.sub(lambda block: "" if block["kind"] == "ledger" else block.group(), text)
