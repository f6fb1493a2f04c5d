"""HTTP answers: the contract's types as JSON, problems as problem+json in the caller's language."""

import logging
from collections.abc import Iterable
from typing import Any

import psycopg
from flask import Response, g, request
from sqlalchemy.exc import DataError
from werkzeug.exceptions import BadRequest, HTTPException

from config.words import FIRST_LANGUAGE, best_language, known_language, translator
from counter_server.contract.office import Name
from counter_server.contract.problems import MEDIA_TYPE, ProblemDetails
from counter_server.contract.wire import to_json

from .away import is_database_away
from .errors import N_, Busy, Problem

_log = logging.getLogger(__name__)

_WITH_BODY = (200, 201)
VISIT_LANGUAGE = "visit_language"  # of `flask.g`: what was chosen at the kiosk

_HTTP_WORDS = {
    400: ("wrong_body", N_("Yêu cầu không đọc được."), N_("Kiểm tra lại nội dung gửi đi.")),
    404: ("not_found", N_("Không có địa chỉ này."), N_("Kiểm tra lại địa chỉ.")),
    405: ("wrong_method", N_("Địa chỉ này không nhận cách gọi đó."), N_("Xem lại tài liệu API.")),
    413: ("too_large", N_("Nội dung gửi quá lớn."), N_("Gửi ít hơn.")),
    414: ("too_large", N_("Địa chỉ quá dài."), N_("Rút ngắn nội dung trên địa chỉ.")),
    415: ("wrong_body", N_("Nội dung không phải JSON."), N_("Gửi JSON mã UTF-8.")),
    431: ("too_large", N_("Đầu mục gửi kèm quá lớn."), N_("Gửi ít hơn.")),
}
_FAULT = (
    "server_fault",
    N_("Máy chủ gặp lỗi."),
    N_("Thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký."),
)


def language() -> str:
    """The language of this request: `?lang=`, the person's choice, the visit's, Accept-Language."""
    asked = request.args.get("lang") or request.cookies.get("lang") or g.get(VISIT_LANGUAGE)
    return best_language(asked or request.headers.get("Accept-Language") or FIRST_LANGUAGE)


def speak_as(chosen: str) -> None:
    """Pages of a visit speak the language chosen at the kiosk, unless they are told another.

    Before words are chosen; Vietnamese, which kiosks begin with, was perhaps not chosen.
    """
    if chosen != FIRST_LANGUAGE:
        g.setdefault(VISIT_LANGUAGE, chosen)


def carried_language(start: str = "?") -> str:
    """`?lang=en`, for links, where the address asks for it: cookies may be refused."""
    asked = known_language(request.args.get("lang", ""))
    return f"{start}lang={asked}" if asked else ""


class Whole(Response):
    """An answer whose body is at hand: it goes out as it is, if nobody waits for its end."""

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        is_plain = self.status_code in _WITH_BODY and environ["REQUEST_METHOD"] != "HEAD"
        if not is_plain or self._on_close or not isinstance(self.response, list):
            return super().__call__(environ, start_response)
        start_response(self.status, self.headers.to_wsgi_list())
        return self.response


def json_answer(value: object, status: int = 200) -> Response:
    """A value of the contract as JSON."""
    return Whole(to_json(value), status, content_type="application/json")


def details_of(problem: Problem, tongue: str) -> ProblemDetails:
    """A problem in words."""
    _ = translator(tongue)
    values = {
        name: each.inside(tongue) if isinstance(each, Name) else each
        for name, each in problem.values.items()
    }
    return ProblemDetails(
        code=problem.code,
        status=problem.status,
        title=_(problem.title).format(**values),
        detail=_(problem.detail).format(**values),
        state=problem.state,
        field=problem.field,
        retry_after_s=problem.retry_after_s,
    )


def problem_answer(problem: Problem) -> Response:
    """A problem as problem+json."""
    details = details_of(problem, language())
    answer = Response(to_json(details), problem.status, mimetype=MEDIA_TYPE)
    if problem.retry_after_s is not None:
        answer.headers["Retry-After"] = str(problem.retry_after_s)
    if problem.status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="motcua"'
    return answer


def problem_of(error: Exception) -> Problem:
    """Any error as a problem; an unexpected one is logged and told without its inside."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, DataError | psycopg.DataError):  # PostgreSQL keeps no NUL in a text
        _log.warning("a value that cannot be kept: %s", error, extra={"path": _route()})
        error = BadRequest()
    if is_database_away(error):
        _log.error("the database is away: %s", error, extra={"path": _route()})
        return _database_away()
    status = error.code if isinstance(error, HTTPException) and error.code else 500
    if status >= 500:
        _log.error("request failed", exc_info=error, extra={"path": _route()})
    code, title, detail = _HTTP_WORDS.get(status, _FAULT)
    problem = Problem(code, title, detail)
    problem.status = status
    return problem


def _database_away() -> Problem:
    return Busy(
        "database_away",
        N_("Máy chủ tạm thời không dùng được cơ sở dữ liệu."),
        N_("Chờ một lát rồi thử lại; nếu vẫn thế, báo người quản trị."),
        retry_after_s=5,
    )


def _route() -> str:
    """The rule, not the address: an address may carry a token."""
    return str(request.url_rule) if request.url_rule else "-"
