import pytest

from sayso.read.laws import decode_laws
from sayso.read.words import words_of


def laws(text):
    words = words_of(text)
    found = decode_laws(words.texts, words.gaps.tolist())
    return [text[words.starts[s.first] : words.ends[s.last - 1]] for s in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Affordable Care Act was passed.", ["Affordable Care Act"]),
        ("under UN Security Council Resolution 2231, Iran", ["UN Security Council Resolution 2231"]),
        ("Obama's Patriot Act", ["Patriot Act"]),
        ("the Nuclear Non-Proliferation Treaty of 1968 and", ["Nuclear Non-Proliferation Treaty of 1968"]),
        ("the Convention on Genocide binds", ["Convention on Genocide"]),
        ("the Democratic National Convention met", []),
        ("The Agreement was read. They act.", []),
        ("Direct Action said Resolution is rare", []),
        ("", []),
    ],
)
def test_names_of_laws(text, names):
    assert laws(text) == names
