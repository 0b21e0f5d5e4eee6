"""Who a source means. The countries Vardonia (XVA) and Ostrelia (XOL), their people and places are invented."""

from dataclasses import replace

import pytest

from sayso.records import Resolution, Span
from sayso.resolve import Tables, load_tables, resolve
from tests.resolve.texts import place, reading, who


def seen(found: Resolution) -> tuple[str, str | None, str]:
    return found.name, found.actor, found.type


# --- people --------------------------------------------------------------------------------------------------------


def test_office_holder_on_the_published_day(tables: Tables) -> None:
    text = "The Vardonian foreign minister said the talks went on."
    source = ("The Vardonian foreign minister",)
    assert who(tables, text, source, published="2020-05-01").name == "Mira Tolven"
    assert who(tables, text, source, published="2023-05-01").actor == "XVA.jan-korrel"
    assert who(tables, text, source).actor == "XVA.MFA"  # no day: no name


def test_role_and_organization_as_written_beside_the_name(tables: Tables) -> None:
    text = "Lena Dorvik, Coastline Bureau deputy spokeswoman, declined. “No,” she said."
    found = who(tables, text, ("Lena Dorvik, Coastline Bureau deputy spokeswoman", "she"), {"Lena Dorvik": "person"})
    assert seen(found) == ("Lena Dorvik", "XVA.MFA", "person")
    assert (found.role, found.organization) == ("deputy spokeswoman", "Coastline Bureau")
    assert found.rule == "pronoun"


@pytest.mark.parametrize(
    ("text", "source", "actor", "role"),
    [
        (
            "Ostrelian Defence Minister Ivo Marsk said so.",
            "Ostrelian Defence Minister Ivo Marsk",
            "XOL.MOD",
            "Defence Minister",
        ),
        (
            "Ivo Marsk, a spokesman of the Ministry of Defence of Ostrelia, said so.",
            "Ivo Marsk, a spokesman of the Ministry of Defence of Ostrelia,",
            "XOL.MOD",
            "spokesman",
        ),
        (
            "Vardonia's finance minister, Ivo Marsk, said so.",
            "Vardonia's finance minister, Ivo Marsk,",
            "XVA.FIN",
            "finance minister",
        ),
        ("Ostrelia's ambassador to Vardonia, Ivo Marsk, said so.", "Ivo Marsk", "XOL.MFA", "ambassador"),
        ("Mirrowford mayor Ivo Marsk said so.", "Mirrowford mayor Ivo Marsk", "XVA.LOC", "mayor"),
        ("Ivo Marsk (D-Oregon), who chairs the panel, said so.", "Ivo Marsk", "USA.LEG", None),
    ],
)
def test_country_of_someone_no_table_knows(
    tables: Tables, text: str, source: str, actor: str, role: str | None
) -> None:
    found = who(tables, text, (source,), {"Ivo Marsk": "person"})
    assert (found.name, found.actor, found.role) == ("Ivo Marsk", actor, role)


def test_someone_without_any_word_of_a_country_stays_open(tables: Tables) -> None:
    found = who(tables, "Ivo Marsk said so. Vardonia and Ostrelia talk.", ("Ivo Marsk",), {"Ivo Marsk": "person"})
    assert (found.actor, found.rule) == (None, "person.open")


def test_surname_alone_means_the_full_name_of_the_text(tables: Tables) -> None:
    text = "Vardonian analyst Greta Lind spoke first. Lind said more. President Lind of Ostrelia did not."
    found = who(tables, text, ("Greta Lind", "Lind"), {"Greta Lind": "person"}, published="2020-01-01")
    assert found.name == "Greta Lind"


def test_surname_of_the_tables_needs_the_country_and_the_term(tables: Tables) -> None:
    text = "Ostrelia closed the port. President Lind said it was safe."
    assert who(tables, text, ("President Lind",), published="2020-01-01").actor == "XOL.pavo-lind"
    assert who(tables, text, ("President Lind",), published="2009-01-01").actor != "XOL.pavo-lind"
    other = "Vardonia closed the port. Engineer Lind said it was safe."
    assert who(tables, other, ("Engineer Lind",), published="2020-01-01").actor != "XOL.pavo-lind"


