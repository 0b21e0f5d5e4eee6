"""How a ledger of an older schema becomes one of this; run by alembic."""
