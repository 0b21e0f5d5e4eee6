"""Stems are the same whoever else asks for some at the same time."""

import sys
import threading
from collections.abc import Iterator

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from sayso.compare import same_event_words
from sayso.store import words

ENDINGS = ("ation", "ations", "ing", "ed", "ly", "ful", "fulness", "ities", "ization", "s")
STARTS = ("inform", "organ", "nation", "seiz", "fir", "ceas", "hope", "capab", "relat", "accus", "deny", "blockad")
MANY = [
    f"{start}{ending}{letter}" for start in STARTS for ending in ENDINGS for letter in ("", "a", "e", "i", "o", "t")
]


@pytest.fixture(autouse=True)
def _hasty() -> Iterator[None]:
    """Threads that take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_do_not_mix_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = words.stem.__wrapped__
    alone = [bare(word) for word in MANY]
    assert len(set(alone)) < len(MANY)
    wrong: list[object] = []

    def ask() -> None:
        try:
            wrong.extend(pair for pair in zip(map(bare, MANY), alone, strict=True) if pair[0] != pair[1])
        except IndexError as error:
            wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []


def test_both_stemmers_are_asked_one_at_a_time() -> None:
    assert isinstance(same_event_words._ONE_AT_A_TIME, type(threading.Lock()))


def test_stems_are_those_of_the_algorithm_as_published() -> None:
    """Stems are kept in ledgers: the fast stemmer that is installed must give what the plain one gives."""
    plain = EnglishStemmer()
    assert type(words._STEMMER) is not type(plain)
    assert [words.stem(word) for word in MANY] == [plain.stemWord(word) for word in MANY]
