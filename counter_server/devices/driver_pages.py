"""`/admin/devices/drivers`: how each kind of device was tried, and what never was."""

from flask import Blueprint

from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import office_of

from .drivers import WAY_WORDS, drivers


def add_driver_pages(pages: Blueprint, parts: Parts) -> None:
    """The checklists."""

    @pages.get("/drivers")
    def checklists() -> str:
        office_of(parts)
        return render("admin/device-drivers.html", drivers=drivers(), ways=WAY_WORDS)
