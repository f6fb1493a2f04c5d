"""What a phone asks before it keeps a page on its first screen, as an app of its own."""

from pathlib import Path

from flask import Blueprint, Response, json
from werkzeug.exceptions import NotFound

from config.design import design
from counter_server.core.answers import language

from .app_icons import SIZES, app_icon

_MEDIA = "application/manifest+json"
_WORKER = Path(__file__).with_name("phone_worker.js")
_A_DAY = "public, max-age=86400"
_MARK = {"src": "/static/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}


def add_app_files(pages: Blueprint) -> None:
    """Icons, and the worker that keeps the last known page of one slip or receipt."""

    @pages.get("/app-icon/<int:size>.png", defaults={"kind": ""})
    @pages.get("/app-icon/<any(maskable):kind>-<int:size>.png")
    def icon(size: int, kind: str) -> Response:
        if size not in SIZES:
            raise NotFound
        answer = Response(app_icon(size, is_maskable=bool(kind)), mimetype="image/png")
        answer.headers["Cache-Control"] = _A_DAY
        return answer

    @pages.get("/t/<token>/worker.js", defaults={"kind": "t"})
    @pages.get("/h/<token>/worker.js", defaults={"kind": "h"})
    def worker(kind: str, token: str) -> Response:
        answer = Response(_WORKER.read_bytes(), mimetype="text/javascript")
        answer.headers["Cache-Control"] = "no-cache"
        answer.headers["Service-Worker-Allowed"] = f"/{kind}/{token}"
        return answer


def manifest(page: str, name: str, short_name: str) -> Response:
    """The web app manifest (W3C) of one page; it opens that page and no other."""
    colours = design().colour
    body = {
        "name": name,
        "short_name": short_name,
        "lang": language(),
        "id": page,
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "theme_color": colours["primary"],
        "background_color": colours["ground"],
        "icons": [_MARK, *_icons("any"), *_icons("maskable")],
    }
    answer = Response(json.dumps(body, ensure_ascii=False), mimetype=_MEDIA)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def head() -> dict[str, object]:
    """What the head of a phone page says of colours, bright and dark."""
    return {"theme": design().colour["primary"], "dark_theme": design().dark["primary_deep"]}


def _icons(purpose: str) -> list[dict[str, str]]:
    start = "" if purpose == "any" else f"{purpose}-"
    return [
        {
            "src": f"/app-icon/{start}{size}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in (192, 512)
    ]
