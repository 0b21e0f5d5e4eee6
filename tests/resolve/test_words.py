from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.words import joined_keys, once_encoded, words_of


def keys(text: str) -> list[str]:
    return [word.key for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mira TolvenMira Tolven", ["mira", "tolven", "mira", "tolven"]),
        ("VRDEight deputies", ["VRD", "eight", "deputies"]),
        ("MacArthur and McBride", ["macarthur", "and", "mcbride"]),
        ("the U.S. told us", ["the", "US", "told", "us"]),
        ("Vardonia-Ostrelia border", ["vardonia", "ostrelia", "border"]),
        ("Sana'a, N'Dola and O’Neill", ["sanaa", "ndola", "and", "oneill"]),
        ("safety'Vardonian police", ["safety", "vardonian", "police"]),
        ("Erdoğan", ["erdogan"]),
    ],
)
def test_words_are_cut_where_names_are_glued(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_owner_is_marked_and_left_out_of_the_span() -> None:
    first = words_of("Vardonia’s ministry")[0]
    assert (first.start, first.end, first.owns) == (0, 8, True)


@given(st.text(max_size=60))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = words_of(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="aBcDé'’- .S", max_size=30))
def test_the_short_way_to_a_key_gives_the_same_key(name: str) -> None:
    assert joined_keys(name) == " ".join(keys(name))


@pytest.mark.parametrize("written", ["FranÃ§ois", "FranA\u0303§ois", "François"])
def test_letters_that_were_encoded_twice_are_one_word(written: str) -> None:
    keys = [word.key for word in words_of(f"President {written} Holm spoke.")]
    assert keys == ["president", "francois", "holm", "spoke"]
    assert once_encoded(written) == "François"


def test_a_letter_of_a_language_stays() -> None:
    assert once_encoded("São Paulo, SÃO, A\u0303 la carte") == "São Paulo, SÃO, A\u0303 la carte"
    assert [word.key for word in words_of("Lã is SÃO")] == ["la", "is", "SÃO"]  # three capitals may be a name
