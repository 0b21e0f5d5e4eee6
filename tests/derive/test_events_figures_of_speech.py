"""Words of violence that touch only ideas, and names that look like deeds; each beside a sentence that tells one."""

import pytest

import sayso

PUBLISHED = "2031-03-14"


def told(text: str) -> set[str]:
    """The first words of all triggers, in lower case."""
    findings = sayso.read(text, published=PUBLISHED)
    words = findings.document.text
    return {words[one.trigger.start : one.trigger.end].split()[0].lower() for one in findings.events}


@pytest.mark.parametrize(
    ("figure", "deed", "word"),
    [
        (
            "The minister said the report was destroying his career.",
            "The army was destroying the bridge near Oster.",
            "destroying",
        ),
        ("The minister declined to comment on the raid.", "Velland declined the offer of a truce.", "declined"),
        ("The envoy refused to say who had come.", "The envoy refused to leave the embassy in Oster.", "refused"),
        ("The trial was politically charged from the start.", "Prosecutors charged two rebels on Monday.", "charged"),
        ("Exports to Velland declined 40 percent.", "Velland declined the offer of a truce.", "declined"),
        (
            "Tall construction drills stood along the road.",
            "The Velland drills near the border ended on Monday.",
            "drills",
        ),
        ("Her husband was a prisoner of war in Velland.", "Velland is at war with Arvania.", "war"),
        ("The editor came home from house arrest.", "Police reported the arrest of the editor.", "arrest"),
        ("He spent the campaign attacking free trade.", "Rebels kept attacking the convoy near Oster.", "attacking"),
        (
            "The video, shot by a worker on Monday, ran for hours.",
            "The guard, shot by a rebel on Monday, died later.",
            "shot",
        ),
        ("The film captured the debate over trade.", "Rebels captured the radio station in Oster.", "captured"),
        ("The president sat down and asked for water.", "The president sat down with the rebels on Monday.", "sat"),
        ("The plan was met with relief in France.", "The minister met with rebels in France.", "met"),
        (
            "A teacher visiting Nice with his family said so.",
            "The French president, visiting Kosovo on Monday, said so.",
            "visiting",
        ),
        ("The ruling destroyed the mayor's plan for the port.", "The army destroyed the plant in Oster.", "destroyed"),
        (
            "The mayor gave up his hostility to the port.",
            "The hostilities between Peru and Chile go on.",
            "hostilities",
        ),
        ("Firms opened offices and research centers in Chile.", "Peru opened an inquiry into Chile's raid.", "opened"),
        (
            "Chile spends a billion dollars on defense.",
            "Chile spends a billion dollars on refugees from Peru.",
            "spends",
        ),
        ("Peru flew attack, bomber and fighter aircraft.", "Peru reported an attack by fighter aircraft.", "attack"),
        ("The mayor is good at executing on that.", "The rebels keep executing prisoners in Oster.", "executing"),
        ("Dell returned to Lima to deal with Chile.", "Peru struck a deal with Chile on Monday.", "struck"),
        ("Dell said they deal with Chile.", "Dell met Chile on Monday after the May deal with Peru.", "deal"),
        ("The senator seized on the remark.", "The army seized the port on Monday.", "seized"),
        ("The senator recognized how absurd that was.", "France recognized Kosovo on Monday.", "recognized"),
        ("The party hopes to rally the grassroots.", "Thousands came to rally in Oster against the law.", "rally"),
        (
            "The president appointed Loretta Lynch, a lawyer from Oster, on Monday.",
            "A crowd tried to lynch a thief in Oster on Monday.",
            "lynch",
        ),
        (
            "The senator lost the nominating battle in June.",
            "Forty soldiers died in the battle near Oster in June.",
            "battle",
        ),
        ("The senator tried to regain her footing in Oster.", "The army tried to regain the town of Oster.", "regain"),
        (
            "The rebels hope to take control of the Senate.",
            "The rebels hope to take control of the harbour town.",
            "take",
        ),
        ("Many voters found the remark offensive.", "The offensive near Oster began on Monday.", "offensive"),
        (
            "The minister spoke of the party's declining appeal.",
            "Velland keeps declining offers of a truce.",
            "declining",
        ),
        (
            "Dell was a White House intern in those years.",
            "The generals want to intern Dell and his aides.",
            "intern",
        ),
        ("Eleven states hold contests on March 1.", "Eleven unions hold a march on Monday.", "hold"),
        (
            "The president said at a rally in Oster that he would run again.",
            "The rally in Oster against the law drew thousands.",
            "rally",
        ),
        ("Dell left the campaign rally early.", "A rally against the law blocked the road.", "rally"),
    ],
)
def test_words_only_are_no_event(figure: str, deed: str, word: str) -> None:
    assert word not in told(figure)
    assert word in told(deed)
