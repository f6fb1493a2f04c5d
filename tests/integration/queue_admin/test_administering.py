"""What an administrator changes, and that the hall has it at once."""

from datetime import date

import pytest

from counter_server.accounts.actions import add_user
from counter_server.contract.events import ServiceChanged
from counter_server.contract.office import Name
from counter_server.contract.tickets import TicketRequest
from counter_server.core.errors import Refused
from counter_server.core.event_log import entries_after
from counter_server.core.who import Role
from counter_server.queue import queries as hall
from counter_server.queue.actions import call_next, start_serving
from counter_server.queue.admin import actions, calling_actions, ordering, queries
from counter_server.queue.admin.pages import queue_admin_pages
from counter_server.queue.admin.values import ClassValues, DayOff, ProfileValues, ServiceValues
from counter_server.queue.admin.visits import last_day, past_day
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.policy import Policy
from counter_server.queue.previewing import as_it_was, compare, simulate
from tests.support.a_past_day import a_past_day, counter_numbered
from tests.support.pages_app import pages_app, post, sign_in

PASSWORD = "bốn mùa mưa nắng"


def issue(office, service="B", priority=None, key="touch-00001"):
    request = TicketRequest(service=service, priority=priority)
    return issue_ticket(office.parts, office.id, request, key, None)[0]


def services(office):
    with office.parts.database.read() as connection:
        return queries.services(connection, office.id)


def test_a_new_service_stands_last_on_the_kiosk_and_gives_numbers_from_its_first(office):
    values = ServiceValues(Name(vi="Lao động – Việc làm"), first_number=500, number_step=2)
    made = actions.add_service(office.parts, office.id, "G", values)
    counter = counter_numbered(office, 1)
    with office.parts.database.read() as connection:
        known = queries.counter(connection, office.id, counter)
    assert services(office)[-1].code == "lao-dong-viec-lam"
    assert known.set.services != {made: 1}
    assert issue(office, "G", key="touch-00001").number == "G500"
    assert issue(office, "G", key="touch-00002").number == "G502"


def test_two_services_cannot_have_one_letter(office):
    with pytest.raises(Refused) as refused:
        actions.add_service(office.parts, office.id, "A", ServiceValues(Name(vi="Khác")))
    assert (refused.value.code, refused.value.field) == ("prefix_taken", "prefix")


def test_a_service_moves_and_stays_within_the_list(office):
    first, second, *_ = services(office)
    ordering.move_service(office.parts, office.id, first.id, -1)
    ordering.move_service(office.parts, office.id, first.id, 1)
    assert [each.id for each in services(office)][:2] == [second.id, first.id]


def test_a_day_off_closes_the_service_with_its_message(office):
    service = services(office)[0]
    today = date(2026, 11, 23)
    off = DayOff(today, Name(vi="Nghỉ để kiểm kê", en="Stocktaking"))
    actions.add_day_off(office.parts, office.id, service.id, off)
    actions.add_day_off(office.parts, office.id, service.id, off)
    with pytest.raises(Refused) as refused:
        issue(office, "A")
    assert str(refused.value.values["message"]) == "Nghỉ để kiểm kê"
    actions.remove_day_off(office.parts, office.id, service.id, today)
    assert issue(office, "A").number


