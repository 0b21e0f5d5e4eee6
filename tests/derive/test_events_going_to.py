"""What nobody is going to do, shows of strength, and denials that do not deny themselves: by the whole pipeline."""

import pytest

import sayso


def standing(text: str, root: str) -> list[str]:
    return [one.status for one in sayso.read(text, published="2031-12-06").events if one.type == root]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia said it was not going to make an attack on Ukraine.", ["denied"]),
        ("“The people understood we are not going to do an invasion of Iraq or Syria,” Mr. Obama said.", ["denied"]),
        ("Russia said it was going to make an attack on Ukraine.", ["planned"]),
        ("Russia said it had made an attack on Ukraine.", ["claimed"]),
    ],
)
def test_what_somebody_is_not_going_to_do_is_denied(text: str, status: list[str]) -> None:
    assert standing(text, "ASSAULT") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The parade was a demonstration of military strength.", []),
        ("The minister called it a demonstration of hostility.", []),
        ("A demonstration of 300 workers filled the square.", ["fact"]),
        ("The students held a demonstration of protest in Oster.", ["fact"]),
    ],
)
def test_a_demonstration_of_strength_is_no_protest(text: str, status: list[str]) -> None:
    assert standing(text, "PROTEST") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mr. Orlov also rejected the notion that the council could leave the port.", ["fact"]),
        ("Mr. Orlov rejected the notion that the council could leave the port.", ["fact"]),
        ("Ukraine denied rejecting the plan.", ["denied"]),
    ],
)
def test_who_rejects_a_notion_does_not_deny_that_he_rejects_it(text: str, status: list[str]) -> None:
    assert standing(text, "REJECT") == status
