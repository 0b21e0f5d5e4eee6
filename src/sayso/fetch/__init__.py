"""Sources in, Raw out: files, folders, archives, the web, standard input, and what the user knows of the pages.

What needs a library of its own has a door of its own: ``fetch.web``, ``fetch.feeds``.
"""

from sayso.fetch.containers import column_names, count_records, holds_many, records_of, slots_of
from sayso.fetch.facts import NO_FACTS, FactsByFile, published_day, read_facts
from sayso.fetch.files import count_inputs, find_raws, is_folder, is_page_name, kinds_passed_over, list_inputs
from sayso.fetch.pages import PageVisits, is_web_address
from sayso.fetch.slots import Slot, Use
from sayso.fetch.watch_rules import read_watch_rules, watch_rules_in

__all__ = [
    "NO_FACTS",
    "FactsByFile",
    "PageVisits",
    "Slot",
    "Use",
    "column_names",
    "count_inputs",
    "count_records",
    "find_raws",
    "holds_many",
    "is_folder",
    "is_page_name",
    "is_web_address",
    "kinds_passed_over",
    "list_inputs",
    "published_day",
    "read_facts",
    "read_watch_rules",
    "records_of",
    "slots_of",
    "watch_rules_in",
]
