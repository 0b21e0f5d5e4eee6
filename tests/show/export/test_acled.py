"""The shape of ACLED: the 31 columns in their order; types by root, mode and who is armed."""

import pytest

from sayso.records import When
from tests.show.export.entries import account, at, incident, made
from tests.show.export.reading import EVERYTHING, exported, file, header, rows

NAMES = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location
latitude longitude geo_precision source source_scale notes fatalities tags timestamp"""
COLUMNS = NAMES.split()


def table(*entries: object) -> list[dict[str, str]]:
    return rows(file(exported("acled", account(*entries), EVERYTHING), "acled-shaped.csv"))  # type: ignore[arg-type]


def test_the_columns_are_those_of_acled_in_their_order() -> None:
    assert len(COLUMNS) == 31
    assert header(file(exported("acled", made()), "acled-shaped.csv")) == COLUMNS


def test_a_row() -> None:
    row = rows(file(exported("acled", made()), "acled-shaped.csv"))[0]
    assert {name: value for name, value in row.items() if value and name != "notes"} == {
        "event_id_cnty": "f1f1f1f1f1f1f1f1/event/44-51/e1",
        "event_date": "2022-09-13",
        "year": "2022",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Azerbaijan",
        "inter1": "External/Other forces",
        "actor2": "Armenia",
        "inter2": "State forces",
        "interaction": "State forces-External/Other forces",
        "iso": "051",
        "country": "Armenia",
        "admin1": "Syunik",
        "location": "Goris",
        "latitude": "39.511",
        "longitude": "46.342",
        "geo_precision": "1",
        "source": "One; Two; Three",
        "fatalities": "52",
        "tags": "disputed; asserted by Armenia; denied by Azerbaijan; killed (Armenian soldiers): 49-; killed: 3",
        "timestamp": "1663927203",
    }


REBELS, VILLAGERS = ("Rebels", "SYR.REB"), ("villagers", "SYR")


@pytest.mark.parametrize(
    ("source", "target", "mode", "kind", "sub", "targeting"),
    [
        (("Syria", "SYR"), REBELS, None, "Battles", "Armed clash", ""),
        (("Syria", "SYR"), REBELS, "drone", "Explosions/Remote violence", "Air/drone strike", ""),
        (REBELS, VILLAGERS, "firearms", "Violence against civilians", "Attack", "Civilian targeting"),
        (REBELS, VILLAGERS, "suicide-attack", "Explosions/Remote violence", "Suicide bomb", "Civilian targeting"),
        (
            None,
            VILLAGERS,
            "abduct",
            "Violence against civilians",
            "Abduction/forced disappearance",
            "Civilian targeting",
        ),
        (None, ("Syria", "SYR"), None, "", "", ""),
    ],
)
def test_types(source: object, target: object, mode: str | None, kind: str, sub: str, targeting: str) -> None:
    row = table(incident(source, target, mode=mode))[0]  # type: ignore[arg-type]
    assert (row["event_type"], row["sub_event_type"], row["civilian_targeting"]) == (kind, sub, targeting)
    assert row["disorder_type"] == "Political violence"


@pytest.mark.parametrize(
    ("source", "target", "first", "second", "interaction"),
    [
        (("Syria", "SYR"), REBELS, "State forces", "Rebel group", "State forces-Rebel group"),
        (REBELS, ("Syria", "SYR"), "Rebel group", "State forces", "State forces-Rebel group"),
        (("Turkey", "TUR"), REBELS, "External/Other forces", "Rebel group", "Rebel group-External/Other forces"),
        (REBELS, VILLAGERS, "Rebel group", "Civilians", "Rebel group-Civilians"),
        (("militiamen", "SYR.PRM"), None, "Political militia", "", "Political militia only"),
        (("Someone", None), REBELS, "", "Rebel group", ""),
    ],
)
def test_kinds_of_actors(source: object, target: object, first: str, second: str, interaction: str) -> None:
    row = table(incident(source, target, places=(at("Idlib", "SYR", "Idlib Governorate"),)))[0]  # type: ignore[arg-type]
    assert (row["inter1"], row["inter2"], row["interaction"]) == (first, second, interaction)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2022-09-13", "2022-09-13", "1"),
        ("2022-09-13", "2022-09-19", "2"),
        ("2022-09-01", "2022-09-30", "3"),
        ("2022-01-01", "2022-12-31", ""),
    ],
)
def test_precision_of_days(first: str, last: str, precision: str) -> None:
    row = table(incident(when=When(first, last, "interval", "")))[0]
    assert (row["time_precision"], row["event_date"]) == (precision, first if precision else "")


@pytest.mark.parametrize("status", ["fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical"])
def test_every_status_survives_in_tags(status: str) -> None:
    assert table(incident(status=status))[0]["tags"].split("; ")[0] == status


def test_talks_are_not_covered() -> None:
    assert dict(exported("acled", made()).manifest.left_out)["no event type of ACLED"] == 1
