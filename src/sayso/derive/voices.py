"""Who cannot speak: an empty "it", a law that only rules, a clause taken for a name. Theirs is no statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.cues import cue_sense
from sayso.derive.speakers import Roster
from sayso.derive.words import WORD
from sayso.records import Act, Arc, Issue, Span

#: "Asked whether ...", "when pressed about ...": a participle whose subject is the one who then answers.
_ASKED = re.compile(r"(?:when\s+|if\s+|while\s+)?(?:being\s+)?(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(r"(?:\A|[.!?,;:—–(\n\"“”’]|\b(?:when|if|while|but|and|yet))\s*\Z", re.IGNORECASE)
#: "He noted the delay | and | asked whether ...": the same who speaks before.
_AND_ASKED = re.compile(r"\b(?:and|but)\s+(?:then\s+|also\s+)?\Z", re.IGNORECASE)
_QUESTION = re.compile(r"(?:if|whether|why|how|what|when|who|where|which|about|for)\b", re.IGNORECASE)
_ON_A_MATTER = re.compile(r"\s(?:about|on|over|whether|if|why|how)\Z", re.IGNORECASE)
_NO_ANSWER = re.compile(
    r"\s+(?P<cue>(?:did\s+not|didn[’']t|would\s+not|wouldn[’']t|could\s+not)\s+(?:immediately\s+|directly\s+)?"
    r"(?:answer|reply|respond|say|comment|elaborate)|(?:declined|refused)\s+to\s+(?:answer|reply|respond|say|comment|elaborate)"
    r"|(?:ducked|dodged|sidestepped|avoided|evaded|brushed\s+off)\s+the\s+question|gave\s+no\s+answer)\b"
)
#: Verbs that news readers and machines take for saying when they only tell what somebody does or goes through.
_DEED = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:sees|seen|waved|waving|wav(?:e|es)|held\s+up|carried|carrying|wore|wearing"
    r"|(?:has|have|had)\s+(?:begun|started)(?:\s+\w+ing)?|vetting|marched|gathered|met|attended)\s*\Z"
    r"|\b(?:met|meet|meets|gathered|convened)\b.*\bto\s+(?:discuss|debate|consider|review)\s*\Z"
    r"|\A\s*in\s+(?:support|view|light|case|spite)\s+of\s*\Z",
    re.IGNORECASE,
)
#: "Attacked | the camp": with arms, not with words.
_ATTACKED = re.compile(r"\b(?:attack(?:s|ed|ing)?|assault(?:s|ed|ing)?)\s*\Z", re.IGNORECASE)
_AT_PLACE = re.compile(
    r"(?:(?:an?|the|its|their|two|three|several|some|\d+)\s+)?(?:[\w’'-]+\s+){0,3}?(?:camps?|bases?|posts?|villages?|towns?|cit(?:y|ies)"
    r"|markets?|hospitals?|schools?|mosques?|church(?:es)?|convoys?|ships?|vessels?|tankers?|checkpoints?|barracks|garrisons?|airports?|ports?|houses?"
    r"|homes?|buildings?|headquarters|positions|troops|soldiers|patrols?|vehicles?|bus(?:es)?|trucks?|stations?|depots?|plants?|fields?)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"(?:has\s+|had\s+|have\s+)?order(?:s|ed|ing)?", re.IGNORECASE)
#: Who is ordered "to Velland" is sent there, which is a deed; who is ordered "to go" is told to.
_SENT = re.compile(
    r"(?:[\w,.-]+\s+){0,6}?(?:troops|soldiers|marines|forces|brigades?|battalions?|regiments?|divisions?|units?"
    r"|reinforcements|fighters|warships?|men|of\s+them)\s+to\s+(?:the\s+)?(?:[a-z-]+\s+)?"
    r"(?-i:[A-Z]|border|front|coast|port|capital|region|area|frontier)",
    re.IGNORECASE,
)
#: Below this, of the unknown verbs with a thing for their object three in four are none of saying (PolNeAR, dev).
SURE_OF_VERB = 0.95
_VERB_LIKE = re.compile(r"(?!in\b|by\b|for\b|to\b)[a-z]{3}|(?:is|am|[’']s)\s", re.IGNORECASE)
#: "Orlo | to skip | the summit": what is to be done.
_TO_DO = re.compile(r"(?:not\s+)?to\s+[a-z]", re.IGNORECASE)
#: "Went to Velland | to learn about | the trade": what somebody wants to know.
_TO_LEARN = re.compile(
    r"to\s+(?:learn|hear|find\s+out|discover|understand)(?:\s+(?:about|of|more|from))*", re.IGNORECASE
)
#: "Called a meeting of the cabinet": it is held, nothing is said of it.
_CALL = re.compile(r"(?:(?:has|have|had|will|would|also|later)\s+)*call(?:s|ed|ing)?")
_MEETING = re.compile(
    r"(?:(?:an?|the|his|her|its|their|another|early|snap|urgent|general|emergency|special|extraordinary)\s+)*(?:\w+\s+)?"
    r"(?:meetings?|sessions?|elections?|summit|strike|referendum|vote|conference)\b(?!\s+(?:an?|the)\s)(?!\s+\w+ed\b)",
    re.IGNORECASE,
)
#: "Called President Dell hours later": by telephone.
_PERSON_LATER = re.compile(
    r"(?:[A-Z][\w’'.\-]*\s+){1,7}(?:(?:\w+\s+){0,2}(?:later|earlier|again|back)|on\s+\w+day(?:\s+\w+)?|by\s+(?:tele)?phone"
    r"|yesterday|today)\Z"
)
#: "The blast claimed nine lives": it killed them.
_CLAIM = re.compile(r"\bclaim(?:s|ed|ing)?\s*\Z", re.IGNORECASE)
_LIVES = re.compile(r"(?:[\w-]+\s+){0,4}(?:lives|life|victims?)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\s*(?:[\"“‘']|that\b|if\b|whether\b|how\b|why\b|what\b|\w+\s+as\b)", re.IGNORECASE)
#: Code points before a cue in which its clause can be seen to open.
CLAUSE_REACH = 12
_EMPTY = frozenset({"it", "there"})
_RELATIVE = frozenset({"which", "that", "who", ", which"})
#: Words that say nothing by themselves: "what they are saying", "by the time he said that", "they were announced".
_EMPTY_WORDS = frozenset(
    {"what", "it", "this", "that", "so", "these", "those", "they", "them", "he", "him", "she", "her", "whom"}
    | {"all", "one"}
)
#: Acts that can be done to what such a word points at: it is denied, rejected, praised, but not asserted or asked.
_ON_A_POINTER: frozenset[Act] = frozenset(
    {
        "deny", "reject", "agree", "accuse", "criticize", "praise", "welcome", "concern", "concede", "apologise",
        "decline_comment",
    }
)  # fmt: skip
#: Cues that take "which" for the charge they answer.
_ANSWERS = re.compile(
    r"\b(?:den|reject|dismiss|disput|refut|contest|confirm|call|describ|sa(?:y|id)|claim)", re.IGNORECASE
)
_CONFIRMS = re.compile(r"\b(?:confirm|acknowledg|admit|repeat|call|describ|doubt)", re.IGNORECASE)
_OPENING_IT = re.compile(r"[.!?”\n]\s*it\s+\Z", re.IGNORECASE)
#: "Under the decree the president must report": the rule of a law, told by nobody.
_UNDER_LAW = re.compile(
    r"(?:under|pursuant\s+to)\s+(?:the|an?|this|that|its|his|their)\s+(?:[\w’'\-]+\s+){0,3}?"
    r"(?:decree|law|act|bill|treaty|agreement|constitution|rules?|regulations?|terms|deal|pact|convention|charter"
    r"|contract|resolution|statute|code|order)\b",
    re.IGNORECASE,
)
#: "Of our intention to pass": what is owned is no saying.
_OWNER_ONLY = re.compile(r"(?:our|my)", re.IGNORECASE)
_PLAN = re.compile(r"(?:intention|plan|readiness|desire|wish|decision|willingness|need|right|duty)s?\b", re.IGNORECASE)
_SUPPORTS = re.compile(
    r"(?:(?:will|would|can|could|may|should|also|further|has|have|had)\s+)*(?:support|back|assist|help|strengthen|complement|reinforce|underpin)"
    r"(?:s|ed|ing)?",
    re.IGNORECASE,
)
#: What supports without a word: "this assistance will support families".
_THING = re.compile(
    r"(?:.*\s)?(?:assistance|aid|money|funds?|funding|programmes?|programs?|projects?|packages?|contributions?|grants?"
    r"|initiatives?|measures?|investments?|loans?|efforts?|support|activities|resources|steps?)\Z",
    re.IGNORECASE | re.DOTALL,
)
#: Whom one supports in the field: "the coalition supports the forces on the ridge" tells of a deed.
_FORCES = re.compile(
    r"(?:the\s+|its\s+|their\s+|local\s+|\w+ian\s+)*(?:[A-Z][\w’'\-]*\s+|\w+[- ]){0,4}?"
    r"(?:forces|troops|fighters|militias?|brigades?|army|units?|battalions?|peshmerga)\b",
    re.IGNORECASE,
)
#: A law speaks in these; in all other verbs it rules ("requires", "allows", "bans"), which is a duty, not a saying.
_WORDING = re.compile(r"\b(?:say|state|read|declare|define|describe|note|recogni[sz]e|specif|stipulat)", re.IGNORECASE)
#: "Was called the Second War": a name is given, nobody speaks.
_NAMING = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:called|named|known|dubbed)\b", re.IGNORECASE)
#: "An event called Pies", "an actress known for her part": the same without a verb to be.
_TITLE = re.compile(r"(?:\w+ly\s+)?(?:called|named|dubbed|nicknamed|entitled|titled|known\s+(?:as|for))", re.IGNORECASE)
#: "An alleged clash", "the reported losses": the word describes a noun.
_ADJECTIVE = re.compile(
    r"(?:\b(?:an?|the|any|this|these|those|its|his|her|their|other|several|of|over|from)|(?-i:(?<=[a-z])(?:An|The)))"
    r"\s+(?:alleged|supposed|reported|suspected"
    r"|claimed|proposed|promised|expected|threatened|accused)\Z",
    re.IGNORECASE,
)
#: "The airfield, also called Q-East": it bears the name.
_ALSO_CALLED = re.compile(
    r"[,(]\s*(?:also|sometimes|commonly|often|formerly|otherwise|better|locally|popularly)\s+(?:called|known|named)"
    r"(?:\s+as)?\Z",
    re.IGNORECASE,
)
#: "As if | to confirm this, the lights went out": nobody confirms.
_AS_IF = re.compile(r"\bas\s+(?:if|though)\s+to\s", re.IGNORECASE)
#: "Gave the ministry until Friday | to explain": who is given time is to speak, and has not.
_GIVEN_TIME = re.compile(
    r"\b(?:g[ai]ve[sn]?|giving|granted|set)\s+[^.;:!?\n“”\"]{2,90}?(?:\b(?:until|till)\s+[^.;:!?\n“”\"]{2,40}"
    r"|\b(?:hours?|days?|weeks?|months?|time|deadline|chance)(?:\s+\w+){0,3})\s*\Z",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:in\s+which\s+)?to\s", re.IGNORECASE)
#: Code points before "to explain" in which "gave" may stand.
GIVEN_REACH = 150
#: A verb of its own in a source, not in a relative clause of it ("officials who were there").
_OWN_VERB = re.compile(r"(?<!who)(?<!which)(?<!that)\s(?:is|are|was|were)\s", re.IGNORECASE)
#: Names with roles run to about this many words; a source longer than it, with a verb of its own, is a clause.
LONGEST_NAME = 8
#: "No one has claimed that": words that nobody said. A number is no such word: "No. 7", "No 7 Street said".
_NOBODY = re.compile(
    r"(?:(?:no[\s-]one|nobody|none|nothing|neither)\b|no\s+(?!(?:other|doubt|fewer|less)\b)[a-z])", re.IGNORECASE
)
#: What nobody does is told all the same: denying, doubting, keeping silent.
_UNSAID_ACTS = frozenset({"deny", "reject", "concern", "criticize", "decline_comment"})
#: Page-wide troubles after which "it" may be anyone: many languages have one word for he, she and it.
_GARBLED = frozenset({"machine_translation", "spun_wording"})


def without_mute(arcs: Sequence[Arc], text: str, roster: Roster, issues: Sequence[Issue] = ()) -> tuple[Arc, ...]:
    """The same arcs in the same order, emptied where nobody can speak (PolNeAR: never an empty it or there).

    ``issues``: what was found wrong with the page; on one that was spun or translated, "it" is nobody sure.
    """
    garbled = any(issue.span is None and issue.kind in _GARBLED for issue in issues)
    return tuple(
        replace(arc, cue=None, source=(), content=()) if _is_mute(arc, text, roster, garbled=garbled) else arc
        for arc in arcs
    )


def _is_only_due(cue: Span, text: str) -> bool:
    """Whether the cue is what somebody is given time for: "had given it until Monday | to explain"."""
    to_do = _DUE.search(text, cue.start, cue.end)
    return to_do is not None and _GIVEN_TIME.search(text, max(0, cue.start - GIVEN_REACH), to_do.start()) is not None


def _says_nothing(arc: Arc, text: str) -> bool:
    """Whether all that is said is "which": good for "which Tarvo denies", nothing for "which was pushed back"."""
    words = {text[span.start : span.end].lower() for span in arc.content}
    if not (arc.cue and words):
        return False
    cue = text[arc.cue.start : arc.cue.end]
    if words <= _RELATIVE and not _ANSWERS.search(cue):
        return True
    return words <= _EMPTY_WORDS and not _is_done_to_a_pointer(cue)


def _is_done_to_a_pointer(cue: str) -> bool:
    """Whether a cue tells enough with "it" or "this" alone: "denied this", "confirmed it"; not "said that"."""
    sense = cue_sense(cue)
    if sense is None:
        return False
    act = sense.line.negated if sense.is_negated and sense.line.negated else sense.line.act
    return act in _ON_A_POINTER or _CONFIRMS.search(cue) is not None


def _follows_empty(arc: Arc, text: str) -> bool:
    """Whether "it" opens the cue's sentence while the source stands further back: the link leapt over it."""
    if not arc.cue or not arc.source or arc.source[0].end > arc.cue.start:
        return False
    opening = _OPENING_IT.search(text, max(arc.source[0].end, arc.cue.start - CLAUSE_REACH), arc.cue.start)
    return opening is not None


