"""Run by alembic: applies the migrations over the connection that ``store.opening`` hands in."""

from alembic import context

from sayso.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    version_table="sayso_schema",
)
context.run_migrations()
