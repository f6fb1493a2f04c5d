"""Where a citizen gives a number, knowing what for, and takes it back: behind the slip's QR."""

from datetime import timedelta

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from config.words import translator
from counter_server.core.answers import carried_language, language, speak_as
from counter_server.core.errors import N_, NotFound, Problem
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.throttle import Throttle

from . import queries
from .consent import give_for_appointment, give_for_dossier, give_for_ticket, take_back
from .numbers import masked
from .subjects import Subject, is_offered, subject_of

_MOST_A_MINUTE = 10


def sms_phone_pages(parts: Parts) -> Blueprint:
    """`/t/<token>/sms`, `/h/…` and `/a/…`; templates ask `sms_offered(token)`."""
    pages = Blueprint("sms_phone", __name__)
    throttle = Throttle(
        _MOST_A_MINUTE, timedelta(minutes=1), N_("Gửi số điện thoại quá nhiều lần.")
    )

    @pages.app_template_global("sms_offered")
    def sms_offered(token: str) -> bool:
        with parts.database.read() as connection:
            return is_offered(connection, subject_of(connection, token))

    @pages.get("/t/<token>/sms", defaults={"page": "t"})
    @pages.get("/h/<token>/sms", defaults={"page": "h"})
    @pages.get("/a/<token>/sms", defaults={"page": "a"})
    def ask(page: str, token: str) -> str:
        return _form(parts, _subject(parts, token), f"/{page}/{token}")

    @pages.post("/t/<token>/sms", defaults={"page": "t"})
    @pages.post("/h/<token>/sms", defaults={"page": "h"})
    @pages.post("/a/<token>/sms", defaults={"page": "a"})
    def give(page: str, token: str) -> Response | tuple[str, int]:
        throttle.take(request.remote_addr or "", parts.clock())
        subject, home = _subject(parts, token), f"/{page}/{token}"
        try:
            _give(parts, subject)
        except Problem as problem:
            return _form(parts, subject, home, problem), problem.status
        return redirect(f"{home}/sms{carried_language()}", 303)

    @pages.post("/t/<token>/sms/forget", defaults={"page": "t"})
    @pages.post("/h/<token>/sms/forget", defaults={"page": "h"})
    @pages.post("/a/<token>/sms/forget", defaults={"page": "a"})
    def forget(page: str, token: str) -> Response:
        subject = _subject(parts, token)
        take_back(parts, subject.office_id, **subject.whose)
        return redirect(f"/{page}/{token}/sms{carried_language()}", 303)

    return pages


def _give(parts: Parts, subject: Subject) -> None:
    number, agreed = request.form.get("number", "")[:40], request.form.get("consent") == "yes"
    here, tongue = subject.office_id, language()
    match subject:
        case Subject(ticket_id=int(visit)):
            give_for_ticket(parts, here, visit, number, agreed=agreed, language=tongue)
        case Subject(dossier_id=int(dossier)):
            give_for_dossier(parts, here, dossier, number, agreed=agreed, language=tongue)
        case Subject(appointment_id=int(hour)):
            give_for_appointment(parts, here, hour, number, agreed=agreed, language=tongue)


def _form(parts: Parts, subject: Subject, home: str, problem: Problem | None = None) -> str:
    _ = translator(language())
    with parts.database.read() as connection:
        given = queries.given_number(connection, subject.office_id, **subject.whose)
        is_offering = is_offered(connection, subject)
        keep_days = queries.place(connection, subject.office_id).settings.keep_days
    return render(
        "sms/give.html",
        subject=subject,
        home=home,
        given=masked(given) if given else "",
        is_offering=is_offering,
        keep_days=keep_days,
        typed=request.form.get("number", "")[:40],
        problem=_(problem.title) if problem else "",
        advice=_(problem.detail) if problem else "",
        field=problem.field if problem else "",
    )


def _subject(parts: Parts, token: str) -> Subject:
    """Of a token; its page speaks the language of the page that leads to it."""
    with parts.database.read() as connection:
        found = subject_of(connection, token)
    if found is None:
        raise NotFound(
            "unknown_ticket",
            N_("Không tìm thấy số này."),
            N_("Xin quét lại mã QR trên phiếu, hoặc lấy số mới tại máy."),
        )
    speak_as(found.language)
    return found
