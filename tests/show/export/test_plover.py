"""PLOVER JSON: the keys in their order, one record a happening, status and whose word it is in each."""

import pytest

from tests.show.export.entries import account, at, examples, incident, made, meeting
from tests.show.export.reading import EVERYTHING, exported, file, objects

NAMES = """id date actor event has_event time enddate endtime recipient event_loc event_text quad_code event_scale mode
context link text text_info cite_info size coder coded_date coded_time comment"""
NAMES_OF_OURS = """x_status x_asserted_by x_denied_by x_background x_when x_places x_counts x_reports x_articles
x_tellings x_run"""
KEYS, OURS = NAMES.split(), NAMES_OF_OURS.split()


def records(*entries: object) -> list[dict]:
    return objects(file(exported("plover", account(*entries), EVERYTHING), "plover.jsonl"))  # type: ignore[arg-type]


def test_the_keys_are_those_of_the_manual_in_their_order_and_ours_behind() -> None:
    for record in objects(file(exported("plover", made(), EVERYTHING), "plover.jsonl")):
        assert list(record) == KEYS + OURS
        assert list(record["text_info"]) == ["sequence", "start", "end", "text_story"]
        assert list(record["size"]) == ["dead", "injured", "arrested"]
        assert " ".join(record["cite_info"]) == (
            "corpus citation url title language publication license copyright coder codebook version"
        )


def test_a_record() -> None:
    record = objects(file(exported("plover", made()), "plover.jsonl"))[0]
    assert (record["date"], record["enddate"]) == ("2022-09-13", "2022-09-13")
    assert [one["code"] for one in record["actor"]] == ["AZE"]
    assert record["actor"][0]["office"] == "speaker"
    assert [one["code"] for one in record["recipient"]] == ["ARM"]
    assert (record["event"], record["mode"], record["quad_code"], record["event_scale"]) == (
        ["ASSAULT"],
        ["heavy-weapons"],
        4,
        -9.5,
    )
    assert record["event_text"] == ["shelled", "shelling", "shelling"]
    assert record["event_loc"]["resolved_place"] == "Goris"
    assert record["event_loc"]["resolution"] == 4
    assert record["size"] == {"dead": 108, "injured": None, "arrested": None}
    assert (record["x_status"], record["x_asserted_by"], record["x_denied_by"]) == (
        "disputed",
        ["Armenia"],
        ["Azerbaijan"],
    )
    assert [count["by"] for count in record["x_counts"]] == [["Armenia"], ["Armenia"]]


def test_each_telling_points_at_its_words() -> None:
    texts = {entries.report.document: entries.text for entries in examples().entries}
    found = objects(file(exported("plover", examples(), EVERYTHING), "plover.jsonl"))
    tellings = [telling for record in found for telling in record["x_tellings"]]
    assert len(tellings) == sum(len(entries.happened) for entries in examples().entries)
    for telling in tellings:
        written = texts[telling["document"]][telling["start"] : telling["end"]]
        assert " ".join(written.split()) == telling["words"]


def test_the_parties_of_a_record_point_at_their_words() -> None:
    texts = {entries.report.document: entries.text for entries in examples().entries}
    for record in objects(file(exported("plover", examples(), EVERYTHING), "plover.jsonl")):
        for party in (*record["actor"], *record["recipient"]):
            text = texts[record["cite_info"]["citation"]]
            assert text[party["x_start"] : party["x_end"]] == party["entity_text"]


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [
        ("fact", []),
        ("claimed", []),
        ("disputed", []),
        ("denied", ["negation"]),
        ("possible", ["hypothetical"]),
        ("hypothetical", ["hypothetical"]),
        ("planned", ["future"]),
    ],
)
def test_every_status_survives(status: str, auxiliary: list[str]) -> None:
    record = records(incident(status=status, contexts=("military",)))[0]
    assert record["x_status"] == status
    assert record["context"] == ["military", *auxiliary]


def test_history_is_marked() -> None:
    record = records(incident(background=True))[0]
    assert (record["x_background"], record["context"]) == (True, ["historical"])


def test_those_who_meet_are_all_actors() -> None:
    record = records(meeting())[0]
    assert [one["code"] for one in record["actor"]] == ["AZE", "ARM"]
    assert record["recipient"] == []


def test_unknown_is_null_and_nothing_is_made_up() -> None:
    record = records(incident(None, None, killed=()))[0]
    assert (record["date"], record["event_loc"], record["size"]["dead"]) == (None, None, None)
    assert (record["actor"], record["recipient"], record["mode"], record["text"]) == ([], [], [], None)


def test_villagers_are_civilians_and_a_country_alone_has_no_sector() -> None:
    record = records(incident(("Russia", "RUS"), ("Ukrainian villagers", "UKR")))[0]
    assert (record["actor"][0]["sector"], record["recipient"][0]["sector"]) == (None, "CVL")


def test_all_places_are_kept() -> None:
    record = records(incident(places=(at("Goris", "ARM", "Syunik"), at("Jermuk", "ARM", "Vayots Dzor"))))[0]
    assert [place["name"] for place in record["x_places"]] == ["Goris", "Jermuk"]
