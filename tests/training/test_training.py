"""The training scripts without torch's weight: labels, corruption, and what must never enter."""

import os
import random
from pathlib import Path

import pytest

from sayso.read.words import words_of
from training.corrupt import CORRUPTIONS, corrupt, double_names, lose_quotes, part_cues, paste_headline
from training.entities import organisation_kind, read_entities
from training.naming import as_name
from training.pages import CONTENT, CUE, OUT, SOURCE, plain_words
from training.polnear import label, read_attributions, runs
from training.skip import SkipList, read_skip_list

TEXT = "“We won,” Ann Lee said.\n\nShe added that it rained and denied that it froze."
ANN = (
    "T1\tContent 0 9\t“We won,”\nT2\tSource 10 17\tAnn Lee\nT3\tCue 18 22\tsaid\n"
    "T4\tSource 25 28\tShe\nT5\tCue 29 34\tadded\nT6\tContent 35 49\tthat it rained\n"
    "T7\tCue 54 60\tdenied\nT8\tContent 61 74\tthat it froze\nT9\tSource 25 28\tShe\n"
    "E1\tAttribution:T3 Source:T2 Cue:T3 Content:T1\nE2\tAttribution:T5 Source:T4 Cue:T5 Content:T6\n"
    "E3\tAttribution:T7 Source:T9 Cue:T7 Content:T8 Content2:T99\nT10\tDiscard 0 1\t“\n"
)


def labelled(tmp_path):
    (tmp_path / "a.ann").write_text(ANN, "utf-8")
    words, starts, ends = plain_words(TEXT)
    label(words, starts, ends, read_attributions(tmp_path / "a.ann"))
    return words


def roles(words):
    found = {}
    for word in words:
        if word.role != OUT:
            found.setdefault((word.attribution, word.role), []).append(word.text)
    return {key: " ".join(texts) for key, texts in found.items()}


def test_labels_stand_on_their_words(tmp_path):
    found = roles(labelled(tmp_path))
    assert found[0, CONTENT] == "“ We won , ”"
    assert found[0, SOURCE] == "Ann Lee"
    assert found[2, CUE] == "denied"


def test_a_source_with_two_cues_belongs_to_both(tmp_path):
    she = next(word for word in labelled(tmp_path) if word.text == "She")
    assert {she.attribution, *she.also} == {1, 2}


def test_a_span_takes_in_every_word_it_touches():
    found = words_of("ab cd ef")
    assert runs(found.starts.tolist(), found.ends.tolist(), [(1, 4)]) == [(0, 2)]


@pytest.mark.parametrize("seed", range(20))
def test_corruption_keeps_the_original_and_the_labels(tmp_path, seed):
    words = labelled(tmp_path)
    before = [repr(word) for word in words]
    messy = corrupt(words, random.Random(seed), [plain_words("Other Headline Stands Here")[0]])
    assert [repr(word) for word in words] == before
    assert all(word.text and word.gap for word in messy)
    assert set(roles(messy)) <= set(roles(words))


@pytest.mark.parametrize("corruption", [c for c, _ in CORRUPTIONS], ids=lambda c: c.__name__)
def test_each_corruption_takes_any_words(tmp_path, corruption):
    for seed in range(10):
        messy = corruption(labelled(tmp_path), random.Random(seed))
        assert all(words_of(word.text).texts == [word.text] for word in messy)


def test_a_pasted_headline_is_nobodys_words(tmp_path):
    line = plain_words("Troops Leave Town Again")[0]
    messy = paste_headline(labelled(tmp_path), random.Random(1), [line])
    pasted = [word for word in messy if word.text.lower() in ("troops", "leave", "town", "again")]
    assert pasted
    assert all(word.role == OUT for word in pasted)


def test_lost_quotes_leave_the_break_before_them(tmp_path):
    words = lose_quotes(plain_words("He said.\n\n“Yes” aa")[0], random.Random(3))
    if all(word.text != "“" for word in words):
        assert next(word for word in words if word.text == "Yes").gap > 2


def test_doubled_names_bear_the_label_twice(tmp_path):
    words = [word for _ in range(60) for word in labelled(tmp_path)]
    messy = double_names(words, random.Random(1))
    assert any(word.text == "AnnAnn" and word.role == SOURCE for word in messy)


def test_parted_cues_change_gaps_only(tmp_path):
    words = labelled(tmp_path)
    texts = [word.text for word in words]
    assert [word.text for word in part_cues(words, random.Random(2))] == texts


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reuters", "media"),
        ("Islamic State", "armed_group"),
        ("the Ministry of Defence", "government"),
        ("UN Security Council", "organization"),
        ("Acme Corp", "organization"),
    ],
)
def test_organisations_are_split_by_name(name, kind):
    assert organisation_kind(name) == kind


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("Foreign Office Minister Tobias Ellwood", "person", "Tobias Ellwood"),
        ("Secretary of State Antony Blinken", "person", "Antony Blinken"),
        ("Abu Bakr al-Baghdadi", "person", "Abu Bakr al-Baghdadi"),
        ("The Minister", "person", None),
        ("Americans", "person", None),
        ("We", "organization", None),
        ("the UK Government", "government", "UK Government"),
        ("Denmark's", "place", "Denmark"),
        ("people from both Iraq and Syria", "organization", None),
        ("improvised explosive device", "weapon", "improvised explosive device"),
    ],
)
def test_names_follow_one_convention(mention, kind, name):
    found = as_name(mention, 0, len(mention), kind)
    assert (found and mention[slice(*found)]) == name


def test_the_skip_list_knows_documents(tmp_path):
    (tmp_path / "SKIP_IN_TRAINING.tsv").write_text("# why\nre3d/CENTCOM\tD1\nplover\tall of it\n", "utf-8")
    skip = read_skip_list(tmp_path)
    assert skip.holds("re3d/CENTCOM", "D1")
    assert not skip.holds("re3d/CENTCOM", "D2")


def test_no_skip_list_no_training(tmp_path):
    with pytest.raises(SystemExit, match="SKIP_IN_TRAINING"):
        read_skip_list(tmp_path)


@pytest.fixture
def data():
    folder = Path(os.environ.get("SAYSO_CORPORA", "")) / "data"
    if not os.environ.get("SAYSO_CORPORA") or not folder.is_dir():
        pytest.skip("SAYSO_CORPORA is not set: the corpora are not there to be checked")
    return folder


def test_listed_documents_never_enter(data):
    skip = read_skip_list(data)
    everything = {page.name for page in read_entities(data, SkipList(frozenset()))}
    entered = {page.name for page in read_entities(data, skip)}
    listed = {name.removesuffix(".conllu") for _, name in skip.pairs}
    assert everything & listed, "the list names nothing that could enter: its names have changed"
    assert not entered & listed
    assert entered == everything - listed


def test_dev_and_test_parts_never_enter(data):
    pytest.importorskip("torch")
    from training.corpora import read_material

    material = read_material(data)
    dev = {path.stem for path in (data / "polnear" / "dev" / "text").glob("*.txt")}
    assert not dev & (set(material.train) | {page.name for page in material.held})
    assert not set(material.train) & {page.name for page in material.held}
