"""A small app with pages that go wrong in every way."""

import pytest
from flask import Blueprint

from counter_server.core.api import Api
from counter_server.core.errors import Busy, Refused
from counter_server.core.pages import person_for, render
from counter_server.core.who import Act
from tests.support.offices import sample_office
from tests.support.pages_app import pages_app


def troubles() -> Blueprint:
    pages = Blueprint("troubles", __name__)

    @pages.get("/refused")
    def refused():
        raise Refused("counter_busy", "Quầy đang phục vụ số {number}.", "Hoàn tất trước.",
                      values={"number": "<A001>"})  # fmt: skip

    @pages.get("/busy")
    def busy():
        raise Busy("server_busy", "Máy chủ đang bận.", "Thử lại.", retry_after_s=3)

    @pages.get("/broken")
    def broken():
        raise ZeroDivisionError("secret inside")

    @pages.route("/clerks-only", methods=["GET", "POST"])
    def clerks_only():
        return person_for(Act.CALL).name

    @pages.get("/long")
    def long():
        return render("error.html", problem={"title": "á" * 2000, "detail": "", "code": "x"})

    return pages


def broken_api() -> Api:
    api = Api("troubles")

    @api.get("/broken", may=None, answer=str, summary="Breaks")
    def broken(actor):
        raise ZeroDivisionError("secret inside")

    return api


@pytest.fixture
def client(sqlite):
    office = sample_office(sqlite)
    return pages_app(office.parts, [troubles()], [broken_api()]).test_client()
