"""Short reports of a made-up world, by the thousand: the same every time, no two alike.

``python -m tests.batch.made FOLDER COUNT`` writes them as files, a thousand in a folder.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

PEOPLE = ("Mirela Danko", "Pavel Orlin", "Teodora Vance", "Ansel Brody", "Ilka Marsh", "Dario Keel", "Sena Holt")
OFFICES = ("foreign minister", "army spokesman", "mayor", "envoy", "defence minister", "governor", "police chief")
STATES = ("Vardonia", "Ostrelia", "Kessia", "Marland", "Tolvania", "Iskar")
TOWNS = ("Ostrel", "Halden", "Brisa", "Karvik", "Senta", "Dunmore", "Pelin", "Arvo")
VERBS = ("said", "told reporters", "warned", "claimed", "confirmed", "insisted", "announced")
DEEDS = ("shelled", "attacked", "seized", "blockaded", "bombed", "raided")
THINGS = ("a bridge", "the harbour", "a police post", "two villages", "the airport", "a grain store", "a convoy")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("Two", "Three", "Seven", "At least 12", "More than 40", "Nineteen", "As many as 60")
KINDS = ("soldiers", "civilians", "police officers", "sailors", "people")

#: Reports in one folder: what every file system lists quickly.
IN_A_FOLDER = 1000


def reports(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """File names and texts."""
    chance = random.Random(seed)
    for number in range(count):
        yield f"report-{number:06}.txt", _report(chance, number)


def write(folder: Path, count: int, seed: int = 1) -> Path:
    """Write them into a folder; the folder."""
    for number, (name, text) in enumerate(reports(count, seed)):
        place = folder / f"{number // IN_A_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return folder


def _report(chance: random.Random, number: int) -> str:
    pick = chance.choice
    one, other = chance.sample(STATES, 2)
    town, who, office, day = pick(TOWNS), pick(PEOPLE), pick(OFFICES), pick(DAYS)
    head = f"{one} and {other} trade blame over {town} ({number})"
    sentences = [
        f"{one}'s {office} {who} {pick(VERBS)} on {day} that {other} had {pick(DEEDS)} {pick(THINGS)} near {town}.",
        f'"We will not accept it," {who.split()[1]} said.',
        f"{pick(NUMBERS)} {pick(KINDS)} were killed and {chance.randint(2, 90)} wounded, the ministry said.",
        f"{other} denied the charge and accused {one} of {pick(('staging', 'inventing'))} the attack.",
        f"{pick(PEOPLE)}, a resident of {town}, saw smoke over {pick(THINGS)}.",
        f"{one} must answer the council's letter within {chance.randint(2, 9)} days.",
        f"The two sides met in {pick(TOWNS)} on {pick(DAYS)} and agreed to exchange {chance.randint(3, 50)} prisoners.",
    ]
    kept = [sentences[0], *chance.sample(sentences[1:], chance.randint(2, len(sentences) - 1))]
    return f"{head}\n\n" + "\n\n".join(kept) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
