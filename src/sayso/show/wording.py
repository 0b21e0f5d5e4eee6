"""The words Sayso shows to people, in one place: what an act, a trouble, a reason and a day are called."""

import re
from collections.abc import Sequence

from sayso.records import (
    ACTS,
    Act,
    Document,
    Findings,
    Issue,
    IssueKind,
    QuarantineReason,
    Speaker,
    Statement,
    Status,
    When,
)
from sayso.show.harmless import line

REASONS: dict[QuarantineReason, str] = {
    "breadcrumb": "breadcrumb",
    "comment_form": "comment form",
    "newsletter": "newsletter",
    "share": "share buttons",
    "related_link": "related story",
    "injected_link": "pasted headline",
    "duplicate_headline": "headline again",
    "source_link": "source link",
    "category": "category",
    "footer": "footer",
    "other": "not the article",
}

#: One trouble, several of them.
TROUBLES: dict[IssueKind, tuple[str, str]] = {
    "broken_number": ("number unreadable", "numbers unreadable"),
    "doubled_name": ("name doubled", "names doubled"),
    "glued_words": ("space missing", "spaces missing"),
    "spacing": ("stray space", "stray spaces"),
    "dangling_quote": ("quote mark unpaired", "quote marks unpaired"),
    "quote_not_verbatim": ("quote not verbatim", "quotes not verbatim"),
    "machine_translation": ("machine-translated wording", "machine-translated wordings"),
    "spun_wording": ("word swapped", "words swapped"),
    "broken_sentence": ("sentence broken", "sentences broken"),
    "inconsistent_date": ("date at odds", "dates at odds"),
    "inconsistent_count": ("count at odds", "counts at odds"),
    "not_an_article": ("not an article", "not articles"),
    "missing_date": ("no publication date", "no publication dates"),
    "encoding": ("damaged character", "damaged characters"),
    "other": ("other trouble", "other troubles"),
}

#: What a trouble of the whole page is called where that is not the name of a single one.
WHOLE_PAGE: dict[IssueKind, str] = {
    "machine_translation": "machine-translated English",
    "spun_wording": "spun copy",
    "encoding": "damaged characters",
}

#: What the parts of a view are called, and what stands in one that was asked for and is empty.
HEADINGS = {
    "says": "Who says what",
    "disputes": "In dispute",
    "figures": "How many",
    "events": "What happened",
    "due": "What is due",
    "background": "Background",
    "aside": "Set aside",
    "warnings": "Warnings",
}
NOTHING = {
    "says": "Nobody is quoted or reported here.",
    "disputes": "Nothing is in dispute here.",
    "figures": "Nothing is counted here.",
    "events": "Nothing that happened is told here.",
    "due": "Nothing is due here.",
    "background": "No history is told here.",
    "aside": "Nothing is set aside.",
    "warnings": "Nothing to warn of.",
}
OF_THESE = "  of these"
LOOKED_AT = "Looked at, and no event of this report:"

SETS_IT = "--published sets it"
NO_DATE = f"no publication date ({SETS_IT})"
YEAR_OPEN = "year not stated"
NO_SPEAKER = "nobody named"
NO_WORDS = "no words given"
UNREADABLE = "a number in it cannot be read"
#: How the rule of a record begins that a person added.
HAND = "by:"
NO_DAY = "no day given"
THE_PAGE = "the page"
SOMEBODY = "somebody"
NOT_SO = "did not happen"
DENIALS = ("deny", "reject")
NAMES_SHOWN = 3  # of those who say one thing; more are counted

#: What has not happened, or not yet: the word that stands before it.
NOT_YET: dict[Status, str] = {"possible": "possible", "planned": "planned", "hypothetical": "asked or supposed"}