def _is_mute(arc: Arc, text: str, roster: Roster, *, garbled: bool) -> bool:
    if not arc.cue:
        return False
    if _is_nobodys(arc, text):
        return True
    if _is_deed(arc, text) or _UNDER_LAW.match(text, arc.cue.start, arc.cue.end):
        return True
    if _supports_silently(arc, text, roster):
        return True
    if arc.source and _OWNER_ONLY.fullmatch(text, arc.source[0].start, arc.source[0].end):
        return _PLAN.match(text, arc.cue.start) is not None
    if _is_only_due(arc.cue, text) or _says_nothing(arc, text) or (garbled and _follows_empty(arc, text)):
        return True
    opening = max(0, arc.cue.start - CLAUSE_REACH)
    if _ALSO_CALLED.search(text, opening, arc.cue.end) or _ADJECTIVE.search(text, opening, arc.cue.end):
        return True
    if not arc.source:
        return bool(
            _NAMING.search(text, arc.cue.start, arc.cue.end) or _TITLE.fullmatch(text, arc.cue.start, arc.cue.end)
        )
    if _AS_IF.search(
        text, arc.cue.start - CLAUSE_REACH if arc.cue.start > CLAUSE_REACH else 0, arc.cue.start + len("to ")
    ):
        return True
    source = arc.source[0]
    if _is_clause(text, source):
        return True
    found = roster.about(source)
    if text[source.start : source.end].lower() in _EMPTY:
        return garbled or (found is not None and found.rule == "open")
    return found is not None and found.rule.startswith("law.") and not _is_wording(text, arc.cue)


