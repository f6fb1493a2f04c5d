"""The database's history, step by step (Alembic)."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from counter_server.core.database import Database

_FOLDER = Path(__file__).parent


def upgrade(database: Database, revision: str = "head") -> None:
    """Brings a database up to a revision; what it holds is kept."""
    with database.write() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(database: Database, revision: str) -> None:
    """Takes a database back to a revision; what later tables held is lost."""
    with database.write() as connection:
        command.downgrade(_config(connection), revision)


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
