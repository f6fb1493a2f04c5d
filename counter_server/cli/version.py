"""Whether a database is of the version of this program."""

from collections.abc import Mapping
from typing import NoReturn

import click

from config.settings import Settings
from counter_server.core.database import Database
from counter_server.core.errors import N_
from counter_server.migrations import Version, version_of

from .group import in_words

_OLDER = (
    N_("Cơ sở dữ liệu thuộc bản cũ ({current}); chương trình cần {newest}."),
    N_("Chạy: motcua upgrade --data {data}"),
)
_NEWER = (
    N_("Cơ sở dữ liệu thuộc bản mới hơn chương trình này ({current})."),
    N_("Cập nhật chương trình, hoặc khôi phục bản sao cũ bằng motcua restore."),
)


def refuse_other_version(database: Database, settings: Settings) -> None:
    """A clear error for a database of an older or a newer program."""
    with database.read() as connection:
        version = version_of(connection)
    refuse_newer(version)
    values = {"current": version.current, "newest": version.newest, "data": settings.data}
    if version.current is not None and not version.is_newest:
        _refuse(_OLDER, values)


def refuse_newer(version: Version) -> None:
    """A clear error for a database that this program does not know."""
    if not version.is_known:
        _refuse(_NEWER, {"current": version.current})


def _refuse(words: tuple[str, str], values: Mapping[str, object]) -> NoReturn:
    raise click.ClickException(in_words(*words, values))