def _is_nobodys(arc: Arc, text: str) -> bool:
    """Whether what is told is only that nobody says it: "no one has claimed that", "nothing suggests that"."""
    if not (arc.cue and arc.source and arc.content) or not _NOBODY.match(text, arc.source[0].start, arc.source[0].end):
        return False
    said = text[arc.content[0].start : arc.content[0].end]
    sense = cue_sense(text[arc.cue.start : arc.cue.end], said)
    return said.lower().startswith("that ") and sense is not None and sense.line.act not in _UNSAID_ACTS


def _supports_silently(arc: Arc, text: str, roster: Roster) -> bool:
    """Whether a thing supports somebody, or somebody a force in the field: neither says that he agrees."""
    if not (arc.cue and arc.source and arc.content) or not _SUPPORTS.fullmatch(text, arc.cue.start, arc.cue.end):
        return False
    source, first = arc.source[0], arc.content[0]
    if _THING.match(text, source.start, source.end):
        return True
    speaker = roster.about(source)
    if speaker is not None and speaker.type == "person":
        return False
    told = (one for one in roster.touching(first) if one.type == "armed_group")
    return bool(_FORCES.match(text, first.start, first.end)) or any(
        one.span.start - first.start <= len("the ") for one in told
    )


def _is_deed(arc: Arc, text: str) -> bool:
    """Whether no clause or quotation follows a verb that is no saying: "has seen | unrest", "waved | signs".

    A verb of no table, with only a thing behind it, is one unless the reading is all but sure.
    """
    if not arc.cue or not arc.content or any(_REPORTED.match(text, part.start, part.end) for part in arc.content):
        return False
    cue = text[arc.cue.start : arc.cue.end]
    first = arc.content[0]
    if _CALL.fullmatch(cue) and any(one.match(text, first.start, first.end) for one in (_MEETING, _PERSON_LATER)):
        return True
    is_sent = _ORDERS.fullmatch(cue) is not None and _SENT.match(text, first.start, first.end) is not None
    if is_sent or _TO_LEARN.fullmatch(cue):
        return True
    if _DEED.search(cue) or (_ATTACKED.search(cue) and _AT_PLACE.match(text, first.start, first.end)):
        return True
    if _CLAIM.search(cue) and _LIVES.search(text, arc.content[0].start, arc.content[0].end):
        return True
    said = text[arc.content[0].start : arc.content[0].end]
    if cue_sense(cue, said) is not None:
        return False
    return _TO_DO.match(cue) is not None or (arc.score < SURE_OF_VERB and _VERB_LIKE.match(cue) is not None)


