"""What RFC 7946 says of GeoJSON, as far as a feature collection of points needs it, as a JSON Schema."""

#: Section 3.1.1: longitude, latitude; a third number may follow.
POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 3,
}
GEOMETRY = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
            "required": ["type", "coordinates"],
        },
        {
            "type": "object",
            "properties": {"type": {"const": "MultiPoint"}, "coordinates": {"type": "array", "items": POSITION}},
            "required": ["type", "coordinates"],
        },
        {"type": "null"},
    ]
}
#: Section 3.2: geometry and properties are there, properties an object or null, id a string or a number. Section 7.1:
#: no member of another type's. Section 4: no crs.
FEATURE = {
    "type": "object",
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": ["string", "number"]},
        "geometry": GEOMETRY,
        "properties": {"type": ["object", "null"]},
    },
    "required": ["type", "geometry", "properties"],
    "not": {"anyOf": [{"required": ["coordinates"]}, {"required": ["geometries"]}, {"required": ["features"]}]},
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": FEATURE}},
    "required": ["type", "features"],
    "not": {
        "anyOf": [
            {"required": ["coordinates"]},
            {"required": ["geometry"]},
            {"required": ["properties"]},
            {"required": ["crs"]},
        ]
    },
}
