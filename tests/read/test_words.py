import pytest

from sayso.read.words import (
    BLANK_LINE,
    CLOSES,
    DIGITS,
    DIGITS_MIXED,
    GLUED,
    INSIDE,
    LETTER,
    LOWER,
    MARK,
    MIXED,
    NEWLINE,
    OPENS,
    OUTSIDE,
    SPACE,
    TITLE,
    UNPAIRED,
    UPPER,
    features,
    gap_of,
    quote_states,
    shape_of,
    words_of,
)


def states(text):
    words = words_of(text)
    return dict(zip(words.texts, quote_states(words.texts, words.gaps.tolist()).tolist(), strict=True))


def test_words_stand_where_they_say():
    text = "“It’s over,” said U.S. envoy\n\nJosé  García."
    words = words_of(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.texts


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        ("", GLUED),
        (" ", SPACE),
        (" \t", SPACE),
        ("\n", NEWLINE),
        ("\r\n", NEWLINE),
        ("\n\n", BLANK_LINE),
        (" \n \n", BLANK_LINE),
    ],
)
def test_gap(between, gap):
    assert gap_of(between) == gap


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("he", LOWER),
        ("He", TITLE),
        ("UN", UPPER),
        ("A", LETTER),
        ("McCain", MIXED),
        ("12", DIGITS),
        ("5th", DIGITS_MIXED),
        (",", MARK),
    ],
)
def test_shape(word, shape):
    assert shape_of(word) == shape


@pytest.mark.parametrize("text", ['"aa bb" cc', "“aa bb” cc", "”aa bb“ cc", "«aa bb» cc", "„aa bb“ cc", "‘aa bb’ cc"])
def test_quotes_of_any_kind_and_turned_the_wrong_way(text):
    found = states(text)
    assert (found["aa"], found["bb"], found["cc"]) == (INSIDE, INSIDE, OUTSIDE)


def test_an_odd_mark_spoils_its_own_paragraph_only():
    found = states('He said "aa bb\n\ncc "dd" ee')
    assert (found["aa"], found["cc"], found["dd"], found["ee"]) == (UNPAIRED, OUTSIDE, INSIDE, OUTSIDE)


def test_a_quotation_that_opens_anew_in_each_paragraph():
    words = words_of("“aa bb\n\n“cc dd” ee")
    assert quote_states(words.texts, words.gaps.tolist()).tolist() == [
        *(OPENS, UNPAIRED, UNPAIRED),
        *(OPENS, INSIDE, INSIDE, CLOSES, OUTSIDE),
    ]


def test_an_apostrophe_opens_nothing():
    assert set(states("the states’ rights and Biden’s aa").values()) == {OUTSIDE}


def test_features_of_no_words():
    assert features([], []).shape == (0, 3)


def test_a_hole_leaves_no_word_and_a_plain_space():
    text = "He called on MORE Troops leave town\n\nthe parliament"
    hole = (text.index("MORE"), text.index("the parliament"))
    words = words_of(text, [hole])
    assert words.texts == ["He", "called", "on", "the", "parliament"]
    assert words.gaps.tolist()[3] == SPACE


def test_a_hole_that_is_a_paragraph_leaves_the_break():
    text = "One.\n\nRead more here\n\nTwo."
    words = words_of(text, [(6, 20)])
    assert words.gaps.tolist()[2] == BLANK_LINE


def test_of_a_word_that_a_hole_cuts_what_stands_before_it_stays():
    cut = words_of("aa bbcc dd", [(5, 7)])
    assert (cut.texts, cut.starts.tolist(), cut.ends.tolist()) == (["aa", "bb", "dd"], [0, 3, 8], [2, 5, 10])
    assert words_of("aabbcc dd", [(2, 4)]).texts == ["aa", "dd"]
    assert words_of("aabb, dd", [(2, 4)]).texts == ["aa", ",", "dd"]
