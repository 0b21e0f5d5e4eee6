"""What words are about: charges and denials in other words meet, names and usual words tell little."""

import pytest

from sayso.compare.disputed_matter import joined, matter_of, shared, usual


@pytest.mark.parametrize(
    ("charge", "denial"),
    [
        ("Ostland of blockading the port of Vell", "there is no siege"),
        ("that the witness was coerced", "that pressure was put on anybody"),
        ("Ostland of having staged the attack", "any part in plotting it"),
        ("the ships had entered the waters of Ostland", "that they crossed the border"),
        ("that ballots were falsified", "any fraud"),
        ("the army shelled the clinic", "that mortars were fired"),
    ],
)
def test_a_charge_and_its_denial_meet_in_other_words(charge: str, denial: str) -> None:
    assert shared(matter_of(charge), matter_of(denial)).deeds > 0.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the water of the river", "the waters of Ostland"),
        ("there is evidence of this", "the accusation is untrue"),
    ],
)
def test_what_only_looks_alike_does_not_meet(left: str, right: str) -> None:
    assert shared(matter_of(left), matter_of(right)).weight == 0.0


def test_states_are_no_matter_and_names_are_no_deed() -> None:
    assert matter_of("that Russia and Ukrainian officials met in Kerch").names == {"kerch"}
    both = shared(matter_of("an attack near Dalpur"), matter_of("a harvest near Dalpur"))
    assert (both.weight > 0.0, both.deeds) == (True, 0.0)


def test_the_charged_party_counts_where_both_charge_it() -> None:
    charge, other = (matter_of(f"the harbour police of {deed}", "harbour police") for deed in ("bribery", "theft"))
    account = matter_of("a harbour police van passed")
    assert shared(charge, other).deeds > 0.0
    assert shared(charge, account).deeds == 0.0


def test_what_all_are_about_sets_none_apart() -> None:
    fates = "sank burnt leaked listed drifted capsized turned fled anchored docked rolled rusted"
    among = usual(matter_of(f"the trawler {fate}") for fate in fates.split(" "))
    left, right = matter_of("the trawler was poisoned"), matter_of("poison was on the trawler")
    assert shared(left, right, among).weight < shared(left, right).weight
    assert among.worth("poison", 5.0) == 5.0


def test_the_part_is_of_the_lighter_matter() -> None:
    long, short = (
        matter_of("Ostland of poisoning wells, orchards and granaries in Dalpur"),
        matter_of("no poison at all"),
    )
    assert shared(long, short).part == shared(short, long).part == 1.0
    assert shared(long, matter_of("the price of bread")).part == 0.0


def test_joined_matter_keeps_what_each_gave() -> None:
    both = joined([matter_of("poisoned wells"), matter_of("burnt granaries")])
    assert shared(both, matter_of("wells and granaries")).deeds > shared(matter_of("wells"), both).deeds
