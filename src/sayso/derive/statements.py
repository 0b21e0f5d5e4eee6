"""Statements of one document: arcs judged, speakers named, acts, hearers and days found, denials linked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.derive.acts import Verdict, judge_act
from sayso.derive.antecedents import with_antecedents
from sayso.derive.channels import channel_of
from sayso.derive.claims import with_named_claims
from sayso.derive.days import introduced_on, said_of
from sayso.derive.denials import with_hung_on_denials
from sayso.derive.drafts import Draft, drafts_of
from sayso.derive.hearers import Scene, addressee_of
from sayso.derive.letters import with_letters, with_retold
from sayso.derive.links import with_denials
from sayso.derive.mending import mended
from sayso.derive.own_denials import issuer_speaking, own_denial, with_own_denials
from sayso.derive.passed_over import with_passed_over
from sayso.derive.passives import tells_of, without_told_of
from sayso.derive.quotes import form_of, opens_quoted, quoted_spans, speaks_in_first_person
from sayso.derive.silences import with_silences
from sayso.derive.sources import with_names
from sayso.derive.speakers import roster_of, speaker_of
from sayso.derive.speeches import with_speeches
from sayso.derive.subjects import with_subjects
from sayso.derive.tables import word_list
from sayso.derive.tags import with_tags
from sayso.derive.tallies import with_tallies
from sayso.derive.unfinished import with_finished_clauses
from sayso.derive.verdicts import with_verdicts
from sayso.derive.voices import without_answerers, without_mute
from sayso.derive.wholes import with_whole_quotes
from sayso.derive.words import words_of
from sayso.records import Form, Issue, Issuer, Reading, Resolutions, Span, Speaker, Statement, When

#: Code points before a cue in which a "nor" and its subject may stand, and how they stand.
NOR_REACH = 60
_NOR = re.compile(r"\bnor\s+(?:did|do|does|has|have|had|would|will|could|can)\s+(?:[\w'’-]+\s+){1,5}\Z", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall|would)\b")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step looks at: the scene, its quote marks, its drafts, whose own statement the page is."""

    scene: Scene
    quoted: tuple[Span, ...]
    drafts: tuple[Draft, ...]
    issuer: Issuer | None


def derive_statements(
    reading: Reading, resolutions: Resolutions, issues: Sequence[Issue] = ()
) -> tuple[Statement, ...]:
    """All statements of a document in text order, with ids s1, s2, ... Pure: the same input gives the same.

    ``issues``: what ``extract`` found wrong with the page.
    """
    text, roster = reading.document.text, roster_of(resolutions.actors)
    quoted = quoted_spans(text)
    arcs = with_finished_clauses(mended(reading), reading)
    arcs = with_whole_quotes(with_subjects(arcs, reading), text, quoted)
    arcs = with_tallies(with_tags(with_speeches(with_passed_over(arcs, reading), reading), reading), reading)
    arcs = with_retold(with_hung_on_denials(arcs, reading), text, issues)
    arcs = without_told_of(with_names(with_letters(arcs, reading), text, issues), text)
    arcs = without_answerers(without_mute(with_silences(arcs, reading), text, roster, issues), text)
    arcs = with_named_claims(with_verdicts(arcs, reading), text)
    arcs = with_own_denials(arcs, reading, resolutions.issuer, roster)
    drafts = drafts_of(reading, arcs)
    desk = Desk(Scene(reading, roster, resolutions.times), quoted, drafts, resolutions.issuer)
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].own_start, drafts[n].outer is not None, n))
    names = {place: f"s{rank}" for rank, place in enumerate(order, start=1)}
    statements = tuple(_statement(place, names, desk) for place in order)
    return with_denials(with_antecedents(statements, text, roster), text)


