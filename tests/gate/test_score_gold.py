"""The gate's scorer: small cases by hand, and the corpora's own scorer as a second opinion where it is there."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.gate.corpora import find_corpora
from tests.gate.gold_records import (
    Days,
    Flag,
    FoundPage,
    GateError,
    GoldPage,
    Party,
    Said,
    Trap,
    Warned,
    gold_days,
    read_found,
    read_gold,
    same_name,
)
from tests.gate.score_gold import Score, figures, score

TEXT = "Kyiv said it would talk. Moscow denied it. Share this page. Kyiv may say more."
GOLD = Path(__file__).parents[1] / "gold"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def said(number: str, who: str, cue: str, what: str, **changes: Any) -> Said:
    speaker = Party(who, None, (at(who),), nobody=False)
    plain = Said(
        id=number,
        certain=True,
        speaker=speaker,
        cue=(at(cue),),
        content=(at(what),),
        form="indirect",
        acts=frozenset({"assert"}),
        addressee="",
        said=None,
        said_certain=True,
        said_span=(),
        denies=None,
        within=None,
        continues=None,
    )
    return replace(plain, **changes)


KYIV = said("g1", "Kyiv", "said", "it would talk")
MOSCOW = said("g2", "Moscow", "denied", "it would talk", acts=frozenset({"deny", "reject"}), denies="g1")


def scored(gold: list[Said], found: list[Said], **more: Any) -> Score:
    page = GoldPage("page", TEXT, tuple(gold), more.get("warnings", ()), more.get("traps", ()))
    theirs = FoundPage(TEXT, tuple(found), more.get("quarantine", ()), more.get("issues", ()))
    return score([page], {"page": theirs})


def test_the_same_is_right() -> None:
    found = [replace(KYIV, id="f1"), replace(MOSCOW, id="f2", acts=frozenset({"deny"}), denies="f1")]
    result = scored([KYIV, MOSCOW], found)
    assert (result.precision, result.recall, result.f1) == (1, 1, 1)
    assert (result.accuracy("act"), result.accuracy("denies")) == (1, 1)


def test_nothing_found_is_all_missed() -> None:
    result = scored([KYIV, MOSCOW], [])
    assert (result.precision, result.recall, result.f1) == (None, 0, 0)


def test_another_speaker_is_another_statement() -> None:
    result = scored([KYIV], [replace(KYIV, id="f1", speaker=MOSCOW.speaker)])
    assert (result.right, result.predicted) == (0, 1)


def test_half_of_the_words_are_enough_and_less_is_not() -> None:
    enough = replace(KYIV, content=(at("would talk"),))
    too_little = replace(KYIV, content=(at("talk"),))
    assert scored([KYIV], [enough]).right == 1
    assert scored([KYIV], [replace(too_little, content=(at("talk. Moscow denied it. Share"),))]).right == 0


def test_uncertain_gold_is_neither_missed_nor_wrong() -> None:
    doubted = replace(KYIV, certain=False)
    assert scored([doubted], []).gold == 0
    assert scored([doubted], [replace(KYIV, id="f1")]).predicted == 0


def test_a_continued_statement_is_one() -> None:
    rest = said("g3", "Kyiv", "said", "Kyiv may say more", continues="g1")
    whole = replace(KYIV, id="f1", content=(at("it would talk"), at("Kyiv may say more")))
    assert scored([KYIV, rest], [whole]).gold == 1
    assert scored([KYIV, rest], [whole]).f1 == 1


def test_days_and_details() -> None:
    dated = replace(KYIV, said=Days("2018-11-26", "2018-11-26"), addressee="the U.N. Security Council")
    right = replace(dated, id="f1", addressee="Security Council")
    wrong = replace(dated, id="f1", said=None, form="direct")
    assert scored([dated], [right]).accuracy("addressee") == 1
    assert scored([dated], [right]).accuracy("said") == 1
    assert (scored([dated], [wrong]).accuracy("said"), scored([dated], [wrong]).accuracy("form")) == (0, 0)


def test_a_doubted_day_is_counted_apart_without_its_year() -> None:
    date = gold_days({"iso": "2018-11-26", "precision": "day", "certain": False})
    assert date.fits(Days("2019-11-26", "2019-11-26"))
    assert not date.fits(Days("2018-11-25", "2018-11-25"))


def test_a_month_is_all_its_days() -> None:
    assert gold_days({"iso": "2018-02", "precision": "month", "certain": True}) == Days("2018-02-01", "2018-02-28")


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Petro Poroshenko", "Poroshenko", True),
        ("Berlin and Paris", "Paris", True),
        ("Kyiv", "Moscow", False),
        ("Kyiv", "", False),
    ],
)
def test_names(gold: str, found: str, same: bool) -> None:
    assert same_name(gold, found) is same


def test_a_warning_is_caught_and_named() -> None:
    share = Warned("w1", certain=True, kind="boilerplate", span=at("Share this page."))
    other = Warned("w2", certain=True, kind="broken_number", span=at("more"))
    result = scored([], [], warnings=(share, other), quarantine=(Flag("footer", at("Share this page.")),))
    assert (result.warning_recall, result.accuracy("kind"), result.quarantine_precision) == (0.5, 1, 1)


def test_a_wide_issue_catches_nothing() -> None:
    text_end = Warned("w1", certain=True, kind="broken_number", span=at("more"))
    wide = scored([], [], warnings=(text_end,), issues=(Flag("broken_number", (0, len(TEXT))),))
    near = scored([], [], warnings=(text_end,), issues=(Flag("broken_number", at("say more")),))
    assert (wide.warning_recall, near.warning_recall) == (0, 1)


def test_quarantine_of_the_article_costs_precision() -> None:
    share = Warned("w1", certain=True, kind="boilerplate", span=at("Share"))
    assert scored([], [], warnings=(share,), quarantine=(Flag("share", at("Share this")),)).quarantine_precision == 0.5


def test_a_trap_is_hit_by_what_it_names_only() -> None:
    trap = Trap("t1", "statement", at("Share this page"), None, frozenset())
    in_it = said("f1", "Kyiv", "said", "Share this page")
    assert len(scored([], [in_it], traps=(trap,)).trap_hits) == 1
    assert scored([KYIV], [replace(KYIV, id="f1")], traps=(trap,)).trap_hits == []


def test_a_trap_with_a_condition_asks_for_it() -> None:
    trap = Trap("t1", "statement", at("Kyiv may say more"), "act", frozenset({"promise"}))
    found = said("f1", "Kyiv", "said", "Kyiv may say more")
    assert scored([], [found], traps=(trap,)).trap_hits == []
    assert len(scored([], [replace(found, acts=frozenset({"promise"}))], traps=(trap,)).trap_hits) == 1


def test_two_texts_in_one_fall_into_a_merge_trap() -> None:
    trap = Trap("t1", "merge", at("Share this page."), None, frozenset())
    both = said("f1", "Kyiv", "said", "Moscow denied it. Share this page.")
    assert len(scored([], [both], traps=(trap,)).trap_hits) == 1
    assert scored([], [said("f1", "Kyiv", "said", "Share this page.")], traps=(trap,)).trap_hits == []


def test_figures_are_named_for_the_floors() -> None:
    named = figures(scored([KYIV], [replace(KYIV, id="f1")]))
    assert (named["statements F1"], named["act"], named["traps hit"]) == (1, 1, 0)
    assert "within" not in named


def test_another_text_is_refused() -> None:
    with pytest.raises(GateError, match="page"):
        score([GoldPage("page", TEXT, (), (), ())], {"page": FoundPage("other", (), (), ())})


# --- the second opinion --------------------------------------------------------------------------------------------


def predictions(*, drop: int, shift: int) -> list[dict[str, Any]]:
    """Findings made of the gold itself; every ``drop``-th statement left out, every ``shift``-th spoilt in turn."""
    lines = []
    for page in read_gold(GOLD):
        kept = [s for n, s in enumerate(page.said) if not drop or n % drop]
        statements = [as_json(s, n, spoilt=bool(shift) and n % shift == 0) for n, s in enumerate(kept)]
        flags = [w for n, w in enumerate(page.warnings) if not drop or n % drop]
        lines.append(
            {
                "file": f"{page.name}.txt",
                "document": {"id": page.name, "url": None, "text": page.text},
                "statements": statements,
                "quarantine": [spanned(w.span) | {"reason": "related_link"} for w in flags if w.kind == "boilerplate"],
                "issues": [
                    spanned((w.span[0], w.span[1] + 9 * shift)) | {"kind": w.kind}
                    for w in flags
                    if w.kind != "boilerplate"
                ],
            }
        )
    return lines


def as_json(one: Said, number: int, *, spoilt: bool) -> dict[str, Any]:
    start, end = one.content[0]
    pieces = [spanned((start, end + 70)) if spoilt else spanned(span) for span in one.content]
    speaker = one.speaker
    when = {"earliest": one.said.first, "latest": one.said.last, "start": None, "end": None} if one.said else None
    place = speaker.spans[0] if speaker.spans else (0, 1)
    return {
        "id": one.id,
        "speaker": None if speaker.nobody else spanned(place) | {"name": speaker.name, "actor": speaker.country},
        "cue": spanned(one.cue[0]) if one.cue else None,
        "content": pieces,
        "form": "direct" if number % 4 else one.form,
        "act": sorted(one.acts)[0] if not spoilt else "apologise",
        "addressee": one.addressee or None,
        "said": when if number % 3 else None,
        "denies": one.denies if number % 2 else None,
        "within": one.within,
        "continues": one.continues,
    }


def spanned(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


@pytest.mark.corpora
@pytest.mark.parametrize(("drop", "shift"), [(0, 0), (3, 0), (4, 2), (2, 3)])
def test_the_corpora_scorer_agrees(tmp_path: Path, drop: int, shift: int) -> None:
    corpora = find_corpora()
    if corpora is None:
        pytest.skip("no corpora: set SAYSO_CORPORA to compare the two scorers")
    lines = tmp_path / "findings.jsonl"
    lines.write_text("".join(json.dumps(p) + "\n" for p in predictions(drop=drop, shift=shift)), encoding="utf-8")
    theirs = corpora.scored("findings", lines, GOLD)
    ours = score(read_gold(GOLD), read_found(lines))
    assert_agree(ours, theirs)


@pytest.mark.corpora
def test_the_corpora_scorer_agrees_on_real_findings(tmp_path: Path) -> None:
    corpora = find_corpora()
    if corpora is None:
        pytest.skip("no corpora: set SAYSO_CORPORA to compare the two scorers")
    lines = tmp_path / "findings.jsonl"
    command = [sys.executable, "-m", "sayso", "read", GOLD / "texts", "--format", "jsonl"]
    with lines.open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    assert_agree(score(read_gold(GOLD), read_found(lines)), corpora.scored("findings", lines, GOLD))


def assert_agree(ours: Score, theirs: dict[str, Any]) -> None:
    statement, warning = theirs["overall"]["statement"], theirs["overall"]["warning"]
    assert (ours.right, ours.predicted, ours.gold) == tuple(
        statement[k] for k in ("hit_predicted", "predicted", "gold")
    )
    assert (ours.warnings_caught, ours.warnings) == (warning["hit_gold"], warning["gold"])
    assert ours.quarantine_precision == pytest.approx(warning["precision"])
    details = statement["details"] | warning["details"]
    assert dict(ours.details) == {name: [d["right"], d["of"]] for name, d in details.items()}
    assert ours.traps == theirs["traps"]
    by_statements = [hit for hit in theirs["trap_hits"] if " hit by statement " in hit]  # ours looks at statements only
    assert len(ours.trap_hits) == len(by_statements)
