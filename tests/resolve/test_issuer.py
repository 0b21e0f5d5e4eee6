"""Whose own statement a page is. The countries Vardonia (XVA) and Ostrelia (XOL) are invented."""

from dataclasses import replace

import pytest

from sayso.records import Issuer, Resolutions
from sayso.resolve import Tables, resolve
from tests.resolve.texts import place, reading

BODY = "\n\nThe ministry condemns the raid of Sunday. Three boats were sunk."


def resolved(
    tables: Tables, text: str, *, outlet: str | None = None, byline: str | None = None, **facts: str
) -> Resolutions:
    read = reading(text, (), **facts)  # type: ignore[arg-type]
    return resolve(replace(read, document=replace(read.document, outlet=outlet, byline=byline)), tables)


@pytest.mark.parametrize(
    ("heading", "words", "actor"),
    [
        ("Statement of the Ministry of Foreign Affairs of Vardonia\non the raid of Sunday",
         "Ministry of Foreign Affairs of Vardonia", "XVA.MFA"),
        ("Joint statement by the Ministry of Defence of Ostrelia on the raid", "Ministry of Defence of Ostrelia",
         "XOL.MOD"),
        ("Press release issued by the Lamp Society regarding the raid", "Lamp Society", "NGO.lamp-society"),
        ("Remarks by Foreign Minister Mira Tolven at the Assembly", "Foreign Minister Mira Tolven", "XVA.mira-tolven"),
        ("Naval Forces of Vardonia\nStatement on the raid of Sunday", "Naval Forces of Vardonia", "XVA.MIL"),
        ("Coastline Bureau\nPress release", "Coastline Bureau", "XVA.coastline-bureau"),
    ],
)  # fmt: skip
def test_a_heading_says_whose_statement_it_is(tables: Tables, heading: str, words: str, actor: str) -> None:
    text = heading + BODY
    issuer = resolved(tables, text).issuer
    assert issuer is not None
    assert (issuer.actor, issuer.basis, issuer.span) == (actor, "heading", place(text, words))


@pytest.mark.parametrize(
    "heading",
    [
        "Vardonia's navy loses three boats",
        "Statement of the Vardonian foreign ministry angers Ostrelia",  # news about a statement
        "Statement by Foreign Minister Mira Tolven: \"We will not yield\"",
        "Statement of the case for the defence",
        "Naval Forces of Vardonia\nThree boats lost in a raid",  # a heading, and no word of a statement
        "Harbour Post\nStatement on our sources",  # an outlet is no party
        "Vardonia\nStatement on the raid angers Ostrelia",  # a column, and news
        "Message From Foreign Minister Mira Tolven Alarms Ostrelia",
        "Appeal of Vardonia Rejected",
        "Open Letter of Vardonia Writers",
        "Anger in Vardograd\nVARDOGRAD (Lodestar) - The Coastline Bureau said so.\nPress release",
    ],
)  # fmt: skip
def test_news_is_nobodys_own_statement(tables: Tables, heading: str) -> None:
    assert resolved(tables, heading + BODY).issuer is None


def test_a_reporters_page_is_no_statement_whatever_its_headline(tables: Tables) -> None:
    text = "Statement of the Ministry of Foreign Affairs of Vardonia" + BODY
    assert resolved(tables, text).issuer is not None
    assert resolved(tables, text, byline="Ana Quill").issuer is None
    dated = text.replace("The ministry condemns", "VARDOGRAD (Lodestar) - The ministry condemns")
    assert resolved(tables, dated).issuer is None


def test_a_signature_says_so_too(tables: Tables) -> None:
    text = "On the raid of Sunday" + BODY + "\n\nPress service\nMinistry of Defence of Ostrelia"
    issuer = resolved(tables, text).issuer
    assert issuer is not None
    assert (issuer.actor, issuer.basis) == ("XOL.MOD", "signature")
    assert issuer.span == place(text, "Ministry of Defence of Ostrelia")
    assert resolved(tables, text.replace("Press service", "Read next")).issuer is None