#: A first word in -ing with a vowel before that: "adding", "according", and not "bring".
_PARTICIPLE = re.compile(r"[a-z]*[aeiouy][a-z]*ing\b", re.IGNORECASE)
#: What only points at words that stand elsewhere: "denied this", "which Tarvo denies".
_POINTERS = frozenset({"it", "this", "that", "so", "these", "those", "them"})
_RELATIVES = frozenset({"which", "what", "who", "whom"})
_TALK = (
    r"(?:accusation|allegation|argument|assertion|account|charge|claim|complaint|count|criticism|figure|finding|number|"
    r"proposal|question|report|rumou?r|suggestion|version)"
)
#: A word for what somebody else said, with nothing of it: "rejected the accusation", "which Tarvo calls a claim".
_SHELL = re.compile(
    rf"(?:an?|the|this|that|these|those|any|all|both|such|his|her|its|their)\s+(?:such\s+|latest\s+)?{_TALK}s?"
)
#: Words that were cut off before they said anything: "the claim that the passage | had been announced".
_CUT_OFF = re.compile(r"that (?:the|an?|this|his|her|its|their) [\w'’-]+")
#: A noun for saying, and a verdict on what somebody else says, cannot stand behind a name: "Tarvo claim of".
_NO_VERB = re.compile(
    rf"(?:(?:the|an?|his|her|its|their)\s+)?(?:{_TALK}|denial|demand|promise|statement|threat|view|warning|words?)s?"
    r"\s+(?:of|by|from|that)"
    r"|(?:is|are|was|were)\s+(?:false|untrue|wrong|baseless|groundless|absurd|nonsense|an? lie|lies)",
    re.IGNORECASE,
)
#: What was told before is no longer "a" claim.
_ARTICLE = re.compile(r"\Aan? ")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMES_A_DAY = re.compile(r"\b(?:jan|dec)", re.IGNORECASE)
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")


def says(act: Act, cue: str | None, words: str = "") -> str:
    """What stands behind a speaker's name: the words of saying, where they can stand there, else our word for the act.

    A participle cannot: "adding that", "according to" lean on a verb of their own sentence, and here is none; nor can a
    noun ("the claim of"). Where the ``words`` that are said only point, they stand with it: "denied this".
    """
    cue = " ".join((cue or "").split()).rstrip(" ,:;")
    is_leaning = _PARTICIPLE.match(cue) or _NO_VERB.fullmatch(cue)
    shown = ACTS[act] if not any(map(str.isalpha, cue)) or is_leaning else cue
    pointer = _pointer(words)
    return f"{shown} {pointer}" if pointer else shown


def own_words(words: str) -> str | None:
    """The words of a statement; None where they are none or only point: "that" or "a claim" alone is no quotation."""
    return None if not words or _pointer(words) else words


def _pointer(words: str) -> str | None:
    """The word with which words only point, so that it can stand behind a verb; None if they say something."""
    bare = " ".join(words.split()).strip(" .,;:\"'“”‘’").casefold()
    if _SHELL.fullmatch(bare):
        return _ARTICLE.sub("the ", bare)
    return bare if bare in _POINTERS else "it" if bare in _RELATIVES or _CUT_OFF.fullmatch(bare) else None


def act_beside_cue(act: Act, cue: str | None) -> str | None:
    """The act in our word, where the cue as written does not show it by itself ("said" for a denial)."""
    ours = ACTS[act]
    if cue is None or act == "assert":
        return None
    stem = re.sub(r"(es|s)$", "", ours.split()[0]) if act != "decline_comment" else "declin"
    return None if stem[:5] in cue.casefold() else ours


def speaker_aside(speaker: Speaker) -> str:
    """What stands behind a speaker's name: role, organisation; empty if neither is known or the name says it."""
    name = speaker.name.casefold()
    known = (speaker.role, speaker.organization)
    return ", ".join(dict.fromkeys(part for part in known if part and part.casefold() not in name))


def trouble(issue: Issue) -> str:
    """What a trouble is called."""
    one = TROUBLES[issue.kind][0]
    return WHOLE_PAGE.get(issue.kind, one) if issue.span is None else one


def page_wide(issue: Issue) -> str:
    """A trouble of the whole page: what it is, and what to do where there is something."""
    return f"{line(issue.message)} ({line(issue.suggestion)})" if issue.suggestion else line(issue.message)