@pytest.mark.parametrize(
    ("text", "source", "quarantine"),
    [
        ("Secretary of State Antonn Berisk said no.", "Secretary of State Antonn Berisk", None),
        ("Secretary of State Anton BerisAnton Berisk said no.", "Secretary of State Anton BerisAnton Berisk", None),
        (
            "Secretary of State Anton BeriTen cats of the yearMORE said no.",
            "Secretary of State Anton Beri",
            "Ten cats of the yearMORE",
        ),
    ],
)
def test_names_through_damage(tables: Tables, text: str, source: str, quarantine: str | None) -> None:
    found = who(tables, text, (source,), published="2022-02-02", quarantine=quarantine)
    assert (found.name, found.actor) == ("Anton Berisk", "XOL.anton-berisk")


def test_quarantined_words_are_not_looked_at(tables: Tables) -> None:
    junk = "Ostrelian minister opens fair."
    text = f"Ivo Marsk, {junk} the spokesman, said so."
    read = reading(text, ("Ivo Marsk",), {"Ivo Marsk": "person"}, quarantine=junk)
    assert next(iter(resolve(read, tables).actors)).actor is None


def test_description_after_a_name_with_words_set_aside_between(tables: Tables) -> None:
    junk = "Cheap flights to Port Ostrel."
    text = f"Senator Ivo Marsk {junk} (D-Ohio), the chairman of the panel voiced concern. “Enough,” he said."
    sources = ("the chairman of the panel", "he")
    found = who(tables, text, sources, {"Ivo Marsk": "person"}, quarantine=junk)
    assert (found.name, found.actor) == ("Ivo Marsk", "USA.LEG")


# --- bodies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sources", "expected"),
    [
        ("Port Ostrel said it would stay.", ("Port Ostrel",), ("Ostrelia", "XOL", "government")),
        ("The Grey House denied it.", ("The Grey House",), ("Vardonia", "XVA", "government")),
        (
            "The Foreign Ministry of Vardonia denied it.",
            ("The Foreign Ministry of Vardonia",),
            ("Foreign Ministry of Vardonia", "XVA.MFA", "government"),
        ),
        (
            "Ostrelia protested, and its foreign ministry said why.",
            ("its foreign ministry",),
            ("Ostrelian foreign ministry", "XOL.MFA", "government"),
        ),
        (
            "The Vardonian defence ministry denied it. Ostrelia was silent. The ministry said no more.",
            ("The Vardonian defence ministry", "The ministry"),
            ("Vardonian defence ministry", "XVA.MOD", "government"),
        ),
        (
            "The Foreign Ministry urged calm. “Calm,” a Coastline Bureau aide said.",
            ("The Foreign Ministry",),
            ("Vardonian Foreign Ministry", "XVA.MFA", "government"),
        ),
        (
            "The Lind administration said no to Ostrelia.",
            ("The Lind administration",),
            ("Lind administration", "XOL.GOV", "government"),
        ),
        ("The Harbour Post reported a fire.", ("The Harbour Post",), ("The Harbour Post", "XOL.harbour-post", "media")),
        (
            "The Vardonian Lamp Society said so.",
            ("The Vardonian Lamp Society",),
            ("Vardonian Lamp Society", "XVA.lamp-society", "organization"),
        ),
        (
            "The Vale Party of Vardonia (VPV) split. The VPV denied it.",
            ("The VPV",),
            ("Vale Party of Vardonia", "XVA", "organization"),
        ),
    ],
)
def test_bodies(tables: Tables, text: str, sources: tuple[str, ...], expected: tuple[str, str | None, str]) -> None:
    assert seen(who(tables, text, sources)) == expected


def test_a_ministry_of_two_possible_countries_stays_open(tables: Tables) -> None:
    found = who(tables, "Vardonia and Ostrelia met. The foreign ministry said so.", ("The foreign ministry",))
    assert (found.actor, found.rule) == (None, "body.open")


def test_places_name_their_country_and_speakers_their_government(tables: Tables) -> None:
    text = "In Vardograd it rained. Vardograd said so."
    read = reading(text, (), {"Vardograd": "place"})
    assert seen(resolve(read, tables).actors[0]) == ("Vardograd", "XVA", "place")
    assert seen(who(tables, text, ("Vardograd said so"[:9],)))[2] == "government"


