"""Which language a text is in: English stays English among foreign names, another language stays another."""

import pytest

from sayso.extract.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Velland's leader Marshal Orlo today rejected Tarvan President Sava Brun's proposal for a cease-fire during"
        " the month, the capital's radio said.",
        "Near Ar Dalla, two strikes engaged a tactical unit and destroyed a lorry, a tunnel, a depot, a bridge, a"
        " tower, a bulldozer, a gun and a workshop.",
        "I've been here so long, I'm told, I'd say I'm a local. I've a job, a car, a flat and a dog. I'll stay.",
        "A boat, a barge, a ferry, a tug, a yacht, a dinghy and a raft lay at a quay, a watchman said of a storm.",
    ],
)
def test_small_words_of_english_are_no_czech(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    "text",
    [
        "Javier de la Cruz y Orlo, of the Partido de la Marina and the Comité de los Trabajadores de la Costa, told"
        " El Diario de la Tarde that Ana de la Fuente lied.",
        "A spokeswoman for Pharmaciens sans Bagages et la Croix-Verte de Tarvo, Marie du Bois de la Tour, called"
        " La Voix du Sud a friend, Le Monde des Fleurs reported.",
        "Casa de Orlo Module (Módulo de Casa de Orlo) Ave Casa de Orlo 56A x 33A tel 99 20 40 44 e-mail"
        " orlo@orlo.gob.mx www.orlo.gob.mx map plan taxi bus",
    ],
)
def test_a_short_text_full_of_foreign_names_is_not_turned_away(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "cs",
            "Ministr Orlo v pondělí řekl, že vojska budou z hranice stažena do konce týdne. Opozice to odmítla a"
            " mluví o manévru vlády, která je pod tlakem.",
        ),
        (
            "fr",
            "Le ministre de la Défense a déclaré lundi que les troupes de la Marine seraient retirées de la"
            " frontière avant la fin de la semaine. L'opposition a rejeté cette version.",
        ),
        (
            "es",
            "El ministro de la Marina declaró el lunes que las tropas se retirarán de la frontera antes del fin de"
            " semana. La oposición de la Costa rechazó la versión.",
        ),
        (
            "de",
            "Nach Angaben der Polizei wurden bei den Protesten in der Hauptstadt von Tarvo mindestens zwölf Menschen"
            " verletzt. Die Regierung sprach von einzelnen Randalierern.",
        ),
        (
            "hu",
            "A védelmi miniszter hétfőn azt mondta, hogy a csapatokat a hét vége előtt kivonják a határról. Az"
            " ellenzék elutasította ezt, és azt mondta, hogy ez csak megtévesztés.",
        ),
    ],
)
def test_another_language_is_seen_in_two_sentences(language: str, text: str) -> None:
    assert language_of(text) == language
