"""Sources that are watched and what they listed; what alerts were held against, what they told, their messages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

#: As in 0001: counts up; 64 bits in PostgreSQL, the row id in SQLite.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; nothing that is there is touched."""
    _watched()
    _seen()
    op.create_table(
        "heard",
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("report", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("alert", "rule"),
    )
    _alerted()
    _outbox()


def _watched() -> None:
    op.create_table(
        "watched",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("first", sa.String(length=20), nullable=False),
        sa.Column("checked", sa.String(length=20), nullable=True),
        sa.Column("succeeded", sa.String(length=20), nullable=True),
        sa.Column("failed", sa.String(length=20), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=20), nullable=True),
        sa.Column("updated", sa.String(length=20), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("taken", sa.String(length=20), nullable=True),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("begun", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("left_out", sa.Text(), nullable=True),
        sa.Column("due", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("address", name="seen_address"),
    )
    op.create_index("seen_due", "seen", ["source", "due"], unique=False)
    op.create_index("seen_taken", "seen", ["source", "taken"], unique=False)


def _alerted() -> None:
    op.create_table(
        "alerted",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("thing", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("gathered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("alert", "thing", name="alerted_once"),
    )
    op.create_index("alerted_key", "alerted", ["alert", "key"], unique=False)
    op.create_index("alerted_document", "alerted", ["document"], unique=False)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("things", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("due", sa.String(length=20), nullable=True),
        sa.Column("sent", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("outbox_due", "outbox", ["due"], unique=False)
