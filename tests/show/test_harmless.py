import pytest

from sayso.show.harmless import line, visible


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain words", "plain words"),
        ("a\x1b[31mred", "a␛[31mred"),
        ("bell\x07 nul\x00", "bell␇ nul␀"),
        ("del\x7f c1\x9b31m", "del␡ c1\ufffd31m"),
        ("turned \u202eback\u202c", "turned back"),
        ("half \ud83d", "half \ufffd"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "\u2068می\u200cخواهم\u2069"),
        ("日本語 🇦🇲 é", "日本語 🇦🇲 é"),
    ],
)
def test_visible(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_line_has_no_line_end() -> None:
    assert line("one\r\ntwo\u2028three\tfour\x0bfive\u0085six") == "one two three four five six"
