"""The first ledger. Written out, not taken from ``tables``: those go on, this schema stays as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

#: Words between the marks of filters are kept whole: ``act=deny``.
TOKENS = "unicode61 remove_diacritics 0 tokenchars '=-'"


def upgrade() -> None:
    """Make every table of the first schema, and the index of the search."""
    _correction()
    _link()
    _look()
    _mark()
    _note()
    _raw()
    _run()
    _tombstone()
    _document()
    _entry()
    _reading()
    _marked()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f'CREATE VIRTUAL TABLE entry_words USING fts5(speaker, about, place, words, tags, tokenize="{TOKENS}")'
        )
    else:
        op.execute("CREATE TABLE entry_words (number bigint PRIMARY KEY, vector tsvector NOT NULL)")
        op.execute("CREATE INDEX entry_words_vector ON entry_words USING gin (vector)")


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_correction_key"), "correction", ["key"], unique=False)


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("withdrawn_at", sa.String(length=20), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("link_left", "link", ["left"], unique=False)
    op.create_index("link_right", "link", ["right"], unique=False)


def _look() -> None:
    op.create_table(
        "look",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _mark() -> None:
    op.create_table(
        "mark",
        sa.Column("stretch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("stretch", "mark", "entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("mark_entry", "mark", ["entry"], unique=False)


def _marked() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    for name in ("marked", "waiting"):
        op.create_table(
            name,
            sa.Column("document", number, autoincrement=False, nullable=False),
            sa.Column("marks", sa.LargeBinary(), nullable=False),
            sa.Column("entries", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(["document"], ["document.number"]),
            sa.PrimaryKeyConstraint("document"),
        )


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_note_key"), "note", ["key"], unique=False)


def _raw() -> None:
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sayso", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("first", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.String(length=64), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("added", sa.String(length=20), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=True),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("aside", sa.Text(), nullable=False),
        sa.Column("run", sa.String(length=16), nullable=False),
        sa.Column("story", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["raw"],
            ["raw.sha256"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("document_day", "document", ["day"], unique=False)
    op.create_index("document_story", "document", ["story"], unique=False)
    op.create_index("document_url", "document", ["url"], unique=False)


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("document", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("key", name="entry_key"),
    )
    op.create_index("entry_document", "entry", ["document", "kind"], unique=False)
    op.create_index("entry_kind_day", "entry", ["kind", "day"], unique=False)


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("document", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("run", sa.String(length=16), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("document", "run"),
    )
