"""The database's history ends where the models are, and every step goes up and down."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from counter_server import migrations
from counter_server.core.database import Database
from counter_server.migrations.tables import all_tables
from tests.support.databases import bare_database


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request, tmp_path_factory):
    with bare_database(request.param, tmp_path_factory) as database:
        yield database


def steps() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    return [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def difference(database: Database) -> list[object]:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, all_tables())


def test_the_head_is_what_the_models_say(bare):
    migrations.upgrade(bare)
    assert difference(bare) == []


def test_every_step_goes_up_and_down(bare):
    below = "base"
    for step in steps():
        migrations.upgrade(bare, step)
        migrations.downgrade(bare, below)
        migrations.upgrade(bare, step)
        below = step
    assert difference(bare) == []


def test_all_the_way_down_leaves_nothing(bare):
    migrations.upgrade(bare)
    migrations.downgrade(bare, "base")
    assert set(inspect(bare.engine).get_table_names()) <= {"alembic_version"}


def test_going_up_twice_changes_nothing(bare):
    migrations.upgrade(bare)
    migrations.upgrade(bare)
    assert difference(bare) == []