# --- groups, unnamed, documents --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "actor", "kind"),
    [
        ("Eight Ostrelian senators wrote home.", "Eight Ostrelian senators", "XOL.LEG", "group"),
        ("Vardonian officials said so.", "Vardonian officials", "XVA.GOV", "unnamed"),
        (
            "A Vardonian official speaking on condition of anonymity said so.",
            "A Vardonian official speaking on condition of anonymity",
            "XVA.GOV",
            "unnamed",
        ),
        ("Vardonian media reported it.", "Vardonian media", "XVA.JRN", "media"),
        ("Vardonia and Ostrelia said so.", "Vardonia and Ostrelia", None, "group"),
        (
            "A report by the Ministry of Defence of Ostrelia says so.",
            "A report by the Ministry of Defence of Ostrelia",
            "XOL.MOD",
            "document",
        ),
        ("Sources said so.", "Sources", None, "unnamed"),
        ("Police in Mirrowford, Vardonia, ran. Police said so.", "Police said so"[:6], "XVA.COP", "government"),
    ],
)
def test_collective_unnamed_and_written_speakers(
    tables: Tables, text: str, source: str, actor: str | None, kind: str
) -> None:
    found = who(tables, text, (source,))
    assert (found.actor, found.type) == (actor, kind)


# --- pronouns ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sources", "name"),
    [
        ("Mira Tolven met Jan Korrel. “Yes,” she said.", ("she",), "Mira Tolven"),
        ("Mira Tolven met Jan Korrel. “Yes,” he said.", ("he",), "Jan Korrel"),
        ("Mira Tolven spoke. Jan Korrel said no. He added a word.", ("Jan Korrel", "He"), "Jan Korrel"),
        (
            "Ten Ostrelian senators wrote a letter. They asked why.",
            ("Ten Ostrelian senators", "They"),
            "Ten Ostrelian senators",
        ),
        ("Vardonia warned of war. It said more.", ("Vardonia", "It"), "Vardonia"),
        ("Jan Korrel, who said no, left.", ("who",), "Jan Korrel"),
        ("A man shouted. Nobody spoke.", ("Nobody",), "Nobody"),
    ],
)
def test_pronouns(tables: Tables, text: str, sources: tuple[str, ...], name: str) -> None:
    people = {"Mira Tolven": "person", "Jan Korrel": "person", "Ten Ostrelian senators": "organization"}
    found = who(tables, text, sources, {k: v for k, v in people.items() if k in text}, published="2020-01-01")
    assert found.name == name


def test_we_on_an_official_site_is_the_state(tables: Tables) -> None:
    text = "We call for an end to the fighting in Vardonia."
    assert who(tables, text, ("We",), url="https://www.state.gov/a/1").actor == "USA"
    assert who(tables, text, ("We",)).actor is None


def test_every_mention_and_source_gets_one_resolution(tables: Tables) -> None:
    read = reading(
        "Mira Tolven said so in Vardograd.", ("Mira Tolven",), {"Mira Tolven": "person", "Vardograd": "place"}
    )
    spans = [r.span for r in resolve(read, tables).actors]
    assert spans == [Span(0, 11), place(read.document.text, "Vardograd")]


def test_a_given_name_before_words_set_aside_is_made_whole(tables: Tables) -> None:
    junk = "BeriskTen cats of the yearMORE"
    text = f"Ostrelia stays. Secretary of State Antonn{junk} said no."
    found = who(tables, text, ("Secretary of State Antonn",), published="2022-02-02", quarantine=junk)
    assert (found.name, found.actor, found.rule) == ("Anton Berisk", "XOL.anton-berisk", "person.cut-short")
    assert who(tables, "Secretary of State Antonn said no.", ("Secretary of State Antonn",)).actor != found.actor


def test_phrases_taken_for_people_are_no_people(tables: Tables) -> None:
    """A reader may mark a country, a role or a whole phrase as a person."""
    text = "Vardonia said so. A spokesman agreed. Ostrelian Defence Minister Ivo Marsk did not."
    marked = {"Vardonia": "person", "spokesman": "person", "Ostrelian Defence Minister Ivo Marsk": "person"}
    found = {r.name: (r.actor, r.type) for r in resolve(reading(text, ("Vardonia",), marked), tables).actors}
    assert found["Vardonia"] == ("XVA", "government")
    assert found["Ivo Marsk"] == ("XOL.MOD", "person")
    assert found["spokesman"][1] == "unnamed"


def test_a_number_is_no_minister() -> None:
    known = [
        one.name for one in resolve(reading("In Dell v. Orn, No. 12, the court said no.", ()), load_tables()).actors
    ]
    assert not any(name.startswith("No ") for name in known)


def test_a_body_is_met_again_by_the_last_word_of_its_name(tables: Tables) -> None:
    text = "The Coastline Bureau closed a pier in Ostrelia, an Ostrelian port. The bureau said so."
    found = who(tables, text, ("The Coastline Bureau", "The bureau"))
    assert (found.name, found.actor) == ("Coastline Bureau", "XVA.coastline-bureau")


