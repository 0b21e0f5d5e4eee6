"""The words of a hearer, cut to those that name one: no day, no deed, no thing asked for."""

import re

from sayso.derive.words import WORD
from sayso.records import Span

#: A hearer is a short noun phrase; longer than this it has swallowed a clause. In words.
LONGEST_HEARER = 12
_WHEN_OR_HOW_BEHIND = re.compile(
    r"\s+(?:today|yesterday|tonight|on\s+\w+day|afterwards?|later|earlier|again|recently|too|(?!(?:fami|al|assemb|ral|supp|rep|bul)ly\b)[a-z]{3,}ly)[\s.,;]*\Z",
    re.IGNORECASE,
)
#: "Germany | in a newspaper interview", "Velland | in the afternoon", "me. | The list": how, when, the next sentence.
_ADVERBIAL = re.compile(
    r"\s+(?:in|during|at|through|via)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}?(?:interview|speech|address|statement|letter"
    r"|message|post|tweet|telegram|video|broadcast|conference|briefing|morning|afternoon|evening|night|call|conversation)\b.*"
    r"|(?<=\b(?:me|us))\.\s.*|(?<=\b(?:him|her))\.\s.*|(?<=\bthem)\.\s.*",
    re.DOTALL,
)
#: What is no hearer though it stands where one would: "asked | many times | to stop", "warned | against".
_NOBODY = re.compile(
    r"(?:(?:many|several|some|two|three|four|five|a\s+few|countless|repeated)\s+times|once|twice|again|repeatedly"
    r"|against|about|of|over|for|on|early|late|later|earlier|(?!(?:fami|al|assemb)ly\b)[a-z]+ly|(?!(?:king|beijing)\b)[a-z]+ing"
    r"|(?:with|or|and|from|by|at)\s.*)",
    re.IGNORECASE,
)
#: Where journalists are told things; other meetings can be told something.
_OCCASION = re.compile(
    r"(?:an?|the|his|her|its|their)\s+(?:\w+\s+)?(?:(?:news|press)\s+(?:briefing|conference)|briefing)\b", re.I
)
#: What is asked for by the words of a broken sentence: "asks | list of the wounded and permission | to visit".
_THING_OF = re.compile(
    r"(?:lists?|copies|copy|details?|proofs?|explanations?|records?|names?|numbers?)\s+of\b", re.IGNORECASE
)
#: What is asked for, not who is asked, as the first words of a phrase without an article.
_THING = re.compile(
    r"(?:[a-z-]+\s+){0,2}?(?:anonymity|permission|approval|access|privacy|asylum|assistance|help|aid|support|funds|funding|money|donations|efforts|measures|steps|interest|talks|story|truth|tale"
    r"|action|restraint|calm|time|permission|reporting)\s*\Z"
)
#: "Demanded | a referendum | to leave", "called for | the deployment of troops | to deter": what is to be done.
_DEED = re.compile(
    r"(?:(?:an?|the|its|his|her|their|more|any|another)\s+)?(?:[a-z-]+\s+){0,4}?"
    r"(?!(?:dele|fede|coali|commis|organi[sz]a|administra|corpora|opposi|associa|institu|popula|founda|na|mis|sta|genera|lega"
    r"|sec|ses|conven|congrega|divi|expedi)(?:tion|sion)|(?:govern|parlia|depart|establish|regi|detach)ment|(?:alli|resist)ance"
    r"|(?:commun|minor|major|author|char|univers|secur|ent|human)ity)"
    r"(?:[a-z]{3,}(?:tion|sion|ment|ance|dum|ism|ity)|efforts?|chances?|votes?|order|ban|halt|end|pause|truce|ceasefire"
    r"|inquiry|probe|plan|law|bill|deal|war|strike|airstrikes?|sanctions)(?:\s+(?:of|in|on|for|against|between|from|by|into)\s.*)?\Z"
)
#: "Proposed | closing the port | to build": what is to be done.
_DOING = re.compile(r"(?!(?:king|beijing)\b)[a-z]+ing\s+(?:the|an?|all|its|his|her|their|more|new)\b")
_EDGES = ' ,;:.\n\t"“”'
#: "The U.N|.": the last dot is of the name.
_DOTTED = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\Z")


def trimmed(text: str, span: Span) -> Span | None:
    """The span without spaces and stops at its edges and a day at its end; None if nothing or too much is left, or if
    it is an occasion ("a news briefing") or a thing ("medical help | to fight the disease")."""
    words = _WHEN_OR_HOW_BEHIND.sub("", _ADVERBIAL.sub("", text[span.start : span.end]))
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = span.start + len(words.rstrip(_EDGES))
    if _NOBODY.fullmatch(text, start, end) or any(
        one.match(text, start, end) for one in (_OCCASION, _THING, _THING_OF, _DOING, _DEED)
    ):
        return None
    end += bool(_DOTTED.search(text, start, end)) and text.startswith(".", end)
    short = len(text[start:end].split()) <= LONGEST_HEARER
    return Span(start, end) if end > start and short and WORD.search(text, start, end) else None
