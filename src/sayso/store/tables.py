"""The tables of the ledger. What is given is only ever added to; what stands in ``INDEX`` can be built again from it.

Given: raws, documents, runs, readings, links, corrections, notes, tombstones, what was skipped; people and their
tokens; sources that are watched, what they listed, what alerts told. Saved searches and rules of the watch list are a
person's own, and go when they say so. Index: entries, their words for the search, their marks for finding candidates;
for each document they follow its latest reading.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: Counts up; 64 bits in PostgreSQL, the row id in SQLite.
NUMBER = BigInteger().with_variant(Integer, "sqlite")

raws = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False, doc="zlib"),
    Column("media_type", Text),
    Column("name", Text),
    Column("url", Text),
)

documents = Table(
    "document",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("raw", String(64), ForeignKey("raw.sha256")),
    Column("file", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("language", Text),
    Column("published", Text, doc="a When as JSON"),
    Column("day", String(10), doc="the ISO day of publication, where the year is known"),
    Column("added", String(20), nullable=False),
    Column("previous", String(64), doc="the version of the same address before this one"),
    Column("trusted", Boolean, nullable=False),
    Column("text", LargeBinary, nullable=False, doc="UTF-8, zlib"),
    Column("aside", Text, nullable=False, doc="what was set aside, spans as JSON"),
    Column("run", String(16), nullable=False, doc="whose reading the entries follow"),
    Column("story", String(64), doc="follows the links in_story"),
    Index("document_url", "url"),
    Index("document_day", "day"),
    Index("document_story", "story"),
    Index("document_outlet", "outlet"),
    Index("document_run", "run"),
)

runs = Table(
    "run",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sayso", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("first", String(20), nullable=False),
)

readings = Table(
    "reading",
    metadata,
    Column("document", NUMBER, ForeignKey("document.number"), primary_key=True),
    Column("run", String(16), ForeignKey("run.id"), primary_key=True),
    Column("findings", LargeBinary, nullable=False, doc="the Findings without their text, JSON, zlib"),
    Column("at", String(20), nullable=False),
)

links = Table(
    "link",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("directed", Boolean, nullable=False),
    Column("flags", Text, nullable=False, doc="joined by spaces"),
    Column("at", String(20), nullable=False),
    Column("withdrawn_at", String(20)),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
    Index("link_left", "left"),
    Index("link_right", "right"),
)

corrections = Table(
    "correction",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("at", String(20), nullable=False),
    Column("why", Text, nullable=False),
)

notes = Table(
    "note",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String(20), nullable=False),
)

tombstones = Table(
    "tombstone",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("at", String(20), nullable=False),
    Column("author", Text, nullable=False),
    Column("why", Text, nullable=False),
)

looks = Table(
    "look",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", String(20), nullable=False, doc="up to when somebody has seen what is new"),
)

entries = Table(
    "entry",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("document", NUMBER, ForeignKey("document.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, doc="speaker, first doer, reporter, debtor"),
    Column("actor", Text),
    Column("day", String(10), doc="of the event, of the saying, as of; else of the report"),
    Column("words", Text, nullable=False),
    Column("body", Text, nullable=False, doc="the entry without its report, JSON"),
    UniqueConstraint("key", name="entry_key"),
    Index("entry_document", "document", "kind"),
    Index("entry_kind_day", "kind", "day"),
)

marks = Table(
    "mark",
    metadata,
    Column(
        "stretch",
        Integer,
        primary_key=True,
        autoincrement=False,
        doc="which stretch of reports it is in",
    ),
    Column("mark", BigInteger, primary_key=True),
    Column("entry", NUMBER, primary_key=True),
    Index("mark_entry", "entry"),
    sqlite_with_rowid=False,
)

marked = Table(
    "marked",
    metadata,
    Column("document", NUMBER, ForeignKey("document.number"), primary_key=True, autoincrement=False),
    Column("marks", LargeBinary, nullable=False, doc="32 bits each, little-endian"),
    Column("entries", LargeBinary, nullable=False, doc="the entry each mark is of: 32 bits each, little-endian, zlib"),
)

waiting = Table(
    "waiting",
    metadata,
    Column("document", NUMBER, ForeignKey("document.number"), primary_key=True, autoincrement=False),
    Column("marks", LargeBinary, nullable=False, doc="those that go into ``mark``: 64 bits each, little-endian"),
    Column("entries", LargeBinary, nullable=False, doc="as in ``marked``"),
)

people = Table(
    "person",
    metadata,
    Column("login", Text, primary_key=True, doc="the name without regard to capitals"),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("hash", Text, nullable=False, doc="of the password, as Argon2 writes it"),
    Column("disabled", Boolean, nullable=False),
    Column("since", String(20), nullable=False),
)

sessions = Table(
    "session",
    metadata,
    Column("hash", String(64), primary_key=True, doc="SHA-256 of what the browser holds"),
    Column("person", Text, ForeignKey("person.login"), nullable=False, index=True),
    Column("expires", String(20), nullable=False),
)

api_tokens = Table(
    "api_token",
    metadata,
    Column("hash", String(64), primary_key=True, doc="SHA-256 of what the program holds"),
    Column("person", Text, ForeignKey("person.login"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("made", String(20), nullable=False),
    Column("used", String(10), doc="the last day it was shown"),
    UniqueConstraint("person", "label", name="api_token_label"),
)

secrets = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

watched = Table(
    "watched",
    metadata,
    Column("name", Text, primary_key=True),
    Column("address", Text, nullable=False, doc="of what the marks are"),
    Column("etag", Text),
    Column("modified", Text),
    Column("first", String(20), nullable=False),
    Column("checked", String(20)),
    Column("succeeded", String(20)),
    Column("failed", String(20)),
    Column("error", Text),
    Column("failures", Integer, nullable=False, doc="one after another, up to the last visit"),
    Column("due", String(20), nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("published", String(20)),
    Column("updated", String(20), doc="as listed when it was taken last, or is to be taken"),
    Column("etag", Text),
    Column("modified", Text),
    Column("document", String(64), doc="the last version that was taken"),
    Column("taken", String(20), doc="when first"),
    Column("looks", Integer, nullable=False),
    Column("failures", Integer, nullable=False, doc="one after another"),
    Column("begun", Boolean, nullable=False, doc="an attempt has begun and not ended"),
    Column("error", Text),
    Column("left_out", Text, doc="why it is never fetched again"),
    Column("due", String(20), doc="when it is to be fetched; none: not at all"),
    UniqueConstraint("address", name="seen_address"),
    Index("seen_due", "source", "due"),
    Index("seen_taken", "source", "taken"),
)

heard = Table(
    "heard",
    metadata,
    Column("alert", Text, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("report", BigInteger, nullable=False, doc="the number of the last report the rule was held against"),
)

alerted = Table(
    "alerted",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("alert", Text, nullable=False),
    Column("thing", String(32), nullable=False),
    Column("key", Text, nullable=False, doc="of the entry or the report"),
    Column("document", String(64), nullable=False),
    Column("told", Text, doc="the thing as JSON; none: it is of the same words as one that was told"),
    Column("at", String(20), nullable=False),
    Column("gathered", Boolean, nullable=False, doc="waits for the next digest"),
    UniqueConstraint("alert", "thing", name="alerted_once"),
    Index("alerted_key", "alert", "key"),
    Index("alerted_document", "document"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("alert", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("things", Text, nullable=False, doc="JSON; empty when it was sent"),
    Column("made", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("due", String(20), doc="of the next attempt; none: it was taken"),
    Column("sent", String(20)),
    Index("outbox_due", "due"),
)

saved_searches = Table(
    "saved_search",
    metadata,
    Column("owner", Text, primary_key=True, doc="whose it is: the name of who works at the desk"),
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", String(20), nullable=False),
)

watch_rules = Table(
    "watch_rule",
    metadata,
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("over", Float),
    Column("author", Text, nullable=False),
    Column("at", String(20), nullable=False),
)

skipped = Table(
    "skipped",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("name", Text, doc="what was given: the name of a file, never its path"),
    Column("told", Text, nullable=False, doc="why it was not added"),
    Column("author", Text, nullable=False),
    Column("at", String(20), nullable=False),
)

#: What can be built again from the readings.
INDEX = (entries, marks, marked, waiting)
