"""One sentence, one event: its root, its sides, how it stands and on whose word; read by the whole pipeline."""

from dataclasses import dataclass
from functools import cache

import pytest

import sayso
from sayso.records import Event, Findings, Party

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What a sentence must give. Sides: the start of an actor id, or a word of the name; "" for nobody.

    ``teller``: who asserts it; ``denier``: who denies it; "" for the page itself, "*" for either.
    """

    sentence: str
    root: str
    source: str
    target: str
    status: str
    teller: str = NOBODY
    denier: str = NOBODY


def cases(lines: str) -> list[Case]:
    """Cases from lines of cells parted by "|"."""
    return [Case(*(cell.strip() for cell in line.split("|"))) for line in lines.strip().splitlines() if line.strip()]


PEERS = cases("""
Ukraine said Russia attacked Ukraine. | ASSAULT | RUS | UKR | claimed | Ukraine
Russia denied it attacked Ukraine. | ASSAULT | RUS | UKR | denied | | Russia
Russia did not attack Ukraine. | ASSAULT | RUS | UKR | denied
Russia may attack Ukraine. | ASSAULT | RUS | UKR | possible
Russia allegedly attacked Ukraine. | ASSAULT | RUS | UKR | possible
If Russia attacks Ukraine, France will help Ukraine. | ASSAULT | RUS | UKR | hypothetical
If Russia attacks Ukraine, France will help Ukraine. | AID | FRA | UKR | hypothetical
France said Russia attacked Ukraine. | ASSAULT | RUS | UKR | claimed | France
""")

FACTS = cases("""
Turkey attacked Greece on Monday. | ASSAULT | TUR | GRC | fact
Greece was attacked by Turkey on Monday. | ASSAULT | TUR | GRC | fact
Peru invaded Ecuador before dawn. | ASSAULT | PER | ECU | fact
Ecuador was invaded by Peru before dawn. | ASSAULT | PER | ECU | fact
Kenya expelled the ambassador of Sudan. | SANCTION | KEN | SDN | fact
Norway condemned Belarus on Friday. | ACCUSE | NOR | BLR | fact
Japan sent aid to Nepal after the earthquake. | AID | JPN | NPL | fact
India and Pakistan signed an agreement on water. | SUPPORT | IND | PAK | fact
India and Pakistan held talks in Geneva. | CONSULT | IND | PAK | fact
Chad and Niger exchanged fire across the border. | ASSAULT | TCD | NER | fact
Egypt withdrew its troops from Libya. | RETREAT | EGY | LBY | fact
Iraq rejected a proposal by Iran. | REJECT | IRQ | IRN | fact
Canada urged Haiti to hold elections. | REQUEST | CAN | HTI | fact
Syria deployed troops near Iraq. | MOBILIZE | SYR | IRQ | fact
Thailand arrested six citizens of Laos. | COERCE | THA | LAO | fact
Spain imposed sanctions on Venezuela. | SANCTION | ESP | VEN | fact
""")

CLAIMS = cases("""
Greece said that Turkey had attacked Cyprus. | ASSAULT | TUR | CYP | claimed | Greece
Turkey attacked Cyprus, Greece said. | ASSAULT | TUR | CYP | claimed | Greece
According to Greece, Turkey attacked Cyprus. | ASSAULT | TUR | CYP | claimed | Greece
Greece accused Turkey of attacking Cyprus. | ASSAULT | TUR | CYP | claimed | Greece
"Turkey attacked Cyprus," Greece said. | ASSAULT | TUR | CYP | claimed | Greece
Chad claimed that Niger had shelled Libya. | ASSAULT | NER | LBY | claimed | Chad
Kenya reported that Somalia had invaded Ethiopia. | ASSAULT | SOM | ETH | claimed | Kenya
Peru announced that Chile had invaded Bolivia. | ASSAULT | CHL | BOL | claimed | Peru
Norway said Cyprus was bombed by Turkey. | ASSAULT | TUR | CYP | claimed | Norway
""")

NESTED = cases("""
Norway said that Greece claimed that Turkey had attacked Cyprus. | ASSAULT | TUR | CYP | claimed | Greece
Kenya said Uganda had reported that Sudan attacked Chad. | ASSAULT | SDN | TCD | claimed | Uganda
""")

DENIALS = cases("""
Turkey denied attacking Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey denied that it had attacked Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey denies shelling Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey said it did not attack Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey said it had not attacked Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey said it never attacked Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey insisted that it had never invaded Cyprus. | ASSAULT | TUR | CYP | denied | | Turkey
"We did not attack Cyprus," Turkey said. | ASSAULT | TUR | CYP | denied | | Turkey
Turkey has not attacked Cyprus. | ASSAULT | TUR | CYP | denied
Turkey never attacked Cyprus. | ASSAULT | TUR | CYP | denied
Cyprus was not attacked by Turkey. | ASSAULT | TUR | CYP | denied
Turkey didn't attack Cyprus. | ASSAULT | TUR | CYP | denied
Kenya has not deployed troops in Somalia. | MOBILIZE | KEN | SOM | denied
Egypt did not withdraw its troops from Libya. | RETREAT | EGY | LBY | denied
""")

DISPUTES = cases("""
Greece said Turkey bombed Cyprus. Turkey denied bombing Cyprus. | ASSAULT | TUR | CYP | disputed | Greece | Turkey
Greece said Turkey shelled Cyprus, a charge Turkey denies. | ASSAULT | TUR | CYP | disputed | Greece | Turkey
Chad accused Niger of bombing Libya. Niger denied the charge. | ASSAULT | NER | LBY | disputed | Chad | Niger
""")

POSSIBLE = cases("""
Turkey might attack Cyprus. | ASSAULT | TUR | CYP | possible
Turkey could attack Cyprus. | ASSAULT | TUR | CYP | possible
Turkey may have attacked Cyprus. | ASSAULT | TUR | CYP | possible
Turkey reportedly attacked Cyprus. | ASSAULT | TUR | CYP | possible
Turkey apparently attacked Cyprus. | ASSAULT | TUR | CYP | possible
Turkey possibly attacked Cyprus. | ASSAULT | TUR | CYP | possible
Turkey is believed to have attacked Cyprus. | ASSAULT | TUR | CYP | possible
Cyprus was allegedly attacked by Turkey. | ASSAULT | TUR | CYP | possible
Greece said Turkey may attack Cyprus. | ASSAULT | TUR | CYP | possible | Greece
Perhaps Turkey attacked Cyprus. | ASSAULT | TUR | CYP | possible
""")

PLANNED = cases("""
Japan will send aid to Nepal. | AID | JPN | NPL | planned
Japan plans to send aid to Nepal. | AID | JPN | NPL | planned | *
Japan is going to send aid to Nepal. | AID | JPN | NPL | planned
Turkey will attack Cyprus. | ASSAULT | TUR | CYP | planned
Turkey plans to invade Cyprus. | ASSAULT | TUR | CYP | planned | *
Turkey intends to attack Cyprus. | ASSAULT | TUR | CYP | planned | *
Kenya is to deploy troops in Somalia. | MOBILIZE | KEN | SOM | planned
Japan said it will send aid to Nepal. | AID | JPN | NPL | planned | Japan
Japan promised to send aid to Nepal. | AID | JPN | NPL | planned | Japan
""")

SUPPOSED = cases("""
Unless Turkey attacks Cyprus, Greece will withdraw its troops from Malta. | ASSAULT | TUR | CYP | hypothetical
Greece would help Cyprus if Turkey attacked Cyprus. | ASSAULT | TUR | CYP | hypothetical
Greece would attack Turkey if it were threatened. | ASSAULT | GRC | TUR | hypothetical
Will Turkey attack Cyprus? | ASSAULT | TUR | CYP | hypothetical
Did Turkey attack Cyprus? | ASSAULT | TUR | CYP | hypothetical
Has Peru invaded Ecuador? | ASSAULT | PER | ECU | hypothetical
Greece asked whether Turkey had attacked Cyprus. | ASSAULT | TUR | CYP | hypothetical | Greece
Turkey threatened to attack Cyprus. | ASSAULT | TUR | CYP | hypothetical | Turkey
Greece urged Turkey to withdraw its troops from Cyprus. | RETREAT | TUR | CYP | hypothetical | Greece
Greece demanded that Turkey release citizens of Cyprus. | RETREAT | TUR | CYP | hypothetical | Greece
""")

PHRASES = cases("""
Kenya summoned the ambassador of Sudan. | ACCUSE | KEN | SDN | fact
Japan suspended aid to Nepal in protest. | SANCTION | JPN | NPL | fact
Spain welcomed the decision of France. | SUPPORT | ESP | FRA | fact
Spain launched a scathing attack on France. | ACCUSE | ESP | FRA | fact
Peru has suspended talks with Chile. | SANCTION | PER | CHL | fact
Chad broke a ceasefire with Niger. | ASSAULT | TCD | NER | fact
Norway expressed its support for Finland. | SUPPORT | NOR | FIN | fact
Greece said Turkey must attack Cyprus. | ASSAULT | TUR | CYP | hypothetical | Greece
""")

WIRE = cases("""
Turkish jets struck a Greek battery. | ASSAULT | TUR | GRC | fact
Turkish rockets landed in Greece. | ASSAULT | TUR | GRC | fact
Turkish troops fired warning shots at a Greek boat. | COERCE | TUR | GRC | fact
Turkish troops forced Greek migrants back. | COERCE | TUR | GRC | fact
Turkish troops burned houses in Greece. | ASSAULT | TUR | GRC | fact
Turkish soldiers came under fire in Greece. | ASSAULT | | TUR | fact
Turkey boarded a Greek trawler. | COERCE | TUR | GRC | fact
Turkish troops were stationed in Cyprus. | MOBILIZE | TUR | CYP | fact
Turkish troops left Cyprus. | RETREAT | TUR | CYP | fact
Turkey handed over a suspect to Greece. | COOPERATE | TUR | GRC | fact
Turkey handed over the bodies of pilots to Greece. | RETREAT | TUR | GRC | fact
Turkey handed over ambulances to Greece. | AID | TUR | GRC | fact
Kenya shipped rice to Nepal. | AID | KEN | NPL | fact
Kenya loosened its blockade of Sudan. | CONCEDE | KEN | SDN | fact
Kenya scrapped an accord with Sudan. | SANCTION | KEN | SDN | fact
Kenya called off a truce with Sudan. | REJECT | KEN | SDN | fact
Kenya threw its weight behind Sudan. | SUPPORT | KEN | SDN | fact
Talks between Kenya and Sudan broke down. | REJECT | KEN | SDN | fact
""")

ALL = [*PEERS, *FACTS, *CLAIMS, *NESTED, *DENIALS, *DISPUTES, *POSSIBLE, *PLANNED, *SUPPOSED, *PHRASES, *WIRE]


@cache
def read(sentence: str) -> Findings:
    return sayso.read(sentence)


def names(side: tuple[Party, ...], wanted: str) -> bool:
    return not wanted or any((one.actor or "").startswith(wanted) or wanted in one.name for one in side)


def speakers(findings: Findings, ids: tuple[str, ...]) -> list[str]:
    return [one.speaker.name for one in findings.statements if one.id in ids and one.speaker]


def fits(case: Case, event: Event, findings: Findings) -> bool:
    sides = names(event.source, case.source) and names(event.target, case.target)
    return event.type == case.root and event.status == case.status and sides and _on_word(case, event, findings)


def _on_word(case: Case, event: Event, findings: Findings) -> bool:
    told, denied = speakers(findings, event.asserted_by), speakers(findings, event.denied_by)
    return case.teller in ("*", *told[:1], *[NOBODY] * (not told)) and denied == [case.denier] * bool(case.denier)


def test_there_are_enough_sentences() -> None:
    assert len(PEERS) >= 8
    assert len(ALL) - len(PEERS) >= 60


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.sentence[:60]}:{case.root}")
def test_each_sentence_gives_its_event(case: Case) -> None:
    findings = read(case.sentence)
    found = [
        (e.type, e.status, [p.name for p in e.source], [p.name for p in e.target], speakers(findings, e.asserted_by))
        for e in findings.events
    ]
    assert any(fits(case, event, findings) for event in findings.events), found
