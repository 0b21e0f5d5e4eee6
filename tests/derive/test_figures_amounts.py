"""Numbers as written, how exact they are, and the numbers that count nothing."""

import pytest

from sayso.derive.figures import derive_figures
from sayso.records import Figure
from tests.derive.marked import nobody, read_marked


def figures_in(text: str) -> tuple[Figure, ...]:
    return derive_figures(read_marked(text), nobody(), (), (), ())


def only(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("2.5 million", 2_500_000),
        ("twelve", 12),
        ("twenty-five", 25),
        ("a hundred and twenty", 120),
        ("two hundred and five thousand", 205_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a couple of", 2),
        ("one thousand three hundred", 1300),
    ],
)
def test_numbers_in_digits_and_words(number: str, value: float) -> None:
    figure = only(f"Later {number} farmers were arrested.")
    assert (figure.low, figure.high, figure.comparator) == (value, value, "exact")


@pytest.mark.parametrize(
    ("words", "low", "high", "comparator"),
    [
        ("at least 12", 12, None, "at_least"),
        ("no fewer than 12", 12, None, "at_least"),
        ("more than 6,000", 6000, None, "more_than"),
        ("over 40", 40, None, "more_than"),
        ("about 80", 80, 80, "about"),
        ("nearly 900", 900, 900, "about"),
        ("some 150", 150, 150, "about"),
        ("up to 30", None, 30, "up_to"),
        ("as many as 300", None, 300, "up_to"),
        ("fewer than 20", None, 20, "less_than"),
        ("well under 20", None, 20, "less_than"),
        ("between 10 and 12", 10, 12, "exact"),
        ("two or three", 2, 3, "exact"),
        ("15 to 20", 15, 20, "exact"),
        ("30-40", 30, 40, "exact"),
        ("2 to 3 million", 2_000_000, 3_000_000, "exact"),
        ("dozens of", 24, None, "at_least"),
        ("scores of", 40, None, "at_least"),
        ("hundreds of", 200, None, "at_least"),
        ("tens of thousands of", 20_000, None, "at_least"),
        ("hundreds of thousands of", 200_000, None, "at_least"),
        ("several hundred", 300, None, "at_least"),
        ("another 40", 40, 40, "exact"),
    ],
)
def test_intervals_and_how_exact_they_are(words: str, low: float | None, high: float | None, comparator: str) -> None:
    figure = only(f"On that day {words} farmers were wounded.")
    assert (figure.low, figure.high, figure.comparator, figure.what) == (low, high, comparator, "wounded")


def test_the_sign_may_stand_behind() -> None:
    assert only("Rescuers found 40 or more bodies.").comparator == "at_least"
    assert only("Rescuers found 40 and counting.").comparator == "at_least"
    assert only("The fire displaced 200+ families.").low == 200


def test_the_span_holds_the_sign_and_the_noun() -> None:
    text = "Officials counted at least 12 burned lorries."
    figure = only(text)
    assert text[figure.span.start : figure.span.end] == "at least 12 burned lorries"


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$30 million", 30_000_000, "USD"),
        ("€1.5 billion", 1_500_000_000, "EUR"),
        ("30bn euros", 30_000_000_000, "EUR"),
        ("US$400", 400, "USD"),
        ("£20 million", 20_000_000, "GBP"),
        ("one million pesetas", 1_000_000, "ESP"),
    ],
)
def test_money(words: str, value: float, unit: str) -> None:
    figure = only(f"The fund paid {words} in aid.")
    assert (figure.low, figure.what, figure.unit) == (value, "money", unit)


def test_vague_money_is_money() -> None:
    assert only("It lost hundreds of millions of dollars.").what == "money"