def is_asked(text: str, cue: Span) -> bool:
    """Whether a cue tells that somebody was asked, without saying by whom: "Asked whether ..., X said"."""
    before = text[max(0, cue.start - CLAUSE_REACH) : cue.start]
    return bool(_ASKED.match(text, cue.start, cue.end) and _OPENS_CLAUSE.search(before))


def without_answerers(arcs: Sequence[Arc], text: str) -> tuple[Arc, ...]:
    """The same arcs in the same order; who is asked is not taken for the one who asks.

    "..., asked Gray" keeps its Gray: he stands right behind the cue, as a speaker does behind his own words.
    """
    taken = frozenset(arc.cue.start for arc in arcs if arc.cue)
    return tuple(_answering(arc, text, taken) if _is_answerer(arc, text) else arc for arc in arcs)


def _answering(arc: Arc, text: str, taken: frozenset[int]) -> Arc:
    """The question with nobody who asks; where no answer is given ("did not answer"), that is what is told."""
    answer = _NO_ANSWER.match(text, arc.source[0].end)
    if answer and arc.source[0].start > arc.content[0].start and answer.start("cue") not in taken:
        return replace(arc, cue=Span(*answer.span("cue")))
    return replace(arc, source=())


def _is_answerer(arc: Arc, text: str) -> bool:
    if not (arc.cue and arc.source and arc.content) or not is_asked(text, arc.cue):
        return False
    if arc.source[0].end <= arc.cue.start and _AND_ASKED.search(text, arc.source[0].end, arc.cue.start):
        return text[arc.content[-1].end : arc.content[-1].end + 1] == ","  # "and asked whether he would go, said no"
    if not _QUESTION.match(text, arc.content[0].start) and not _ON_A_MATTER.search(text, arc.cue.start, arc.cue.end):
        return False
    behind = text[arc.cue.end : arc.source[0].start].strip() if arc.cue.end <= arc.source[0].start else None
    asks = behind == "" and arc.content[0].start < arc.cue.start  # "..., asked Gray"
    by_whom = behind == "by" or (behind == "" and text[arc.cue.start : arc.cue.end].endswith("by"))
    return not (asks or by_whom)


def _is_clause(text: str, source: Span) -> bool:
    words = len(WORD.findall(text, source.start, source.end))
    return words > LONGEST_NAME and bool(_OWN_VERB.search(text, source.start, source.end))


def _is_wording(text: str, cue: Span) -> bool:
    return bool(_WORDING.search(text, cue.start, cue.end))
