"""The same utterance in several reports; people, places and sentences are our own."""

from dataclasses import replace

import pytest

from sayso.compare.quotes import judge_quote, quote_marks, utterances
from sayso.records import Link, Report, Said, Span, Speaker, Statement, When

PARTIES = {"veria": "VER", "verian": "VER", "osmar": "OSM", "osmari": "OSM"}
QUOTE = (
    "“We are watching the crossings along the river between Veria and Osmar closely, and the movement of six brigades "
    "into the disputed valley is reckless,”"
)
SPUN = (
    "“We are observing the crossings near the river between Veria and Osmar carefully, and the motion of six brigades "
    "into the contested valley is reckless,”"
)


def when(day: str | None) -> When | None:
    return When(day, day, "day", "given") if day else None


def report(document: str, day: str | None = "2031-05-14", *, trusted: bool = True, outlet: str | None = None) -> Report:
    number = sum(map(ord, document))
    return Report(
        document, number, None, None, outlet, None, None, "en", when(day), "2031-06-01T00:00:00Z", None, trusted
    )


def speaker(name: str, actor: str | None = None, organization: str | None = None) -> Speaker:
    return Speaker(name, "person", None, organization, actor, Span(0, 3))


HALE = speaker("Ruth Hale", "VER.ruth-hale")


def said(words: str, document: str = "a", *, of: Speaker | None = HALE, **changed: object) -> Said:
    """A statement; ``changed``: day, trusted, outlet of its report, or form, channel, said, cue, start."""
    page = report(
        document,
        changed.get("day", "2031-05-14"),  # type: ignore[arg-type]
        trusted=bool(changed.get("trusted", True)),
        outlet=changed.get("outlet"),  # type: ignore[arg-type]
    )
    form = changed.get("form", "direct" if words.startswith("“") else "indirect")
    start = int(changed.get("start", 100))  # type: ignore[call-overload]
    spans = (Span(start, start + len(words)),)
    told = when(changed.get("said"))  # type: ignore[arg-type]
    statement = Statement(
        f"s{start}",
        of,
        None,
        spans,
        form,
        "assert",
        None,
        changed.get("channel"),
        told,
        None,
        None,
        None,
        "test",
        1.0,  # type: ignore[arg-type]
    )
    return Said(f"{document}#{start}", page, statement, words, changed.get("cue", "said"))  # type: ignore[arg-type]


def judged(a: Said, b: Said) -> Link | None:
    """The judge's link, after it was seen to be the same the other way round."""
    link = judge_quote(a, b, parties=PARTIES)
    assert link == judge_quote(b, a, parties=PARTIES)
    return link


def relation(a: Said, b: Said) -> str | None:
    link = judged(a, b)
    return link.relation if link else None


def test_the_same_words_in_two_reports() -> None:
    link = judged(said(QUOTE, "a"), said(QUOTE.strip("“,”"), "b"))
    assert link is not None
    assert (link.relation, link.flags, link.directed, link.left, link.right) == (
        "same_words",
        (),
        False,
        "a#100",
        "b#100",
    )
    assert link.score == 1.0
    assert link.judge == "quotes.order"
    assert "25 of 25 words in the same order; both by Ruth Hale; of the same day" in link.why


def test_a_later_report_comes_from_the_earlier() -> None:
    link = judged(said(QUOTE, "a", day="2031-05-16"), said(QUOTE, "b", day="2031-05-14"))
    assert link is not None
    assert (link.directed, link.left, link.right) == (True, "a#100", "b#100")
    assert "2 days apart" in link.why


def test_of_one_day_the_page_that_cannot_be_trusted_is_the_copy() -> None:
    link = judged(said(QUOTE, "b"), said(SPUN, "a", trusted=False))
    assert link is not None
    assert (link.directed, link.left, link.right) == (True, "a#100", "b#100")


def test_spun_words_are_the_same_utterance() -> None:
    link = judged(said(QUOTE, "a"), said(SPUN, "b", trusted=False, of=speaker("Rut Hayle")))
    assert link is not None
    assert link.relation == "changed_words"
    assert link.flags == ("wording",)  # "motion" for "movement": no list says that they are one
    assert "wording: “movement” became “motion”" in link.why


def test_direct_speech_told_as_indirect() -> None:
    told = "that they were watching the crossings along the river between Veria and Osmar closely"
    assert relation(said(QUOTE, "a"), said(told, "b")) == "same_words"


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [
        ("six brigades", "three brigades", "number"),
        ("is reckless", "is not reckless", "negation"),
        ("Veria and Osmar", "Veria and Halland", "party"),
        ("reckless", "unwise", "wording"),
    ],
)
def test_what_changed_is_flagged(old: str, new: str, flag: str) -> None:
    link = judged(said(QUOTE, "a"), said(QUOTE.replace(old, new), "b"))
    assert link is not None
    assert (link.relation, link.flags) == ("changed_words", (flag,))


