"""Pages with entity names from five corpora, their types mapped to the eight kinds by type and by name."""

import json
import re
import xml.etree.ElementTree as ET
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

from training.grammar import label_grammar, sentences_in
from training.labels import KINDS
from training.naming import as_name
from training.pages import Page, Word, plain_words
from training.skip import SkipList

NUMBER = {kind: number + 1 for number, kind in enumerate(KINDS)}
NAMED = frozenset({"person", "organization", "government", "armed_group", "media", "place"})
GUM_OPEN = ("bio", "interview", "news", "speech", "textbook", "vlog", "voyage")  # the CC BY genres

MEDIA = re.compile(
    r"\b(news|times|post|bbc|cnn|nbc|cbs|abc|reuters|interfax|tass|itar|xinhua|yonhap|kcna|al[- ]?jazeera|"
    r"al[- ]?arabiya|journal|press (agency|tv|association)|associated press|afp|herald|tribune|guardian|telegraph|"
    r"gazette|radio|television|tv|broadcasting|newspaper|magazine|wikinews|der spiegel|le monde|sputnik|rt|bloomberg|"
    r"politico|observer|daily \w+)\b",
    re.I,
)
ARMED = re.compile(
    r"\b(isil|isis|daesh|da['’]esh|islamic state|al[- ]?qa'?ida|al[- ]?qaeda|taliban|hezbollah|hizbollah|hamas|pkk|"
    r"ypg|ypj|houthis?|boko haram|al[- ]?shabaab|fatah|farc|eln|peshmerga|militias?|militants?|rebels?|insurgents?|"
    r"mujahideen|free syrian army|fsa|sdf|brigades?|front|army|armed forces|military|navy|air force|marines?|troops|"
    r"forces|guards?|battalion|regiment|division|squadron|fighters|gunmen|terrorists?|jabhat|nusra|idf|"
    r"separatists?|mercenar\w+|wagner|liberation|centcom|central command|coalition|cjtf\w*|oir|special forces|"
    r"royal air force|raf)\b",
    re.I,
)
GOVERNMENT = re.compile(
    r"\b(government|ministry|ministries|ministers?|department|parliament|congress|senate|house of|white house|"
    r"kremlin|pentagon|cabinet|embassy|consulate|administration|president's office|bureau|agency|court|police|"
    r"council|commission|office|authorit\w+|fbi|cia|nsa|state department|duma|knesset|downing street|foreign office|"
    r"secretariat|directorate|federal|royal court|sheriff|city hall|municipal\w*|dfat|fco|dod|mod|mfa|regime)\b",
    re.I,
)
SUPRANATIONAL = re.compile(
    r"\b(united nations|un|nato|european|eu|arab league|security council|osce|iaea|wto|unesco|unicef)\b", re.I
)
LAW = re.compile(
    r"\b((?:(?:[A-Z][\w’'-]+|of|the|on|and|for|[Nn]o|\d+)\s+){0,6}"
    r"(?:Act|Treaty|Convention|Protocol|Constitution|Accords?|Resolution(?:\s+\d+)|Pact|Charter|Amendment|Bill|"
    r"Agreement|Memorandum|Ceasefire Agreement)(?:\s+(?:of\s+)?\d{2,4})?)\b"
)
DEMONYM = re.compile(r"(ian|ese|ish|ican|eli|aqi|emeni|akistani|arab|ench|utch|erman|hechen|reek)s?$", re.I)


def organisation_kind(name: str) -> str:
    """The kind of an organisation by the words of its name."""
    if MEDIA.search(name):
        return "media"
    if ARMED.search(name) and not SUPRANATIONAL.search(name):
        return "armed_group"
    if GOVERNMENT.search(name) and not SUPRANATIONAL.search(name):
        return "government"
    return "organization"


def page_of(corpus: str, name: str, text: str, spans: list[tuple[int, int, str]], kinds: frozenset[str]) -> Page:
    """A page with the names ``spans`` (start, end, kind) written onto its words; the longest of nested ones wins."""
    words, starts, ends = plain_words(text)
    named = ((as_name(text, start, end, kind), kind) for start, end, kind in spans)
    spans = [(*place, kind) for place, kind in named if place]
    for number, (start, end, kind) in enumerate(sorted(spans, key=lambda s: (s[0] - s[1], s[0]))):
        inside = words[bisect_right(ends, start) : bisect_left(starts, end)]
        if inside and all(word.kind == 0 for word in inside):
            for word in inside:
                word.kind, word.name = NUMBER[kind], number
    return Page(corpus, name, words, roles=False, kinds=frozenset(NUMBER[kind] for kind in kinds))


