"""The shipped model on whole documents: what must hold for any text."""

import random
from dataclasses import replace

import pytest

from sayso.read import read
from sayso.records import Document, Quarantine, Span

STORY = (
    "ZADAR (Reuters) - Armenia's Foreign Minister Ararat Mirzoyan said on Monday that Azerbaijan had attacked three "
    "towns near the border.\n\n"
    "“Our soldiers are fighting back,” Mirzoyan told reporters. “We call on our partners to act.”\n\n"
    "The Azerbaijani Defense Ministry denied the charge, saying only border guards had been deployed. It added that "
    "Mr. Aliyev would speak later.\n\n"
)
PASTED = "MORE Troops leave the capital, officials say "


def document(text, quarantine=()):
    return Document(
        "d",
        text,
        None,
        None,
        None,
        None,
        "en",
        None,
        tuple(Quarantine(Span(a, b), "injected_link") for a, b in quarantine),
    )


def spans_of(reading):
    for arc in reading.arcs:
        yield from arc.content
        yield from arc.source
        if arc.cue:
            yield arc.cue
    yield from (mention.span for mention in reading.mentions)
    yield from reading.sentences


def parts(reading):
    return reading.sentences, reading.mentions, reading.arcs


def test_who_says_what():
    reading = read(document(STORY))
    found = {
        (STORY[a.source[0].start : a.source[0].end], STORY[a.cue.start : a.cue.end])
        for a in reading.arcs
        if a.cue and a.source and a.outer is None
    }
    assert ("Mirzoyan", "told") in found
    assert any("Defense Ministry" in source and cue == "denied" for source, cue in found)


def test_spans_are_words_of_the_text():
    reading = read(document(STORY))
    for span in spans_of(reading):
        words = STORY[span.start : span.end]
        assert words
        assert words == words.strip()


def test_nothing_is_read_out_of_quarantine_and_the_sentence_goes_on():
    place = STORY.index("had attacked")
    text = STORY[:place] + PASTED + STORY[place:]
    hole = (place, place + len(PASTED))
    reading = read(document(text, [hole]))
    assert not any(span.start < hole[1] and hole[0] < span.end for span in spans_of(reading))
    clean = read(document(STORY))
    assert [text[a.cue.start : a.cue.end] for a in reading.arcs if a.cue] == [
        STORY[a.cue.start : a.cue.end] for a in clean.arcs if a.cue
    ]


def test_threads_change_nothing():
    text = STORY * 12
    assert parts(read(document(text))) == parts(read(document(text), threads=2))


def test_no_document_changes_another():
    alone = parts(read(document(STORY)))
    read(document("“Never,” she said. " * 50))
    assert parts(read(document(STORY))) == alone


def test_an_inner_arc_points_at_an_outer_one():
    text = "Prime Minister Nikol Pashinyan said that Moscow had told him that Baku warned it would send troops."
    reading = read(document(text))
    inner = [arc for arc in reading.arcs if arc.outer is not None]
    assert inner
    for arc in inner:
        outer = reading.arcs[arc.outer]
        assert outer.outer is None
        assert any(c.start <= arc.cue.start and arc.cue.end <= c.end for c in outer.content)


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "!", "\x00\x01", "“", "a" * 100_000, "é" * 10, "\u0301\u0301", "😀 said 😀", "。" * 600]
)
def test_any_text_is_read(text):
    reading = read(document(text))
    assert all(text[s.start : s.end] for s in spans_of(reading))


def test_a_document_that_is_all_quarantine_is_empty():
    assert parts(read(document(STORY, [(0, len(STORY))]))) == ((), (), ())


def test_random_holes_are_never_touched():
    draw = random.Random(5)
    for _ in range(15):
        edges = sorted(draw.sample(range(len(STORY)), 6))
        holes = list(zip(edges[::2], edges[1::2], strict=True))
        reading = read(document(STORY, holes))
        assert not any(s.start < b and a < s.end for s in spans_of(reading) for a, b in holes)


def test_the_model_is_named():
    assert read(document("He said so.")).model.startswith("sayso-reader-")
    assert replace(document(""), id="e") is not None
