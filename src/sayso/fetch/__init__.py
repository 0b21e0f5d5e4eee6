"""Sources in, Raw out: files, folders, standard input, and what the user knows of the pages."""

from sayso.fetch.facts import NO_FACTS, FactsByFile, published_day, read_facts
from sayso.fetch.files import find_raws

__all__ = ["NO_FACTS", "FactsByFile", "find_raws", "published_day", "read_facts"]
