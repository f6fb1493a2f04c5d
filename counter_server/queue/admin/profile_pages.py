"""Pages of a work profile: add, change, remove."""

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.errors import N_
from counter_server.core.parts import Parts

from . import actions, queries
from .answers import Form, Office, kept, office_of, onward
from .forms import read_profile, typed_profile


def add_profile_pages(pages: Blueprint, parts: Parts) -> None:
    """`/profiles/new`, `/profiles/<id>` and its removal."""
    _adding(pages, parts)
    _changing(pages, parts)


def _adding(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/profiles/new")
    def new_profile() -> str:
        return _form(office_of(parts), None).draw({})

    @pages.post("/profiles/new")
    def add_profile() -> AnyResponse:
        office = office_of(parts)
        form = _form(office, None)
        values, reading = read_profile(request.form, _codes(office))
        if kept(reading, lambda: actions.add_profile(parts, office.id, values), "name_vi"):
            return onward(N_("Đã thêm hồ sơ công việc {name}."), name=values.name.vi)
        return form.again(reading)


def _changing(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/profiles/<int:profile_id>")
    def profile(profile_id: int) -> str:
        office = office_of(parts)
        known = _known(office, profile_id)
        return _form(office, known).draw(typed_profile(known.set, _codes(office)))

    @pages.post("/profiles/<int:profile_id>")
    def change_profile(profile_id: int) -> AnyResponse:
        office = office_of(parts)
        form = _form(office, _known(office, profile_id))
        values, reading = read_profile(request.form, _codes(office))
        if kept(
            reading,
            lambda: actions.change_profile(parts, office.id, profile_id, values),
            "name_vi",
        ):
            return onward(N_("Đã lưu hồ sơ công việc {name}."), name=values.name.vi)
        return form.again(reading)

    @pages.post("/profiles/<int:profile_id>/remove")
    def remove_profile(profile_id: int) -> AnyResponse:
        office = office_of(parts)
        name = _known(office, profile_id).set.name.vi
        actions.remove_profile(parts, office.id, profile_id)
        return onward(N_("Đã bỏ hồ sơ công việc {name}."), name=name)


def _form(office: Office, known: queries.Profile | None) -> Form:
    with office.parts.database.read() as connection:
        services = queries.services(connection, office.id)
    return Form("profile", {"profile": known, "services": services})


def _codes(office: Office) -> dict[int, str]:
    with office.parts.database.read() as connection:
        return {each.id: each.code for each in queries.services(connection, office.id)}


def _known(office: Office, profile_id: int) -> queries.Profile:
    with office.parts.database.read() as connection:
        return queries.profile(connection, office.id, profile_id)
