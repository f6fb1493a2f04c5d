"""Pages of a priority class: add, change, remove."""

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.contract.office import PriorityClass
from counter_server.core.errors import N_, NotFound
from counter_server.core.parts import Parts
from counter_server.queue.classes import all_classes
from counter_server.queue.policy import ORDINARY

from . import calling_actions as actions
from .answers import Form, Office, kept, office_of, onward
from .forms import read_class, typed_class
from .values import NO_NAME, ClassValues


def add_class_pages(pages: Blueprint, parts: Parts) -> None:
    """`/classes/new`, `/classes/<code>` and its removal."""
    _adding(pages, parts)
    _changing(pages, parts)


def _adding(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/classes/new")
    def new_class() -> str:
        office_of(parts)
        return _form(None).draw(typed_class(ClassValues(NO_NAME, NO_NAME, 3, 1200)))

    @pages.post("/classes/new")
    def add_class() -> AnyResponse:
        office = office_of(parts)
        form = _form(None)
        values, reading = read_class(request.form, named=True)
        if kept(reading, lambda: actions.add_class(parts, office.id, values), "name_vi"):
            return onward(N_("Đã thêm diện {name}."), name=values.name.vi)
        return form.again(reading)


def _changing(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/classes/<code>")
    def priority_class(code: str) -> str:
        known = _known(office_of(parts), code)
        values = ClassValues(known.name, known.hint, known.weight, known.longest_wait_s)
        return _form(known).draw(typed_class(values))

    @pages.post("/classes/<code>")
    def change_class(code: str) -> AnyResponse:
        office = office_of(parts)
        known = _known(office, code)
        form = _form(known)
        values, reading = read_class(request.form, named=known.code != ORDINARY)
        if kept(
            reading,
            lambda: actions.change_class(parts, office.id, known.code, values),
            "weight",
        ):
            return onward(N_("Đã lưu nhóm."))
        return form.again(reading)

    @pages.post("/classes/<code>/remove")
    def remove_class(code: str) -> AnyResponse:
        office = office_of(parts)
        known = _known(office, code)
        moved = actions.remove_class(parts, office.id, known.code)
        return onward(
            N_("Đã bỏ diện {name}; {count} số đang chờ chuyển sang nhóm chung."),
            name=known.name.vi,
            count=moved,
        )


def _form(known: PriorityClass | None) -> Form:
    more = {
        "known": known,
        "is_everybody": known is not None and known.code == ORDINARY,
    }
    return Form("class", more)


def _known(office: Office, named: str) -> PriorityClass:
    code = ORDINARY if named == actions.EVERYBODY else named
    with office.parts.database.read() as connection:
        for each in all_classes(connection, office.id):
            if each.code == code:
                return each
    raise NotFound(
        "unknown_class", N_("Không có diện này."), N_("Chọn một diện có trong danh sách.")
    )
