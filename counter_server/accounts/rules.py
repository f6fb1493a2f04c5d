"""What a name, a password and a growing wait are: pure decisions of accounts."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from counter_server.core.errors import N_, Invalid

LONGEST_NAME = 80
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
WINDOW = timedelta(minutes=15)

_FIRST_WAIT_S = 5
_LONGEST_WAIT_S = 600
_LETTERS_WITHOUT_MARK = str.maketrans({"đ": "d", "ƀ": "b"})


class Named(Protocol):
    """A machine that people speak of by its name."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Patience:
    """How many failures are forgiven within the window."""

    forgiven: int


# A whole office often reaches the server from one address: a colleague's slips lock nobody out.
OF_A_NAME = Patience(forgiven=5)
OF_AN_ADDRESS = Patience(forgiven=20)


def folded(name: str) -> str:
    """A name without case, marks and doubled spaces: `Đặng  Ỗ` and `dang o` are one."""
    decomposed = unicodedata.normalize("NFD", name.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.translate(_LETTERS_WITHOUT_MARK).split())


def tidy_name(name: str) -> str:
    """A name as it is kept, or `Invalid`."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if tidy and len(tidy) <= LONGEST_NAME and tidy.isprintable() and folded(tidy):
        return tidy
    raise Invalid(
        "wrong_name",
        N_("Tên không dùng được."),
        N_("Đặt tên dài từ 1 đến {longest} ký tự, không có ký tự điều khiển."),
        field="name",
        values={"longest": LONGEST_NAME},
    )


def reads_as(name: str) -> str:
    """What two names of machines share that people take for one: case and coding say nothing."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    return unicodedata.normalize("NFC", tidy.casefold())


def read_alike(name: str, known: Iterable[N]) -> N | None:
    """The one that people would take for the one of that name; the very same spelling first."""
    alike = [each for each in known if reads_as(each.name) == reads_as(name)]
    return min(alike, key=lambda each: (each.name != name, each.id), default=None)


def checked_password(password: str, name: str) -> str:
    """A password that is long enough and is not the name, or `Invalid`."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid(
            "weak_password",
            N_("Mật khẩu phải dài từ {shortest} đến {longest} ký tự."),
            N_("Ghép vài từ dễ nhớ thành mật khẩu dài."),
            field="password",
            values={"shortest": SHORTEST_PASSWORD, "longest": LONGEST_PASSWORD},
        )
    if folded(password) == folded(name) or len(set(password)) < 4:
        raise Invalid(
            "weak_password",
            N_("Mật khẩu này quá dễ đoán."),
            N_("Không dùng chính tên mình hay một ký tự lặp lại."),
            field="password",
        )
    return password


def wait_s(failures: Sequence[datetime], patience: Patience, at: datetime) -> int:
    """Seconds to wait before the next try: 0, or 5, 10, 20 ... counted from the last failure.

    `failures` are those of one name or one address; what is older than the window is forgotten.
    """
    recent = [each for each in failures if at - each < WINDOW]
    excess = len(recent) - patience.forgiven
    if excess < 0:
        return 0
    wait = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2 ** min(excess, 10))
    left = max(recent) + timedelta(seconds=wait) - at
    return max(0, -(-left // timedelta(seconds=1)))


def local_path(wanted: str | None) -> str | None:
    """A path of this site to go on to after sign-in; None for anything that leads away."""
    if not wanted or not wanted.isprintable() or not re.match(r"/(?![/\\])", wanted):
        return None
    parts = urlsplit(wanted)
    return None if parts.scheme or parts.netloc or "\\" in wanted else wanted
