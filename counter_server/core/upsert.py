"""INSERT ... ON CONFLICT, which SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite


def insert_or(dialect: str, table: type[Any]) -> Any:
    """An insert that has `.on_conflict_do_nothing()` and `.on_conflict_do_update()`."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)
