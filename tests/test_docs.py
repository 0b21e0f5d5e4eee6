"""The pages made from the code are those the code would make now."""

from pathlib import Path

import pytest

from tests import write_outputs
from tests.write_docs import DOCS, PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


@pytest.mark.parametrize("page", write_outputs.PAGES, ids=lambda page: page.name)
def test_shown_outputs_are_real(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert write_outputs.BLOCK.search(text)
    assert write_outputs.filled(text) == text, "run: make docs"
