"""People with accounts, their sessions and tokens, and the secrets that the processes of a desk share."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; nothing that is there is touched."""
    _person()
    _session()
    _api_token()
    op.create_table(
        "secret",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("since", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("login"),
    )


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("expires", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.login"]),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index(op.f("ix_session_person"), "session", ["person"], unique=False)


def _api_token() -> None:
    op.create_table(
        "api_token",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=20), nullable=False),
        sa.Column("used", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.login"]),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("person", "label", name="api_token_label"),
    )
    op.create_index(op.f("ix_api_token_person"), "api_token", ["person"], unique=False)