def test_a_title_an_outlet_and_an_address_say_so_without_words_of_the_text(tables: Tables) -> None:
    title = resolved(tables, BODY.strip(), title="Statement by the Coastline Bureau on the raid").issuer
    assert title == Issuer("Coastline Bureau", "XVA.coastline-bureau", "heading", None)
    outlet = resolved(tables, BODY.strip(), outlet="Ministry of Foreign Affairs of Vardonia").issuer
    assert outlet is not None
    assert (outlet.actor, outlet.basis, outlet.span) == ("XVA.MFA", "outlet", None)
    address = resolved(tables, BODY.strip(), url="https://www.gov.uk/government/news/raid").issuer
    assert address is not None
    assert (address.actor, address.basis) == ("GBR", "address")
    assert (
        resolved(tables, BODY.strip(), outlet="The Harbour Post", url="https://harbourpost.example/raid").issuer is None
    )


@pytest.mark.parametrize(
    "outlet", ["The Vardonia Times", "Vardonia Today", "Vardograd Post", "Vardonia", "Lamp Society Watch"]
)
def test_an_outlet_called_after_somebody_is_not_that_party(tables: Tables, outlet: str) -> None:
    assert resolved(tables, BODY.strip(), outlet=outlet).issuer is None


@pytest.mark.parametrize("host", ["www.uscourts.gov", "pmc.ncbi.nlm.nih.gov", "www.parliament.gov.uk", "news.gov.am"])
def test_a_court_or_a_library_is_not_the_government_whose_address_it_has(tables: Tables, host: str) -> None:
    assert resolved(tables, BODY.strip(), url=f"https://{host}/release").issuer is None


def test_we_are_whose_page_it_is(tables: Tables) -> None:
    text = "Command of the Naval Forces of Vardonia\nStatement on the raid\n\nWe hold Ostrelia responsible."
    found = resolve(reading(text, ("We",)), tables)
    we = next(one for one in found.actors if one.span == place(text, "We"))
    assert (we.actor, we.rule) == ("XVA.MIL", "pronoun.issuer")


def test_we_are_who_gives_the_remarks(tables: Tables) -> None:
    text = "Remarks by Foreign Minister Mira Tolven at the Assembly\n\nWe hold Ostrelia responsible."
    found = resolve(reading(text, ("We",)), tables)
    assert next(one.actor for one in found.actors if one.span == place(text, "We")) == "XVA.mira-tolven"


def test_what_is_set_aside_says_nothing_of_whose_page_it_is(tables: Tables) -> None:
    heading = "Statement of the Coastline Bureau on the raid"
    assert resolved(tables, heading + BODY).issuer is not None
    assert resolved(tables, heading + BODY, quarantine=heading).issuer is None


@pytest.mark.parametrize(
    ("heading", "actor"),
    [
        ("Statement by the Spokesperson of the Ministry of Foreign Affairs of Vardonia", "XVA.MFA"),
        ("STATEMENT BY THE SPOKESPERSON OF THE MINISTRY OF FOREIGN AFFAIRS OF VARDONIA", "XVA"),
        ("Statement by the mother of the minister of Vardonia", None),
    ],
)
def test_a_spokesperson_speaks_for_the_body(tables: Tables, heading: str, actor: str | None) -> None:
    found = resolve(reading(f"{heading}\n\nThe ships sailed.", ()), tables).issuer
    assert (found.actor if found else None) == actor


def test_a_rubric_that_is_set_aside_still_tells_a_press_release(tables: Tables) -> None:
    text = "{}\nDefence Ministry of Vardonia\n\nThe ships sailed."
    found = resolve(reading(text.format("PRESS RELEASE"), (), quarantine="PRESS RELEASE"), tables).issuer
    assert found is not None
    assert found.actor == "XVA.MOD"
    assert resolve(reading(text.format("BUSINESS NEWS"), (), quarantine="BUSINESS NEWS"), tables).issuer is None


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Ministry of Defence of Vardonia\nPress", "Ministry", "XVA.MOD"),
        ("The Ministry of Defence of Vardonia met.", "Ministry of Defence of", "XVA.MOD"),
        ("The Coastline Bureau met.", "Coastline", "XVA.coastline-bureau"),
        ("The Coastline met.", "Coastline", None),
        ("The Ministry of Defence\nof Vardonia met.", "Ministry", "XVA.MOD"),
        ("The Ministry met. Vardonia and Ostrelia came.", "Ministry", None),
    ],
)
def test_a_name_the_reader_cut_is_looked_up_whole(tables: Tables, text: str, mention: str, actor: str | None) -> None:
    read = reading(text, (), {mention: "organization"})
    found = {one.span: one.actor for one in resolve(read, tables).actors}
    assert found[read.mentions[0].span] == actor
