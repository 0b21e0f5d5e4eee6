"""Which language a text is in, by its letters and its commonest words. Cheap, and silent where it cannot tell."""

import re
from collections import Counter
from itertools import pairwise

LOOK_AT = 20_000  # characters; function words settle it within a few hundred
FEWEST_WORDS = 20  # below, one name or quotation could decide
CLEAR_SHARE = 0.08  # of all words; running text has 0.25 to 0.45 of these lists, a list of names under 0.05
CLEAR_LEAD = 1.3  # times the words found for English: reports in English quote other languages, not the reverse
FEWEST_KINDS = 4  # different words of a language: one or two of them stand in names and addresses of any text
MOSTLY = 0.5  # of all letters, for a script to be the text's own

# Per language the commonest function words that are no common word of another list.
# Source: own lists, from the closed word classes (articles, prepositions, conjunctions, pronouns, auxiliaries).
_WORDS = {
    "en": "the of and to in that is was for on with as at by from has have had be are were it he his they"
    " their which who said this not but an will would been its after about into than more also when we"
    " our you she her a i said she's he's it's they're we're i'm i've don't doesn't didn't isn't wasn't can't that's",
    "de": "der die das und ist nicht von mit dem den ein eine einer eines auf für im zu sich des auch es als"
    " wie sie er wird bei aus nach wurde dass sind hat oder noch zum zur über werden haben",
    "fr": "le la les des et est dans pour que qui une du sur pas par avec au aux ce cette ont été sont il"
    " elle nous mais plus leur ses son sa ou comme après de en a on était avait c'est qu'il d'un d'une n'a",
    "es": "el la los las de y en que un una por con para del se es al su como más pero fue han sus está este"
    " entre desde sobre muy ya hasta",
    "it": "il lo la gli di che e un una per con del della dei delle nel nella sono è non alla al dal dalla si"
    " ha anche come più stato questo essere sul",
    "pt": "o os as de e em que um uma do da dos das no na nos nas por com para não se ao mais foi como mas"
    " são pelo pela seu sua está também",
    "nl": "de het een en van in dat is op te zijn met voor niet aan er om ook als door bij naar uit heeft"
    " werd worden deze wordt maar nog over",
    "sv": "och att det som en på är av för med till den har inte om ett han men var jag sig från vi så kan"
    " när eller hade",
    "da": "og det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde"
    " ham nu over",
    "no": "og det at en den til er som på de med han av for ikke der var seg men et har om vi hadde ble også etter fra",
    "pl": "i w na z że się nie do to jest jak po od za przez o dla ale są był była oraz tym który która przed także",
    "cs": "a v na je se že s z do o to jako i pro ale by za ve který která byl byla jsou od po také při nebo",
    "ro": "și de la în a cu pe că nu din pentru este o un mai au fost care sau dar prin după sunt lui ce",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra ama ne var ise en o göre tarafından",
    "az": "və bir bu da də üçün ilə olaraq olan daha çox kimi qədər sonra amma nə var ki o görə tərəfindən edilib",
    "id": "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke oleh telah ada karena mereka sebagai",
    "fi": "ja on ei se että oli hän mutta ovat kun myös sen joka mukaan ole kuin niin jos vuoden",
    "hu": "a az és hogy nem is egy ez meg csak de van volt már még mint el ha azt szerint",
    "ru": "и в не на что с он по как это из но за от к его для о мы бы было были она так же после",
    "uk": "і в не на що з він за як це та але від до його для про ми було були вона так після й у є",
    "ar": "في من على إلى أن عن مع التي الذي هذا هذه كان قد بعد بين ما لا",
    "fa": "و در به از که این را با است برای آن بر خود تا شد یک",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SMALL = frozenset().union(*_SETS.values())
# Scripts that settle it alone, by code point ranges. Source: Unicode block charts.
_SCRIPTS = (
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7ff]")  # a letter of any of these at all
FEW_KANA = 0.1  # of all letters: Japanese, which is written half in Chinese characters
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # "Hussein's" holds no "s" of its own
LONGEST_RUN = 3  # small words inside a name, "Manuel de la O y Cruz"
CAPITALISES_NOUNS = "de"  # small words between its nouns are no part of names


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language most of ``text`` is in, or None where that cannot be told."""
    front = text[:LOOK_AT]
    return _by_script(front) or _by_words(front)


def _by_script(front: str) -> str | None:
    if not _OTHER_SCRIPT.search(front):
        return None
    letters = len(_LETTER.findall(front))
    for language, script in _SCRIPTS:
        share = len(script.findall(front)) / letters if letters else 0.0
        if share > (FEW_KANA if language == "ja" else MOSTLY):
            return language
    return None


def _by_words(front: str) -> str | None:
    written = _WORD.findall(front.replace("’", "'"))
    if len(written) < FEWEST_WORDS:
        return None
    words = [word.lower() for word in written]
    counts = Counter(words)
    free = _less(counts, [words[at] for at in _in_names(written, words)])
    seen = {language: counts if language in ("en", CAPITALISES_NOUNS) else free for language in _SETS}
    found = {language: sum(seen[language][word] for word in known & counts.keys()) for language, known in _SETS.items()}
    best = max(found, key=lambda language: (found[language], language == "en"))
    if found[best] < CLEAR_SHARE * len(words):
        return None
    if best == "en" or found[best] < CLEAR_LEAD * found["en"]:
        return "en"
    return best if len(_SETS[best] & seen[best].keys()) >= FEWEST_KINDS else None


def _less(counts: Counter[str], taken: list[str]) -> Counter[str]:
    """The counts without some of the words counted; a word none is left of is gone."""
    left = counts.copy()
    for word in taken:
        left[word] -= 1
        if not left[word]:
            del left[word]
    return left


def _in_names(written: list[str], words: list[str]) -> list[int]:
    """The places of small words that stand between two capitals, as in "Ley de la Marina". ``words``: in lower case."""
    capitals = [at for at, word in enumerate(words) if word not in _SMALL and written[at][0].isupper()]
    inside = [range(left + 1, right) for left, right in pairwise(capitals) if right - left <= LONGEST_RUN + 1]
    return [at for run in inside if all(written[at] in _SMALL for at in run) for at in run]
