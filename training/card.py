"""The model card, written from model.json: nothing in it is typed by hand but what stays the same."""

from pathlib import Path
from typing import Any

CORPORA = (
    # corpus, what it teaches, licence of the corpus
    (
        "PolNeAR train",
        "sources, cues, contents and their links",
        "none stated; texts of their publishers",
    ),
    (
        "re3d",
        "entities of defence reports",
        "OGL v3 (UK Government), public domain (CENTCOM, US State Department)",
    ),
    ("WikiEvents dev", "entities of news", "repository MIT; news texts of their publishers"),
    ("Universal NER, English EWT dev", "persons, places, organisations of web text", "CC BY-SA 4.0"),
    ("GUM, CC BY genres", "grammar (Universal Dependencies), names among entity mentions", "CC BY 4.0"),
    ("LGL, GeoVirus", "place names only", "corpora keep their own terms; no coordinate is used"),
    ("UDS-IH2 train", "whether a predicate happened, as the page tells it (sentences of English EWT)", "CC BY-SA 4.0"),
    (
        "RAMS dev",
        "PLOVER roots of event words, by a map of its types",
        "none stated here; texts of their publishers",
    ),
    ("PLV train", "which PLOVER root a sentence tells, somewhere outside the two parties", "none stated"),
)
REFERENCES = (
    ("BERT-Cofe, 110M parameters (PolNeAR test)", 83.2, 75.3, 72.9, None),
    ("BERT (PolNeAR test)", 81.1, 74.0, 68.9, None),
    ("Gender Gap Tracker rules (PolNeAR dev)", 49.1, 43.9, 27.7, 39.0),
)
ROLES = ("source", "cue", "content", "linked")

HEAD = """# Model card: the Sayso reader

This page is written by `python -m training.run` from the results of the run.

The reader finds, in one pass over a report, who says what: sources, cues and contents with their links, and the
names of persons, organisations, governments, armed groups, media, places, laws and weapons; each sentence's grammar
(a tree of Universal Dependencies), whether an event happened as the page tells it, and its PLOVER root. It is
all-MiniLM-L6 (six layers, 22.7 million parameters) with the shape of each word, the white space before it and its quote
state added to the input (the base encoder is uncased and sees no lines), a linear chain over role tags, a pointer from
contents to cues and from cues to sources, another from words to their governors, and heads for names, parts of speech
and relations, and events. Spans are chosen by their chance over all tag paths,
links by the pointer among neighbours. Names of laws are found by their form, without the model.

**Licence of the weights: CC BY-SA 4.0**, since some of the data is share-alike. The code is Apache-2.0. The base
weights are Apache-2.0 (sentence-transformers/all-MiniLM-L6-v2).
"""

LIMITS = """## Limits

- English only. Trained on United States election news of 2016 (PolNeAR); other styles are read less well.
- Attribution inside attribution is read by a second pass over contents; nothing it was trained on marks nesting.
- Kinds of organisation (government, armed_group, media) were split by words of the name: these are silver labels, and
  so are the scores for them. Weapons rest on two small corpora. Laws have no gold and no score.
- A share of the training windows was made messy on purpose (pasted headlines, doubled names, odd or missing quote
  marks, lost case, lost breaks and stops, translated word order, broken numbers, spun words). Real mess is more
  inventive.
- A score is the model's own probability, not a calibrated one.
- No text of the corpora is in the files that ship. Documents that are measured (`SKIP_IN_TRAINING.tsv`, dev and test
  parts) were left out.

## Beside the reader

Whether two events of different reports are one is told by a small table of weights
(`compare/tables/same_event_weights.tsv`, logistic regression, `training/same_event.py`), learned from ECB+ topics 1-25
(CC BY 3.0) without the articles that are measured; how often a word is used was counted in the same texts, PolNeAR
train and MUC-4 train. Everything else in `compare` is rules and tables written by hand.
"""


def percent(value: float | None) -> str:
    """0.823 as "82.3", None as "-"."""
    return "-" if value is None else f"{100 * value:.1f}"


def polnear_table(scores: dict[str, Any]) -> list[str]:
    """Exact F1 and linked F1 on PolNeAR dev beside the published numbers."""
    lines = ["| PolNeAR dev, exact F1 | source | cue | content | linked |", "|---|---|---|---|---|"]
    for name, key in (("this model, int8 as shipped", "int8"), ("this model, float32", "float32")):
        if key in scores:
            lines.append(f"| {name} | " + " | ".join(percent(scores[key][role]) for role in ROLES) + " |")
    for name, *values in REFERENCES:
        lines.append(f"| {name} | " + " | ".join("-" if v is None else f"{v:.1f}" for v in values) + " |")
    return lines


def entity_table(scores: dict[str, Any]) -> list[str]:
    """Exact F1 by kind on held-out entity documents."""
    lines = ["| Entities, held out | F1 | names |", "|---|---|---|"]
    return lines + [f"| {kind} | {percent(row['f1'])} | {row['gold']} |" for kind, row in scores["entities"].items()]


def grammar_table(scores: dict[str, Any]) -> list[str]:
    """Grammar on held-out treebank pages, and factuality on UDS-IH2 dev."""
    grammar = scores["grammar"]
    rows = [
        f"| {name}, of {grammar['words']:,} words | {percent(grammar[name])} |" for name in grammar if name != "words"
    ]
    happened = f"| happened, Pearson's r, UDS-IH2 dev | {scores['happened']:.3f} |"
    return ["| Grammar, held out (GUM); events | % right |", "|---|---|", *rows, happened]


def card(facts: dict[str, Any]) -> str:
    """The whole page."""
    training, data = facts["training"], facts["data"]
    corpora = ["| Corpus | Teaches | Documents | Words | Licence |", "|---|---|---|---|---|"]
    for name, teaches, licence in CORPORA:
        size = data.get(name, {"documents": 0, "words": 0})
        corpora.append(f"| {name} | {teaches} | {size['documents']} | {size['words']:,} | {licence} |")
    parts = [
        HEAD,
        f"Model `{facts['id']}`, sha256 of model.onnx `{facts['sha256']['model.onnx']}`.\n",
        "## Scores\n",
        *polnear_table(facts["scores"]),
        "",
        *entity_table(facts["scores"]),
        "",
        *grammar_table(facts["scores"]),
        "",
        "Thresholds were chosen on held-out train documents, never on dev.\n",
        "## Training\n",
        *corpora,
        "",
        f"{len(training['stages'])} stages, {training['steps']} steps, {training['pieces']:,} word pieces, "
        f"{training['minutes']:.0f} minutes on {training['machine']}, seed {training['seed']}. int8 weights with one "
        "scale per column, seven bits; the heads stay in float32."
        f"{training.get('note', '')}\n",
        LIMITS,
    ]
    return "\n".join(parts)


def write_card(facts: dict[str, Any], path: Path) -> None:
    """Write docs/model-card.md."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(card(facts), "utf-8")
