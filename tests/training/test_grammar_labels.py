"""Labels of grammar and events on our words, and what must never be learned from."""

import os
from pathlib import Path

import pytest

from training.events import joined, measured_sentences, pair_page, plain, read_factuality, read_pairs, root_of
from training.grammar import Row, label_grammar
from training.labels import PARTS, RELATIONS, ROOTS
from training.pages import ROOT, plain_words

TEXT = "The U.S. didn't go."
SENTENCE = [
    Row(0, 3, "DET", 2, "det"),
    Row(4, 8, "PROPN", 5, "nsubj"),
    Row(9, 12, "AUX", 5, "aux"),
    Row(12, 15, "PART", 5, "advmod"),
    Row(16, 18, "VERB", 0, "root"),
    Row(18, 19, "PUNCT", 5, "punct"),
]


def labelled():
    words, starts, ends = plain_words(TEXT)
    label_grammar(words, starts, ends, [SENTENCE])
    return words


def test_words_get_the_governor_of_their_token():
    words = labelled()
    by_text = {word.text: word for word in words}
    assert by_text["go"].governor == ROOT
    assert RELATIONS[by_text["go"].relation] == "root"
    assert words[by_text["The"].governor].text == "U"
    assert words[by_text["U"].governor].text == "go"
    assert PARTS[by_text["U"].part] == "PROPN"


def test_the_further_words_of_a_token_hang_on_its_first():
    words = labelled()
    s = next(word for word in words if word.text == "S")
    assert RELATIONS[s.relation] == "goeswith"
    assert words[s.governor].text == "U"


def test_every_word_of_a_sentence_knows_its_sentence():
    assert {word.sentence for word in labelled()} == {0}


def test_tokens_are_joined_as_people_write():
    text, places = joined(["He", "did", "n't", "say", '"', "yes", '"', "(", "pro", "-", "war", ")", "."])
    assert text == 'He didn\'t say "yes" (pro-war).'
    assert [text[a:b] for a, b in places][2] == "n't"


@pytest.mark.parametrize(
    ("event_type", "root"),
    [
        ("conflict.attack.bombing", "ASSAULT"),
        ("Justice.ReleaseParole.Unspecified", "RETREAT"),
        ("conflict.yield.retreat", "RETREAT"),
        ("conflict.yield.n/a", "CONCEDE"),
    ],
)
def test_event_types_mean_a_root(event_type, root):
    assert root_of(event_type) == 1 + ROOTS.index(root)


def test_types_of_no_event_and_unknown_types_differ():
    assert root_of("personnel.elect.winelection") == 0
    assert root_of("movement.transportartifact.hide") is None


def test_the_words_of_the_parties_hold_no_event():
    row = {
        "sentence": "Norland urged Sudland to talk.",
        "source": "Norland",
        "target": "Sudland",
        "gold_root": "REQUEST",
    }
    bag = [word.text for word in pair_page(row, 7).words if word.bag == 7]
    assert bag == ["urged", "to", "talk", "."]


def test_factuality_stands_on_the_word_of_the_target(tmp_path):
    line = '{"text": "He did n\'t go .", "targets": [{"span1": [3, 4], "label": -2.5, "span_text": "go"}]}\n'
    (tmp_path / "dev.jsonl").write_text(line, "utf-8")
    (page,) = read_factuality(tmp_path / "dev.jsonl")
    assert [(word.text, word.happened) for word in page.words if word.happened is not None] == [("go", -2.5)]


@pytest.mark.corpora
def test_no_measured_sentence_is_learned_from():
    folder = Path(os.environ.get("SAYSO_CORPORA", "")) / "data"
    if not (folder / "plover").is_dir():
        pytest.skip("the corpora are not there (SAYSO_CORPORA names their folder)")
    measured = measured_sentences(folder)
    assert len(measured) > 300
    assert not any(plain(row["sentence"]) in measured for row in read_pairs(folder))
