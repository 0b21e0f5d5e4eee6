"""Every rule id a statement can carry, with what it says: the codebook is written from this list.

A rule reads ``[draft rule +] act rule [: variant]``: "float-quote:continues+content:must", "cue:say/v:negated".
"""

from dataclasses import dataclass

from sayso.derive.tables import table_rows


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule id and what it means, in a line."""

    id: str
    meaning: str


#: How a draft came about that is not simply an attribution as read.
DRAFT_RULES = (
    Rule("float-quote:continues", "a quotation without a cue goes on from the voice before it"),
    Rule("float-quote:alone", "a quotation without a cue and without a voice near before it"),
    Rule("shared-speaker", "the cue has no subject of its own; the clause before it lends the speaker"),
)
#: Acts that no line of a table names.
PLAIN_RULES = (
    Rule("cue:none", "no cue, and no words that show an act: an assertion"),
    Rule("cue:unknown", "a cue that is in no table, and no words that show an act: an assertion"),
)
#: What may follow the id of a cue's line.
VARIANTS = (
    Rule(":negated", "a negation stands before the cue's word"),
    Rule(":infinitive", "the content is what somebody is to do"),
    Rule(":question", "the content is a question"),
    Rule(":false", "the content names a claim and says that it is not true"),
    Rule(":goes-on", "a no of the side that has just denied, so a denial of the same"),
    Rule(":to-know", "the content is what somebody wants to know"),
)


def rules() -> tuple[Rule, ...]:
    """All rules, those of the tables in their order there."""
    cues = tuple(Rule(row[0], f'"{row[1]}" ({row[2]}, {row[4]}): {row[3]}') for row in table_rows("cues.tsv"))
    words = tuple(Rule(row[0], f"words of the content ({row[2]}): {row[1]}") for row in table_rows("content.tsv"))
    return (*DRAFT_RULES, *PLAIN_RULES, *VARIANTS, *cues, *words)
