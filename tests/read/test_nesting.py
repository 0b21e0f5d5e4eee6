import numpy as np

from sayso.read.encoder import shipped
from sayso.read.heads import RoleSpan
from sayso.read.nesting import excerpt, likely_cues, moved, worth_reading
from sayso.read.words import BLANK_LINE, words_of
from sayso.records import Span, Token

CUES = frozenset({"said", "warned"})


def parts(text):
    words = words_of(text)
    cues = frozenset(at for at, word in enumerate(words.texts) if word.lower() in CUES)
    found = worth_reading(words, RoleSpan("CON", 0, len(words.texts), 1.0), cues)
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


def likely(*words, sure=(), content=None):
    """Likely cues of (word, tag, relation, governor) rows; ``sure``: words that the first reading takes for a cue."""
    facts = shipped().facts
    tokens = [
        Token(Span(at, at + 1), text, head, relation, tag, 0.0, None, 0.0)
        for at, (text, tag, relation, head) in enumerate(words)
    ]
    roles = np.zeros((len(words), len(facts.role_tags)), np.float32)
    roles[:, 0] = 10
    roles[list(sure), facts.role_tags.index("S-CUE")] = 10
    part = content or RoleSpan("CON", 0, len(words), 1.0)
    return likely_cues([part], tokens, roles, facts)


SAID = (("Ann", "PROPN", "nsubj", 1), ("said", "VERB", "root", None), ("so", "ADV", "advmod", 1))


def test_a_verb_of_saying_with_its_speaker_is_a_likely_cue():
    assert likely(*SAID) == {1}


def test_outside_every_content_no_word_is():
    assert likely(*SAID, content=RoleSpan("CON", 2, 3, 1.0)) == frozenset()


def test_a_word_of_saying_that_takes_nothing_is_none():
    bare = (("the", "DET", "det", 2), ("named", "VERB", "amod", 2), ("claim", "NOUN", "root", None))
    assert likely(*bare) == frozenset()
    assert likely(("also", "ADV", "advmod", 1), ("came", "VERB", "root", None)) == frozenset()


def test_a_noun_with_its_clause_is_one():
    claim = (("claim", "NOUN", "root", None), ("that", "SCONJ", "mark", 2), ("lied", "VERB", "acl:relcl", 0))
    assert likely(*claim) == {0}


def test_what_the_first_reading_takes_for_a_cue_is_one_whatever_hangs_on_it():
    assert likely(("reportedly", "ADV", "advmod", 1), ("named", "VERB", "amod", 0), sure=[1]) == {1}