def test_a_denial_in_the_cue_is_a_negation() -> None:
    denied = said("that Osmari guards shelled the bridge at Tarn on Friday", "a", cue="denied")
    assert relation(denied, said("that Osmari guards shelled the bridge at Tarn on Friday", "b")) == "changed_words"
    assert relation(denied, said("Osmari guards did not shell the bridge at Tarn on Friday", "b")) == "same_words"


@pytest.mark.parametrize(
    "other",
    [
        "“We want both sides to settle the border of the disputed valley by talks.”",
        "“The brigades that Veria sent to the river must go home before the winter.”",
        "“Osmar has watched this happen for months, and we are tired of warning them.”",
    ],
)
def test_other_utterances_on_the_topic_are_none(other: str) -> None:
    assert judged(said(QUOTE, "a"), said(other, "b")) is None


def test_a_headline_of_a_few_words_is_the_utterance_it_heads() -> None:
    link = judged(
        said("Veria to draw troops back", "a"), said("Veria to pull its forces back from the Osmari border", "b")
    )
    assert link is not None
    assert (link.relation, link.judge) == ("same_words", "quotes.whole")


def test_the_same_telling_words_in_another_order() -> None:
    link = judged(
        said("mortars shelled the Tarn bridge on Friday night, wounded farmers reported", "a"),
        said("on Friday night, as farmers reported, the bridge at Tarn was shelled with mortars", "b"),
    )
    assert link is not None
    assert (link.relation, link.judge) == ("same_words", "quotes.words")
    assert link.why.startswith("the same telling words: mortars, shelled, Tarn, bridge")


def test_a_long_text_that_holds_the_words_somewhere_is_none() -> None:
    short = "shelled Tarn bridge guards Friday mortars"
    long = (
        "that guards were seen on Friday in the market, that someone had brought mortars from the depot at Tarn, "
        "that a school and a clinic were shelled at noon while the bridge stayed open, that farmers fled, that a "
        "priest rang bells, that buses carried families south, that the harvest burned, and that nobody answered"
    )
    assert judged(said(short, "a"), said(long, "b")) is None


@pytest.mark.parametrize(
    "words", ["to comment", "the accusation", "a charge", "Ruth Hale and Osmar", "it", "what he had to say of them"]
)
def test_a_few_words_are_no_utterance(words: str) -> None:
    assert quote_marks(said(words)) == ()
    assert judged(said(words, "a"), said(words, "b")) is None


def test_common_words_are_an_utterance_when_they_are_many() -> None:
    words = "“I'm just not ready to do that at this point. I'm not there right now,”"
    assert relation(said(words, "a"), said(words[:-2] + " with you,”", "b")) == "same_words"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (speaker("Ruth Hale"), speaker("Hale"), True),
        (speaker("Foreign Minister Ruth Hale"), speaker("Ruth Hale"), True),
        (speaker("Ruth Hale", "VER.ruth-hale"), speaker("the minister", "VER.ruth-hale"), True),
        (speaker("Ruth Hale", "VER.ruth-hale"), None, True),
        (speaker("Ruth Hale", "VER.ruth-hale"), speaker("he"), True),
        (speaker("Ruth Hale"), speaker("the candidate"), True),
        (speaker("Veria", "VER"), speaker("Verian Defence Ministry", "VER.MOD"), True),
        (speaker("Ruth Hale", "VER.ruth-hale", "Defence Ministry"), speaker("Defence Ministry", "VER.MOD"), True),
        (speaker("Antoni Blenken"), speaker("Antony Blenkin"), True),
        (speaker("Ruth Hale", "VER.ruth-hale"), speaker("Ruth Hale", "OSM.ruth-hale"), False),
        (speaker("Ruth Hale"), speaker("Jon Marten"), False),
        (speaker("Foreign Ministry", "VER.MFA"), speaker("Defence Ministry", "VER.MOD"), False),
        (speaker("Foreign Ministry"), speaker("Defence Ministry"), False),
    ],
)
def test_speakers_must_be_compatible(one: Speaker, other: Speaker | None, same: bool) -> None:
    assert (judged(said(QUOTE, "a", of=one), said(QUOTE, "b", of=other)) is not None) is same


