"""Every rule id a figure can carry, with what it says: the codebook is written from this list.

A rule reads ``link:line [+ sign]`` or ``link``: "after:toll:killed+before:at-least" is "at least 12 were killed",
"noun:weapons" is "seven rifles", "money" is "$30 million". ``line`` and ``sign`` are lines of the tables.
"""

from sayso.derive.rules import Rule
from sayso.derive.tables import table_rows

#: How a number hangs together with the words that say what it counts.
LINKS = (
    Rule("noun:", 'a toll word or a class of nouns stands with the number: "12 dead", "seven rifles"'),
    Rule("after:", 'the counted are the subject of a toll word: "12 people were killed"'),
    Rule("before:", 'the counted are the object of a toll word: "killed 12 people"'),
    Rule("deed:", 'the counted hang on a noun: "the death of 12 people"'),
    Rule("among:", 'a toll word, turned round: "among the injured are two nurses"'),
    Rule("tally:", 'a running count: "the death toll rose to 12"'),
    Rule("with:", 'the counted end a list without numbers: "killed the mayor and two guards"'),
    Rule("list:", 'the counted go on a list: "killed 12 soldiers and three civilians"'),
    Rule("part:", 'the counted are part of a whole told before: "12 people, including three nurses"'),
    Rule("both:", 'one number over two fates is neither: "60 people were killed or wounded"'),
    Rule("carried:", 'the noun was told with a number before: "35 ships, of which 18 were waiting"'),
    Rule("far:", "the verb of dying stands beyond a relative clause"),
    Rule("gap:lost", 'a count "so far" in a sentence that tells of losses'),
    Rule("none:", 'nothing of a kind: "no injuries"'),
    Rule("total:", 'a total whose noun stands before: "the number of shells reached 600"'),
    Rule("percent:area", "a share of a land or a city"),
    Rule("percent:other", "another share"),
    Rule("money", "an amount in a currency"),
    Rule("bare", "a large or compared number without a noun"),
)
#: Lines that no table has.
LINES = (
    Rule("noun:any", "a plural of no class the table knows"),
    Rule("lost", '"lost 12 soldiers"'),
    Rule("losses", '"losses of 12"'),
    Rule("lives", '"claimed 12 lives"'),
    Rule("lives-of", '"the lives of 12 people"'),
    Rule("to-death", '"shot to death"'),
    Rule("held", '"ordered 12 men to be held for a month"'),
    Rule("toll", '"a toll of 12"'),
)


def figure_rules() -> tuple[Rule, ...]:
    """All rules, those of the tables in their order there."""
    tolls = tuple(
        Rule(row[0], f"{row[1]} ({row[2]}): {row[3].split(' ')[0]} ...") for row in table_rows("figures_tolls.tsv")
    )
    nouns = tuple(Rule(row[0], f"{row[1]}: {row[2].split(' ')[0]} ...") for row in table_rows("figures_nouns.tsv"))
    signs = tuple(Rule(row[0], f'"{row[1]}": {row[3]}') for row in table_rows("figures_signs.tsv"))
    return (*LINKS, *LINES, *tolls, *nouns, *signs)
