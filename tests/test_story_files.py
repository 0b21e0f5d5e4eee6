"""The story of ``examples/story`` and what is expected of it agree: files, exact words, days, kinds of every sort."""

import datetime
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from sayso.records import Relation, Root, What

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
STORY = EXAMPLES / "story"
EXPECTED: dict[str, Any] = tomllib.loads((ROOT / "tests/cases/story/expected.toml").read_text(encoding="utf-8"))
SUFFIXES = (".txt", ".html")
FIRST_DAY, LAST_DAY = "2018-11-25", "2018-12-16"
FEWEST_REPORTS = 40  # what a story of three weeks needs before counting who copies whom means anything
FEWEST_COPIES = {"syndicated": 3, "edited": 3, "spun": 3, "translated": 2, "quotes_from": 2, "identical": 1}
FEWEST_EDITED_IN_PLACE = 2  # two versions of one address: what a ledger calls version_of
FEWEST_DRIFTING = 5  # utterances with at least three wordings
FEWEST_TELLERS = 2  # reports of a shared event that are copies of no other
SHORTEST, LONGEST = 110, 460  # words of a report's text; wire copy runs from a few paragraphs to a page
STANDINGS = {"met", "met late", "overdue", "recurring", "due"}
POINTS = {"first", "repeats", "revises", "later", "scope"}
CHANGES = {"number", "negation", "party", "name", "wording"}
TOLD_BY_MANY = (
    "shots fired",
    "vessels seized",
    "vote on martial law",
    "first hearing",
    "second hearing",
    "Security Council meets",
    "Merkel telephones Putin",
    "sanctions on nine persons",
    "first ships for Mariupol",
)


def pages(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.iterdir()) if p.suffix in SUFFIXES}


