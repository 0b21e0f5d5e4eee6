"""Who owes what by when under a deadline, to whom something is promised, and meetings that are agreed on."""

import pytest

import sayso
from sayso.records import Obligation


def duties_in(text: str) -> list[tuple[str, Obligation]]:
    """Each duty's words and the record, in a report of 12 October 2022, a Wednesday."""
    found = sayso.read(text, published="2022-10-12").obligations
    return [(text[one.duty.start : one.duty.end], one) for one in found]


@pytest.mark.parametrize(
    ("text", "who", "duty", "to", "due"),
    [
        (
            "Turkey gave Sweden a deadline of 1 November to extradite the men.",
            "SWE",
            "extradite the men",
            "TUR",
            "2022-11-01",
        ),
        (
            "Turkey gave Sweden a one-week deadline to extradite the men.",
            "SWE",
            "extradite the men",
            "TUR",
            "2022-10-19",
        ),
        ("Turkey set Sweden a deadline of 1 November to reply.", "SWE", "reply", "TUR", "2022-11-01"),
        ("Turkey gave Sweden a week to extradite the men.", "SWE", "extradite the men", "TUR", "2022-10-19"),
        ("Iran faces a Friday deadline to halt the work.", "IRN", "halt the work", None, "2022-10-14"),
        ("The deadline for Iran to respond is Monday.", "IRN", "respond", None, "2022-10-17"),
        ("Germany pledged Ukraine 100 tanks by December.", "DEU", "100 tanks", "UKR", "2022-12-31"),
        ("Britain promised Kenya a reply within two weeks.", "GBR", "a reply within two weeks", "KEN", "2022-10-26"),
    ],
)
def test_a_deadline_binds_who_is_given_it(text: str, who: str, duty: str, to: str | None, due: str) -> None:
    ((words, one),) = duties_in(text)
    assert words == duty
    assert (one.who.actor if one.who else None, one.to.actor if one.to else None) == (who, to)
    assert one.due is not None
    assert one.due.latest == due


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ministers gave themselves until Friday to reach a deal.", "ministers"),
        ("The ministers gave the rebels until Friday to reach a deal.", "rebels"),
        ("Iran and Iraq agreed to meet again in Oman on 20 November.", "Iran and Iraq"),
        ("The government promised the strikers a pay rise by January.", "government"),
    ],
)
def test_who_sets_himself_a_day_owes(text: str, who: str) -> None:
    ((_words, one),) = duties_in(text)
    assert one.who is not None
    assert one.who.name == who
    assert one.due is not None


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Iraq agreed to meet again in Oman.",
        "Germany promised voters a bright future.",
        "Iran missed a Friday deadline.",
        "Turkey gave Sweden a list of the men.",
    ],
)
def test_without_a_day_or_goods_there_is_no_such_duty(text: str) -> None:
    assert duties_in(text) == []


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ('The minister pledged to end the "old rule" by May.', 'end the "old rule" by May'),
        ('The minister pledged to confront the "old guard".', 'confront the "old guard"'),
        ('The minister pledged to end the war, "by all means", he said.', "end the war"),
    ],
)
def test_a_few_words_in_quotation_marks_belong_to_the_duty(text: str, duty: str) -> None:
    assert [words for words, _one in duties_in(text)] == [duty]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Iran must repay the loan to China by May.", "CHN"),
        ("Iran must bring the loan to Oslo by May.", None),
    ],
)
def test_a_town_is_no_creditor(text: str, to: str | None) -> None:
    ((_words, one),) = duties_in(text)
    assert (one.to.actor if one.to else None) == to
