"""Findings in, something to look at out: JSON, a terminal view, one HTML page, Markdown. Pure; names no other room."""

from sayso.show.findings_json import json_array, json_line, schema_text, to_json

__all__ = ["json_array", "json_line", "schema_text", "to_json"]
