"""By what way something is said: "in a statement", "on the radio", or the document that speaks."""

import re
from functools import cache

from sayso.derive.drafts import Draft, saying_parts
from sayso.derive.tables import table_rows
from sayso.records import Reading

_DOCUMENT = re.compile(
    r"""(?:(?:the|an?|this|that|its|his|her|their|one|another)\s+)?
        (?:(?!of\b|by\b|in\b|from\b|who\b)[\w'’.\-]+\s+){0,4}?
        (?:statement|letter|resolution|report|document|memo|communiqu[eé]|declaration|circular|filing|complaint|lawsuit
          |e?-?mail|tweet|press\s+release|indictment|affidavit|message)s?
        (?=$|,|\s+(?:of|by|from|released|issued|published|sent|seen|obtained|to|on|signed|dated|carried)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _channels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for _rule, pattern, _source in table_rows("channels.tsv"))


def channel_of(draft: Draft, reading: Reading) -> str | None:
    """The words for the way it was said; a document that speaks is its own way. None if the text does not say."""
    text = reading.document.text
    for part in saying_parts(draft, reading):
        for pattern in _channels():
            if found := pattern.search(text, part.start, part.end):
                return " ".join((found.groupdict().get("way") or found.group()).split())
    if draft.source:
        speaker = " ".join(text[draft.source[0].start : draft.source[0].end].split())
        return speaker if _DOCUMENT.match(speaker) else None
    return None
