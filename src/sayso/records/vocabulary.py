"""The closed lists of words that records use: kinds, acts, roots, statuses. The codebook says what each means."""

from enum import StrEnum
from typing import Literal

Precision = Literal["day", "month", "year", "interval"]
QuarantineReason = Literal[
    "breadcrumb",
    "comment_form",
    "newsletter",
    "share",
    "related_link",
    "injected_link",
    "duplicate_headline",
    "source_link",
    "category",
    "footer",
    "other",
]
IssueKind = Literal[
    "broken_number",
    "doubled_name",
    "glued_words",
    "spacing",
    "dangling_quote",
    "quote_not_verbatim",
    "machine_translation",
    "spun_wording",
    "broken_sentence",
    "inconsistent_date",
    "inconsistent_count",
    "not_an_article",
    "missing_date",
    "encoding",
    "other",
]
Room = Literal["fetch", "extract", "read", "resolve", "derive"]
MentionKind = Literal["person", "organization", "government", "armed_group", "media", "law", "weapon", "place"]
SpeakerType = Literal[
    "person", "government", "armed_group", "organization", "media", "group", "document", "place", "unnamed"
]
#: What says whose own statement a page is: its heading or title, its signature, its outlet, its address.
IssuerBasis = Literal["heading", "signature", "outlet", "address"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert",
    "deny",
    "accuse",
    "demand",
    "appeal",
    "criticize",
    "threaten",
    "warn",
    "promise",
    "announce",
    "agree",
    "reject",
    "praise",
    "welcome",
    "concern",
    "ask",
    "decline_comment",
    "expect",
    "concede",
    "apologise",
]
#: What people are shown for each, and may ask for.
ACTS: dict[Act, str] = {
    "assert": "says",
    "deny": "denies",
    "accuse": "accuses",
    "demand": "demands",
    "appeal": "calls on",
    "criticize": "criticises",
    "threaten": "threatens",
    "warn": "warns",
    "promise": "promises",
    "announce": "announces",
    "agree": "agrees",
    "reject": "rejects",
    "praise": "praises",
    "welcome": "welcomes",
    "concern": "is concerned",
    "ask": "asks",
    "decline_comment": "declines to comment",
    "expect": "expects",
    "concede": "concedes",
    "apologise": "apologises",
}

Root = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["fact", "claimed", "denied", "disputed", "possible", "planned", "hypothetical"]
What = Literal[
    "killed",
    "wounded",
    "captured",
    "missing",
    "displaced",
    "detained",
    "bodies",
    "troops",
    "weapons",
    "money",
    "area",
    "duration",
    "other",
]
Comparator = Literal["exact", "at_least", "more_than", "about", "up_to", "less_than"]

EntryKind = Literal["document", "statement", "event", "figure", "obligation", "dispute"]


class Kind(StrEnum):
    """What is looked for in a ledger, as people ask for it, on the command line as in an address."""

    STATEMENTS = "statements"
    EVENTS = "events"
    FIGURES = "figures"
    DUTIES = "duties"
    DISPUTES = "disputes"
    REPORTS = "reports"

    @property
    def entry(self) -> EntryKind:
        """The kind of entries that are meant."""
        return _ENTRY_KINDS[self.value]


_ENTRY_KINDS: dict[str, EntryKind] = {
    "statements": "statement",
    "events": "event",
    "figures": "figure",
    "duties": "obligation",
    "disputes": "dispute",
    "reports": "document",
}

Standing = Literal["new", "version", "reread", "known", "erased"]

#: How two entries stand to each other. Of reports: identical to same_story; of statements: same_words to answers; of
#: events: same_event; of figures: repeats, revises, contradicts; of duties: same_duty, fulfils.
Relation = Literal[
    "identical",
    "syndicated",
    "edited",
    "spun",
    "translated",
    "quotes_from",
    "version_of",
    "in_story",
    "same_story",
    "same_words",
    "changed_words",
    "denies",
    "opposes",
    "answers",
    "same_event",
    "repeats",
    "revises",
    "contradicts",
    "same_duty",
    "fulfils",
]
