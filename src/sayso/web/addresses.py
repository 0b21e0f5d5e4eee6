"""Where everything lies: the address of a report, of words in it, of a person, a story, a search."""

from urllib.parse import quote, urlencode

from sayso.show.anchors import key_anchor
from sayso.show.desk.facets import quoted
from sayso.show.desk.tables import Target


def address(target: Target) -> str:
    """What a cell leads to."""
    match target.kind:
        case "words":
            return words(target.name)
        case "entry":
            return entry(target.name)
        case "report":
            return report(target.name)
        case "story":
            return story(target.name)
        case "outlet":
            return search(quoted("outlet", target.name), "reports")
        case _:
            return who(target.name, target.within)


def report(document: str) -> str:
    """The reader."""
    return f"/reports/{_part(document)}"


def words(key: str) -> str:
    """The exact words of an entry, in their report."""
    return f"{report(key.partition('/')[0])}#{_part(key_anchor(key))}"


def entry(key: str) -> str:
    """All that is known of an entry."""
    return f"/entries/{quote(key, safe='/')}"


def wordings(key: str) -> str:
    """A statement in all its wordings."""
    return f"/wordings/{quote(key, safe='/')}"


def story(id_: str) -> str:
    """A story."""
    return f"/stories/{_part(id_)}"


def who(name: str, within: str = "") -> str:
    """A person or a party; ``within``: only what a search finds of it."""
    return f"/who?{urlencode({'name': name, 'q': within} if within else {'name': name})}"


def search(query: str, kind: str = "statements") -> str:
    """A search."""
    return f"/search?{urlencode({'q': query, 'kind': kind})}"


def calendar(query: str, as_of: str) -> str:
    """What is due, to subscribe to."""
    asked = {name: value for name, value in (("q", query), ("as_of", as_of)) if value}
    return f"/due.ics?{urlencode(asked)}" if asked else "/due.ics"


def _part(text: str) -> str:
    return quote(text, safe="")
