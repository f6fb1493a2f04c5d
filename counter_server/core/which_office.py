"""Which office a public page speaks for, where one installation holds several.

The address says it (`/o/{code}/...`), or the host it was asked by, or `?office=`; with one office
nobody needs to say anything.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from flask import current_app, request
from sqlalchemy import Connection

from .errors import N_, NotFound
from .offices import office_by_code, office_names

HOSTS = "OFFICE_HOSTS"
_ASKED = "motcua.office"
_START = "/o/"
Answer = Callable[[dict[str, Any], Any], Iterable[bytes]]


class OfficeNeeded(Exception):
    """A page of one of several offices, for somebody who has not chosen one."""


class OfficeInAddress:
    """WSGI: takes `/o/{code}` off the path and keeps the code beside it."""

    def __init__(self, app: Answer) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith(_START):
            code, _, rest = path[len(_START) :].partition("/")
            environ = {**environ, _ASKED: code, "PATH_INFO": f"/{rest}"}
        return self._app(environ, start_response)


def base_of(code: str) -> str:
    """How the addresses of an office's pages begin."""
    return f"{_START}{quote(code, safe='')}"


def asked_base() -> str:
    """The beginning that was taken off this request's address; "" for none."""
    code = request.environ.get(_ASKED)
    return base_of(str(code)) if code else ""


def asked_code() -> str:
    """The code of the office this request names, known or not; "" when it names none."""
    code = request.environ.get(_ASKED) or request.args.get("office") or _of_host()
    return str(code or "")[:40]


def asked_office(connection: Connection) -> int | None:
    """The office this request names; None when it names none, `NotFound` for an unknown one."""
    code = asked_code()
    if not code:
        return None
    office_id = office_by_code(connection, code)
    if office_id is None:
        raise NotFound(
            "unknown_office",
            N_("Không có bộ phận này."),
            N_("Chọn một bộ phận có trong danh sách ở trang đầu."),
        )
    return office_id


def base_for(connection: Connection, office_id: int) -> str:
    """How links of an office's pages begin: with nothing when it is the only one or has a host."""
    offices = {each.id: each.code for each in office_names(connection)}
    if len(offices) < 2 or offices.get(office_id) in (None, _of_host()):
        return ""
    return base_of(offices[office_id])


def hosts_of(setting: str) -> Mapping[str, str]:
    """`a.example=chu-se, b.example=dak-doa` as host and office; `ValueError` for anything else."""
    pairs = [each.split("=") for each in setting.split(",") if each.strip()]
    if any(len(pair) != 2 or not all(part.strip() for part in pair) for pair in pairs):
        raise ValueError(setting)
    return {host.strip().lower(): code.strip() for host, code in pairs}


def _of_host() -> str | None:
    hosts: Mapping[str, str] = current_app.config.get(HOSTS) or {}
    return hosts.get(request.host.partition(":")[0].lower()) if hosts else None
