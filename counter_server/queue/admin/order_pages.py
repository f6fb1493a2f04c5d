"""Buttons that move a service, a group or a class up or down."""

from urllib.parse import quote

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.parts import Parts

from . import ordering
from .answers import HOME, office_of

_WAYS = {"up": -1, "down": 1}


def add_order_pages(pages: Blueprint, parts: Parts) -> None:
    """`/services/<id>/up`, `/groups/up`, `/classes/<code>/up`, and `down` for each."""

    @pages.post("/services/<int:service_id>/<any(up, down):way>")
    def move_service(service_id: int, way: str) -> AnyResponse:
        office = office_of(parts)
        ordering.move_service(parts, office.id, service_id, _WAYS[way])
        return _back(f"service-{service_id}-{way}")

    @pages.post("/groups/<any(up, down):way>")
    def move_group(way: str) -> AnyResponse:
        office = office_of(parts)
        group = request.form.get("group", "")
        ordering.move_group(parts, office.id, group, _WAYS[way])
        return _back(f"group-{request.form.get('place', '')}-{way}")

    @pages.post("/classes/<code>/<any(up, down):way>")
    def move_class(code: str, way: str) -> AnyResponse:
        office = office_of(parts)
        ordering.move_class(parts, office.id, code, _WAYS[way])
        return _back(f"class-{code}-{way}")


def _back(button: str) -> AnyResponse:
    """To the button that was pressed, so that it can be pressed again."""
    return redirect(f"{HOME}?moved={quote(button)}#{quote(button)}", 303)