def test_kiosks_are_told_what_an_administrator_changes(office):
    service = services(office)[0]
    today = date(2026, 11, 23)
    off = DayOff(today, Name(vi="Nghỉ"))
    actions.add_day_off(office.parts, office.id, service.id, off)
    actions.remove_day_off(office.parts, office.id, service.id, today)
    ordering.move_service(office.parts, office.id, service.id, 1)
    actions.change_service(
        office.parts, office.id, service.id, ServiceValues(Name(vi="Đất đai"), is_open=False)
    )
    with office.parts.database.read() as connection:
        told = [each.event for each in entries_after(connection, office.id, 0)]
    assert [each.open for each in told if isinstance(each, ServiceChanged)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_removed_class_leaves_its_visitors_to_everybody(office):
    waiting = issue(office, priority="elderly")
    moved = calling_actions.remove_class(office.parts, office.id, "elderly")
    called = call_next(office.parts, office.id, counter_numbered(office, 2))
    assert moved == 1
    assert called is not None
    assert (called.id, called.priority) == (waiting.id, None)


def test_everybodys_class_cannot_be_removed(office):
    with pytest.raises(Refused, match="class_of_everybody"):
        calling_actions.remove_class(office.parts, office.id, "")


def test_a_new_class_can_be_chosen_at_once(office):
    values = ClassValues(Name(vi="Người nước ngoài"), Name(vi=""), 3, 900)
    code = calling_actions.add_class(office.parts, office.id, values)
    assert issue(office, priority=code).priority == "nguoi-nuoc-ngoai"


def test_a_counter_with_a_visitor_is_not_closed_and_nothing_of_the_form_is_kept(office):
    issue(office)
    counter = counter_numbered(office, 2)
    call_next(office.parts, office.id, counter)
    start_serving(office.parts, office.id, counter)
    with office.parts.database.read() as connection:
        known = queries.counter(connection, office.id, counter).set
    values = type(known)(9, known.name, "closed", known.services)
    with pytest.raises(Refused, match="counter_busy"):
        actions.change_counter(office.parts, office.id, counter, values)
    with office.parts.database.read() as connection:
        assert queries.counter(connection, office.id, counter).set == known


def test_a_counter_serves_what_its_profile_says_also_when_it_is_changed(office):
    counter = counter_numbered(office, 1)
    with office.parts.database.read() as connection:
        known = queries.counter(connection, office.id, counter).set
        profile = queries.profiles(connection, office.id)[0]
    values = type(known)(1, known.name, "open", {}, profile.id)
    actions.change_counter(office.parts, office.id, counter, values)
    changed = ProfileValues(profile.set.name, {"xay-dung": 2})
    actions.change_profile(office.parts, office.id, profile.id, changed)
    with office.parts.database.read() as connection:
        assert hall.counter(connection, office.id, counter).services == ("xay-dung",)
    actions.remove_profile(office.parts, office.id, profile.id)
    with office.parts.database.read() as connection:
        assert hall.counter(connection, office.id, counter).services == ("xay-dung",)


def test_the_policy_that_really_ran_plays_the_day_as_it_was(office):
    a_past_day(office)
    with office.parts.database.read() as connection:
        day = last_day(connection, office.id, date(2026, 11, 24))
        played = past_day(connection, office.id, day)
        rules, _ = queries.calling(connection, office.id)
    was = [(call.visit.label, call.at) for call in as_it_was(played.visits)]
    again = simulate(played.visits, played.shifts, rules)
    assert sorted((call.visit.label, call.at) for call in again) == sorted(was)
    assert compare(played.visits, played.shifts, rules)[-1].proposed.number == 24


def test_only_administrators_come_in(office):
    app = pages_app(office.parts, [queue_admin_pages(office.parts)])
    add_user(office.parts.works, office.id, name="Trần Văn Ỷ", role=Role.CLERK, password=PASSWORD)
    client = app.test_client()
    assert client.get("/admin/queue").status_code in (302, 303)
    sign_in(client, "Trần Văn Ỷ", PASSWORD)
    assert client.get("/admin/queue").status_code == 403


def test_a_policy_is_previewed_and_only_saved_when_asked(office):
    a_past_day(office)
    app = pages_app(office.parts, [queue_admin_pages(office.parts)])
    add_user(office.parts.works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    client = app.test_client()
    sign_in(client, "Đặng Ỗ", PASSWORD)
    with office.parts.database.read() as connection:
        rules, _ = queries.calling(connection, office.id)
    form = {"policy": "first_come", "recall_limit": "5", "near_ahead": "2", "bound_wait_min": "5"}
    for code in rules.classes:
        form |= {f"weight_{code}": "1", f"longest_{code}": "30"}
    page = "/admin/queue/policy"
    shown = post(client, page, page=page, do="preview", **form)
    assert (shown.status_code, "chưa lưu" in shown.text) == (200, True)
    assert _policy(office) is Policy.BALANCED
    wrong = post(client, page, page=page, do="save", **{**form, "recall_limit": "nhiều"})
    assert (wrong.status_code, 'value="nhiều"' in wrong.text) == (422, True)
    post(client, page, page=page, do="save", **form)
    assert _policy(office) is Policy.FIRST_COME


def _policy(office) -> Policy:
    with office.parts.database.read() as connection:
        return queries.calling(connection, office.id)[0].policy
