"""A supervisor at the monitor, beside the clerks of the desk tests."""

from flask import Flask

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.queue.api import queue_api
from counter_server.queue.desk_printing import DeskPrinting
from counter_server.queue.monitor_pages import monitor_pages
from counter_server.queue.pages import desk_pages
from tests.support.pages_app import pages_app
from tests.ui.desk.clerk import PASSWORD, DeskOffice, desk_app

LEADER = "le van on"


def monitor_app(office: DeskOffice) -> Flask:
    """Sign-in, desk and monitor, with two clerks and a leader."""
    desk_app(office)
    parts = office.hall.parts
    add_user(parts.works, office.hall.id, name="Lê Văn Ổn", role=Role.LEADER, password=PASSWORD)
    printing = DeskPrinting(
        lambda _connection, _office_id, _at: office.failed,
        office.retry,
        low_paper=lambda _connection, _office_id: office.low_paper,
    )
    pages = [desk_pages(parts, printing), monitor_pages(parts, printing)]
    return pages_app(parts, pages, [queue_api(parts)])
