"""Zones and their addresses, and which files a board can show; pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from counter_server.accounts.rules import folded
from counter_server.contract.office import Name
from counter_server.contract.zones import ZoneSettings

HOME = "/admin/boards"
MAIN = "main"
MAIN_NAME = Name(vi="Bảng chính", en="Main board")
# Words that stand at a zone's place in an address, on the wall or in the administration.
RESERVED = frozenset({MAIN, "static", "media", "version", "new", "emergency", "pair"})
MOST_ZONES = 40
CODE_LENGTH = 36

MEGABYTE = 1_000_000
PICTURE_BYTES = 15 * MEGABYTE
FILM_BYTES = 500 * MEGABYTE


@dataclass(frozen=True)
class Zone:
    """A board of an office. `id` is None for the main board before it was ever changed."""

    id: int | None
    code: str
    name: Name
    settings: ZoneSettings = field(default_factory=ZoneSettings)


@dataclass(frozen=True)
class MediaKind:
    """A kind of file a board can show; `most_bytes` is the largest that is taken."""

    ending: str
    media: str
    is_film: bool
    most_bytes: int


KINDS = (
    MediaKind("jpg", "image/jpeg", False, PICTURE_BYTES),
    MediaKind("png", "image/png", False, PICTURE_BYTES),
    MediaKind("webp", "image/webp", False, PICTURE_BYTES),
    MediaKind("mp4", "video/mp4", True, FILM_BYTES),
    MediaKind("webm", "video/webm", True, FILM_BYTES),
)
KIND_OF = {kind.ending: kind for kind in KINDS}
HEAD_BYTES = 16


def kind_of_bytes(head: bytes) -> MediaKind | None:
    """The kind of a file by its first bytes; its name may say anything."""
    if head.startswith(b"\xff\xd8\xff"):
        return KIND_OF["jpg"]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return KIND_OF["png"]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return KIND_OF["webp"]
    if head[4:8] == b"ftyp":
        return KIND_OF["mp4"]
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return KIND_OF["webm"]
    return None


def zone_code(name: str, known: Collection[str]) -> str:
    """A zone's place in the address: `Tầng 2` gives `tang-2`; never one that is taken."""
    made = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:CODE_LENGTH].strip("-") or "bang"
    taken = RESERVED | set(known)
    codes = (made, *(f"{made}-{number}" for number in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)


def address_of(zone: str, office: str, *, is_first: bool) -> str:
    """What stands after `/board/`: the first office's zones by name, others behind its code."""
    if is_first:
        return zone
    return office if zone == MAIN else f"{office}.{zone}"


def media_address(office_id: int, file: str) -> str:
    """Where a file of an office is served; it changes with its content."""
    return f"/board/media/{office_id}/{file}"