@pytest.mark.parametrize(
    "source",
    [
        "Two European diplomats",
        "The International Tribunal for Rivers",
        "One reporter",
        "Critics of the Vardonian president",
        "Aid workers",
        "Human rights groups",
        "Peacekeepers",
        "Coalition officials",
        "The global coalition",
    ],
)
def test_who_is_of_many_countries_has_not_the_country_of_the_story(tables: Tables, source: str) -> None:
    text = f"Vardonia waits. Vardonia hopes. {source} said so. The Vardonian foreign ministry was silent."
    assert who(tables, text, (source,)).actor is None


def test_a_guessed_country_is_no_part_of_a_name(tables: Tables) -> None:
    text = "Azerbaijan waits. Azerbaijan hopes. The Ministry of Defence said so. Azerbaijan was silent."
    found = who(tables, text, ("The Ministry of Defence",))
    assert (found.name, found.actor, found.rule) == ("Ministry of Defence", "AZE.MOD", "body.story-country")


# --- places that two powers claim ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "published", "country"),
    [
        ("A court in Sevastopol ruled that he stays.", "A court in Sevastopol", "2021-03-01", None),
        ("A court in Sevastopol ruled that he stays.", "A court in Sevastopol", "2012-03-01", "UKR"),
        ("Officials in Donetsk said so. Ukraine was silent.", "Officials in Donetsk", "2019-03-01", None),
        ("The Russian prosecutor of Crimea said so.", "The Russian prosecutor of Crimea", "2021-03-01", "RUS"),
        ("Officials in Odesa said so.", "Officials in Odesa", "2021-03-01", "UKR"),
    ],
)  # fmt: skip
def test_whose_officials_a_disputed_place_has_is_not_known(
    text: str, source: str, published: str, country: str | None
) -> None:
    found = who(load_tables(), text, (source,), published=published)
    assert (found.actor or "").partition(".")[0] == (country or "")


def test_a_person_of_a_disputed_place_stands_for_no_state(tables: Tables) -> None:
    text = "Ivo Marsk, the mayor of Simferopol, said so."
    found = who(tables, text, ("Ivo Marsk",), {"Ivo Marsk": "person"}, published="2021-03-01")
    assert (found.actor, found.role, found.rule) == (None, "mayor", "person.disputed")


def test_a_page_without_a_day_gives_no_role_but_in_its_own_words(tables: Tables) -> None:
    assert who(tables, "Pavo Lind said so.", ("Pavo Lind",)).role is None
    assert who(tables, "Pavo Lind said so.", ("Pavo Lind",), published="2020-05-01").role == "President"
    assert who(tables, "Former president Pavo Lind said so.", ("Former president Pavo Lind",)).role is not None


def test_a_body_is_met_again_by_any_noun_of_its_name() -> None:
    text = "The Federal Security Service of the Russian Federation said so. Kyiv objected. The Service said it again."
    found = who(load_tables(), text, ("The Federal Security Service of the Russian Federation", "The Service"))
    assert found.actor == "RUS.fsb"


# --- they, and who is told -----------------------------------------------------------------------------------------


def test_they_after_two_speakers_is_neither_of_them_nor_a_body(tables: Tables) -> None:
    text = "The Coastline Bureau was shut. Ivo Marsk said no, and Lena Dorvik said so too. They left."
    sources = ("Ivo Marsk", "Lena Dorvik", "They")
    named = {"The Coastline Bureau": "government", "Ivo Marsk": "person", "Lena Dorvik": "person"}
    assert who(tables, text, sources, named).actor is None
    together = "The Coastline Bureau was shut. Ivo Marsk and Lena Dorvik said no. They left."
    found = who(
        tables, together, ("Ivo Marsk and Lena Dorvik", "They"), {"Ivo Marsk": "person", "Lena Dorvik": "person"}
    )
    assert found.name == "Ivo Marsk and Lena Dorvik"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vardonia moved its fleet. That worries many analysts because they expect a raid.", "many analysts"),
        ("Vardonia moved its fleet. Three local fishermen and two witnesses said they were warned.", "two witnesses"),
        ("Vardonia moved its fleet. Vardonian officials said they were warned.", None),  # they may be the state's
        ("Vardonia moved its fleet. Members of the Lamp Society said they were warned.", None),
        ("Vardonia moved its fleet, and they were warned.", None),
    ],
)
def test_they_are_the_nameless_people_just_told_of(tables: Tables, text: str, name: str | None) -> None:
    found = who(tables, text, ("they",), {"Vardonia": "government"})
    assert (found.name == name) if name else (found.rule != "pronoun.people")


