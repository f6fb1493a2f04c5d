"""What a phone asks before it keeps a page on its first screen, as an app of its own."""

from flask import Response, json

from config.design import design

_MEDIA = "application/manifest+json"
_MARK = {"src": "/static/mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}


def manifest(page: str, name: str, short_name: str) -> Response:
    """The web app manifest (W3C) of one page; it opens that page and no other."""
    colours = design().colour
    body = {
        "name": name,
        "short_name": short_name,
        "id": page,
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "theme_color": colours["primary"],
        "background_color": colours["ground"],
        "icons": [_MARK],
    }
    answer = Response(json.dumps(body, ensure_ascii=False), mimetype=_MEDIA)
    answer.headers["Cache-Control"] = "no-store"
    return answer
