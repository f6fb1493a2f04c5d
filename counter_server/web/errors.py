"""One place where an error becomes an answer: problem+json for programs, a kind page for people."""

from urllib.parse import quote, urlsplit

from flask import Flask, Response, current_app, flash, g, redirect, request, session
from flask_wtf.csrf import CSRFError
from msgspec import structs
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.contract.problems import ProblemDetails
from counter_server.core.answers import details_of, language, problem_answer, problem_of
from counter_server.core.api import PREFIX, current_actor, this_request
from counter_server.core.errors import N_, Malformed, NotSignedIn, Problem
from counter_server.core.pages import SignInNeeded, render
from counter_server.core.which_office import asked_base
from counter_server.core.who import Person

from .slashes import led_to, meant_address

_STAFF = ("/desk", "/monitor", "/admin")
_NOT_DONE = N_("Việc vừa bấm chưa làm, vì phiên làm việc đã hết. Đăng nhập rồi bấm lại.")

_ENDED = N_("Phiên làm việc đã hết. Đăng nhập lại để làm tiếp.")
_NOT_NOW = (N_("Lúc này chưa làm được."), N_("Xin thử lại sau ít phút."))
_TO_CITIZENS = {
    "not_found": (N_("Không tìm thấy trang này."), N_("Xin xem lại địa chỉ, hoặc về trang đầu.")),
    "server_fault": _NOT_NOW,
    "database_away": _NOT_NOW,
}
_OF_ANYBODY = {"csrf_token", "_flashes"}  # what a session holds of somebody who has not signed in


def install_error_pages(app: Flask) -> None:
    """Answers every error of an app, the unexpected ones too; never with a traceback."""
    app.register_error_handler(Exception, answer_to)
    app.before_request(_refuse_large)
    app.after_request(_without_foreign_words)


def answer_to(error: Exception) -> AnyResponse:
    """The answer to an error, in the form the caller reads."""
    if isinstance(error, HTTPException) and (error.code or 500) < 400:
        return error.get_response()
    if wants_page() and (isinstance(error, SignInNeeded) or _has_ended(error)):
        return redirect(_sign_in_and_back(), 303)
    if isinstance(error, NotFound) and wants_page() and (meant := meant_address()):
        return led_to(meant)
    if isinstance(error, SignInNeeded) or _has_ended(error):
        _tell_at_sign_in()
    problem = _problem(error)
    answer = _page(problem) if wants_page() else problem_answer(problem)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def answer_to_nobody(app: Flask, status: int, *, is_api: bool) -> tuple[str, bytes]:
    """Media type and body for a request that could not even be read."""
    error = HTTPException()
    error.code = status
    with app.test_request_context("/"):
        problem = problem_of(error)
        answer = problem_answer(problem) if is_api else _page(problem)
        return answer.content_type, answer.get_data()


def wants_page() -> bool:
    """Whether the caller reads HTML rather than JSON or an event stream."""
    if f"{request.path}/".startswith(f"{PREFIX}/"):
        return False
    accepted = request.accept_mimetypes
    best = accepted.best_match(("text/html", "application/json", "text/event-stream"), "text/html")
    return best == "text/html"


def _refuse_large() -> None:
    """Also where nobody would read the body. A form with files is read and refused by its page."""
    asked = this_request()
    length, limit = asked.content_length, current_app.config.get("MAX_CONTENT_LENGTH")
    if length is None or limit is None or length <= limit:
        return
    if asked.mimetype != "multipart/form-data":
        raise RequestEntityTooLarge


def _without_foreign_words(answer: Response) -> Response:
    """Werkzeug writes an English page into every redirect."""
    if 300 <= answer.status_code < 400 and "Location" in answer.headers:
        answer.set_data(b"")
    return answer


def _problem(error: Exception) -> Problem:
    if isinstance(error, SignInNeeded):
        return NotSignedIn(
            "sign_in_needed", N_("Phiên làm việc đã hết."), N_("Đăng nhập lại để làm tiếp.")
        )
    if isinstance(error, CSRFError):
        return Malformed(
            "page_expired",
            N_("Trang này đã mở quá lâu nên chưa gửi được."),
            N_("Xin mở lại trang rồi làm lại; chưa có gì thay đổi."),
        )
    return problem_of(error)


def _page(problem: Problem) -> Response:
    details = _plainly(details_of(problem, language()))
    if problem.status >= 500:
        g.pop("office_name", None)  # the database may be what failed
    answer = Response(render("error.html", problem=details), problem.status)
    if problem.retry_after_s is not None:
        answer.headers["Retry-After"] = str(problem.retry_after_s)
    return answer


def _plainly(details: ProblemDetails) -> ProblemDetails:
    """For who is no staff: no word of servers and databases; the code tells the rest."""
    words = _TO_CITIZENS.get(details.code)
    is_staff = isinstance(current_actor(), Person) or request.path.startswith(_STAFF)
    if words is None or is_staff:
        return details
    _ = translator(language())
    return structs.replace(details, title=_(words[0]), detail=_(words[1]))


def _came_from() -> str:
    """The page a form stood on, when it is one of ours."""
    came = urlsplit(request.referrer or "")
    is_ours = came.netloc == request.host and came.path.startswith(_STAFF)
    return came.path if is_ours else "/desk"


def _has_ended(error: Exception) -> bool:
    """A form of somebody whose session is over: its token went with the session."""
    has_left = session.keys() <= _OF_ANYBODY
    return isinstance(error, CSRFError) and has_left and request.path.startswith(_STAFF)


def _tell_at_sign_in() -> None:
    """Says once, at the sign-in page, why somebody who was at work has come there."""
    was_at_work = urlsplit(request.referrer or "").path.startswith(_STAFF)
    if "_flashes" in session or (request.method == "GET" and not was_at_work):
        return
    words = _ENDED if request.method == "GET" else _NOT_DONE
    flash(translator(language())(words), "bad")


def _sign_in_and_back() -> str:
    """Back to the page after signing in; what a form would have done is told as not done."""
    _tell_at_sign_in()
    back = request.full_path.rstrip("?")
    if request.method != "GET":
        back = _came_from()
    return f"{asked_base()}/sign-in?next={quote(back, safe='/')}"
