"""Runs migrations on the connection it is handed."""

from alembic import context

from counter_server.migrations.tables import all_tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=all_tables(), render_as_batch=True, compare_type=True
)
context.run_migrations()
