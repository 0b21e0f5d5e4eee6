"""Labels for events: whether a predicate happened (UDS-IH2), and which PLOVER root a word or a sentence tells."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.labels import ROOTS
from training.pages import Page, plain_words
from training.skip import SkipList

SENTENCES_TOGETHER = 6  # of the factuality corpus stand in its order: neighbours are each other's context
NUMBER = {root: number + 1 for number, root in enumerate(ROOTS)}  # 0: no event
OLDER = {"DEMAND": ("REQUEST",), "DISAPPROVE": ("ACCUSE",), "FIGHT": ("ASSAULT",), "YIELD": ("CONCEDE", "RETREAT")}

# Event types of RAMS and WikiEvents (DARPA AIDA and KAIROS ontologies) whose meaning one PLOVER root covers; first the
# longest beginning. "": no PLOVER event by the manual. Types in neither list say nothing.
TYPES = {
    "conflict.attack": "ASSAULT",
    "conflict.demonstrate": "PROTEST",
    "conflict.yield.retreat": "RETREAT",
    "conflict.yield.surrender": "RETREAT",
    "conflict.yield": "CONCEDE",
    "contact.discussion.meet": "CONSULT",
    "contact.contact.meet": "CONSULT",
    "contact.negotiate": "CONSULT",
    "contact.collaborate": "COOPERATE",
    "contact.requestadvise": "REQUEST",
    "contact.requestcommand": "REQUEST",
    "contact.commandorder": "REQUEST",
    "contact.threatencoerce": "THREATEN",
    "government.agreements.violate": "REJECT",
    "government.agreements": "AGREE",
    "justice.arrestjaildetain": "COERCE",
    "justice.judicialconsequences": "COERCE",
    "justice.sentence": "COERCE",
    "justice.convict": "COERCE",
    "justice.releaseparole": "RETREAT",
    "justice.chargeindict": "ACCUSE",
    "justice.initiatejudicialprocess": "ACCUSE",
    "justice.trialhearing": "ACCUSE",
    "justice.investigate": "ACCUSE",
    "transaction.transaction.embargosanction": "SANCTION",
    "transaction.transfermoney.giftgrantprovideaid": "AID",
    "transaction.transferownership.giftgrantprovideaid": "AID",
    "transaction.transaction.giftgrantprovideaid": "AID",
    "movement.transportperson.evacuationrescue": "AID",
    "transaction.transfermoney.pay": "",
    "transaction.transfermoney.purchase": "",
    "transaction.exchangebuysell": "",
    "movement.transportperson.selfmotion": "",
    "personnel": "",
    "manufacture": "",
    "contact.prevarication": "",
    "contact.publicstatement": "",
    "contact.mediastatement": "",
    "contact.commitmentpromise": "",
    "contact.contact.broadcast": "",
    "life.injure.illness": "",
    "life.die.nonviolent": "",
    "disaster": "",
    "medical": "",
    "cognitive": "",
    "inspection": "",
}
NO_SPACE_BEFORE = re.compile(r"[,.:;?!)\]%’]|n[’']t|[’'](s|re|ve|m|ll|d)?$", re.I)
NO_SPACE_AFTER = frozenset("([$#")


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, with the place of each."""
    text, places, opened, glue = "", [], False, True
    for number, token in enumerate(tokens):
        hyphen = token == "-" and 0 < number < len(tokens) - 1 and tokens[number - 1][-1].isalnum()
        closing = token == '"' and opened
        if not (glue or hyphen or closing or NO_SPACE_BEFORE.match(token)):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in NO_SPACE_AFTER or hyphen or (token == '"' and not opened)
        opened ^= token == '"'
    return text, places


def read_factuality_texts(path: Path) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """UDS-IH2 in its order, some sentences together: a text, and where in it each target starts, with its label."""
    group: list[dict] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line:
            group.append(json.loads(line))
        if group and (not line or len(group) == SENTENCES_TOGETHER):
            yield _together(group)
            group = []


def _together(group: list[dict]) -> tuple[str, list[tuple[int, float]]]:
    text, targets = "", []
    for sentence in group:
        own, places = joined(sentence["text"].split(" "))
        text += " " if text else ""
        own_targets = [target for target in sentence["targets"] if target["span1"][0] < len(places)]
        targets += [(len(text) + places[t["span1"][0]][0], float(t["label"])) for t in own_targets]
        text += own
    return text, targets


