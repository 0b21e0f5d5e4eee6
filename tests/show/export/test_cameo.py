"""PETRARCH, Phoenix, GDELT: CAMEO roots, one row a happening, its tellings as mentions."""

from dataclasses import replace

import pytest

from sayso.records import Party, Span, When
from sayso.show.export import gdelt, petrarch, phoenix
from tests.show.export.entries import TUESDAY, account, at, examples, incident, made, meeting
from tests.show.export.reading import EVERYTHING, exported, file, lists, only

PETRARCH = ["date", "source", "target", "code", "issues", "ids", "url", "StorySource"]
ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
PLACE = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID"
HEAD, TAIL = "GLOBALEVENTID Day MonthYear Year FractionDate", "DATEADDED SOURCEURL"
ACTION = """IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources
NumArticles AvgTone"""
EVENTS = [
    *HEAD.split(),
    *(f"Actor{number}{field}" for number in (1, 2) for field in ACTOR.split()),
    *ACTION.split(),
    *(f"{who}Geo_{field}" for who in ("Actor1", "Actor2", "Action") for field in PLACE.split()),
    *TAIL.split(),
]
NAMES = """GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone
MentionDocTranslationInfo Extras"""
MENTIONS = NAMES.split()


def rows(name: str, suffix: str, *entries: object) -> list[dict[str, str]]:
    columns = {"petrarch": PETRARCH, "phoenix": [c.name for c in phoenix.COLUMNS], "gdelt-events.tsv": EVENTS}
    columns["gdelt-mentions.tsv"] = MENTIONS
    content = file(exported(name, account(*entries), EVERYTHING), suffix)  # type: ignore[arg-type]
    return [dict(zip(columns.get(suffix, columns.get(name, [])), row, strict=True)) for row in lists(content)]


def test_the_columns_are_theirs_in_their_order() -> None:
    assert [column.name for column in petrarch.COLUMNS] == PETRARCH
    assert len(phoenix.COLUMNS) == 26
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)
    assert [column.name for column in gdelt.EVENTS] == EVENTS
    assert [column.name for column in gdelt.MENTIONS] == MENTIONS


def test_a_row_of_petrarch() -> None:
    assert lists(file(exported("petrarch", made()), "petrarch.tsv"))[0] == [
        "20220913",
        "AZE",
        "ARM",
        "190",
        "x_status:disputed,1",
        "f1f1f1f1f1f1f1f1/event/44-51/e1;f2f2f2f2f2f2f2f2/event/4-12/e1;f3f3f3f3f3f3f3f3/event/4-12/e1",
        "https://one.example.org/a;https://three.example.org/x?a=1&b=2",
        "One;Two;Three",
    ]


def test_a_row_of_phoenix() -> None:
    row = lists(file(exported("phoenix", made()), "phoenix.tsv"))[2]
    assert row == [
        "f1f1f1f1f1f1f1f1/event/222-231/e4", "20220913", "2022", "09", "13", "AZEREB", "AZE", "REB", "",
        "ARMCVL", "ARM", "CVL", "",
        "190", "19", "4", "-10", "x_status:claimed,1", "40.203", "45.867", "Sotk", "Gegharkunik", "Armenia",
        "f1f1f1f1f1f1f1f1/event/222-231/e4", "https://one.example.org/a", "One",
    ]  # fmt: skip


def test_an_event_of_gdelt_with_its_mentions() -> None:
    result = exported("gdelt", made(), only("disputed"))
    events, mentions = (lists(file(result, f"gdelt-{part}.tsv")) for part in ("events", "mentions"))
    event = {name: value for name, value in zip(EVENTS, events[0], strict=True) if value}
    assert event == {
        "GLOBALEVENTID": "f1f1f1f1f1f1f1f1/event/44-51/e1",
        "Day": "20220913",
        "MonthYear": "202209",
        "Year": "2022",
        "FractionDate": "2022.6932",
        "Actor1Code": "AZE",
        "Actor1Name": "AZERBAIJAN",
        "Actor1CountryCode": "AZE",
        "Actor2Code": "ARM",
        "Actor2Name": "ARMENIA",
        "Actor2CountryCode": "ARM",
        "EventCode": "190",
        "EventBaseCode": "190",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10",
        "NumMentions": "3",
        "NumSources": "3",
        "NumArticles": "3",
        "ActionGeo_Type": "4",
        "ActionGeo_Fullname": "Goris, Syunik, Armenia",
        "ActionGeo_CountryCode": "AM",
        "ActionGeo_Lat": "39.511",
        "ActionGeo_Long": "46.342",
        "DATEADDED": "20220921100001",
        "SOURCEURL": "https://one.example.org/a",
    }
    named = [dict(zip(MENTIONS, row, strict=True)) for row in mentions]
    assert [one["MentionTimeDate"] for one in named] == ["20220921100001", "20220922100002", "20220923100003"]
    assert [(one["MentionType"], one["MentionSourceName"]) for one in named] == [
        ("1", "one.example.org"),
        ("2", "Two"),
        ("1", "three.example.org"),
    ]
    assert named[0]["Extras"] == "x_status:disputed;x_asserted_by:Armenia;x_denied_by:Azerbaijan"
    assert named[1]["Extras"] == "x_status:claimed;x_asserted_by:Armenia"
    assert {one["GLOBALEVENTID"] for one in named} == {event["GLOBALEVENTID"]}
    assert (result.manifest.rows, [one.rows for one in result.manifest.files]) == (4, [1, 3])


