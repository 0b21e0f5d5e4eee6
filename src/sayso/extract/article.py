"""Whether a page is a report at all: not a list of links, a cookie or login wall, an error page."""

import re

# What walls and error pages say where the article should be. Only a short page is judged by its words: a long one may
# be an article about cookies. Source: own list, from the wording of servers, consent tools and paywalls.
_ERROR = (
    r"404|page (?:was )?not found|page (?:you requested )?(?:does not|doesn't|no longer) exists?"
    r"|we can(?:no|')t find (?:the|that) page|internal server error|service unavailable|bad gateway"
)
_ROBOTS = (
    r"are you (?:a )?(?:human|robot)|not a robot|captcha|checking your browser|access denied"
    r"|(?:enable|turn on) (?:javascript|cookies)|unusual (?:traffic|activity)|ray id|just a moment"
)
_CONSENT = (
    r"we (?:and our partners )?use cookies|accept (?:all )?cookies|cookie (?:policy|settings)"
    r"|(?:log|sign) in to (?:continue|read|view)|subscribe to (?:continue|read)|subscribers only"
    r"|forgot (?:your )?password|create (?:a free |an )?account to"
)
_WALLS = tuple(
    (what, re.compile(rf"\b(?:{words})\b", re.I))
    for what, words in (
        ("an error page", _ERROR),
        ("a check for robots", _ROBOTS),
        ("a consent or login wall", _CONSENT),
    )
)
SHORT_PAGE = 1_200  # characters; the shortest report with a headline and two paragraphs has about 600
LEAST_PROSE = 0.3  # of all characters; reports have over 0.8, lists of headlines hardly any
SHORTEST_SENTENCE = 40  # characters; a headline may end with a full stop, but is rarely longer and so ended
ENOUGH_PROSE = 600  # characters; three paragraphs are a report, whatever stands round them
_SENTENCE_ENDS = ".!?…:。।؟"


def why_no_article(text: str) -> str | None:
    """What the page is instead of a report ("a list of links"), or None where it reads like one."""
    if len(text) <= SHORT_PAGE:
        for what, words in _WALLS:
            if words.search(text):
                return what
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    prose = 0
    for length in map(_prose_in, lines):
        prose += length if length >= SHORTEST_SENTENCE else 0
        if prose >= ENOUGH_PROSE:
            return None
    if prose >= LEAST_PROSE * sum(map(len, lines)):
        return None
    return "a list of headings or links" if len(lines) > 1 else "no running text"


def _prose_in(line: str) -> int:
    """The length of a line up to its last mark that ends a sentence."""
    return max(line.rfind(mark) for mark in _SENTENCE_ENDS) + 1
