"""The first ledger."""

from alembic import op

from sayso.store.tables import metadata

revision = "0001"
down_revision = None

#: Words between the marks of filters are kept whole: ``act=deny``.
TOKENS = "unicode61 remove_diacritics 0 tokenchars '=-'"


def upgrade() -> None:
    """Make every table of the first schema, and the index of the search."""
    bind = op.get_bind()
    metadata.create_all(bind)
    if bind.dialect.name == "sqlite":
        op.execute(
            f'CREATE VIRTUAL TABLE entry_words USING fts5(speaker, about, place, words, tags, tokenize="{TOKENS}")'
        )
    else:
        op.execute("CREATE TABLE entry_words (number bigint PRIMARY KEY, vector tsvector NOT NULL)")
        op.execute("CREATE INDEX entry_words_vector ON entry_words USING gin (vector)")
