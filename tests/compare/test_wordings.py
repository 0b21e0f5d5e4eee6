"""What differs between two wordings: sentences of our own, each with the changes a reader would name."""

from collections import Counter

import pytest

from sayso.compare.wordings import word_changes
from sayso.compare.wordings_words import words
from sayso.records import Change

PARTIES = {
    **dict.fromkeys(("veria", "verian", "porthaven"), "VER"),  # a country, its people, its capital
    **dict.fromkeys(("osmar", "osmari"), "OSM"),
}


def changes(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.left, one.right) for one in word_changes(left, right, PARTIES)]


def kinds(left: str, right: str) -> set[str]:
    return {one.kind for one in word_changes(left, right, PARTIES)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We won’t leave the valley,”", "We will not leave the valley"),
        ("6 soldiers were hurt", "six soldiers were hurt"),
        ("1.5 million people fled", "1,500,000 people fled"),
        ("two hundred and five houses burned", "205 houses burned"),
        ("a dozen ships left", "12 ships left"),
        ("The cease-fire holds", "the cease fire holds"),
        ("We will rebuild every school", "they would rebuild every school"),
        ("We expect them to immediately pull back all forces", "they expect them to pull back all troops immediately"),
        (
            "The ministry's organisation defended its defence plan",
            "the ministry's organization defended its defense plan",
        ),
        ("The United States will send help", "The US will send assistance"),
        ("He did not agree to talk", "He refused to talk"),
        ("an unjustified closure of the road", "a closure of the road that is not justified"),
        ("I do not think it is over", "I think it is not over"),
        ("Veria shelled Osmar on Monday", "Osmar was shelled by Veria on Monday"),
        ("Osmar and Veria must meet", "Veria and Osmar must meet"),
        ("Porthaven must withdraw its guards", "Veria must withdraw its guards"),
        ("Osmari troops crossed the river, and nine of them were not seen again", "Osmari troops crossed the river"),
        ("no more than forty tents are left", "forty tents are left"),
        ("The envoy Halloran met them", "The envoy Hallorann met them"),
        ("On 21 September eight deputies wrote to the council", "Eight deputies wrote to the council on September 21"),
    ],
)
def test_no_change_of_meaning(left: str, right: str) -> None:
    assert changes(left, right) == []
    assert changes(right, left) == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("six people were hurt", "three people were hurt", ("number", "six", "three")),
        ("dozens of houses burned", "nine houses burned", ("number", "dozens", "nine")),
        ("a soldier was hurt", "two soldiers were hurt", ("number", "soldier", "two soldiers")),
        ("the third convoy was stopped", "the fifth convoy was stopped", ("number", "third", "fifth")),
        ("section 907 of the act", "section 970 of the act", ("number", "907", "970")),
        (
            "they held nine villages in the north",
            "they held villages in the north",
            ("number", "nine villages", "villages"),
        ),
        ("we will not withdraw", "we will withdraw", ("negation", "not withdraw", "withdraw")),
        ("They don't trust the court", "They trust the court", ("negation", "don't trust", "trust")),
        ("we never crossed the line", "we crossed the line", ("negation", "never crossed", "crossed")),
        ("an unjustified closure of roads", "a justified closure of roads", ("negation", "unjustified", "justified")),
        ("the closure was illegal", "the closure was legal", ("negation", "illegal", "legal")),
        ("Osmar fired first", "Veria fired first", ("party", "Osmar", "Veria")),
        ("shells fell on the Osmari side", "shells fell on the Verian side", ("party", "Osmari", "Verian")),
        ("they met Halloran in the spring", "they met Devereux in the spring", ("name", "Halloran", "Devereux")),
        ("the closure was unjustified", "the closure was unfair", ("wording", "unjustified", "unfair")),
        ("settle demarcation by talks", "settle zoning by discussions", ("wording", "demarcation", "zoning")),
        ("she accused them of lying", "she suggested they lied", ("wording", "accused", "suggested")),
        ("it seriously harms us", "it slightly harms us", ("wording", "seriously", "slightly")),
        ("we will strike back", "we may strike back", ("wording", "will", "may")),
        ("the alleged incursion ended", "the incursion ended", ("wording", "alleged incursion", "incursion")),
        ("more than 200 fled", "fewer than 200 fled", ("wording", "more", "fewer")),
    ],
)
def test_one_change(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert changes(left, right) == [expected]
    kind, one, other = expected
    assert changes(right, left) == [(kind, other, one)]


def test_parties_that_change_places_are_changed_parties() -> None:
    found = changes("Osmar attacked Veria at dawn", "Veria attacked Osmar at dawn")
    assert found == [("party", "Osmar", "Veria"), ("party", "Veria", "Osmar")]


def test_without_a_table_a_capital_letter_tells_a_name() -> None:
    assert word_changes("shells from Veria fell", "shells from Osmar fell") == (Change("Veria", "Osmar", "name"),)


def test_a_party_put_in_where_the_words_were_turned_round() -> None:
    assert kinds("the ad was paid for by those opposing Veria", "the ad was paid for by those Osmar opposing") == {
        "party"
    }


def test_two_negations_dropped_from_two_sentences_do_not_cancel() -> None:
    left = "He would not sign the paper. I'm not sure that the guards believe him"
    assert "negation" in kinds(left, "He was sure that the guards believe him")


def test_a_negation_left_standing_before_another_word() -> None:
    left = "If you are not leading, you are failing as a commander"
    assert kinds(left, "you are not failing as a commander") == {"negation"}


def test_a_negation_goes_with_its_clause() -> None:
    left = "The road is closed, although we did not close it, and trucks wait at the bridge"
    assert changes(left, "The road is closed, and trucks wait at the bridge") == []


def test_of_two_like_clauses_either_may_be_gone() -> None:
    assert changes("I am not sorry for it. I am not going to resign", "I am not going to resign") == []
    assert changes("There are 30 tents. There are trucks", "There are trucks") == []


def test_a_party_cut_out_up_to_the_next() -> None:
    left = "those who must leave the valley are Verian guards, not Osmari guards"
    assert "party" in kinds(left, "those who must leave the valley are Osmari guards")


def test_to_fail_negates_only_what_follows() -> None:
    assert kinds("the talks failed in the spring", "the talks collapsed in the spring") == {"wording"}
    assert kinds("they failed to open the road", "they opened the road") == {"negation"}


def test_a_negation_inside_what_is_kept_does_not_go_unseen() -> None:
    assert kinds("we will not, under any pressure, sign", "we will sign") == {"negation"}


def test_not_only_takes_nothing_back_but_not_simply_may() -> None:
    assert changes("not only Veria but also Osmar fired", "Veria and Osmar fired") == []
    assert kinds("that is simply a delay", "that is not simply a delay") == {"negation"}


def test_a_prefix_that_only_looks_like_a_negation() -> None:
    assert "negation" not in kinds("the deal would peril the truce", "the deal would imperil the truce")
    assert "negation" not in kinds("they heard of cover from the air", "they discover it from the air")


def test_a_phrase_rewritten_is_one_change() -> None:
    left = "the guards were caught stealing flour from depots at the bridge"
    (change,) = word_changes(left, "the guards quarrelled loudly with farmers at the bridge")
    assert (change.kind, change.left) == ("wording", "caught stealing flour from depots")
    assert change.right == "quarrelled loudly with farmers"


def test_long_texts_are_laid_quickly_and_rightly() -> None:
    clause = "the {} convoy passed the gate with flour and {} guards, "
    left = "".join(clause.format(name, number) for number, name in enumerate(map(chr, range(97, 123)), start=30))
    right = left.replace(" 41 ", " 14 ")
    assert changes(left, right) == [("number", "41", "14")]


def test_values_of_numbers() -> None:
    text = "half a million, 3.5bn, $5 million, twenty-two, tens of thousands, the 1990s, MH17, 20%"
    bases = [word.base for word in words(text) if word.kind == "number"]
    assert bases[:6] == ["#500000", "#3500000000", "#5000000", "#22", "#tens_thousands", "#1990s"]
    assert bases[6:] == ["#mh17", "#20"]


def test_two_numbers_beside_each_other_are_two() -> None:
    assert [word.base for word in words("they held twenty, five were let go") if word.kind == "number"] == ["#20", "#5"]


def test_no_synonym_stands_in_two_families() -> None:
    from sayso.compare.wordings_words import _lines

    seen = Counter(word for _, family in _lines("wordings_synonyms.tsv") for word in family.split())
    assert [word for word, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "doctors must see the wounded as soon as possible",
            "doctors must see the wounded within three days",
            [("number", "", "three days"), ("wording", "soon as possible", "days")],
        ),
        ("he held many ships", "he held seven ships", [("number", "many", "seven")]),
        ("they met with two envoys", "they met with envoys", [("number", "two envoys", "envoys")]),
    ],
)
def test_a_number_that_stands_for_no_number_was_added(left: str, right: str, told: list[tuple[str, str, str]]) -> None:
    """Beside other words it is new, and "as soon as possible" doubts nothing."""
    assert changes(left, right) == told


def test_possible_is_a_doubt_where_it_measures_nothing() -> None:
    assert ("wording", "possible withdrawal", "withdrawal") in changes(
        "he spoke of a possible withdrawal from the valley", "he spoke of a withdrawal from the valley"
    )
