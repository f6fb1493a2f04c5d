"""Flask with what is the same for every request of this server said once instead of each time."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Request
from flask import request as asked
from flask.ctx import RequestContext
from flask_wtf.csrf import CSRFProtect
from werkzeug.routing import Map, MapAdapter
from werkzeug.sansio.utils import get_host
from werkzeug.utils import cached_property  # Python's own takes a lock

_DIGITS = 19
_OF_A_QUERY = "%&=+;/?:@!$'()*,~"
_HOSTS_KNOWN = 64  # a hall is asked by a few names; who invents more pushes them out


class Asked(Request):
    """A request that finds out once what Flask asks more often."""

    @cached_property
    def blueprints(self) -> list[str]:
        return super().blueprints

    @cached_property
    def content_length(self) -> int | None:
        told = self.environ.get("CONTENT_LENGTH", "")
        is_number = told.isascii() and told.isdigit() and len(told) < _DIGITS
        if is_number and "HTTP_TRANSFER_ENCODING" not in self.environ:
            return int(told)
        return super().content_length


class Site(Flask):
    """A Flask application without `async` views, subdomains or a name of its own."""

    request_class = Asked

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._host_of = lru_cache(_HOSTS_KNOWN)(partial(_host_of, self.url_map))

    def request_context(self, environ: dict[str, Any]) -> RequestContext:
        """Bytes that are no text are read as what a browser writes for them."""
        query = environ.get("QUERY_STRING", "")
        if not query.isascii():
            environ["QUERY_STRING"] = _as_text(query)
        return super().request_context(environ)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is: Flask need not look at each function each time."""
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """As Flask's, without reading the same host anew with every request."""
        host = None if request is None else request.environ.get("HTTP_HOST")
        if request is None or host is None or "HTTP_UPGRADE" in request.environ:
            return super().create_url_adapter(request)
        request.host, name = self._host_of(request.scheme, host)
        return MapAdapter(
            self.url_map,
            name,
            request.root_path,
            self.url_map.default_subdomain,
            request.scheme,
            request.path if request.environ.get("PATH_INFO") else "",
            request.method,
            request.query_string.decode("utf-8", "replace"),
        )


class Guard(CSRFProtect):  # type: ignore[misc]  # it has no types
    """Forms are taken from our own pages only.

    Left out are blueprints that read no cookie, or look at the form's token themselves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._left_out: set[str] = set()

    def leave_out(self, blueprint: Blueprint) -> None:
        self._left_out.add(blueprint.name)

    def protect(self, apply_exemptions: bool = False) -> None:
        """Of this request, before it reaches its view."""
        if not (apply_exemptions and asked.blueprint in self._left_out):
            super().protect(apply_exemptions)


def _as_text(query: str) -> str:
    sent = query.encode("latin-1")  # as WSGI hands on bytes
    try:
        sent.decode()
    except UnicodeDecodeError:
        return quote(sent, safe=_OF_A_QUERY)
    return query


def _host_of(url_map: Map, scheme: str, header: str) -> tuple[str, str]:
    """What a request's `Host` says: as links name it, and as rules are matched with it."""
    host = get_host(scheme, header)
    return host, url_map.bind(host.lower(), url_scheme=scheme).server_name
