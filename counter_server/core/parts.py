"""The parts that rooms are made with; put together in counter_server.app and nowhere else."""

import os
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .clock import Clock, now_utc
from .database import Database
from .feed import Feeds
from .work import Works


def new_token() -> str:
    """22 url-safe characters, 128 bits by chance."""
    return urlsafe_b64encode(os.urandom(16))[:22].decode()


@dataclass(frozen=True)
class Parts:
    """`public_url` is how a phone reaches this server, without a slash at its end.

    `data` is the data folder, for what is no row: recordings, pictures.
    """

    database: Database
    feeds: Feeds
    clock: Clock = now_utc
    public_url: str = "http://localhost:8080"
    data: Path = Path("motcua-data")
    new_token: Callable[[], str] = field(default=new_token)

    @cached_property
    def works(self) -> Works:
        return Works(self.database, self.feeds, self.clock)


def parts_for(
    database: Database,
    clock: Clock = now_utc,
    public_url: str = "",
    data: Path = Parts.data,
) -> Parts:
    """Parts around a database."""
    url = public_url.rstrip("/") or Parts.public_url
    return Parts(database, Feeds(database), clock, url, data)