@pytest.mark.parametrize(
    ("text", "what", "unit"),
    [
        ("The army retook 40 percent of the province.", "area", "percent"),
        ("Taxes rose by 40 percent.", "other", "percent"),
        ("They cleared 300 square miles.", "area", "miles"),
        ("The siege lasted 44 days.", "duration", "days"),
        ("An 11-year lull ended.", "duration", "years"),
        ("The war ended a month of deadly clashes.", "duration", "months"),
        ("They found seven rifles.", "weapons", "rifles"),
        ("They hit four mortar systems.", "weapons", "systems"),
        ("They found 47 AK rifles.", "weapons", "rifles"),
        ("In Sector B they found 47 rifles.", "weapons", "rifles"),
        ("Veldania sent 2 Leopard tanks.", "weapons", "tanks"),
        ("They hit four irrigation systems.", "other", "systems"),
        ("Veldania sent 5,000 troops.", "troops", None),
        ("Rebels hold 25 hostages.", "captured", None),
        ("They returned 17 coffins.", "bodies", None),
        ("Veldania has 13 supply routes.", "other", "routes"),
    ],
)
def test_what_is_counted(text: str, what: str, unit: str | None) -> None:
    figure = only(text)
    assert (figure.what, figure.unit) == (what, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Section 907 was waived.",
        "The council adopted Resolution 2328.",
        "It stands in Articles 12 and 13.",
        "The envoy arrived on 12 May 2031.",
        "The envoy arrived on May 12.",
        "The envoy came in 1994.",
        "The envoy came at 5.30 p.m.",
        "The envoy came at 15:30.",
        "The siren went at 1530 UTC.",
        "The boy, 16, was named.",
        "Mira Tolen, 45, owns the shop.",
        "A 16-year-old was named.",
        "Children as young as 10 were seen.",
        "He is the third envoy.",
        "The leaders of the Group of Seven met.",
        "The Six-Day War is over.",
        "A Su-24 landed.",
        "Flight 17 was late.",
        "The 9/11 memorial is open.",
        "The 1967 borders stand.",
        "Rovia beat Tavia 3-2.",
        "Call 202-555-0147 today.",
        "At least five times locals warned them.",
        "See http://news.example/778356/three-killed-in-fire today.",
        "They had 2 weeks to respond.",
        "The truce broke two days ago.",
        "In the past 24 hours it rained.",
        "They advanced on three sides.",
        "The two countries signed.",
        "One in five is hungry.",
        "Nine out of ten agreed.",
        "1. The report begins here.",
        "The 67th Precinct is near.",
        "A .38-caliber revolver was found.",
        "The 20-member council sat.",
        "The Fortune 500 companies pay.",
        "No plans exist.",
        "None of the injuries is grave.",
        "Several countries have ships.",
        "They seized an AK - 47 rifle.",
        "They found AK 47 rifles.",
        "Veldania sent T 72 tanks and F 16 fighter jets.",
        "Veldania sent Leopard 2 tanks.",
        "The union, whose 28 members met in May, is silent.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert figures_in(text) == ()


def test_a_name_in_capitals_is_no_verb() -> None:
    assert only("It has 10,000 IS insurgents.").what == "troops"


def test_a_year_of_people_is_a_count() -> None:
    assert only("They moved 2000 people.").low == 2000


def test_the_same_length_in_another_measure_is_told_once() -> None:
    assert only("The witness stood about 15 meters (50 feet) away.").low == 15


def test_a_change_has_two_numbers_and_no_range() -> None:
    assert [figure.low for figure in figures_in("The toll rose from 12 to 15.")] == [12, 15]


def test_a_long_list_ends() -> None:
    text = "They counted " + ", ".join(f"{n} tents" for n in range(2, 400)) + "."
    assert 0 < len(figures_in(text)) < 100


@pytest.mark.parametrize(
    "text",
    [
        f"Rebels killed {'9' * 400} people.",
        f"Rebels killed 1{',000' * 200} people.",
        "Rebels killed 1234567890123456 people.",
        "Rebels killed 1e400 people.",
        "It took 10^30 days.",
        "Later -5 people were killed.",
        "At least \u22125 people were killed.",
        "Between 900 and 3 people were killed.",
        "Rebels killed 1\u200b2 people.",
        "Rebels killed 1.000.000 people.",
        "Rebels killed 1,\u2060200 people.",
    ],
)
def test_numbers_nobody_can_have_counted_are_none(text: str) -> None:
    assert figures_in(text) == ()


def test_a_number_is_finite_however_many_scales_follow_it() -> None:
    text = f"It paid {'9' * 15} trillion dollars. It paid {'million ' * 300}dollars."
    assert all(one.high is not None and one.high < 1e30 for one in figures_in(text))


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("They must hand over 42 prisoners.", "exact"),
        ("The rebels turned over 300 rifles.", "exact"),
        ("The army took over 3 towns.", "exact"),
        ("The party won over 20 members.", "exact"),
        ("The lorry ran over 12 villagers.", "exact"),
        ("They must hand over more than 42 prisoners.", "more_than"),
        ("The army lost over 40 soldiers.", "more_than"),
        ("The army took over 300 hostages.", "more_than"),
        ("The party won over 20 seats.", "more_than"),
        ("The siege took over 12 days.", "more_than"),
        ("The trench runs over 12 miles.", "more_than"),
    ],
)
def test_over_may_belong_to_the_verb_before_it(text: str, comparator: str) -> None:
    assert only(text).comparator == comparator
