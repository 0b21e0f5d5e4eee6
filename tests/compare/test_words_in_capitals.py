"""Words that are shouted are the words they are; what is heard on television was not written down by its speaker."""

from sayso.compare.quotes import judge_quote, profile, utterances
from tests.compare.test_quotes import said

PLAIN = "“This is an outrageous violation of sovereign Norvian territory”"
SHOUTED = "what she called “an OUTRAGEOUS violation of sovereign Norvian territory”"


def test_a_shouted_word_is_the_same_word_and_letters_of_a_name_are_not() -> None:
    assert set(profile("an OUTRAGEOUS violation").bases) == set(profile("an outrageous violation").bases)
    assert set(profile("the UNICEF report").bases) != set(profile("the unicef report").bases)


def test_a_shouted_quotation_is_the_utterance() -> None:
    link = judge_quote(said(PLAIN), said(SHOUTED, "b", day="2031-05-15"))
    assert link is not None
    assert link.relation in ("same_words", "changed_words")


def test_who_heard_it_on_television_is_no_nearer_than_who_heard_it_first() -> None:
    true = "“I know these men and what they are now saying is not true at all”"
    turned = true.replace("not true at all", "true")
    first, heard = said(true), said(turned, "b", day="2031-05-15", channel="on television")
    link = judge_quote(heard, first)
    assert link is not None
    assert utterances([first, heard], [link])[0].wordings[0].statement == first.key
    written = said(turned, "b", day="2031-05-15", channel="in a letter")
    assert utterances([first, written], [link])[0].wordings[0].statement == written.key