def day(iso: str) -> str:
    """21 Sep 2022 for 2022-09-21; "21 Sep, year not stated" for --09-21."""
    yearless = _YEARLESS.fullmatch(iso)
    if yearless:
        return f"{_day_month(yearless[2], yearless[1])}, {YEAR_OPEN}"
    year, *rest = iso.split("-")
    if not rest:
        return year
    return f"{_day_month(rest[1] if len(rest) > 1 else None, rest[0])} {year}"


def when(moment: When) -> str:
    """A When in words; a stretch of days looks like one."""
    first, last = moment.earliest, moment.latest
    if first is None and last is None:
        return "day not known"
    if first is None or last is None:
        return f"until {_edge(last, moment.basis)}" if last else f"since {_edge(first or '', moment.basis)}"
    if first == last:
        return day(first)
    if moment.precision in ("month", "year"):
        return day(first[: -len("-01")]) if moment.precision == "month" else first.split("-")[0]
    return _stretch(first, last)


def _edge(iso: str, basis: str) -> str:
    """The known end of an open stretch, no finer than the words it rests on: "since 1992" is no 1 January."""
    whole_year = iso.endswith(("-01-01", "-12-31")) and not _NAMES_A_DAY.search(basis) and not iso.startswith("-")
    return iso.split("-")[0] if whole_year else day(iso)


def published(document: Document) -> str:
    """The day of the page with what it rests on, or that there is none."""
    if document.published is None:
        return NO_DATE
    known = when(document.published)
    aside = [line(document.published.basis), SETS_IT if YEAR_OPEN in known else ""]
    return f"{known} ({'; '.join(part for part in aside if part)})" if any(aside) else known


def troubles(findings: Findings) -> list[Issue]:
    """What to warn of; a missing date is not among it, for it stands where the date would stand."""
    return [issue for issue in findings.issues if issue.kind != "missing_date"]


def warning_line(findings: Findings) -> str:
    """One line over the page: troubles counted, passages set aside with their reasons; empty if there are none."""
    shown = troubles(findings)
    parts = [line(issue.message) for issue in shown if _told_by_message(issue)]
    kinds = dict.fromkeys(issue.kind for issue in shown if not _told_by_message(issue))
    parts += [_counted(kind, [issue for issue in shown if issue.kind == kind]) for kind in kinds]
    reasons = list(dict.fromkeys(REASONS[one.reason] for one in findings.document.quarantine))
    if reasons:
        number = len(findings.document.quarantine)
        parts.append(f"{number} {'passage' if number == 1 else 'passages'} set aside ({', '.join(reasons)})")
    return " · ".join(parts)


def counting_line(findings: Findings) -> str:
    """The last line: how much of each kind was found."""
    numbers = (
        (len(findings.statements), "statement", "statements"),
        (len(findings.events), "event", "events"),
        (len(findings.figures), "figure", "figures"),
        (len(findings.obligations), "duty", "duties"),
        (len(findings.disputes), "dispute", "disputes"),
    )
    return " · ".join(f"{number} {one if number == 1 else several}" for number, one, several in numbers)


#: What stands before a name in a cell of those on whose word something rests.
DENIED_BY, FACT_IN = "denied by ", "as fact in "


def page_line(findings: Findings) -> tuple[str, ...]:
    """What stands under the headline: the file, who published it, whose own statement it is, when."""
    document, issuer = findings.document, findings.issuer
    own = (f"own statement of {issuer.name}",) if issuer else ()
    return (findings.file or "text given", document.outlet or "no outlet", *own, published(document))


def whose_word(status: Status, asserted: Sequence[str], denied: Sequence[str], outlet: str) -> str:
    """On whose word an event stands: "Armenia says · Azerbaijan denies"; what is not contested is the outlet's."""
    says = f"{listed(asserted)} {'say' if _are_several(asserted) else 'says'}" if asserted else ""
    denies = f"{listed(denied)} {'deny' if _are_several(denied) else 'denies'}" if denied else ""
    if status == "fact":
        return outlet
    if status in NOT_YET:
        return " · ".join(part for part in (NOT_YET[status], listed(asserted) or outlet, denies) if part)
    if status == "denied":
        return " · ".join(part for part in (says, denies) if part) or f"{NOT_SO} · {outlet}"
    return " · ".join(part for part in (says or f"{SOMEBODY} says", denies) if part)


