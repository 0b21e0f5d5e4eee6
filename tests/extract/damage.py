"""Clean sentences of our own, and the damage scraped pages do to them, with the place of every harm known."""

from dataclasses import dataclass
from random import Random

PEOPLE = (
    ("Nadia", "Grace", "Ferowald"),
    ("Tomas", "Erik", "Lindqvale"),
    ("Omar", "James", "Halewick"),
    ("Robert", "(Bob)", "Menshire"),
    ("Ilse", "Marie", "Vanterpool"),
    ("Pedro", "Luis", "Casterline"),
    ("Maya", "Ruth", "Okonwell"),
    ("Henrik", "Paul", "Strandmark"),
)
OUTER = (
    ("Foreign Secretary ", " said on Tuesday that the talks with the northern province would go on."),
    ("", " told reporters on Friday that the bridge over the river had been closed."),
    ("The letter was sent to Senator ", " (D-Calif.), who leads the panel on water and power."),
    ("Interior Minister ", " has rejected the report, calling it a fabrication."),
    ("The decision by ", ", the governor of the lake district, was met with anger in the capital."),
    ("Lawmakers led by Rep. ", " (R-Texas) asked for a review of the arms sales."),
    ("The opposition accused President ", " on Monday of hiding the cost of the war."),
    ("Defense chief ", " released a statement on Thursday criticizing the plan."),
    ("Mayor ", ", who took office in May, announced that the curfew had been lifted."),
    ("Prime Minister ", " announced in a televised address that the border would reopen."),
    ("Senate leader ", " was among those who called for an inquiry."),
    ("Secretary of State ", " warned that the ceasefire could collapse within days."),
)
PLAIN_OUTER = (
    ("Governor ", " plans to travel to the flooded valley next week, his office said."),
    ("A spokesman for ", " did not say whether the troops would be withdrawn."),
    ("The minister thanked ", " and the ambassador for their help during the siege."),
    ("In a phone call, Chancellor ", " urged both sides to stop the shelling."),
    ("The deal was brokered by ", ". Fighting went on in the hills for two more days."),
    ("On Sunday, General ", " will visit the base where the drones are kept."),
    ("The bill, written by Sen. ", " and four others, would stop the sale of rockets."),
    ("Last week ", " wrote that the river dam was close to collapse."),
    ("Critics of ", " say the police fired first."),
    ("Envoys met ", " in the capital to discuss an exchange of prisoners."),
    ("The court ordered ", " to hand over the tapes within ten days."),
    ("Deputy leader ", " also called the raid a mistake."),
    ("It was ", "’s second visit to the front in a month."),
    ("Ambassador ", ", speaking at the council, blamed the rebels for the blast."),
    ("Earlier, ", " could not be reached for comment."),
    ("Aides to ", " believe the vote will be lost."),
)
SPUN_HEADLINES = (
    "Minister urged neighbours to open the border amid a growing crisis",
    "Group asked mayor to condemn evictions as ‘Cruel’",
    "The Senate rushes to limit powers of war. Reviving more laws",
    "State called on the island to draw its ships back from the strait.",
    "Thousands marching in the port city to fight rising prices",
    "Poll: Most voters want a new election – Survey",
)
TITLE_CASE = (
    "Court Clears Former Minister of Bribery",
    "Border Talks Stall Again Over Water",
    "Ferry Workers Begin Third Strike This Year",
    "Why Women Lead the Peace Movement",
    "Overnight Energy: Pipeline Deal Falls Apart",
    "Five Things to Know About the New Budget",
)
SENTENCE_CASE = (
    "Minister calls on neighbours to open the border",
    "Progressive groups push mayor to condemn evictions",
    "Lawmakers rush to limit war powers",
    "Thousands protest in capital over fuel prices",
    "Star to sing at concert for ‘Clean Air’ campaign",
    "Ten photos that show the flood",
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """``text`` with a box pasted in at ``start`` to ``end``; ``clean`` is the sentence before that."""

    text: str
    start: int
    end: int
    clean: str


HEADLINES = {"title": TITLE_CASE, "sentence": SENTENCE_CASE, "spun": SPUN_HEADLINES}
OUTERS = {"marked": OUTER, "plain": PLAIN_OUTER}


def pasted(seed: int, *, more: bool, glued: bool = True, outer: str = "marked", headlines: str = "title") -> Pasted:
    """A sentence with a topic box behind a name.

    ``more``: the box ends in MORE. ``glued``: its headlines run together. ``outer``: how plainly the sentence goes on.
    """
    random = Random(seed)
    given, middle, surname = random.choice(PEOPLE)
    before, after = random.choice(OUTERS[outer])
    first = f"{'Bob' if middle == '(Bob)' else given} {surname}"
    second = f"{given} {middle} {surname}" if random.random() < 0.8 else first
    told = random.sample(HEADLINES[headlines], random.randint(1, 3))
    box = second + ("" if glued else " ").join(told) + (" MORE" if more else "")
    start = len(before + first)
    return Pasted(before + first + box + after, start, start + len(box), before + first + after)


@dataclass(frozen=True, slots=True)
class Harmed:
    """``text`` is ``clean`` with one harm done at ``start`` to ``end``."""

    text: str
    start: int
    end: int
    clean: str


COUNTED = (
    "The army of the north lost {} in the first week of the war.",
    "Officials said {} had crossed the river since Monday.",
    "By Friday {} were held in the old school, the mayor said.",
)
STATED = (
    "Ostria {} to send grain to the islands despite the ban.",
    "Since the treaty was signed, Vesland {} to keep two ships in the strait.",
    "The council said that the town of Varn {} to pay for the dam.",
)
QUOTED = (
    "The mayor called the plan “{}” and left the room.",
    "“{},” the judge told the court on Tuesday.",
    "She wrote that the raid was “{}” for the whole valley.",
)


def damaged(seed: int, kind: str) -> Harmed:
    """One sentence with one harm of a kind of issue."""
    random = Random(seed)
    if kind == "broken_number":
        return _broken_number(random)
    if kind == "doubled_name":
        box = pasted(seed, more=random.random() < 0.5)
        return Harmed(box.text, box.start - 4, box.start + 8, box.clean)
    if kind == "glued_words":
        return _glued(random)
    if kind == "dangling_quote":
        return _wrong_mark(random)
    if kind == "spacing":
        person = " ".join(random.choice(PEOPLE)[::2])
        clean = f"The letter was signed by {person} (East Harbour) and two others."
        return _swap(clean, "(East", random.choice(("( East", "(  East")))
    return _misplaced(random)


def _swap(clean: str, words: str, harm: str) -> Harmed:
    start = clean.index(words)
    return Harmed(clean.replace(words, harm, 1), start, start + len(harm), clean)


def _broken_number(random: Random) -> Harmed:
    number = random.randint(2, 9) * 100
    clean = random.choice(COUNTED).format(f"more than {number} soldiers")
    harm = random.choice(
        (
            f"{number // 10}It said that it was more than 0 soldiers",
            f"{number}in soldiers",
            f"{number // 10}, 20{random.randint(50, 98)} soldiers",
            f"{number // 100}, {random.randint(100, 999)} soldiers",
            f"{number // 10} 0 soldiers",
        )
    )
    return _swap(clean, f"more than {number} soldiers", harm)


def _glued(random: Random) -> Harmed:
    clean = "A ship from Vesland went to Ostria. The crew was safe, and two men from the USA were with them."
    return _swap(
        clean,
        *random.choice(
            (
                ("Ostria. The", "Ostria.The"),
                ("Vesland went", "VeslandOstria went"),
                ("USA were", "USAThey were"),
                ("safe, and", "safeAnd"),
            )
        ),
    )


def _wrong_mark(random: Random) -> Harmed:
    clean = random.choice(QUOTED).format(random.choice(("a crime", "wholly unfair", "a bad day for all of us")))
    closing = clean.index("”")
    mark = random.choice(("“", ""))
    opening = clean.index("“")
    return Harmed(clean[:closing] + mark + clean[closing + 1 :], opening, closing + 1, clean)


def _misplaced(random: Random) -> Harmed:
    clean = random.choice(STATED).format("continued")
    harm = random.choice((" It continued", " They continued", " The continued"))
    return _swap(clean, " continued", harm)
