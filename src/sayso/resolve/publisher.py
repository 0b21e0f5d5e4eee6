"""Whose address a page has: that of a state's government, by the end of its host name."""

from sayso.resolve.tables import Tables

#: Names of hosts under a state's address where others speak than its government: courts, parliaments, libraries, news.
_OWN_VOICES = frozenset(
    {"court", "courts", "uscourts", "supremecourt", "parliament", "parlament", "parlement"}
    | {"congress", "senate", "house", "duma", "rada", "knesset", "bundestag"}
    | {"assembly", "ombudsman", "library", "libraries", "loc", "archive", "archives"}
    | {"nih", "ncbi", "pmc", "pubmed", "news", "museum", "school"}
    | {"university"}
)


def publisher_of(url: str | None, tables: Tables) -> str | None:
    """The state on whose government's site (gov.uk, state.gov) a page stands; None for any other."""
    parts = url.split("/") if url else []
    host = parts[2].lower().split(":")[0].split(".") if len(parts) > 2 else []
    if not _OWN_VOICES.isdisjoint(host):
        return None
    ends = (".".join(host[i:]) for i in range(len(host)))
    return next((tables.domains[end] for end in ends if end in tables.domains), None)
