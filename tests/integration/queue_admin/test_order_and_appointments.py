"""The administrator orders lists and sets appointments, on both databases."""

import pytest
from sqlalchemy import update

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.queue import queries as hall
from counter_server.queue.admin import ordering
from counter_server.queue.admin.appointment_pages import set_rule
from counter_server.queue.admin.pages import queue_admin_pages
from counter_server.queue.appointments import queries
from counter_server.queue.appointments.rules import Rule
from counter_server.queue.classes import priority_classes
from counter_server.queue.tables import ServiceRow
from tests.support.appointments import SERVICE, booked
from tests.support.pages_app import pages_app, post, sign_in

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def admin(office):
    app = pages_app(office.parts, [queue_admin_pages(office.parts)])
    add_user(office.parts.works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    client = app.test_client()
    sign_in(client, "Đặng Ỗ", PASSWORD)
    return client


def prefixes(office) -> str:
    with office.parts.database.read() as connection:
        day = hall.today(connection, office.id, office.clock())
        return "".join(each.prefix for each in hall.services(connection, office.id, day))


def classes(office) -> list[str]:
    with office.parts.database.read() as connection:
        return [each.code for each in priority_classes(connection, office.id)]


def test_a_group_moves_with_all_its_services(office):
    with office.parts.database.write() as connection:
        for group, members in (("Đất", "AC"), ("Người", "B")):
            connection.execute(
                update(ServiceRow)
                .where(ServiceRow.prefix.in_(list(members)))
                .values(group_vi=group)
            )
    ordering.move_group(office.parts, office.id, "Người", -1)
    assert prefixes(office) == "BACDEF"
    ordering.move_group(office.parts, office.id, "Người", -1)
    ordering.move_group(office.parts, office.id, "không có", -1)
    assert prefixes(office) == "BACDEF"


def test_classes_and_services_move_by_buttons_that_keep_the_focus(office, admin):
    before = classes(office)
    page = "/admin/queue"
    moved = post(admin, f"{page}/classes/{before[1]}/up", page=page)
    assert classes(office)[:2] == [before[1], before[0]]
    assert moved.headers["Location"].endswith(f"#class-{before[1]}-up")
    post(admin, f"{page}/services/2/up", page=page)
    assert prefixes(office) == "BACDEF"
    shown = admin.get(f"{page}?moved=service-2-down").text
    assert 'id="service-2-down"' in shown
    assert "autofocus" in shown


def rule_of(office) -> Rule:
    with office.parts.database.read() as connection:
        return queries.offer(connection, office.id, SERVICE).rule


FORM = {
    "is_open": "1", "step_min": "20", "capacity": "1", "days_ahead": "30", "early_min": "15",
    "least_notice_min": "30", "late_min": "10", "no_show_min": "25", "remind_min": "120",
    "most_open": "2", "weekday_0": "4", "weekday_4": "0",
}  # fmt: skip


def test_appointments_of_a_service_are_set_by_form(office, admin):
    page = "/admin/queue/appointments/2"
    wrong = post(admin, page, page=page, **{**FORM, "no_show_min": "5"})
    assert (wrong.status_code, 'id="no_show_min-error"' in wrong.text) == (422, True)
    assert post(admin, page, page=page, **FORM).status_code == 303
    rule = rule_of(office)
    assert (rule.step_min, rule.no_show_min, rule.weekdays) == (20, 25, {0: 4, 4: 0})


def test_fewer_places_than_bookings_are_told_and_nobody_is_thrown_out(office, admin):
    for turn in range(2):
        booked(office, f"touch-000{turn}", phone=f"091234567{turn}")
    page = "/admin/queue/appointments/2"
    form = {**FORM, "step_min": "30", "weekday_0": ""}
    saved = post(admin, page, page=page, **form)
    assert saved.headers["Location"].endswith(page)
    shown = admin.get(page).text
    assert "thừa 1" in shown
    assert "09:30" in shown


def test_a_service_that_never_gave_appointments_begins_to(office):
    rule = Rule(step_min=15, weekdays={5: 3})
    set_rule(office.parts, office.id, 1, rule)
    with office.parts.database.read() as connection:
        assert queries.offer(connection, office.id, "dat-dai").rule == rule
