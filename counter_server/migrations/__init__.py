"""The database's history, step by step (Alembic)."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

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


@dataclass(frozen=True)
class Version:
    """Where a database stands in the history; `current` is None where it is not written down."""

    current: str | None
    newest: str
    is_known: bool

    @property
    def is_newest(self) -> bool:
        return self.current == self.newest


def version_of(connection: Connection) -> Version:
    """The step a database is at, and the newest that this program knows."""
    steps = ScriptDirectory.from_config(_config(connection))
    newest = steps.get_current_head()
    assert newest is not None
    current = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in steps.walk_revisions()}
    return Version(current, newest, is_known=current is None or current in known)


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
