"""Sign-in and sign-out."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, flash, make_response, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.answers import details_of, language
from counter_server.core.api import current_actor
from counter_server.core.errors import N_, NotFound, NotSignedIn, Problem, Throttled
from counter_server.core.offices import OfficeName, named_or_only, office_names
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.which_office import asked_base, asked_code, base_for
from counter_server.core.who import Act, Actor, Person, may

from .actions import leave_seat, sign_in, sign_out_everywhere
from .actions.sign_in import SignedIn
from .identify import EPOCH, USER
from .rules import local_path

Leaving = Callable[[Person], Problem | None]


def _freely(_person: Person) -> Problem | None:
    return None


def accounts_pages(parts: Parts, why_stay: Leaving = _freely) -> Blueprint:
    """`/sign-in` and `/sign-out`; `why_stay` tells why somebody cannot leave their counter yet."""
    pages = Blueprint("accounts_pages", __name__)

    @pages.get("/sign-in")
    def sign_in_page() -> AnyResponse | str:
        actor = current_actor()
        if isinstance(actor, Person):
            return redirect(_onward(actor))
        return render(
            "accounts/sign-in.html", next=_next(), name="", problem=None, **_offices(parts)
        )

    @pages.post("/sign-in")
    def sign_in_with_password() -> AnyResponse:
        try:
            signed_in = _signed_in(parts)
        except (NotSignedIn, Throttled) as problem:
            return _again(parts, problem)
        _open_session(signed_in)
        return redirect(_onward(signed_in.person), 303)

    @pages.post("/sign-out")
    def sign_out() -> AnyResponse:
        actor = current_actor()
        if isinstance(actor, Person):
            is_everywhere = bool(request.form.get("everywhere"))
            problem = None if is_everywhere else why_stay(actor)
            if problem is not None:
                return _stay(problem)
            leave_seat(parts.works, actor.office_id, user_id=actor.id)
            if is_everywhere:
                sign_out_everywhere(parts.works, actor.office_id, actor.id)
        session.clear()
        return redirect(f"{_base(parts, actor)}/sign-in", 303)

    return pages


def _stay(problem: Problem) -> AnyResponse:
    details = details_of(problem, language())
    flash(f"{details.title} {details.detail}", "bad")
    return redirect("/desk", 303)


def _signed_in(parts: Parts) -> SignedIn:
    return sign_in(
        parts.works,
        _chosen_office(parts).id,
        name=request.form.get("name", "")[:200],
        password=request.form.get("password", "")[:1000],
        address=request.remote_addr or "",
    )


def _chosen_office(parts: Parts) -> OfficeName:
    """The office to sign in to; with one there is nothing to choose."""
    with parts.database.read() as connection:
        offices = office_names(connection)
    if not offices:
        raise NotFound(
            "no_office", N_("Máy chủ chưa có bộ phận nào."), N_("Chạy lệnh motcua init trước.")
        )
    return _asked(offices) or offices[0]


def _offices(parts: Parts) -> dict[str, object]:
    """What the page offers to choose from, and what is chosen before anybody chooses."""
    with parts.database.read() as connection:
        offices = office_names(connection)
    asked = _asked(offices)
    return {
        "offices": offices if len(offices) > 1 else (),
        "office": asked.code if asked else "",
    }


def _asked(offices: Sequence[OfficeName]) -> OfficeName | None:
    """The office that was chosen in the form, else the one that address or host name."""
    return named_or_only(offices, request.form.get("office", "") or asked_code())


def _base(parts: Parts, actor: Actor) -> str:
    """How addresses of a person's office begin, so that it is chosen when they come back."""
    if not isinstance(actor, Person):
        return asked_base()
    with parts.database.read() as connection:
        return base_for(connection, actor.office_id)


def _open_session(signed_in: SignedIn) -> None:
    chosen = signed_in.person
    session.clear()
    session.permanent = True
    session[USER], session[EPOCH] = chosen.id, signed_in.epoch


def _again(parts: Parts, problem: Problem) -> Response:
    page = render(
        "accounts/sign-in.html",
        next=_next(),
        name=request.form.get("name", "")[:80],
        problem=details_of(problem, language()),
        **_offices(parts),
    )
    answer = make_response(page, problem.status)
    if problem.retry_after_s is not None:
        answer.headers["Retry-After"] = str(problem.retry_after_s)
    return answer


def _next() -> str:
    return local_path(request.values.get("next")) or ""


def _onward(person: Person) -> str:
    if may(person, Act.CALL):
        return _next() or "/desk"
    return _next() or ("/monitor" if may(person, Act.SUPERVISE) else "/")
