from sayso.read.heads import RoleSpan
from sayso.read.nesting import excerpt, moved, worth_reading
from sayso.read.words import BLANK_LINE, words_of

CUES = frozenset({"said", "warned"})


def parts(text):
    words = words_of(text)
    found = worth_reading(words, RoleSpan("CON", 0, len(words.texts), 1.0), CUES)
    return [" ".join(words.texts[i] for i in places) for places in found]


def test_only_sentences_with_a_likely_cue_are_read_again():
    text = "“It rained. Baku warned that it would pour. Ann said no more. We left.”"
    assert parts(text) == ["Baku warned that it would pour . Ann said no more ."]


def test_quote_marks_and_that_are_left_out():
    assert parts("that “Ann said it rained”") == ["Ann said it rained"]


def test_nothing_likely_and_nothing_long_enough():
    assert parts("it rained all day long") == []
    assert parts("Ann said so") == []


def test_an_excerpt_begins_a_text_and_spans_move_back():
    words = words_of("He thinks Ann said it rained")
    places = words.starts.argsort()[2:]
    inside = excerpt(words, places)
    assert inside.texts[0] == "Ann"
    assert inside.gaps[0] == BLANK_LINE
    assert moved(RoleSpan("CUE", 1, 2, 0.5), places.tolist()) == RoleSpan("CUE", 3, 4, 0.5)
    assert moved(None, []) is None
