"""Whether a server may begin: its database is there and of this version, and nobody else serves it.

The database is looked at by a child, so that the server's own process imports nothing before
gevent's patches.
"""

import os
import sys
from collections.abc import Callable
from typing import Protocol

import click

from config.settings import Settings


class Closing(Protocol):
    """What is held until it is closed."""

    def close(self) -> None: ...


def refuse_unready(settings: Settings) -> None:
    """A clear error where the server could not begin."""
    words = in_a_child(lambda: _trouble(settings))
    if words:
        raise click.ClickException(words)


def only_server(settings: Settings) -> Closing:
    """Held as long as the server runs; a clear error where another one runs on this SQLite file."""
    from .one_server import hold_or_refuse, sqlite_file

    file = sqlite_file(settings)
    return hold_or_refuse(file, serving=settings) if file else _Nothing()


class _Nothing:
    def close(self) -> None: ...


def in_a_child(ask: Callable[[], str]) -> str:
    """The words that a forked child answers; it leaves nothing in this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "wb") as out:
                out.write(ask().encode("utf-8", "replace"))
            code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        words = answers.read().decode("utf-8")
    os.waitpid(child, 0)
    return words


def _trouble(settings: Settings) -> str:
    from .opening import installation
    from .version import refuse_other_version

    try:
        with installation(settings.data, settings.database or None) as opened:
            refuse_other_version(opened.parts.database, settings)
    except click.ClickException as refused:
        return refused.message
    except Exception as error:
        from .troubles import in_plain_words

        return in_plain_words(error)
    return ""