def test_a_pronoun_behind_a_cue_is_resolved_as_who_is_told(tables: Tables) -> None:
    text = "Lena Dorvik came. Mr Ivo Marsk had assured her that all was well."
    at = text.index("had assured")
    read = reading(text, ("Lena Dorvik", "Mr Ivo Marsk"), {"Lena Dorvik": "person", "Ivo Marsk": "person"})
    arc = replace(read.arcs[1], cue=Span(at, at + len("had assured")))
    found = resolve(replace(read, arcs=(read.arcs[0], arc)), tables).actors
    assert next(one.name for one in found if one.span == place(text, "her")) == "Lena Dorvik"


# --- what belongs to whom ------------------------------------------------------------------------------------------


def test_a_title_is_of_the_name_it_stands_before_not_of_one_before_that(tables: Tables) -> None:
    text = "President Pavo Lind and Secretary of State Ivo Marsk met. Mr Marsk said so."
    found = who(tables, text, ("Mr Marsk",), {"Pavo Lind": "person", "Ivo Marsk": "person"})
    assert found.role == "Secretary of State"


def test_a_place_in_a_magazine_is_no_description_of_who_speaks_in_it(tables: Tables) -> None:
    text = "Ivo Marsk ran again. In an interview with The Harbour Post, Marsk said so."
    assert who(tables, text, ("Marsk",), {"Ivo Marsk": "person"}).actor is None


def test_the_president_of_a_club_is_no_head_of_state(tables: Tables) -> None:
    text = "Vardonian Student Association president Ivo Marsk said so."
    found = who(tables, text, ("Vardonian Student Association president Ivo Marsk",), {"Ivo Marsk": "person"})
    assert (found.role, found.actor) == ("president", "XVA")


@pytest.mark.parametrize(
    ("words", "name"), [("Minister Sofia Balan", "Sofia Balan"), ("Sofia mayor Ivo Balan", "Ivo Balan")]
)
def test_a_town_before_a_surname_is_a_given_name(words: str, name: str) -> None:
    found = who(load_tables(), f"{words} said no.", (words,), {words: "person"})
    assert (found.name, found.type) == (name, "person")


def test_people_named_in_a_row_with_asides_speak_together(tables: Tables) -> None:
    row = "Senators Ivo J. Marsk (Oster), Lena Dorvik (Tarn) and Ana Bor"
    named = {"Ivo J.": "person", "Lena Dorvik": "person", "Ana Bor": "person"}
    found = who(tables, f"{row} said no.", (row,), named)
    assert (found.type, found.rule) == ("group", "group.several")
    read = reading(f"{row} said no.", (row,), named)
    assert "Ivo J. Marsk" in {one.name for one in resolve(read, tables).actors}


def test_the_leaders_of_several_countries_are_of_none(tables: Tables) -> None:
    text = "The leaders of Vardonia and Ostrelia said so."
    assert who(tables, text, ("The leaders of Vardonia and Ostrelia",)).actor is None
    one = "The leaders of Vardonia said so."
    assert (who(tables, one, ("The leaders of Vardonia",)).actor or "").startswith("XVA")


def test_whose_constitution_it_is_nobody_knows_if_the_owner_is_not_known(tables: Tables) -> None:
    text = "Ostrelia protested. The republic's constitution declares all equal."
    assert who(tables, text, ("The republic's constitution",), {"Ostrelia": "government"}).actor is None


def test_people_of_several_kinds_are_named_together(tables: Tables) -> None:
    together = "The families, supporters and administration officials"
    assert who(tables, f"{together} said no.", (together,)).name == together
    assert (
        who(tables, "Vardonian officials and residents said no.", ("Vardonian officials and residents",)).actor
        == "XVA.GOV"
    )


def test_who_does_something_to_the_bearer_of_a_role_is_not_the_bearers_organisation(tables: Tables) -> None:
    text = "Police arrested the driver, Tomas Orlo, on Monday. Orlo said no."
    found = who(tables, text, ("Tomas Orlo", "Orlo"), {"Tomas Orlo": "person"})
    assert (found.role, found.organization) == ("driver", None)
    text = "The head of the Coastline Bureau, Tomas Orlo, spoke on Monday. Orlo said no."
    found = who(tables, text, ("Tomas Orlo", "Orlo"), {"Tomas Orlo": "person"})
    assert (found.role, found.organization) == ("head", "Coastline Bureau")
