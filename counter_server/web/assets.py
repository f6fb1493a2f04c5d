"""Static files, packed once and told apart by what is in them, so a slow line carries each once."""

import gzip
import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from config.design import css_variables, dark_variables
from config.typefaces import REGULAR

from .visitor import visitor_css

DESIGN = "design.css"
DARK = "dark.css"
VISITOR = "visitor.css"

_STATIC = Path(__file__).with_name("static")
_MADE: Mapping[str, Callable[[], str]] = {
    DESIGN: css_variables,
    DARK: dark_variables,
    VISITOR: lambda: visitor_css(_STATIC),
}
_FONTS = REGULAR.parent
_FOREVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
_ASK_AGAIN = "no-cache"
_TYPES = {".js": "text/javascript", ".ttf": "font/ttf", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A file as it travels; `packed` is its gzip, `version` names its content."""

    body: bytes
    packed: bytes
    version: str
    media: str


def assets_pages() -> Blueprint:
    """`/static/<name>` and `/fonts/<name>`."""
    pages = Blueprint("assets", __name__)

    @pages.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        is_versioned = "v" in request.args
        return _answer(_static(name), _FOREVER if is_versioned else _ASK_AGAIN)

    @pages.get("/fonts/<name>")
    def font(name: str) -> Response:
        return _answer(_from(_FONTS, name), _A_DAY)

    return pages


def asset_url(name: str) -> str:
    """The address of a static file, changing with its content: `{{ asset('base.css') }}`."""
    return f"/static/{name}?v={_static(name).version}"


def _answer(asset: Asset, caching: str) -> Response:
    is_packed = len(asset.packed) < len(asset.body) and request.accept_encodings.quality("gzip") > 0
    answer = Response(asset.packed if is_packed else asset.body, mimetype=asset.media)
    if is_packed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Cache-Control"] = caching
    answer.vary.add("Accept-Encoding")
    answer.set_etag(f"{asset.version}{'-gz' if is_packed else ''}")
    answer.make_conditional(request)
    return answer


def _static(name: str) -> Asset:
    if name in _MADE:
        return _packed(_MADE[name]().encode(), "text/css")
    return _from(_STATIC, name)


def _from(folder: Path, name: str) -> Asset:
    path = safe_join(str(folder), name)
    if path is None or not Path(path).is_file():
        raise NotFound
    return _read(Path(path), Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(path: Path, _changed_at: int) -> Asset:
    media = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return _packed(path.read_bytes(), media or "application/octet-stream")


@lru_cache(maxsize=16)
def _packed(body: bytes, media: str) -> Asset:
    version = hashlib.sha256(body).hexdigest()[:12]
    return Asset(body, gzip.compress(body, 9, mtime=0), version, media)
