"""What people at a desk keep: searches, rules of the watch list; and pages that were given and not added."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

#: Counts up; 64 bits in PostgreSQL, the row id in SQLite.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and two indexes by which reports are counted; nothing that is there is touched."""
    op.create_index("document_outlet", "document", ["outlet"])
    op.create_index("document_run", "document", ["run"])
    op.create_table(
        "saved_search",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("owner", "name"),
    )
    op.create_table(
        "watch_rule",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("over", sa.Float(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "skipped",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