def law_spans(text: str) -> list[tuple[int, int, str]]:
    """Names of laws and treaties by their form: silver labels, since no corpus here marks them."""
    return [(m.start(1), m.end(1), "law") for m in LAW.finditer(text) if m.group(1)[0].isupper() and " " in m.group(1)]


def read_re3d(data: Path, skip: SkipList) -> Iterator[Page]:
    """Defence texts; Organisation is split by name, Nationality left out, Location is place."""
    kind_of = {"Person": "person", "Location": "place", "Weapon": "weapon", "MilitaryPlatform": "weapon"}
    for folder in sorted(path for path in (data / "re3d").iterdir() if path.is_dir()):
        found: dict[str, list[tuple[int, int, str]]] = {}
        for line in (folder / "entities.json").read_text("utf-8").splitlines():
            entity = json.loads(line)
            kind = (
                organisation_kind(entity["value"]) if entity["type"] == "Organisation" else kind_of.get(entity["type"])
            )
            if kind and any(c.isupper() for c in entity["value"]):
                found.setdefault(entity["documentId"], []).append((entity["begin"], entity["end"], kind))
        for line in (folder / "documents.json").read_text("utf-8").splitlines():
            document = json.loads(line)
            if not skip.holds(f"re3d/{folder.name}", document["_id"]):
                text = document["text"]
                spans = found.get(document["_id"], []) + law_spans(text)
                yield page_of("re3d", document["_id"], text, spans, NAMED | {"weapon", "law"})


