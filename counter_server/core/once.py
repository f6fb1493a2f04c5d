"""What an idempotency key makes is made once: whoever lost the answer asks again and has it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from .database import Database
from .errors import Problem

T = TypeVar("T")


class AlreadyMade(Exception):
    """The key has made something; the transaction is undone, so that nothing is made twice."""


def once(
    database: Database, make: Callable[[], T], made_before: Callable[[Connection], T | None]
) -> tuple[T, bool]:
    """What `make` gives, or what its key made before; and whether it is new.

    What was made stays, though `make` refuses it by now with a `Problem`: it is full, say.
    """
    try:
        return make(), True
    except (AlreadyMade, Problem):
        with database.read() as connection:
            known = made_before(connection)
        if known is None:
            raise
        return known, False