def _are_several(names: Sequence[str]) -> bool:
    """Whether those who speak are more than one: "Berlin and Paris", "foreign ministers of the league"."""
    head = names[0].split(" of ")[0].split(" ")[-1]
    plural = head[:1].islower() and head.endswith("s") and not head.endswith(("ss", "us"))
    return len(names) > 1 or " and " in names[0] or plural


def listed(names: Sequence[str]) -> str:
    """A, B and C; of many the first few, and how many more."""
    if len(names) > NAMES_SHOWN:
        return f"{', '.join(names[: NAMES_SHOWN - 1])} and {len(names) - NAMES_SHOWN + 1} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def more(number: int, part: str) -> str:
    """How many rows are left out, and how to see them."""
    return f"and {number} more (--only {part})"


def unanswered(sides: int) -> str:
    """That the sides of a dispute speak past each other."""
    return "neither answers the other here" if sides == len(("one", "other")) else "none answers another here"


def by_word_of(name: str) -> str:
    """Whose word a duty is."""
    return f"according to {name}"


def _told_by_message(issue: Issue) -> bool:
    """Whether only its message says what it is: "other trouble" tells nobody anything."""
    return issue.kind == "other" and issue.span is None


def _counted(kind: IssueKind, issues: list[Issue]) -> str:
    """So many of a trouble ("2 numbers unreadable"); where the whole page has it, its name alone."""
    if any(issue.span is None for issue in issues):
        return WHOLE_PAGE.get(kind, TROUBLES[kind][0])
    one, several = TROUBLES[kind]
    return f"{len(issues)} {one if len(issues) == 1 else several}"


def _day_month(day_of_month: str | None, month: str) -> str:
    name = _MONTHS[int(month) - 1] if 1 <= int(month) <= len(_MONTHS) else month
    return f"{int(day_of_month)} {name}" if day_of_month else name


def _stretch(first: str, last: str) -> str:
    """10–12 Sep 2022 where month and year are the same; 1992 – 2002 for whole years; else both days in full."""
    if first.endswith("-01-01") and last.endswith("-12-31") and not first.startswith("-"):
        return f"{first.split('-')[0]} – {last.split('-')[0]}"
    same_month = first[:-2] == last[:-2] and first.count("-") == last.count("-") >= 2
    return f"{int(first[-2:])}–{day(last)}" if same_month else f"{day(first)} – {day(last)}"


#: Acts that are about somebody, who need not be spoken to: "accused Velland" is said of Velland, not to it.
SAID_OF: frozenset[Act] = frozenset({"accuse", "criticize", "praise"})


#: How the rule of a statement begins whose act its own words name, not the cue: "told the radio that Velland lies".
BY_CONTENT = "content:"


def toward(statement: Statement) -> str:
    """The word before whom a statement is addressed to, or directed at.

    Where the cue itself accuses, that is the accused; where only the words do, it is who hears them, as it is in an
    interview.
    """
    in_talk = "interview" in (statement.channel or "").casefold()
    by_cue = BY_CONTENT not in statement.rule and not in_talk
    return "about" if statement.act in SAID_OF and by_cue else "to"


def unreadable(statement: Statement, issues: Sequence[Issue]) -> str:
    """A warning beside words with a number that fell apart; empty for others."""
    broken = [one.span for one in issues if one.kind == "broken_number" and one.span]
    touched = any(part.touches(span) for part in statement.content for span in broken)
    return UNREADABLE if touched else ""


def by_hand(rule: str) -> str | None:
    """Who added a record by hand, by its rule; None: the machine read it."""
    return f"added by {rule.removeprefix(HAND)}" if rule.startswith(HAND) else None
