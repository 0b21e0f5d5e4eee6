import json
from dataclasses import replace
from typing import get_args

import jsonschema
import pytest

from sayso import records
from sayso.show import json_array, json_line, schema_text, to_json
from sayso.show.findings_from_json import findings_from
from tests.show.made import TEXT, at, made

SCHEMA = json.loads(schema_text())
CHECK = jsonschema.Draft202012Validator(SCHEMA)


def span(words: str) -> dict[str, int]:
    return {"start": at(words).start, "end": at(words).end}


def test_schema_is_a_schema_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for name, part in SCHEMA["$defs"].items():
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, name
            assert part["required"] == list(part["properties"]), name


def test_findings_fit_the_schema() -> None:
    CHECK.validate(json.loads(to_json(made())))


def test_whose_own_statement_a_page_is_goes_out_and_comes_back() -> None:
    issuer = records.Issuer("Northern Command", "TRV.MIL", "heading", at("The northern command"))
    for one in (issuer, replace(issuer, basis="address", span=None)):
        text = to_json(replace(made(), issuer=one))
        CHECK.validate(json.loads(text))
        assert findings_from(text).issuer == one
    assert json.loads(to_json(made()))["issuer"] is None


@pytest.mark.parametrize(
    ("definition", "key", "words"),
    [
        ("issuer", "basis", records.IssuerBasis),
        ("statement", "form", records.Form),
        ("quarantine", "reason", records.QuarantineReason),
        ("issue", "kind", records.IssueKind),
        ("issue", "room", records.Room),
        ("speaker", "type", records.SpeakerType),
        ("when", "precision", records.Precision),
    ],
)
def test_schema_knows_every_word_of_the_records(definition: str, key: str, words: object) -> None:
    assert SCHEMA["$defs"][definition]["properties"][key]["enum"] == list(get_args(words))


def test_schema_knows_every_act_and_kind() -> None:
    assert SCHEMA["$defs"]["act"]["enum"] == list(get_args(records.Act))
    kinds = [kind for kind in get_args(records.MentionKind) if kind != "place"]
    assert SCHEMA["$defs"]["mention"]["properties"]["kind"]["enum"] == kinds


@pytest.mark.parametrize(
    ("definition", "key", "words"),
    [
        ("event", "type", records.Root),
        ("event", "status", records.Status),
        ("figure", "what", records.What),
        ("figure", "comparator", records.Comparator),
    ],
)
def test_schema_knows_every_word_of_events_and_figures(definition: str, key: str, words: object) -> None:
    assert SCHEMA["$defs"][definition]["properties"][key]["enum"] == list(get_args(words))


@pytest.mark.parametrize("kind", ["events", "not_events", "figures", "obligations", "disputes"])
def test_every_kind_is_written_and_closed(kind: str) -> None:
    findings = json.loads(to_json(made()))
    assert len(findings[kind]) == len(getattr(made(), kind)) > 0
    findings[kind][0]["invented"] = 1
    assert not CHECK.is_valid(findings)


def test_event_holds_parties_places_and_day_in_the_one_shape() -> None:
    findings = json.loads(to_json(made()))
    shelled = findings["events"][2]
    assert TEXT[shelled["trigger"]["start"] : shelled["trigger"]["end"]] == "shelled"
    assert shelled["source"] == [{"name": "Northern Command", "actor": "TRV.MIL", **span("the command")}]
    assert shelled["when"]["earliest"] == "2023-03-02"
    assert (shelled["status"], shelled["asserted_by"], shelled["denied_by"]) == ("claimed", ["s9"], [])
    assert findings["events"][0]["places"] == findings["places"]


def test_whole_numbers_look_whole() -> None:
    written = to_json(made(), indent=None)
    assert '"low":12,"high":null,' in written
    halves = replace(made().figures[0], low=2.5, high=1e20)
    again = json.loads(to_json(replace(made(), figures=(halves,))))["figures"][0]
    assert (again["low"], again["high"]) == (2.5, 10**20)


def test_duty_and_dispute_hold_their_links() -> None:
    findings = json.loads(to_json(made()))
    duty, dispute = findings["obligations"][0], findings["disputes"][1]
    assert duty["duty"] == span("answer the letter of 3 March")
    assert duty["due"]["latest"] == "2023-03-17"
    assert dispute["sides"][0] == {"party": "Harbour Police", "statements": ["s9"], "figures": ["f1"]}
    assert dispute["rule"] == "test"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("statements", 0, "act"), "shout"),
        (("statements", 0, "score"), 1.5),
        (("issues", 0, "start"), None),
        (("document", "published", "earliest"), "yesterday"),
        (("file",), "/home/someone/harbour.txt"),
        (("places", 0, "country"), "Tarvo"),
        (("events", 0, "type"), "FIGHT"),
        (("events", 0, "trigger"), None),
        (("events", 0, "source", 0, "start"), None),
        (("events", 2, "asserted_by", 0), ""),
        (("figures", 0, "low"), None),
        (("figures", 0, "low"), -1),
        (("figures", 0, "unit"), ""),
        (("obligations", 0, "who"), "Northern Command"),
        (("obligations", 0, "due", "latest"), "in two weeks"),
        (("disputes", 0, "sides"), []),
    ],
)
def test_schema_refuses(path: tuple, wrong: object) -> None:
    findings = json.loads(to_json(made()))
    at = findings
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert not CHECK.is_valid(findings)


def test_keys_stand_in_the_order_of_the_schema() -> None:
    findings = json.loads(to_json(made()))
    assert list(findings) == list(SCHEMA["properties"])
    pairs = {"statements": "statement", "issues": "issue", "times": "when", "places": "place", "events": "event"}
    pairs |= {"not_events": "not_event", "figures": "figure", "obligations": "obligation", "disputes": "dispute"}
    for key, definition in pairs.items():
        assert list(findings[key][0]) == list(SCHEMA["$defs"][definition]["properties"])


def test_spans_point_at_the_words() -> None:
    findings = json.loads(to_json(made()))
    first = findings["statements"][0]
    assert TEXT[first["cue"]["start"] : first["cue"]["end"]] == "said"
    assert findings["document"]["text"] == TEXT


def test_same_findings_same_bytes() -> None:
    assert to_json(made()).encode() == to_json(made()).encode()


def test_line_is_one_line_whatever_the_text() -> None:
    document = replace(made().document, text="one\ntwo\u2028three\u0085four\rfive")
    written = json_line(replace(made(), document=document))
    assert len(written.splitlines()) == 1
    assert json.loads(written)["document"]["text"] == document.text


def test_array_of_none_one_and_two() -> None:
    for count in range(3):
        assert len(json.loads("".join(json_array([made()] * count)))) == count


def test_array_comes_piece_by_piece() -> None:
    def endless():
        while True:
            yield made()

    pieces = json_array(endless())
    assert next(pieces).startswith("[\n{")
    assert next(pieces).startswith(",\n{")


def test_odd_file_names_are_sound_utf8() -> None:
    written = to_json(replace(made(), file="caf\udce9.txt"))
    assert json.loads(written.encode("utf-8"))["file"] == "caf\udce9.txt"


def test_page_wide_issue_has_no_span() -> None:
    last = json.loads(to_json(made()))["issues"][-1]
    assert (last["start"], last["end"]) == (None, None)
