"""Names that the eye takes for each other: "Ada" in Latin letters, and with an "а" of the Cyrillic ones.

After the skeletons of Unicode Technical Standard 39, section 4: two names are look-alikes where their skeletons are the
same. The table holds what is drawn like a Latin letter in other scripts.
"""

import re
import unicodedata

#: What is drawn as nothing, though it counts as a letter or a mark: fillers, joiners, selectors of variants.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

#: For each Latin letter, what looks like it once capitals are small: Cyrillic, Greek, Armenian, Cherokee and others.
_LOOKS = {
    "a": "аαɑ⍺ꭺ",
    "b": "ьвβƅᏼ",
    "c": "сϲᴄⲥꮯ",
    "d": "ԁժꭰ",
    "e": "еɛεєҽ℮ꭼ",
    "f": "ϝꞙẝ",
    "g": "ɡցԍ",
    "h": "һհнηხꮋ",
    "j": "јϳյ",
    "k": "кκⲕᴋꮶ",
    "m": "мϻᴍꮇ",
    "n": "ոռпɴ",
    "o": "оοօᴏ0൦๐໐",
    "p": "рρҏⲣᴘꮲ",
    "q": "ԛգզ",
    "r": "гⲅᴦꭱ",
    "s": "ѕꜱꮪ",
    "t": "тτᴛꭲ",
    "u": "υսᴜцμ",
    "v": "ѵᴠν",
    "w": "ԝաѡωᴡꮤ",
    "x": "хχ×",
    "y": "уүγყʏ",
    "z": "ᴢꮓ",
    "l": "iіιıӏ1|ⅼاⵏ",
}
_PLAIN = {ord(other): letter for letter, others in _LOOKS.items() for other in others}
#: Two letters that are drawn as one.
_DRAWN_AS_ONE = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def skeleton(name: str) -> str:
    """What the eye keeps of a name: no capitals, accents, blanks or points; look-alike letters are one letter."""
    bare = unicodedata.normalize("NFKD", UNSEEN.sub("", name)).casefold()
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_PLAIN)
    for two, one in _DRAWN_AS_ONE:
        plain = plain.replace(two, one)
    return "".join(letter for letter in plain if letter.isalnum()) or plain


def has_unseen(name: str) -> bool:
    """Whether a name holds what nobody can see."""
    return UNSEEN.search(name) is not None
