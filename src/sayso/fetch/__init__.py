"""Sources in, Raw out: files, folders, standard input, and what the user knows of the pages."""

from sayso.fetch.facts import NO_FACTS, FactsByFile, published_day, read_facts
from sayso.fetch.files import count_inputs, find_raws, is_folder, is_page_name
from sayso.fetch.watch_rules import read_watch_rules, watch_rules_in

__all__ = [
    "NO_FACTS",
    "FactsByFile",
    "count_inputs",
    "find_raws",
    "is_folder",
    "is_page_name",
    "published_day",
    "read_facts",
    "read_watch_rules",
    "watch_rules_in",
]
