"""GeoJSON as RFC 7946 has it: longitude first, one feature a happening, status and level of the place in each."""

import json

import jsonschema
import pytest

from sayso.show.export.geojson import COLUMNS
from tests.show.export.entries import account, at, examples, incident, made
from tests.show.export.geojson_schema import SCHEMA
from tests.show.export.reading import EVERYTHING, exported, file


def collection(given: object, **more: object) -> dict:
    return json.loads(file(exported("geojson", given, **more), "happenings.geojson"))  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [made, examples, account], ids=["made", "examples", "empty"])
def test_it_is_geojson(given: object) -> None:
    jsonschema.validate(collection(given(), choice=EVERYTHING), SCHEMA)  # type: ignore[operator]


def test_the_schema_refuses_latitude_first() -> None:
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [39.5, 146.3]}, "properties": {}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"type": "FeatureCollection", "features": [feature]}, SCHEMA)


def test_a_feature() -> None:
    feature = collection(made())["features"][0]
    assert feature["id"] == "f1f1f1f1f1f1f1f1/event/44-51/e1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [46.342, 39.511]}
    known = feature["properties"]
    assert list(known) == [column.name for column in COLUMNS]
    assert (known["status"], known["asserted_by"], known["denied_by"]) == ("disputed", ["Armenia"], ["Azerbaijan"])
    assert (known["killed_low"], known["killed_best"], known["killed_high"]) == (52, 108, 108)
    assert (known["place_level"], known["places"]) == ("point", ["Goris"])


def test_several_places_are_one_feature() -> None:
    places = (at("Goris", "ARM", "Syunik", lat=39.5, lon=46.3), at("Armenia", "ARM", lat=40.0, lon=45.0))
    feature = collection(account(incident(places=places)))["features"][0]
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[46.3, 39.5], [45.0, 40.0]]}
    assert (feature["properties"]["places"], feature["properties"]["place_level"]) == (["Goris", "Armenia"], "country")


def test_what_is_not_on_the_map_is_counted() -> None:
    nowhere = incident(places=(at("Somewhere", None, lat=None, lon=None),), number=1)
    government = incident(places=(at("Baku", "AZE", "Baku", literal=False),), number=2)
    result = exported("geojson", account(nowhere, government))
    assert (result.manifest.rows, dict(result.manifest.left_out)) == (0, {"no place on the map": 2})


@pytest.mark.parametrize("status", ["fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical"])
def test_every_status_is_on_the_map_and_marked(status: str) -> None:
    feature = collection(account(incident(status=status, places=(at("Goris", "ARM", "Syunik"),))))["features"][0]
    assert feature["properties"]["status"] == status