def read_factuality(path: Path) -> Iterator[Page]:
    """The same as pages, ``happened`` on the words of the targets."""
    for number, (text, targets) in enumerate(read_factuality_texts(path)):
        words, starts, _ = plain_words(text)
        at = {start: place for place, start in enumerate(starts)}
        for start, label in targets:
            if start in at:
                words[at[start]].happened = label
        yield Page("factuality", f"uds:{number}", words, roles=False)


def root_of(event_type: str) -> int | None:
    """The root's number of an event type, 0 for none, None where the type does not tell."""
    low = event_type.lower()
    for beginning in sorted(TYPES, key=len, reverse=True):
        if low.startswith(beginning):
            return NUMBER.get(TYPES[beginning], 0)
    return None


def read_rams(data: Path) -> Iterator[Page]:
    """RAMS dev: five sentences, one trigger; nothing is known of the other words."""
    for line in (data / "rams" / "dev.jsonlines").read_text("utf-8").splitlines():
        document = json.loads(line)
        text, places = joined([token for sentence in document["sentences"] for token in sentence])
        words, starts, _ = plain_words(text)
        at = {start: place for place, start in enumerate(starts)}
        for first, _, types in document["evt_triggers"]:
            root = root_of(types[0][0])
            if root is not None and places[first][0] in at:
                words[at[places[first][0]]].root = root
        yield Page("rams", document["doc_key"], words, roles=False)


def read_wikievents_roots(data: Path, skip: SkipList) -> Iterator[Page]:
    """WikiEvents dev: all triggers of its types."""
    for line in (data / "wikievents" / "dev.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        if skip.holds("wikievents/dev.jsonl", document["doc_id"]):
            continue
        text, places = joined(document["tokens"])
        words, starts, _ = plain_words(text)
        at = {start: place for place, start in enumerate(starts)}
        for event in document["event_mentions"]:
            root = root_of(event["event_type"])
            start = places[event["trigger"]["start"]][0]
            if root is not None and start in at:
                words[at[start]].root = root
        yield Page("wikievents", document["doc_id"], words, roles=False)


def plain(sentence: str) -> str:
    """A sentence without case and punctuation, to know it again."""
    return re.sub(r"\W+", " ", sentence).strip().lower()


def measured_sentences(data: Path) -> frozenset[str]:
    """Sentences of the PLOVER gold records, which are measured and never learned from."""
    folder = data / "plover"
    found = set()
    for path in sorted(folder.rglob("*.json*")):
        for line in path.read_text("utf-8").splitlines():
            found |= {plain(text) for text in re.findall(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)"', line)}
    return frozenset(found)


def read_pairs(data: Path) -> list[dict[str, str]]:
    """PLV_train rows that are not measured: sentence, source, target, gold_root."""
    measured = measured_sentences(data)
    with (data / "zeroshot_plover" / "PLV_train.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [row for row in rows if plain(row["sentence"]) not in measured]


def pair_page(row: dict[str, str], number: int) -> Page:
    """One sentence whose words outside the two parties hold, somewhere, an event of the pair's root."""
    text = row["sentence"].replace("ʼ", "’")
    words, starts, ends = plain_words(text)
    roots = tuple(NUMBER[root] for root in OLDER.get(row["gold_root"], (row["gold_root"],)))
    parties = [(i, i + len(p)) for p in (row["source"], row["target"]) if (i := text.find(p.replace("ʼ", "’"))) >= 0]
    for word, start, end in zip(words, starts, ends, strict=True):
        if not any(a <= start and end <= b for a, b in parties):
            word.bag, word.bag_roots = number, roots
    return Page("plover_pairs", f"plv:{number}", words, roles=False)


def read_events(data: Path, skip: SkipList) -> list[Page]:
    """All pages with event labels but factuality, in a fixed order."""
    return [
        *read_rams(data),
        *read_wikievents_roots(data, skip),
        *(pair_page(row, number) for number, row in enumerate(read_pairs(data))),
    ]
