"""The measure of counts against answer keys: what is asked for, what is let pass, what is wrong."""

from tests.gate.muc4 import Key, counts_of, read_keys, reports, score, scores

KEY = """
;;; a remark
0.  MESSAGE: ID                     TST1-MUC3-0007
1.  MESSAGE: TEMPLATE               1
18. HUM TGT: NAME                   "MIRA TOLEN"
21. HUM TGT: NUMBER                 1: "MIRA TOLEN"
                                    ~100: "MINERS" / "WORKERS"
                                    6 / 4: "GUARDS"
                                    ? 3: "CLERKS"
                                    5: "NURSES"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "MIRA TOLEN"
                                    DEATH: "MINERS" / "WORKERS"
                                    INJURY: "GUARDS"
                                    DEATH: "CLERKS"
                                    NO INJURY OR DEATH: "NURSES"
24. HUM TGT: TOTAL NUMBER           -
"""


def given(*numbers: tuple[str, int]) -> dict[str, dict[str, set[int]]]:
    found: dict[str, set[int]] = {}
    for what, number in numbers:
        found.setdefault(what, set()).add(number)
    return {"TST1-MUC3-0007": found}


def hits(*numbers: tuple[str, int]) -> tuple[int, int, int]:
    found = score(read_keys(KEY), given(*numbers))
    return found.right, found.asked, found.given


def test_only_counts_of_two_or_more_are_asked() -> None:
    key = read_keys(KEY)["TST1-MUC3-0007"]
    assert key.asked["killed"] == {frozenset({100})}
    assert key.asked["wounded"] == {frozenset({4, 6})}


def test_either_alternative_is_right_and_counts_once() -> None:
    assert hits(("killed", 100), ("wounded", 4)) == (2, 2, 2)
    assert hits(("wounded", 4), ("wounded", 6)) == (1, 2, 1)


def test_what_is_optional_or_a_sum_is_let_pass() -> None:
    assert hits(("killed", 3), ("killed", 104)) == (0, 2, 0)


def test_other_numbers_and_the_wrong_fate_are_wrong() -> None:
    assert hits(("killed", 7), ("wounded", 100)) == (0, 2, 2)


def test_reports_without_a_count_in_the_key_tell_only_the_wider_precision() -> None:
    keys = {**read_keys(KEY), "TST1-MUC3-0008": Key()}
    found = {**given(("killed", 100), ("wounded", 6)), "TST1-MUC3-0008": {"killed": {9}}}
    told = scores(keys, found)
    assert told["counts F1"] == 1.0
    assert round(told["counts precision, all reports"], 2) == 0.67


def test_vague_and_single_counts_of_ours_are_left_out() -> None:
    text = "dozens of men. 12 men. one man. no men"
    figures = [
        {"start": text.index(words), "end": text.index(words) + len(words), "low": low, "high": low, "what": "killed"}
        for words, low in (("dozens of men", 24), ("12 men", 12), ("one man", 1), ("no men", 0))
    ]
    assert counts_of({"document": {"text": text}, "figures": figures}) == {"killed": {12}}


def test_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    file = (
        "TST1-MUC3-0001\n\n   TORVIK -- [TEXT] TWELVE\nMEN DIED.\n\n   THE END.\n\n\nTST1-MUC3-0002\n\n   [TEXT] NEXT."
    )
    assert list(reports(file)) == [
        ("TST1-MUC3-0001", "TWELVE MEN DIED.\n\nTHE END.\n"),
        ("TST1-MUC3-0002", "NEXT.\n"),
    ]
