"""The office's pictures and films in the administration: take in, throw away."""

from flask import Blueprint, flash, redirect, request
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.core.answers import language
from counter_server.core.errors import N_, Problem
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import office_of, onward

from . import media as files
from .rules import FILM_BYTES, HOME, MEGABYTE

TO = f"{HOME}#media"


def add_media_pages(pages: Blueprint, parts: Parts) -> None:
    """`/media/<id>/remove`; files come in by `media_upload_pages`."""

    @pages.post("/media/<int:media_id>/remove")
    def remove_media(media_id: int) -> AnyResponse:
        here = office_of(parts)
        try:
            files.remove_media(parts, here.id, media_id)
        except Problem as problem:
            return _told(problem)
        return onward(N_("Đã xóa tệp."), TO)


def media_upload_pages(parts: Parts) -> Blueprint:
    """`/admin/boards/media`: alone, because a film is larger than any other request may be.

    The app exempts it from the guard that reads every form before the page does; it checks the
    same token itself once it has said how much may come.
    """
    pages = Blueprint("board_media", __name__)

    @pages.post(f"{HOME}/media")
    def add_media() -> AnyResponse:
        here = office_of(parts)
        request.max_content_length = FILM_BYTES + MEGABYTE
        _check_token()
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            return _told_words(N_("Chưa chọn tệp nào."))
        try:
            files.add_media(parts, here.id, sent.filename, sent.stream)
        except Problem as problem:
            return _told(problem)
        return onward(N_("Đã tải lên {name}."), TO, name=sent.filename)

    return pages


def _check_token() -> None:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValueError as error:
        raise BadRequest(str(error)) from error


def _told(problem: Problem) -> AnyResponse:
    _ = translator(language())
    title = _(problem.title).format(**problem.values)
    return _told_words(f"{title} {_(problem.detail).format(**problem.values)}")


def _told_words(words: str) -> AnyResponse:
    flash(translator(language())(words), "bad")
    return redirect(TO, 303)
