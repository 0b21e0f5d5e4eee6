"""The words Sayso shows to people, in one place: what an act, a trouble, a reason and a day are called."""

import re

from sayso.records import Act, Document, Findings, Issue, IssueKind, QuarantineReason, Speaker, When
from sayso.show.harmless import line

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

SETS_IT = "--published sets it"
NO_DATE = f"no publication date ({SETS_IT})"
YEAR_OPEN = "year not stated"
NO_SPEAKER = "nobody named"
NO_WORDS = "no words given"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")


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
        return f"until {day(last)}" if last else f"since {day(first or '')}"
    if first == last:
        return day(first)
    if moment.precision in ("month", "year"):
        return day(first[: -len("-01")]) if moment.precision == "month" else first.split("-")[0]
    return _stretch(first, last)


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
    speakers = {(one.speaker.actor or one.speaker.name) for one in findings.statements if one.speaker}
    numbers = (
        (len(findings.statements), "statement"),
        (len(speakers), "speaker"),
        (len(findings.document.quarantine), "passage"),
        (len(troubles(findings)), "warning"),
    )
    words = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in numbers]
    words[2] += " set aside"
    return " · ".join(words)


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
    """Two days: 10–12 Sep 2022 where month and year are the same, else both in full."""
    same_month = first[:-2] == last[:-2] and first.count("-") == last.count("-") >= 2
    return f"{int(first[-2:])}–{day(last)}" if same_month else f"{day(first)} – {day(last)}"
