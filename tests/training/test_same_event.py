"""What same_event learns from: which mentions of ECB+ are taken, which articles are left out, how weights are found."""

from pathlib import Path

import numpy as np
import pytest

from training import same_event
from training.ecbplus import file_name, read_ecbplus, tellings

TEXT = "Rebels shelled the port of Vorna | The shelling killed nobody | Talks failed"
WORDS = TEXT.split()


def write_article(data: Path, topic: int, name: str, *, address: bool = False) -> None:
    """Three sentences with five mentions: a chain over articles, one within the article, a denied and a lone one."""
    tokens, sentence, lines = 0, 1 if address else 0, []
    if address:
        tokens, lines = 1, ['<token t_id="1" sentence="0" number="0">http://vorna.example.org</token>']
    for word in WORDS:
        if word == "|":
            sentence += 1
            continue
        tokens += 1
        lines.append(f'<token t_id="{tokens}" sentence="{sentence}" number="0">{word}</token>')
    first = 2 if address else 1
    marks = [("ACTION_OCCURRENCE", 1, 1), ("ACTION_OCCURRENCE", 2, 7), ("NEG_ACTION_OCCURRENCE", 3, 8),
             ("HUMAN_PART_ORG", 4, 0), ("ACTION_OCCURRENCE", 5, 11)]  # fmt: skip
    body = "".join(f'<{tag} m_id="{m}"><token_anchor t_id="{first + at}"/></{tag}>' for tag, m, at in marks)
    body += '<ACTION_OCCURRENCE m_id="9" RELATED_TO="" TAG_DESCRIPTOR="t" instance_id="ACT1"/>'
    cross = (
        '<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF>'
    )
    page = f"<Document>{''.join(lines)}<Markables>{body}</Markables><Relations>{cross}</Relations></Document>"
    path = data / "ecbplus" / "ECB+" / file_name(topic, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_article(tmp_path, 1, "1ecb")
    write_article(tmp_path, 1, "2ecbplus", address=True)
    write_article(tmp_path, 26, "1ecb")
    rows = ["Topic,File,Sentence Number", "1,1ecb,0", "1,1ecb,1", "1,2ecbplus,1", "26,1ecb,0"]
    (tmp_path / "ecbplus" / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows), "utf-8")
    (tmp_path / "SKIP_IN_TRAINING.tsv").write_text("# what is measured\necbplus/ECB+\t1/1_1ecb.xml\n", "utf-8")
    return tmp_path


def test_mentions_are_events_of_validated_sentences_in_their_chains(data: Path) -> None:
    first, second, other = read_ecbplus(data)
    assert [[first.words[token] for token in gold.tokens] for gold in first.gold] == [
        ["shelled"],
        ["shelling"],
        ["killed"],
    ]
    chains = [gold.chain for gold in first.gold]
    assert chains[0] == chains[1] == second.gold[0].chain
    assert chains[2] not in chains[:2]
    assert other.gold[0].chain != chains[0], "a topic's chains are its own"


def test_the_address_is_no_word_of_the_article(data: Path) -> None:
    first, second, _other = read_ecbplus(data)
    assert first.text() == second.text()


def test_a_mention_is_told_by_its_own_sentence(data: Path) -> None:
    shelled, shelling, killed = (telling for telling, _gold, _head in tellings(read_ecbplus(data)[0]))
    assert shelled.family == shelling.family != killed.family
    assert "vorna" in shelled.context.weights
    assert "vorna" not in killed.context.weights
    assert killed.family in shelling.beside
    assert shelled.sentence != shelling.sentence == killed.sentence


def test_what_is_measured_is_not_learned_from(data: Path) -> None:
    assert [(one.topic, one.name) for one in same_event.learned_articles(data)] == [(1, "2ecbplus")]


def test_a_word_of_one_corpus_alone_counts_as_rare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_event, "TABLES", tmp_path)
    same_event.write_counts([["harbour harbour tug", "harbour"] * 20, ["harbour"] * 40])
    lines = (tmp_path / "same_event_counts.tsv").read_text("utf-8").splitlines()
    counts = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    assert int(counts["harbour"]) > 9000
    assert int(counts["tug"]) < 1000


def test_weights_are_those_that_tell_the_pairs_apart() -> None:
    draw = np.random.default_rng(7)
    features = np.c_[np.ones(400), draw.random((400, 2))]
    same = (features[:, 1] > 0.5).astype(float)
    always, told, untold = same_event.logistic(features, same)
    assert told > 5 > abs(untold)
    assert always < 0
