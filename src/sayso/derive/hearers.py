"""To whom something is said, as written around the cue or in the words themselves."""

import re
from dataclasses import dataclass

from sayso.derive.acts import Verdict
from sayso.derive.cues import cue_sense, verb_forms
from sayso.derive.drafts import Draft, saying_parts, sentence_at
from sayso.derive.hearer_words import trimmed
from sayso.derive.quotes import opens_quoted
from sayso.derive.sources import DAY_BEHIND
from sayso.derive.speakers import Roster, shared
from sayso.derive.subjects import tokens_in
from sayso.derive.tables import word_list
from sayso.derive.voices import is_asked
from sayso.derive.words import WORD
from sayso.records import Reading, Resolution, Span, When

#: Where the content does not follow, a hearer ends within this many code points of the cue.
HEARER_REACH = 80
#: Share of each other that a noun phrase and a resolution must cover for its name to be the hearer's.
NAMES_IT = 0.6
DIRECTIVE_ACTS = frozenset({"demand", "appeal", "ask", "warn"})

_WORD = r"[\w'’&.\-]+"
_BEFORE_INFINITIVE = re.compile(
    rf"""\W*(?:(?:for|on|upon)\s+)?
        (?P<who>(?:(?!(?:to|that|if|whether|not|for|about)\b){_WORD},?\s+)*?(?!(?:to|that|whether|how|what|when|where|which)\b){_WORD})\s+
        (?:not\s+)?to\s+
        (?!(?:be|the|an?|its|his|her|their|this|that|all|any|two|three|four|five|ten|more|less)\b)["“]?(?-i:[a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_OF = re.compile(rf"\W*(?!that\b)(?P<who>(?:{_WORD}\s+)*?{_WORD})\s+(?:of|for|with)\b", re.IGNORECASE)
_BEFORE_AGAINST = re.compile(
    rf"\W*(?!that\b)(?P<who>(?:{_WORD}\s+)*?{_WORD})\s+(?:against|about|that"
    r"|of(?=\s+(?:an?|his|her|its|their|possible|further|more|such|serious|grave)\b))\b",
    re.IGNORECASE,
)
_HEARER = rf"""(?P<who>(?:(?:the|both|all|his|her|its|their|an?)\s+(?!that\b|how\b|why\b){_WORD}
            |(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z]{_WORD}
            |reporters|journalists|lawmakers|supporters|parliament)
          (?:\s+(?!(?:on|in|at|that|after|before|during|and|to|he|she|earlier|saying|last|this|today|whether|if|about
            |over|not|why|how|what|when)\b){_WORD}){{0,6}})"""
#: "Indicated to Velland that", "requested in a note to Velland that": right behind the cue.
_TO_BEHIND = re.compile(
    rf"""\s+(?:in\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+){{0,2}}?(?:note|letter|message|statement|e-?mail|call)\s+)?
        to\s+{_HEARER}""",
    re.VERBOSE,
)
#: "Said her ministry to reporters of the paper": the speaker stands between.
_TO_BEHIND_SPEAKER = re.compile(rf"\s+to\s+{_HEARER}", re.VERBOSE)
#: "Expect a clear answer from the council": who is to give it.
_FROM_SOMEONE = re.compile(
    rf"\W*(?:(?!to\b){_WORD}\s+){{1,6}}?from\s+(?P<who>(?:the\s+)?[A-Z]{_WORD}(?:\s+(?:of\s+|the\s+)*[A-Z]{_WORD}){{0,6}})"
)
#: "Blamed | the blast on the league": it is the league that is charged.
_BLAMED_ON = re.compile(rf"[^,;.]*?\s+on\s+(?P<who>(?:{_WORD}\s+){{0,6}}?{_WORD})\s*(?=[,;.]|\Z)")
_EXPECTING = re.compile(r"\b(?:expect|want|demand|seek|sought|await|request|require|need|hope)\w*\b", re.IGNORECASE)
_THAT = re.compile(r"\W*that\s+")
#: "That Velland release them", not "that the ships be returned", "that Velland has gone".
_TO_ACT = re.compile(
    r",?\s+(?!(?:be|is|are|was|were|had|has|have|will|would|could|can|may|might|and|or|of|in|to|s)\b)[a-z:\n]"
)
_PARTIES = frozenset({"government", "organization", "person", "armed_group"})
_CLAUSE_OPENER = re.compile(r"\b(?:when|as|after|once)\b[^,;:]*\Z", re.IGNORECASE)
_TO_SOMEONE = re.compile(
    rf"""\b(?:(?:letter|statement|message|appeal|wrote|written|writes|spoke|speaking|remarks|comments|email|said|testimony
            |addressed|complained)(?:\s+\w+){{0,2}}?\s+to
          |(?:questions?|request|query|queries|inquiry|inquiries)(?:\s+\w+)?\s+from
          |interview(?:s|ed)?\s+(?:with|to|by|on)|conversation\s+with|call\s+(?:with|to))\s+
        (?P<who>(?:(?:the|both|all|his|her|its|their|an?)\s+(?!that\b|how\b|why\b){_WORD}|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z]{_WORD}
            |reporters|journalists|lawmakers|supporters|parliament)
          (?:\s+(?!(?:on|in|at|that|after|before|during|and|to|he|she|earlier|saying|last|this|today|whether|if|about
            |over)\b){_WORD}){{0,6}})""",
    re.VERBOSE,
)
_FIRST_PERSON_TO = re.compile(
    rf"""\b(?:I|[Ww]e)\b(?:[’']d)?(?:\s+\w+){{0,2}}?\s+
        (?:urge|ask|call\s+(?:up)?on|appeal\s+to|implore|beg|expect|want|encourage|invite|request|demand\s+that)\s+
        (?P<who>(?:(?!to\b){_WORD}\s+){{0,9}}?(?!to\b){_WORD})\s+(?:not\s+)?(?:to|must|should)\b""",
    re.VERBOSE,
)
_ANOTHERS = re.compile(
    rf"\W*(?:an?\s+|the\s+)?(?:immediate\s+)?(?:end|halt|stop)\s+(?:to|of)\s+(?P<who>(?:the\s+)?(?:{_WORD}\s+){{0,4}}?{_WORD}?\w)[’']s?\s",
    re.IGNORECASE,
)
_GAP_END = re.compile(
    r"""\s*(?:[,:;(“"\n]|\s[–—-]+\s|(?<=\w{3})(?<!Sen)(?<!Gov)(?<!Rep)(?<!Gen)(?<!Mrs)(?<!Sgt)(?<!Col)(?<!Maj)(?<!Adm)(?<!Rev)(?<!Hon)(?<!Capt)(?<!Prof)
        (?<!Brig)(?<!Cmdr)\.(?=\s*[A-Z])|(?-i:(?<=[A-Z]{2})\.(?=\s+[A-Z]))|\b(?:that|in|on|at|during|after|before|by|about|of|over|to|not|why|how|if|whether|via|from
        |earlier|today|yesterday|last|when|while|as|for|(?<=\w\s)this
        |this\s+(?:morning|afternoon|evening|week|weekend|month|year|time|summer|autumn|winter|spring)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b).*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ASKED_BY = re.compile(
    r"\b(?:asked|questioned|pressed|quizzed|grilled|told|urged|warned|challenged)(?:\s+\w+)?\s+by$", re.IGNORECASE
)
#: "Dell was pressed | by the host | about the port": who is asked is told of before.
_WAS_ASKED = re.compile(
    r"\b(?:is|was|were|been|being)\s+(?:\w+ly\s+|also\s+|once\s+)?(?:asked|questioned|pressed|quizzed|grilled|told|urged|warned"
    r"|challenged)\Z",
    re.IGNORECASE,
)
_WHOM = re.compile(r",?\s*\bwhom\s+\Z")
#: How much is blamed on somebody, no one who is blamed.
_SHARE = re.compile(r"(?:much|most|some|all|part|half|none|any|more|a\s+lot|the\s+(?:bulk|rest|worst))", re.IGNORECASE)
#: "IS", "WHO": a name, though a small word is spelt so.
_INITIALS = re.compile(r"[A-Z]{2,}")
_PRONOUNS = frozenset(
    {
        "it",
        "he",
        "she",
        "they",
        "i",
        "we",
        "who",
        "whom",
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "himself",
        "herself",
        "themselves",
    }
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is needed to look around a cue."""

    reading: Reading
    roster: Roster
    times: tuple[When, ...]


def addressee_of(draft: Draft, verdict: Verdict, scene: Scene) -> str | None:
    """The name of whom it is said to; the resolved name where one covers the words. None where nobody is named."""
    text = scene.reading.document.text
    span = (
        _asked(draft, scene)
        or _antecedent(draft, scene)
        or _object_of_cue(draft, text)
        or _subject_of_infinitive(draft, verdict, text)
        or _to_someone(draft, scene)
        or _to_behind(draft, text)
        or _asked_in_content(draft, verdict, text)
        or _told_to_act(draft, verdict, scene)
        or _expected_from(draft, text)
        or _answering(draft, verdict, scene)
    )
    return _name(span, scene) if span and not _is_speaker(span, draft) and not _is_deed(span, scene) else None


def _is_speaker(span: Span, draft: Draft) -> bool:
    """Whether who asks was taken for who is asked: "'Why?' asked | prosecutor Dell |"."""
    return any(one.touches(span) for one in draft.source)


def _is_deed(span: Span, scene: Scene) -> bool:
    """Whether the first word is a verb: "calls to | close | the border or to bar them"."""
    first = tokens_in(scene.reading.tokens, span)[:1]
    if not first or first[0].relation in ("amod", "compound"):  # "warring parties"
        return False
    return first[0].tag == "VERB" and first[0].text.islower()


def _asked(draft: Draft, scene: Scene) -> Span | None:
    """As in "Mr Gray, asked by the paper whether ...": the one who is asked stands beside, outside the question."""
    text = scene.reading.document.text
    if not draft.cue or not draft.content:
        return None
    asker = text[draft.cue.end : draft.source[0].start].strip() if draft.source else "by"
    names_asker = bool(_ASKED_BY.search(text[draft.cue.start : draft.cue.end]))
    was_asked = _WAS_ASKED.search(text, draft.cue.start, draft.cue.end)
    if not names_asker and not (asker == "by" and (was_asked or is_asked(text, draft.cue))):
        return None
    sentence = sentence_at(scene.reading.sentences, draft.cue.start)
    around = [one.span for one in scene.roster.touching(sentence)] if sentence else []
    around = [one for one in around if not any(one.touches(own) for own in draft.source)]  # who asks is not asked
    words = (*draft.content, draft.cue) if not was_asked else (draft.cue,)
    before = [one for one in around if one.end <= draft.cue.start]
    after = [one for one in around if one.start >= max(part.end for part in words)]
    return next(iter([*reversed(before), *after]), None)


def _antecedent(draft: Draft, scene: Scene) -> Span | None:
    """As in "the chancellor, whom the mayor had asked": who stands before "whom"."""
    text = scene.reading.document.text
    speaker = draft.source[0].start if draft.source and draft.cue else 0
    found = _WHOM.search(text, max(0, speaker - len(", whom  ")), speaker)
    if not found:
        return None
    before = scene.roster.touching(Span(max(0, found.start() - HEARER_REACH), found.start() + 1))
    return max((one.span for one in before if one.span.end <= found.start()), key=lambda one: one.end, default=None)


def _object_of_cue(draft: Draft, text: str) -> Span | None:
    """As in "told Reuters", "warned the council": what stands between a telling verb and what is told."""
    sense = cue_sense(text[draft.cue.start : draft.cue.end]) if draft.cue else None
    if not sense or not draft.cue or "-".join(sense.line.words) not in word_list("hearer:object"):
        return None
    after = [one.start for one in draft.content if one.start >= draft.cue.end]
    stop = min(after, default=draft.cue.end + HEARER_REACH)
    start = _verb_end(text, draft.cue, sense.line.words)
    gap = _GAP_END.sub("", text[start:stop])
    return trimmed(text, Span(start, start + len(gap)))


def _verb_end(text: str, cue: Span, words: tuple[str, ...]) -> int:
    """Where the telling verb of a cue ends: the cue may hold the hearer too, "told Harbour Radio:"."""
    forms = verb_forms(words[0])
    ends = [found.end() for found in WORD.finditer(text, cue.start, cue.end)]
    told = [n for n, found in enumerate(WORD.finditer(text, cue.start, cue.end)) if found.group().lower() in forms]
    last = told[0] + len(words) - 1 if told else len(ends) - 1
    return ends[last] if 0 <= last < len(ends) else cue.end


def _subject_of_infinitive(draft: Draft, verdict: Verdict, text: str) -> Span | None:
    """As in "urged | the council to meet", "accused | the council of delay": the noun phrase that opens the content."""
    if not draft.content or draft.cue is None or not verdict.rule.startswith("cue:"):
        return None
    content = draft.content[0]
    if text[draft.cue.start : draft.cue.end].endswith((" of", " that")):
        return None
    if verdict.rule.endswith(":question") or opens_quoted(text, content):
        return None
    if verdict.rule.startswith("cue:blame/"):
        return _blamed(text, content)
    pattern = _BEFORE_INFINITIVE if verdict.act in DIRECTIVE_ACTS else _BEFORE_OF if _is_charge(verdict) else None
    found = pattern.match(text, content.start, content.end) if pattern else None
    if not found and verdict.act == "warn":
        found = _BEFORE_AGAINST.match(text, content.start, content.end)
    found = found or (_ANOTHERS.match(text, content.start, content.end) if verdict.act in DIRECTIVE_ACTS else None)
    return trimmed(text, Span(*found.span("who"))) if found else None


def _is_charge(verdict: Verdict) -> bool:
    """Whether a cue charges somebody with something; one only alleges a deed."""
    return verdict.act == "accuse" and not verdict.rule.startswith("cue:alleg")


def _blamed(text: str, content: Span) -> Span | None:
    on = _BLAMED_ON.match(text, content.start, content.end)
    of = _BEFORE_OF.match(text, content.start, content.end)
    if of and _SHARE.fullmatch(of["who"].strip()):
        of = None  # "blamed | much of this | on Velland"
    found = of if on is None or (of and of.end() < on.start("who")) else on
    return trimmed(text, Span(*found.span("who"))) if found else None


def _to_someone(draft: Draft, scene: Scene) -> Span | None:
    """As in "in a letter to the council": in the cue's sentence, outside what is said."""
    text = scene.reading.document.text
    for part in saying_parts(draft, scene.reading):
        if found := _TO_SOMEONE.search(text, part.start, part.end):
            start, end = found.span("who")
            cue = draft.cue.start if draft.cue and start < draft.cue.start < end else end
            return trimmed(text, Span(start, cue))  # "a letter to Velland | said"
    return None


def _to_behind(draft: Draft, text: str) -> Span | None:
    """As in "indicated | to Velland | that": right behind the cue, or behind a speaker who stands behind it."""
    sense = cue_sense(text[draft.cue.start : draft.cue.end]) if draft.cue else None
    if not sense or not draft.cue or sense.line.words[0] not in word_list("hearer:to"):
        return None
    found = _TO_BEHIND.match(text, draft.cue.end)
    behind = [one.end for one in draft.source if one.start >= draft.cue.end]
    if not found and behind:
        found = _TO_BEHIND_SPEAKER.match(text, max(behind))
    return trimmed(text, Span(*found.span("who"))) if found else None


def _told_to_act(draft: Draft, verdict: Verdict, scene: Scene) -> Span | None:
    """As in "demanded | that Velland release them": a party of the page stands behind "that", and is to do it."""
    text = scene.reading.document.text
    if verdict.act not in ("demand", "appeal") or not verdict.rule.startswith("cue:") or not draft.content:
        return None
    opening = _THAT.match(text, draft.content[0].start, draft.content[0].end)
    if not opening:
        return None
    at = opening.end()
    fits = [one for one in scene.roster.touching(Span(at, at + HEARER_REACH)) if _is_party(one)]
    parties = [one.span for one in fits if at <= one.span.start <= at + len("the ")]
    return next((one for one in parties if _TO_ACT.match(text, one.end)), None)


def _is_party(one: Resolution) -> bool:
    """Whether a name can be told to act; a state can, also where its name is that of a place."""
    return one.type in _PARTIES or (one.type == "place" and one.actor is not None)


def _expected_from(draft: Draft, text: str) -> Span | None:
    """As in "we expect | an answer from the council"."""
    if not draft.cue or not draft.content or not _EXPECTING.search(text, draft.cue.start, draft.cue.end):
        return None
    found = _FROM_SOMEONE.match(text, draft.content[0].start, draft.content[0].end)
    return trimmed(text, Span(*found.span("who"))) if found else None


def _answering(draft: Draft, verdict: Verdict, scene: Scene) -> Span | None:
    """As in "when a reporter asked whether ..., the mayor left": who is asked opens the main clause."""
    text = scene.reading.document.text
    if verdict.act != "ask" or not draft.cue or not draft.content or not draft.source:
        return None
    sentence = sentence_at(scene.reading.sentences, draft.cue.start)
    if not sentence or not _CLAUSE_OPENER.search(text, sentence.start, draft.source[0].start):
        return None
    comma = draft.end if text[draft.end : draft.end + 1] == "," else None
    after = [one.span for one in scene.roster.touching(Span(draft.end, sentence.end)) if one.type in _PARTIES]
    return next((one for one in after if comma is not None and one.start - comma <= len(", the ")), None)


def _asked_in_content(draft: Draft, verdict: Verdict, text: str) -> Span | None:
    """As in "We urge all sides to talk": the quoted words themselves name the hearer."""
    if verdict.act not in DIRECTIVE_ACTS:
        return None
    for content in draft.content:
        if found := _FIRST_PERSON_TO.search(text, content.start, content.end):
            return trimmed(text, Span(*found.span("who")))
    return None


def _name(span: Span, scene: Scene) -> str | None:
    """The resolved name of a hearer, else the words as written; a pronoun nobody resolved names nobody."""
    found = scene.roster.about(span)
    words = " ".join(scene.reading.document.text[span.start : span.end].split())
    if found and shared(found.span, span) >= NAMES_IT * max(span.end - span.start, found.span.end - found.span.start):
        return words if _is_another_spelling(words, found.name) else DAY_BEHIND.sub("", found.name)
    return None if _is_empty(words) else words


def _is_empty(words: str) -> bool:
    """Whether words name nobody: a pronoun, an article, as broken pages leave them ("told The He"); not "the UN"."""
    small = _PRONOUNS | word_list("words:common")
    return all(word.lower() in small and not _INITIALS.fullmatch(word) for word in WORD.findall(words))


def _is_another_spelling(words: str, name: str) -> bool:
    """Whether the text writes a name of its own that the tables spell otherwise ("AFP", "Sergey" for "Sergei")."""
    written = [word for word in words.split() if word[:1].isupper()]
    return bool(written) and words.lower() not in _PRONOUNS and not set(written) <= set(name.split())
