"""The brief at the desk: its parts in another order, its words edited, in every format the same."""

import html
import io
import re

import docx
import pytest

from sayso.web.guard import LARGEST_DRAFT
from tests.web.conftest import Visitor
from tests.web.test_hand import form_of

HEADS = re.compile(r"<h2>([^<]+)</h2>")


def heads(page: str) -> list[str]:
    return HEADS.findall(page[page.index('<article class="brief">') :])


def test_parts_stand_in_the_order_asked_for(visitor: Visitor, documents: list[str]) -> None:
    place = f"/stories/{documents[0]}/brief"
    first = heads(visitor.page(place))
    assert first[:2] == ["What is contested", "What nobody disputes"]
    assert heads(visitor.page(f"{place}?order=6.1&part=1&part=6"))[:2] == ["What is due", "What is contested"]
    text = visitor.client.get(f"{place}.md?order=6.1&part=1&part=6").text
    assert text.index("## What is due") < text.index("## What is contested")
    for odd in ("order=9.0.x.6.6", "order=.", "order=-1", "part=99"):
        assert visitor.page(f"{place}?{odd}")


@pytest.mark.parametrize(
    ("move", "order"),
    [("up-2", "2.1.3"), ("down-1", "2.1.3"), ("up-1", "1.2.3"), ("down-7", "1.2.3"), ("up-x", "1.2.3"), ("z", "1.2.3")],
)
def test_a_part_moves_by_one_place(move: str, order: str, visitor: Visitor, documents: list[str]) -> None:
    place = f"/stories/{documents[0]}/brief"
    answer = visitor.client.get(f"{place}?order=1.2.3.4.5.6.7&part=1&part=2&move={move}", follow_redirects=False)
    assert answer.status_code == 303
    assert f"order={order}.4.5.6.7" in answer.headers["location"]
    assert "part=1&part=2" in answer.headers["location"]
    assert form_of(visitor.page(answer.headers["location"]), place)["order"] == f"{order}.4.5.6.7"


def test_words_are_edited_and_taken_away_in_every_format(visitor: Visitor, documents: list[str]) -> None:
    page = visitor.page(f"/draft/{documents[0]}?order=6.1&part=1&part=6")
    form = form_of(page, f"/draft/{documents[0]}")
    assert form["order"] == "6.1"
    (words,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    lines = html.unescape(words).split("\n")
    assert lines[0].startswith("# ")
    assert re.search(r"\[\d\]$", lines[1])
    own = "# A question of ours\nIt was <b>late</b>. [1][99]\nNobody knows |why|."
    sent = {**form, "title": "Our title", "words-1": own}
    sent.pop("format", None)
    answer = visitor.client.post(f"/draft/{documents[0]}", data={**sent, "token": visitor.token})
    assert answer.status_code == 200
    shown = answer.text[answer.text.index('<article class="brief">') :]
    assert "<h1>Our title</h1>" in shown
    assert "It was &lt;b&gt;late&lt;/b&gt;." in shown
    assert '<a href="#s1">[1]</a>' in shown
    assert "[99]" not in shown
    assert "without a report behind them: 1" in shown
    assert own.splitlines()[2] in html.unescape(answer.text)  # it goes on from what was written
    texts = {}
    for name in ("md", "html", "docx"):
        taken = visitor.client.post(f"/draft/{documents[0]}", data={**sent, "token": visitor.token, "format": name})
        assert taken.headers["content-disposition"].endswith(f'.{name}"'), name
        texts[name] = taken.content
    assert "## What is contested\n\n**A question of ours**\n\n- It was \\<b\\>late" in texts["md"].decode()
    assert b"&lt;b&gt;late" in texts["html"]
    told = [one.text for one in docx.Document(io.BytesIO(texts["docx"])).paragraphs]
    assert "It was <b>late</b>. [1]" in told


def test_a_draft_left_as_it_is_says_the_same(visitor: Visitor, documents: list[str]) -> None:
    page = visitor.page(f"/draft/{documents[0]}")
    form = form_of(page, f"/draft/{documents[0]}")
    for name, words in re.findall(r'<textarea id="[^"]*" name="([^"]*)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
        form[name] = html.unescape(words)
    answer = visitor.client.post(f"/draft/{documents[0]}", data={**form, "token": visitor.token, "format": "md"})
    plain = visitor.client.get(f"/stories/{documents[0]}/brief.md").text
    assert answer.text == plain


def test_a_draft_may_be_long_but_not_without_end(visitor: Visitor, documents: list[str]) -> None:
    form = {**form_of(visitor.page(f"/draft/{documents[0]}"), f"/draft/{documents[0]}"), "token": visitor.token}
    long = visitor.client.post(f"/draft/{documents[0]}", data={**form, "words-0": "x y " * 60_000})
    assert long.status_code == 200
    longer = visitor.client.post(f"/draft/{documents[0]}", data={**form, "words-0": "x" * LARGEST_DRAFT})
    assert longer.status_code == 413
