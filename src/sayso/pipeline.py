"""A report's way through the house, and the only file that knows every room. Read it first.

Raw --extract--> Document --read--> Reading --resolve--> Resolutions --derive--> Findings

``read_raw`` is that way for one page. ``read_paths`` takes files and folders and gives a stream of findings. What many
pages told is kept, compared and asked for in ``ledger/``.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sayso.derive import (
    check_consistency,
    derive_disputes,
    derive_events,
    derive_figures,
    derive_obligations,
    derive_statements,
)
from sayso.errors import SettingsError, SourceError
from sayso.extract import READ_LANGUAGE, extract
from sayso.fetch import (
    NO_FACTS,
    FactsByFile,
    find_raws,
    holds_many,
    is_folder,
    is_web_address,
    published_day,
    read_facts,
)
from sayso.read import read
from sayso.records import (
    Accounts,
    Document,
    Findings,
    MadeBy,
    Mention,
    NamedMention,
    PageFacts,
    Raw,
    Reading,
    Resolution,
    Resolutions,
    Span,
)
from sayso.resolve import Tables, load_tables, resolve
from sayso.settings import Settings, results_hash
from sayso.version import __version__

DEFAULTS = Settings()


def read_raw(raw: Raw, facts: PageFacts, tables: Tables, settings: Settings = DEFAULTS) -> Findings:
    """One page from bytes to findings. Raises SourceError if it is no page that can be read.

    ``facts`` go before what the page's source says of it (``raw.facts``), and that before what the page says itself.
    """
    extracted = extract(raw, _over(facts, raw.facts))
    reading = _reading(extracted.document, threads=settings.threads or os.cpu_count() or 1)
    resolutions = resolve(reading, tables)
    statements = derive_statements(reading, resolutions, extracted.issues)
    told = derive_events(reading, resolutions, statements)
    figures = derive_figures(reading, resolutions, statements, told.events, extracted.issues)
    obligations = derive_obligations(reading, resolutions, statements)
    accounts = Accounts(statements, told.events, figures, obligations)
    return Findings(
        file=raw.name,
        made_by=MadeBy(sayso=__version__, model=reading.model, settings=results_hash(settings)),
        document=extracted.document,
        issues=(*extracted.issues, *check_consistency(reading, resolutions, accounts)),
        mentions=_mentions(reading, resolutions),
        places=resolutions.places,
        times=resolutions.times,
        statements=statements,
        events=told.events,
        not_events=told.not_events,
        figures=figures,
        obligations=obligations,
        disputes=derive_disputes(reading, resolutions, accounts),
        issuer=resolutions.issuer,
    )


def read_paths(
    paths: Iterable[str | Path],
    settings: Settings = DEFAULTS,
    *,
    stdin: BinaryIO | None = None,
    meta: Path | FactsByFile | None = None,
    published: str | None = None,
) -> Iterator[Findings | SourceError]:
    """Files, folders, web addresses and standard input, in the order given; only one page is held at a time.

    ``meta`` is a file of facts about the pages, or what was read of one; ``published`` is an ISO day that holds for all
    of them and goes before it. Each page gives its Findings, or a SourceError that says why not; the others go on.
    Raises SettingsError before anything is read if ``meta``, ``published`` or the tables cannot be used.
    """
    read = read_with_raws(paths, settings, stdin=stdin, meta=meta, published=published)
    return (one if isinstance(one, SourceError) else one[1] for one in read)


def read_with_raws(
    paths: Iterable[str | Path],
    settings: Settings = DEFAULTS,
    *,
    stdin: BinaryIO | None = None,
    meta: Path | FactsByFile | None = None,
    published: str | None = None,
) -> Iterator[tuple[Raw, Findings] | SourceError]:
    """As ``read_paths``, each page with its bytes as they came, for who keeps them."""
    tables = _tables(settings)
    facts = meta if isinstance(meta, FactsByFile) else read_facts(meta) if meta else NO_FACTS
    given = page_facts(published=published)
    raws = find_raws(paths, stdin=stdin, settings=settings)
    return _read_all(raws, lambda raw: _over(given, facts.of(raw.name)), tables, settings)


def read_page(page: str | bytes | Path, facts: PageFacts, settings: Settings = DEFAULTS) -> Findings:
    """One page given in Python: a Path is a file, anything else the page itself. Raises SourceError, SettingsError."""
    if not isinstance(page, str | bytes | Path):
        raise SettingsError(f"page: {type(page).__name__} is no page. Give its text, its bytes, or a Path to its file.")
    if isinstance(page, Path) and is_folder(page):
        raise SourceError(f"{page}: a folder. Read it with `sayso read`, or give each of its files.")
    if isinstance(page, Path) and is_web_address(page):
        raise SourceError(f"{page}: a web address, no file. Nothing is fetched here: use `sayso read`.")
    if isinstance(page, Path) and holds_many(page):
        raise SourceError(f"{page}: a file of many pages. Read it with `sayso read`, or give one page.")
    raw = next(find_raws([page]) if isinstance(page, Path) else find_raws(["-"], stdin=io.BytesIO(_bytes_of(page))))
    if isinstance(raw, SourceError):
        raise raw
    return read_raw(raw, facts, _tables(settings), settings)


def made_by(settings: Settings = DEFAULTS) -> MadeBy:
    """What findings are made by with these settings. Loads the model. Raises ModelError, SettingsError."""
    nothing = Document("", "", None, None, None, None, None, None, ())
    return MadeBy(sayso=__version__, model=read(nothing, threads=1).model, settings=results_hash(settings))


def page_facts(
    *, published: str | None = None, url: str | None = None, outlet: str | None = None, title: str | None = None
) -> PageFacts:
    """Facts as given by hand, checked. Raises SettingsError if ``published`` is no day."""
    day = published_day(published, where="published") if published else None
    return PageFacts(url=url, outlet=outlet, published=day, title=title)


def _reading(document: Document, *, threads: int) -> Reading:
    """Nothing is read in another language: what the model made of it would be noise."""
    if document.language in (None, READ_LANGUAGE):
        return read(document, threads=threads)
    return replace(read(replace(document, text="", quarantine=()), threads=threads), document=document)


def _read_all(
    sources: Iterable[Raw | SourceError], facts_of: Callable[[Raw], PageFacts], tables: Tables, settings: Settings
) -> Iterator[tuple[Raw, Findings] | SourceError]:
    for source in sources:
        if isinstance(source, SourceError):
            yield source
            continue
        try:
            yield source, read_raw(source, facts_of(source), tables, settings)
        except SourceError as error:
            yield error


def _tables(settings: Settings) -> Tables:
    return load_tables(Path(settings.tables) if settings.tables else None)


def _over(given: PageFacts, known: PageFacts) -> PageFacts:
    """What is given by hand goes before what is known from a file, and that before what a page's source says."""
    return PageFacts(
        url=given.url or known.url,
        outlet=given.outlet or known.outlet,
        published=given.published or known.published,
        title=given.title or known.title,
    )


def _bytes_of(page: str | bytes) -> bytes:
    try:
        return page if isinstance(page, bytes) else page.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(f"text: half a character at {error.start}. Give the page's bytes instead.") from error


def _mentions(reading: Reading, resolutions: Resolutions) -> tuple[NamedMention, ...]:
    """Every mention but the places, under the name it resolves to, or as written."""
    known = _by_span(resolutions)
    return tuple(
        NamedMention(one.span, one.kind, *_name_and_actor(one, reading, known))
        for one in reading.mentions
        if one.kind != "place"
    )


def _by_span(resolutions: Resolutions) -> dict[Span, Resolution]:
    """The resolution of each span, the surest where there are two."""
    return {one.span: one for one in sorted(resolutions.actors, key=lambda one: one.score)}


def _name_and_actor(one: Mention, reading: Reading, known: dict[Span, Resolution]) -> tuple[str, str | None]:
    found = known.get(one.span)
    written = reading.document.text[one.span.start : one.span.end]
    return (found.name, found.actor) if found else (written, None)