def test_a_spun_page_may_name_the_speaker_otherwise() -> None:
    agent = speaker("Agent Rood Hill")
    assert judged(said(QUOTE, "a"), said(SPUN, "b", of=agent)) is None
    link = judged(said(QUOTE, "a"), said(SPUN, "b", of=agent, trusted=False))
    assert link is not None
    assert "a page that cannot be trusted names Agent Rood Hill, the other Ruth Hale" in link.why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"said": "2031-05-12"}, {"said": "2031-05-13"}, True),  # one day by the clocks of two pages
        ({"said": "2031-05-12"}, {"said": "2031-05-18"}, False),
        ({"said": "2031-05-12"}, {"day": "2031-05-09"}, False),  # published before it was said
        ({"day": None}, {"day": "2031-05-09"}, True),
        ({"day": "2031-05-14"}, {"day": "2031-11-14"}, True),  # quoted again, to the word
    ],
)
def test_days_must_be_compatible(one: dict[str, str], other: dict[str, str], same: bool) -> None:
    assert (judged(said(QUOTE, "a", **one), said(QUOTE, "b", **other)) is not None) is same


def test_months_later_like_words_are_another_utterance() -> None:
    told = "that the brigades in the disputed valley must leave before talks can begin"
    assert judged(said(told, "a"), said(told, "b", day="2031-05-16")) is not None
    assert judged(said(told, "a"), said(told, "b", day="2031-11-14")) is None


def test_a_short_sentence_is_quoted_again_within_a_month_by_the_one_who_said_it() -> None:
    first, again = "“Veria is not planning to storm anything,”", "“Veria is not planning to seize anything,”"
    assert judged(said(first, "a"), said(again, "b", day="2031-06-03")) is not None
    assert judged(said(first, "a"), said(again, "b", day="2031-07-30")) is None
    assert judged(said(first, "a"), said(again, "b", day="2031-06-03", of=None)) is None


def test_anybody_is_anyone() -> None:
    first, again = "“We shall not fight anyone in the valley,”", "“We shall not fight anybody in the valley,”"
    assert relation(said(first, "a"), said(again, "b")) == "same_words"


def test_what_is_quoted_among_told_words_is_what_was_said() -> None:
    whole = "“Because the boats and their crews have not come back to Veria, I have put off the talks of next month,”"
    part = "the talks with Osmar “because the boats and their crews have not come home”"
    assert judged(said(whole, "a"), said(part, "b", form="mixed", day="2031-05-30")) is not None
    assert judged(said(whole, "a"), said(part, "b", form="indirect", day="2031-05-30")) is None


def test_a_count_of_a_later_day_is_a_newer_count() -> None:
    count, later = "that 71 border guards had been killed near Tarn", "that 77 border guards had been killed near Tarn"
    assert relation(said(count, "a"), said(later, "b")) == "changed_words"
    assert judged(said(count, "a"), said(later, "b", day="2031-05-15")) is None
    spun = judged(said(count, "a"), said(later, "b", day="2031-05-15", trusted=False))
    assert spun is not None
    assert spun.flags == ("number",)


def test_what_one_page_says_within_another_statement_is_no_second_report() -> None:
    outer = said(QUOTE, "a", start=100)
    assert judged(outer, said(QUOTE, "a", start=110)) is None
    assert judged(outer, said(QUOTE, "a", start=900)) is not None


def test_marks_are_shared_by_wordings_and_not_by_others() -> None:
    marks = set(quote_marks(said(QUOTE)))
    assert 0 < len(marks) <= 24
    other = set(quote_marks(said("“The brigades that Veria sent must leave the river before the winter.”")))
    assert len(marks & set(quote_marks(said(SPUN)))) >= 3 * max(1, len(marks & other))
    assert not marks & set(
        quote_marks(said("“Ministers of Veria and Osmar will meet on Friday to speak about trade.”"))
    )
    assert quote_marks(said(QUOTE)) == quote_marks(said(QUOTE, "z"))


def test_long_statements_keep_few_marks() -> None:
    long = " ".join(f"the {name}ster guards left the {name}worth bridge" for name in map(chr, range(97, 123)))
    assert len(quote_marks(said(long))) == 24


def grouped(*all_: Said, **how: object) -> tuple:
    links = [link for n, a in enumerate(all_) for b in all_[n + 1 :] if (link := judge_quote(a, b, parties=PARTIES))]
    return utterances(all_, links, parties=PARTIES, **how)  # type: ignore[arg-type]


