"""Passwords by argon2id, off the event loop: one sign-in does not hold up a thousand streams."""

import sys
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

T = TypeVar("T")

# OWASP's smallest set: a box of 2 GB lives through ten sign-ins at once.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_of(password: str) -> str:
    """The encoded hash of a password, with its salt and costs."""
    return _off_the_loop(lambda: _hasher.hash(password))


def is_password(password: str, encoded: str | None) -> bool:
    """Whether the password is the hash's; as slow for nobody's hash (None) as for somebody's."""
    nobodys = _nobodys_hash()
    return _off_the_loop(lambda: _verified(password, encoded or nobodys)) and encoded is not None


def _verified(password: str, encoded: str) -> bool:
    try:
        return _hasher.verify(encoded, password)
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return hash_of("nobody's password")


def _off_the_loop(work: Callable[[], T]) -> T:
    if "gevent.monkey" in sys.modules:
        import gevent

        if gevent.monkey.is_module_patched("threading"):
            done: T = gevent.get_hub().threadpool.apply(work)
            return done
    return work()