def read_wikievents(data: Path, skip: SkipList) -> Iterator[Page]:
    """News; only mentions with a capital letter count as names, weapons as they are."""
    kind_of = {"PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "WEA": "weapon"}
    for line in (data / "wikievents" / "dev.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        if skip.holds("wikievents/dev.jsonl", document["doc_id"]):
            continue
        text, places = _joined(document["sentences"])
        spans = []
        for mention in document["entity_mentions"]:
            name, entity = mention["text"], mention["entity_type"]
            kind = organisation_kind(name) if entity == "ORG" else kind_of.get(entity)
            if kind and (kind == "weapon" or is_name(name)) and not (kind == "place" and DEMONYM.search(name)):
                spans.append((places[mention["start"]][0], places[mention["end"] - 1][1], kind))
        yield page_of("wikievents", document["doc_id"], text, spans + law_spans(text), NAMED | {"weapon", "law"})


def is_name(words: str) -> bool:
    """Whether every word of more than three letters begins with a capital, and one word at least."""
    return any(c.isupper() for c in words) and all(part[0].isupper() for part in words.split() if len(part) > 3)


def _joined(sentences: list) -> tuple[str, list[tuple[int, int]]]:
    """The sentences on lines of their own, and where each token stands: the corpus' own offsets drift."""
    text, places = "", []
    for tokens, sentence in sentences:
        first = tokens[0][1] if tokens else 0
        places += [(len(text) + start - first, len(text) + end - first) for _, start, end in tokens]
        text += sentence + "\n"
    return text, places


def read_uner(data: Path) -> Iterator[Page]:
    """Web text, sentence by sentence; the dev part is all that is used."""
    kind_of = {"PER": "person", "LOC": "place"}
    document: list[str] = []
    name, text, spans = "", "", []
    tokens: list[tuple[str, str]] = []
    for line in [*(data / "uner_ewt" / "en_ewt-ud-dev.iob2").read_text("utf-8").splitlines(), "", "# newdoc id = end"]:
        if line.startswith("# newdoc"):
            if text:
                yield page_of("uner_ewt", name, text, spans, NAMED)
            name, text, spans, document = line.split("= ")[1], "", [], []
        elif line.startswith("# text = "):
            document.append(line[9:])
        elif line and not line.startswith("#"):
            tokens.append((line.split("\t")[1], line.split("\t")[2]))
        elif tokens:
            text, spans = _append_sentence(text, spans, document[-1], tokens, kind_of)
            tokens = []


def _append_sentence(
    text: str, spans: list[tuple[int, int, str]], sentence: str, tokens: list[tuple[str, str]], kind_of: dict[str, str]
) -> tuple[str, list[tuple[int, int, str]]]:
    place, found = 0, []
    for token, tag in tokens:
        start = sentence.find(token, place)
        if start < 0:
            return text, spans
        place = start + len(token)
        if tag.startswith("I-") and found and found[-1][3]:
            found[-1] = (found[-1][0], place, found[-1][2], True)
        else:
            found.append((start, place, tag[2:], tag != "O"))
    base = len(text)
    for start, end, tag, named in found:
        if named:
            kind = kind_of.get(tag) or organisation_kind(sentence[start:end])
            spans.append((base + start, base + end, kind))
    return text + sentence + " ", spans


GUM_ENTITY = re.compile(r"\((\d+)-(\w+)-|(\d+)\)|\((\d+)-(\w+)-[^()]*\)")


def read_gum(data: Path, skip: SkipList) -> Iterator[Page]:
    """The CC BY genres; a mention counts as a name when all its content words are proper nouns."""
    for path in sorted((data / "gum").glob("*.conllu")):
        if path.stem.split("_")[1] in GUM_OPEN and not skip.holds("gum", path.name):
            yield _gum_page(path)


def _gum_page(path: Path) -> Page:
    kind_of = {"person": "person", "place": "place"}
    text, rows = "", []
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar"):
            text += "\n\n"
        if len(columns) == 10 and columns[0].isdigit():
            rows.append((len(text), len(text) + len(columns[1]), columns[4], columns[9]))
            text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    spans: list[tuple[int, int, str]] = []
    stack: dict[str, list[tuple[int, str]]] = {}
    for number, (_, _, _, misc) in enumerate(rows):
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for mark in re.findall(r"\(\d+-[^()]*\)?|\d+\)", entity):
            if mark.startswith("("):
                ident, kind = mark[1:].rstrip(")").split("-")[:2]
                stack.setdefault(ident, []).append((number, kind))
            if mark.endswith(")"):
                ident = mark.strip("()").split("-")[0]
                if stack.get(ident):
                    first, kind = stack[ident].pop()
                    spans += _gum_name(text, rows[first : number + 1], kind, kind_of)
    page = page_of("gum", path.stem, text, spans, NAMED)
    _, starts, ends = plain_words(text)
    label_grammar(page.words, starts, ends, sentences_in(path)[1])
    return page


def _gum_name(text: str, rows: list[tuple[int, int, str, str]], kind: str, kind_of: dict[str, str]) -> list:
    while rows and rows[0][2] == "DT":
        rows = rows[1:]
    if not rows or not all(
        tag in ("NNP", "NNPS", "IN", "CC", "DT", "POS", "CD", "HYPH", "JJ") for _, _, tag, _ in rows
    ):
        return []
    if not any(tag.startswith("NNP") for _, _, tag, _ in rows):
        return []
    start, end = rows[0][0], rows[-1][1]
    if kind == "organization":
        return [(start, end, organisation_kind(text[start:end]))]
    return [(start, end, kind_of[kind])] if kind in kind_of else []


def read_toponyms(data: Path) -> Iterator[Page]:
    """News articles in which places alone are marked."""
    for file, holder, item in (("lgl.xml", "toponyms", "toponym"), ("GeoVirus.xml", "locations", "location")):
        root = ET.parse(data / "toponyms" / file).getroot()
        for number, article in enumerate(root):
            text = article.findtext("text") or ""
            spans = []
            for place in article.iterfind(f"{holder}/{item}"):
                start = int(place.findtext("start") or 0)
                end = int(place.findtext("end") or 0)
                if text[start:end] == (place.findtext("phrase") or place.findtext("name")):
                    spans.append((start, end, "place"))
            if spans:
                yield page_of("toponyms", f"{file}:{number}", text, spans, frozenset({"place"}))


def read_entities(data: Path, skip: SkipList) -> list[Page]:
    """All pages with entity names, in a fixed order."""
    return [
        *read_re3d(data, skip),
        *read_wikievents(data, skip),
        *read_uner(data),
        *read_gum(data, skip),
        *read_toponyms(data),
    ]


def annotated(words: list[Word]) -> int:
    """How many names the words hold."""
    return len({word.name for word in words if word.kind})
