"""Where the page of a zone finds its parts."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Addresses:
    """`static` serves `static_folder()`; no slash at the end.

    `events` is the SSE stream (`?after=` is added), `snapshot` answers a contract Board as JSON,
    `version` what the page is made from, `plain` the page for old televisions.
    """

    static: str = "/board/static"
    design: str = "/static/design.css"
    themes: str = "/board/static/themes.css"
    fonts: str = "/fonts"
    events: str = "/board/main/events"
    snapshot: str = "/board/main/snapshot"
    version: str = "/board/version"
    plain: str = "/board/main/plain"


def addresses_of(zone: str, version: str) -> Addresses:
    """The addresses of a zone; files change theirs with their content."""
    place = f"/board/{quote(zone, safe='')}"
    static = f"/board/static/v-{version}"
    return Addresses(
        static=static,
        themes=f"{static}/themes.css",
        events=f"{place}/events",
        snapshot=f"{place}/snapshot",
        plain=f"{place}/plain",
    )
