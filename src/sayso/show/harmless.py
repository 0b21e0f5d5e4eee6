"""Words of a page made harmless for a screen: no control sequence, no turning of the writing direction, no line end."""

import re
import unicodedata

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that turn what stands around them
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FIRST_STRONG, _END = "\u2068", "\u2069"  # isolates: what is between them turns nothing outside
_CONTROL_PICTURES = 0x2400  # U+2400 + n pictures the control character n

_UNKNOWN = "\ufffd"
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_JOINERS = "\u200c\u200d"  # Persian and Indian scripts need them


def line(text: str) -> str:
    """``text`` on one line: white space of any kind is one space, control characters are pictured."""
    return visible(" ".join(text.split()))


def web_address(text: str | None) -> str | None:
    """An address that may be a link: of the web, nothing that runs. None for any other."""
    return text if text and text.lower().startswith(("https://", "http://")) else None


def visible(text: str) -> str:
    """``text`` with control characters pictured and invisible ones gone; right-to-left words keep to themselves."""
    shown = pictured(text)
    return f"{_FIRST_STRONG}{shown}{_END}" if _RIGHT_TO_LEFT.search(shown) else shown


def pictured(text: str) -> str:
    """``text`` with control characters pictured and invisible ones gone; its direction is looked after elsewhere."""
    return text if text.isprintable() else "".join(map(_shown, _TURNING.sub("", text))) or (text and _UNKNOWN)


def shown_runs(text: str) -> list[tuple[int, str]]:
    """``text`` as ``pictured`` shows it, cut where letters are left out: where each run begins, and its letters."""
    if text.isprintable():
        return [(0, text)] if text else []
    runs: list[tuple[int, str]] = []
    whole = True
    for at, letter in enumerate(text):
        shown = "" if _TURNING.match(letter) else _shown(letter)
        if shown and whole and runs:
            runs[-1] = (runs[-1][0], runs[-1][1] + shown)
        elif shown:
            runs.append((at, shown))
        whole = bool(shown)
    return runs


def balanced(text: str) -> str:
    """A line cut from visible text, in which whatever turns ends where the line ends."""
    kept, open_ = [], 0
    for letter in text:
        open_ += (letter == _FIRST_STRONG) - (letter == _END)
        if open_ >= 0:
            kept.append(letter)
        open_ = max(open_, 0)
    return "".join(kept) + _END * open_


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cc":
        return _control(letter)
    if category == "Cs" or _NO_CHARACTER.match(letter):
        return _UNKNOWN
    if category in ("Zl", "Zp"):
        return " "
    return "" if category == "Cf" and letter not in _JOINERS else letter


def _control(letter: str) -> str:
    code = ord(letter)
    if letter in "\t\n\r":
        return " "
    return chr(_CONTROL_PICTURES + code) if code < ord(" ") else "\u2421" if letter == "\x7f" else _UNKNOWN