def test_mentions_point_at_the_words() -> None:
    texts = {entries.report.document: entries.text for entries in made().entries}
    tellings = {told.event.trigger.start: told for entries in made().entries for told in entries.happened}
    for row in lists(file(exported("gdelt", made(), EVERYTHING), "gdelt-mentions.tsv")):
        mention = dict(zip(MENTIONS, row, strict=True))
        told = tellings[int(mention["ActionCharOffset"])]
        assert int(mention["MentionDocLen"]) == len(texts[told.report.document])
        assert mention["Confidence"] == "82"


@pytest.mark.parametrize(("day", "fraction"), [("2013-02-03", "2013.0904"), ("2015-02-18", "2015.1315")])
def test_gdelts_way_of_reckoning_days(day: str, fraction: str) -> None:
    row = rows("gdelt", "gdelt-events.tsv", incident(when=When(day, day, "day", "")))[0]
    assert row["FractionDate"] == fraction


@pytest.mark.parametrize(
    ("first", "last", "day", "month", "year"),
    [
        ("2022-09-13", "2022-09-14", "", "202209", "2022"),
        ("2022-08-31", "2022-09-01", "", "", "2022"),
        ("2021-12-31", "2022-01-01", "", "", ""),
    ],
)
def test_no_finer_than_what_is_known(first: str, last: str, day: str, month: str, year: str) -> None:
    row = rows("gdelt", "gdelt-events.tsv", incident(when=When(first, last, "interval", "")))[0]
    assert (row["Day"], row["MonthYear"], row["Year"], row["FractionDate"]) == (day, month, year, "")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (at("Goris", "ARM", "Syunik"), "4"),
        (at("Austin", "USA", "Texas"), "3"),
        (at("Texas", "USA", "Texas"), "2"),
        (at("Syunik", "ARM", "Syunik"), "5"),
        (at("Armenia", "ARM"), "1"),
        (at("Kerch Strait", None), ""),
    ],
)
def test_what_kind_of_place(place: object, kind: str) -> None:
    assert rows("gdelt", "gdelt-events.tsv", incident(places=(place,)))[0]["ActionGeo_Type"] == kind


def test_in_a_meeting_the_second_is_the_target() -> None:
    row = rows("petrarch", "petrarch.tsv", meeting())[0]
    assert (row["source"], row["target"], row["issues"]) == ("AZE", "ARM", "x_status:fact,1")


def test_further_parties_are_named_and_counted_in_no_row_of_their_own() -> None:
    entries = incident()
    event = entries.happened[0].event
    more = (*event.source, Party("Turkey", "TUR", Span(5, 9)), Party("Nobody", None, Span(6, 9)))
    told = replace(entries.happened[0], event=replace(event, source=more))
    found = rows("petrarch", "petrarch.tsv", replace(entries, happened=(told,)))
    assert [row["issues"] for row in found] == ["x_status:fact,1;x_also_source:TUR,1"]


def test_without_a_coded_party_there_is_no_row_and_that_is_counted() -> None:
    for name in ("petrarch", "phoenix", "gdelt"):
        result = exported(name, account(incident(("Somebody", None), None)))  # type: ignore[arg-type]
        assert result.manifest.rows == 0
        assert dict(result.manifest.left_out) == {"no party with a code of a country": 1}


def test_a_body_of_the_united_nations() -> None:
    row = rows("gdelt", "gdelt-events.tsv", incident(("the Council", "IGO.un-security-council")))[0]
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1Type1Code"], row["Actor1CountryCode"]) == (
        "IGOUNO",
        "UNO",
        "IGO",
        "",
    )


@pytest.mark.parametrize("status", ["fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical"])
def test_every_status_survives_where_a_column_is_free(status: str) -> None:
    entries = incident(status=status, when=TUESDAY)
    assert rows("petrarch", "petrarch.tsv", entries)[0]["issues"] == f"x_status:{status},1"
    assert rows("phoenix", "phoenix.tsv", entries)[0]["issues"] == f"x_status:{status},1"
    assert rows("gdelt", "gdelt-mentions.tsv", entries)[0]["Extras"] == f"x_status:{status}"


def test_gdelt_has_facts_and_undisputed_claims_by_itself() -> None:
    entries = [
        incident(status=status, number=number)
        for number, status in enumerate(("fact", "claimed", "disputed", "denied", "possible"), start=1)
    ]
    assert [row[0][:1] for row in lists(file(exported("gdelt", account(*entries)), "gdelt-events.tsv"))] == ["1", "2"]


def test_an_address_that_is_none_is_no_trouble() -> None:
    entries = incident()
    report = replace(entries.report, url="http://[bad", outlet="The Paper")
    told = replace(entries.happened[0], report=report)
    row = rows("gdelt", "gdelt-mentions.tsv", replace(entries, report=report, happened=(told,)))[0]
    assert row["MentionSourceName"] == "The Paper"


def test_real_reports_keep_every_coded_telling() -> None:
    mentions = lists(file(exported("gdelt", examples(), EVERYTHING), "gdelt-mentions.tsv"))
    events = lists(file(exported("gdelt", examples(), EVERYTHING), "gdelt-events.tsv"))
    assert {row[0] for row in mentions} == {row[0] for row in events}
    assert len(mentions) > 20