def _statement(place: int, names: dict[int, str], desk: Desk) -> Statement:
    draft, text = desk.drafts[place], desk.scene.reading.document.text
    voice = _voice(place, desk.drafts)
    form = _form(draft, desk)
    cue = text[draft.cue.start : draft.cue.end] if draft.cue else None
    own = issuer_speaking(draft, text, desk.issuer, desk.scene.roster)
    speaker = own or speaker_of(voice.source, text, desk.scene.roster)
    content = [_heard(span, speaker, desk) for span in _as_judged(draft, cue)]
    verdict = own_denial(draft, text) or judge_act(
        _negated(text, draft.cue) or cue, content, form=form, by_nobody=_is_nobody(voice, text)
    )
    hearer = addressee_of(draft, verdict, desk.scene)
    return Statement(
        id=names[place],
        speaker=speaker,
        cue=draft.cue,
        content=draft.content,
        form=form,
        act=verdict.act,
        addressee=None if speaker and hearer == speaker.name else hearer,
        channel=channel_of(draft, desk.scene.reading),
        said=_said(voice, desk),
        denies=None,
        continues=names[draft.follows] if draft.follows is not None else None,
        within=names[draft.outer] if draft.outer is not None else None,
        rule=_rule(draft, verdict),
        score=round(draft.score * verdict.score, 3),
    )


def _negated(text: str, cue: Span | None) -> str | None:
    """The cue with the "nor" that negates it before its subject: "nor did the ministry | say"; None for no such."""
    before = _NOR.search(text, max(0, cue.start - NOR_REACH), cue.start) if cue else None
    return text[before.start() : cue.end] if before and cue else None


def _as_judged(draft: Draft, cue: str | None) -> Sequence[Span]:
    """The parts of what is said, behind a passive first, where its act is named: "was pressed | about the port"."""
    if cue is None or draft.cue is None or not tells_of(cue):
        return draft.content
    at = draft.cue.start
    return sorted(draft.content, key=lambda part: part.start < at)


def _heard(content: Span, speaker: Speaker | None, desk: Desk) -> str:
    """What is said, with "he" for each other person who will do something: that is not the speaker's threat."""
    text = desk.scene.reading.document.text
    said = text[content.start : content.end]
    if not _WILL.search(said):
        return said
    for one in reversed(desk.scene.roster.touching(content)):
        is_another = one.type == "person" and content.covers(one.span) and (speaker is None or one.name != speaker.name)
        if is_another and _WILL.match(text, one.span.end + 1):
            said = said[: one.span.start - content.start] + "he" + said[one.span.end - content.start :]
    return said


def _voice(place: int, drafts: Sequence[Draft]) -> Draft:
    """The draft whose speaker speaks here: the first of a chain of continuations."""
    draft = drafts[place]
    while draft.follows is not None and not draft.source:
        draft = drafts[draft.follows]
    return draft


def _is_nobody(voice: Draft, text: str) -> bool:
    """Whether the speaker is nobody: "neither side", "no one"."""
    words = words_of(text[voice.source[0].start : voice.source[0].end]) if voice.source else ()
    return bool(words) and words[0] in word_list("denial:subject")


def _form(draft: Draft, desk: Desk) -> Form:
    """The form, and direct for a speech that a colon opens without marks, or that says "we" without a cue."""
    text = desk.scene.reading.document.text
    form = form_of(text, draft.content, quoted=desk.quoted, is_inner=draft.outer is not None)
    if form != "indirect" or not draft.content or draft.outer is not None:
        return form
    opened = draft.cue is None or text[draft.cue.start : draft.cue.end].rstrip().endswith(":")
    first_person = any(speaks_in_first_person(text, span) for span in draft.content)
    return "direct" if opened and first_person and not opens_quoted(text, draft.content[0]) else form


def _said(voice: Draft, desk: Desk) -> When | None:
    reading, times = desk.scene.reading, desk.scene.times
    return said_of(voice, reading, times) or introduced_on(voice, reading, times)


def _rule(draft: Draft, verdict: Verdict) -> str:
    return verdict.rule if draft.rule == "arc" else f"{draft.rule}+{verdict.rule}"