def test_wordings_of_an_utterance_the_nearest_first() -> None:
    spun = said(SPUN, "a", trusted=False, day="2031-05-13")
    quoted, copied = said(QUOTE, "b"), said(QUOTE.lower(), "c", day="2031-05-15")
    changed = said(QUOTE.replace("six", "sixty"), "d", day="2031-05-16")
    (utterance,) = grouped(
        spun, changed, copied, quoted, said("“The winter was mild in the northern valley this year.”", "e")
    )
    assert utterance.speaker == "Ruth Hale"
    assert [(one.statement, one.copies) for one in utterance.wordings] == [("b#100", 1), ("d#100", 0), ("a#100", 0)]
    assert utterance.wordings[0].changes == ()
    assert [(one.kind, one.left, one.right) for one in utterance.wordings[1].changes] == [("number", "six", "sixty")]
    assert utterance.why == "from a page that can be trusted; carried by 2 independent reports"


def test_copies_do_not_outvote_the_origin() -> None:
    first = said(QUOTE, "d", day="2031-05-13")
    copies = [said(QUOTE.replace("six", "ten"), name, day="2031-05-14") for name in "abc"]
    (outvoted,) = grouped(first, *copies)
    assert outvoted.wordings[0].statement == "a#100"
    (kept,) = grouped(first, *copies, origins={"b": "a", "c": "a"})
    assert kept.wordings[0].statement == "d#100"
    assert kept.why == "the earliest report, of 2031-05-13"


def test_a_copy_of_a_report_that_quotes_it_too_is_never_the_nearest() -> None:
    copied, origin = said(SPUN, "a", day="2031-05-13"), said(QUOTE, "b")
    link = judged(copied, origin)
    assert link is not None
    (found,) = utterances([copied, origin], [link], origins={"a": "b"})
    assert found.wordings[0].statement == origin.key
    assert "from a report that others copy" in found.why
    (alone,) = utterances([copied, origin], [link], origins={"a": "elsewhere"})
    assert alone.wordings[0].statement == copied.key


def test_the_speakers_own_statement_goes_before_the_earliest_report() -> None:
    early, own = said(QUOTE, "a", day="2031-05-13"), said(SPUN, "b", channel="in a statement")
    (utterance,) = grouped(early, own)
    assert utterance.wordings[0].statement == "b#100"
    assert utterance.why == "quoted from the speaker's own statement"


def test_quoted_goes_before_retold() -> None:
    told = said(QUOTE.strip("“,”").replace("We are", "they were"), "a", day="2031-05-13")
    (utterance,) = grouped(told, said(QUOTE, "b"))
    assert utterance.wordings[0].statement == "b#100"
    assert utterance.why == "quoted, not retold"


def test_only_links_of_words_join_utterances() -> None:
    one, other = said(QUOTE, "a"), said(QUOTE, "b")
    link = Link("a#100", "b#100", "opposes", 1.0, "because", "test")
    assert utterances([one, other], [link]) == ()
    assert len(utterances([one, other], [replace(link, relation="same_words")])) == 1


@pytest.mark.parametrize("verb", ["ruled out", "rejected", "dismissed", "excluded"])
@pytest.mark.parametrize("as_cue", [True, False])
def test_a_negation_that_stands_before_the_words_is_not_gone_from_them(verb: str, as_cue: bool) -> None:
    """Whether the verb is the cue of the words, or stands right before them and "she said" behind."""
    open_, bare = (
        "no open war over the crossings of the river Tamsel",
        "an open war over the crossings of the river Tamsel",
    )
    text = f"On Monday Hale {verb if as_cue else verb + ' '}{'' if as_cue else bare}, she said."
    origin = said(f"There will be {open_} in this valley", "a", day="2031-05-13")
    copy = said(f"{bare} in this valley", "b", cue=verb if as_cue else "said", start=len(f"On Monday Hale {verb} "))
    link = Link("b#" + str(copy.statement.content[0].start), "a#100", "changed_words", 1.0, "", "t", directed=True)
    plain = replace(copy, cue="said")
    (flagged,) = utterances([origin, plain], [link])
    assert "negation" in {one.kind for one in flagged.wordings[1].changes}
    (found,) = utterances([origin, copy], [link], texts={"b": text})
    assert "negation" not in {one.kind for one in found.wordings[1].changes}


def test_a_negation_in_the_sentence_before_takes_no_words() -> None:
    origin = said("There will be no open war over the crossings of the river", "a", day="2031-05-13")
    text = "His offer was rejected. An open war over the crossings of the river is what she wants."
    copy = said("An open war over the crossings of the river", "b", start=text.index("An open"))
    link = Link(copy.key, "a#100", "changed_words", 1.0, "", "t", directed=True)
    (found,) = utterances([origin, copy], [link], texts={"b": text})
    assert "negation" in {one.kind for one in found.wordings[1].changes}
