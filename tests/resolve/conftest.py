import pytest

from sayso.resolve import Tables, load_tables

COUNTRIES = """iso3\tname\taliases\tadjectives\tcapital\tmetonyms\tbasis
# two countries that are on no map
XVA\tVardonia\tRepublic of Vardonia|VRD\tVardonian|Vardonians\tVardograd\tVardograd|Grey House\tinvented
XOL\tOstrelia\t\tOstrelian|Ostrelians\tPort Ostrel\tPort Ostrel\tinvented
"""
PEOPLE = """actor\tname\taliases\tgender\tcountry\trole\tsector\torganization\tfrom\tto\tbasis
XVA.mira-tolven\tMira Tolven\t\tf\tXVA\tForeign Minister\tMFA\t\t2018-03\t2021-06\tinvented
XVA.jan-korrel\tJan Korrel\t\tm\tXVA\tForeign Minister\tMFA\t\t2021-07\t\tinvented
XOL.anton-berisk\tAnton Berisk\t\tm\tXOL\tSecretary of State\tMFA\t\t2019\t2024\tinvented
XOL.pavo-lind\tPavo Lind\t\tm\tXOL\tPresident\tPRS\t\t2015\t\tinvented
"""
BODIES = """actor\tname\ttype\tcountry\tsector\taliases\tbasis
XVA.coastline-bureau\tCoastline Bureau\tgovernment\tXVA\tMFA\tVardonian Coastline Bureau\tinvented
NGO.lamp-society\tLamp Society\torganization\t\t\t\tinvented
MED.harbour-post\tThe Harbour Post\tmedia\tXOL\tJRN\tHarbour Post\tinvented
"""
PLACES = "place\tcountry\tbasis\nMirrowford\tXVA\tinvented\n"


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The shipped tables with two invented countries over them, so that no test leans on today's offices."""
    folder = tmp_path_factory.mktemp("tables")
    for name, text in (("countries", COUNTRIES), ("people", PEOPLE), ("bodies", BODIES), ("places", PLACES)):
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return load_tables(folder)
