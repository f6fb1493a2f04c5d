"""Runs migrations on the connection it is handed."""

from typing import Literal

from alembic import context

from counter_server.core.database import Utc
from counter_server.migrations.tables import all_tables


def _plain_types(kind: str, item: object, _context: object) -> str | Literal[False]:
    """A step names SQLAlchemy's own types, so that it can be read when ours have changed."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Utc) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=all_tables(),
    render_as_batch=True,
    compare_type=True,
    render_item=_plain_types,
)
context.run_migrations()