STORY_PAGES = pages(STORY)
PAGES = pages(EXAMPLES) | STORY_PAGES
ALL_FACTS = [json.loads(line) for line in (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
FACTS = [one for one in ALL_FACTS if (STORY / one["file"]).exists()]
OLDER_FACTS = [one for one in ALL_FACTS if one not in FACTS]
COPIES = {(one["left"], one["right"]): one["kind"] for one in EXPECTED["copies"]}


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every table of the expectations, however deep."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from tables(one)


def files_named(value: Any) -> Iterator[str]:
    """Every file the expectations name."""
    for table in tables(value):
        yield from (one for key in ("file", "left", "right") if str(one := table.get(key)).endswith(SUFFIXES))
        yield from (one for key in ("files", "may") for one in table.get(key, ()) if isinstance(one, str))


def days_named(value: Any) -> Iterator[str]:
    for table in tables(value):
        yield from (table[key] for key in ("day", "due", "met_on", "moved_from", "as_of") if table.get(key))


def words_of(page: str) -> int:
    body = page[page.find("<body") :] if "<body" in page else page
    return len(re.sub(r"<[^>]+>", " ", body).split())


def independent(files: list[str]) -> set[str]:
    return {name for name in files if not any(left == name for left, _ in COPIES)}


def test_there_are_enough_reports_and_no_name_is_used_twice() -> None:
    assert len(PAGES) == len(pages(EXAMPLES)) + len(STORY_PAGES)
    assert len(PAGES) >= FEWEST_REPORTS


def test_the_facts_name_every_page_of_the_story_once() -> None:
    assert sorted(row["file"] for row in FACTS) == sorted(STORY_PAGES)
    assert all({"file", "outlet", "published", "title"} <= set(row) for row in FACTS)
    assert {row["url"].split("/")[2].rsplit(".", 2)[-2] for row in FACTS if "url" in row} == {"example"}


def test_the_story_runs_from_its_first_to_its_last_day() -> None:
    days = sorted(row["published"] for row in FACTS)
    assert (days[0], days[-1], EXPECTED["as_of"]) == (FIRST_DAY, LAST_DAY, LAST_DAY)


@pytest.mark.parametrize("name", sorted(STORY_PAGES))
def test_a_report_is_as_long_as_real_ones(name: str) -> None:
    assert SHORTEST <= words_of(STORY_PAGES[name]) <= LONGEST


def test_every_file_of_the_expectations_is_there() -> None:
    named = set(files_named(EXPECTED))
    assert named - set(PAGES) == set()
    assert set(STORY_PAGES) <= named


def test_every_page_is_in_one_story() -> None:
    placed = Counter(name for story in EXPECTED["stories"] for name in (*story["files"], *story["may"]))
    assert placed == Counter(list(PAGES))


def test_the_words_stand_in_their_files_exactly_so() -> None:
    quoted = [(table["file"], table["words"]) for table in tables(EXPECTED) if "words" in table]
    assert [(name, words) for name, words in quoted if words not in PAGES[name]] == []
    assert len(quoted) > len(PAGES)


def test_events_are_told_by_words_that_stand_once_in_their_file() -> None:
    told = [one for event in EXPECTED["events"] for one in (*event["told"], *event["may"])]
    assert [one for one in told if PAGES[one["file"]].count(one["words"]) != 1] == []


def test_every_day_is_one() -> None:
    days = [datetime.date.fromisoformat(day) for day in days_named(EXPECTED)]
    assert min(days) == datetime.date.fromisoformat(FIRST_DAY)
    points = [point["day"] for series in EXPECTED["series"] for point in series["points"]]
    assert max(points) <= EXPECTED["as_of"]
    assert all(event["day"] <= EXPECTED["as_of"] for event in EXPECTED["events"])


def test_points_of_a_series_go_forward() -> None:
    for series in EXPECTED["series"]:
        days = [point["day"] for point in series["points"]]
        assert days == sorted(days), series["reporter"]
        assert [point["standing"] for point in series["points"]].count("first") == 1
        assert {point["standing"] for point in series["points"]} <= POINTS


def test_no_expectation_is_older_than_its_report() -> None:
    published = {row["file"]: row["published"] for row in (*OLDER_FACTS, *FACTS)}
    for duty in EXPECTED["duties"]:
        for one in duty["met_by"]:
            assert not duty["met_on"] or published.get(one["file"], LAST_DAY) >= duty["met_on"], duty["name"]
    for event in EXPECTED["events"]:
        for one in event["told"]:
            assert published.get(one["file"], LAST_DAY) >= event["day"], (event["name"], one["file"])


def test_copies_are_of_every_kind() -> None:
    assert len(COPIES) == len(EXPECTED["copies"])
    found = Counter(COPIES.values())
    assert {kind: n for kind, n in FEWEST_COPIES.items() if found[kind] < n} == {}
    assert set(found) <= set(get_args(Relation))
    assert sum(one["same_url"] and one["kind"] == "edited" for one in EXPECTED["copies"]) >= FEWEST_EDITED_IN_PLACE


def test_a_copy_is_no_older_than_what_it_copies() -> None:
    published = {row["file"]: row["published"] for row in (*OLDER_FACTS, *FACTS)}
    assert [pair for pair in COPIES if published.get(pair[0], LAST_DAY) < published.get(pair[1], FIRST_DAY)] == []


def test_one_address_means_two_versions() -> None:
    urls = {row["file"]: row.get("url") for row in FACTS}
    for one in EXPECTED["copies"]:
        if {one["left"], one["right"]} <= set(urls):
            same = urls[one["left"]] is not None and urls[one["left"]] == urls[one["right"]]
            assert same == one["same_url"], one["left"]


def test_the_identical_copy_has_the_same_bytes_and_no_other_has() -> None:
    same = {pair for pair, kind in COPIES.items() if kind == "identical"}
    assert all(PAGES[left] == PAGES[right] for left, right in same)
    assert len(set(PAGES.values())) == len(PAGES) - len(same)


def test_what_is_no_copy_is_not_among_the_copies() -> None:
    none = {(one["left"], one["right"]) for one in EXPECTED["not_copies"]}
    assert none
    assert not none & (set(COPIES) | {(right, left) for left, right in COPIES})


def test_utterances_drift() -> None:
    drifting = [one for one in EXPECTED["utterances"] if len({w["words"] for w in one["wordings"]}) >= 3]
    assert len(drifting) >= FEWEST_DRIFTING
    kinds = {c["kind"] for one in EXPECTED["utterances"] for w in one["wordings"] for c in w["changes"]}
    assert {"number", "negation", "party", "wording"} <= kinds <= CHANGES


def test_changes_are_between_the_origin_and_the_wording() -> None:
    for utterance in EXPECTED["utterances"]:
        origin = utterance["wordings"][0]
        assert origin["changes"] == [], utterance["name"]
        for wording in utterance["wordings"]:
            for change in wording["changes"]:
                assert not change["left"] or change["left"] in origin["words"], (utterance["name"], change)
                assert not change["right"] or change["right"] in wording["words"], (utterance["name"], change)


def test_events_told_by_many_have_several_tellers_of_their_own() -> None:
    events = {event["name"]: event for event in EXPECTED["events"]}
    for name in TOLD_BY_MANY:
        files = sorted({one["file"] for one in events[name]["told"]})
        assert len(independent(files)) >= FEWEST_TELLERS, name


def test_neighbours_know_each_other() -> None:
    apart = {event["name"]: set(event["apart"]) for event in EXPECTED["events"]}
    assert len(apart) == len(EXPECTED["events"])
    assert all(name in apart[other] for name, others in apart.items() for other in others)
    assert all(event["type"] in get_args(Root) for event in EXPECTED["events"])


def test_figures_are_counted_things() -> None:
    assert {series["what"] for series in EXPECTED["series"]} <= set(get_args(What))
    assert any(point["standing"] == "scope" for series in EXPECTED["series"] for point in series["points"])


def test_a_party_that_is_silent_says_nothing() -> None:
    silent = [one for one in EXPECTED["disputes"] if one["silent"]]
    assert silent
    for dispute in EXPECTED["disputes"]:
        mute = {side["party"] for side in dispute["sides"] if not side["told"]}
        assert mute == set(dispute["silent"]), dispute["about"]


def test_duties_stand_in_every_way() -> None:
    duties = EXPECTED["duties"]
    assert {duty["standing"] for duty in duties} == STANDINGS
    assert any(duty["moved_from"] for duty in duties)
    for duty in duties:
        assert duty["standing"] == _standing(duty), duty["name"]


def _standing(duty: dict[str, Any]) -> str:
    if duty["recurrence"]:
        return "recurring"
    if duty["met_on"]:
        return "met" if duty["met_on"] <= duty["due"] else "met late"
    return "overdue" if duty["due"] < EXPECTED["as_of"] else "due"


def test_the_readme_lists_every_page_of_the_story() -> None:
    listed = re.findall(r"`story/([^`]+\.(?:txt|html))`", (EXAMPLES / "README.markdown").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(STORY_PAGES)
