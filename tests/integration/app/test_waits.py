"""How long who takes a number now is likely to wait, wherever it is shown."""

from sqlalchemy import update

from counter_server.queue import queries
from counter_server.queue.desk_queries import desk
from counter_server.queue.tables import ServiceRow
from tests.support.issuing import issue


def waits(listed) -> dict[str, tuple[int, int]]:
    return {each["prefix"]: (each["wait"]["low_s"], each["wait"]["high_s"]) for each in listed}


def test_services_and_board_say_the_wait_of_each_service_and_it_grows(script, office):
    before = waits(script.get("/services").get_json())
    for turn in range(8):
        issue(office, f"key-{turn:04}", "ho-tich-chung-thuc")
    after = waits(script.get("/services").get_json())
    assert after["B"][1] > before["B"][1]
    assert after["C"] == before["C"]
    assert waits(script.get("/board").get_json()["services"]) == after


def test_the_desk_says_it_of_its_services(office):
    for turn in range(8):
        issue(office, f"key-{turn:04}", "ho-tich-chung-thuc")
    with office.parts.database.read() as connection:
        seen = desk(connection, office.id, 3, office.clock(), lambda *_: ())
        day = queries.today(connection, office.id, office.clock())
        named = {
            each.code: each.wait
            for each in queries.services(connection, office.id, day, office.clock())
        }
    assert {group.code: group.wait for group in seen.groups} == {
        code: named[code] for code in ("ho-tich-chung-thuc", "dang-ky-kinh-doanh")
    }


def test_a_wait_that_ends_after_closing_is_said_so(script, office):
    hours = [{"weekdays": [0], "opens": "07:30", "closes": "08:30"}]
    with office.parts.database.write() as connection:
        connection.execute(
            update(ServiceRow).where(ServiceRow.prefix.in_(["A", "B"])).values(hours=hours)
        )
    for turn in range(40):
        issue(office, f"key-{turn:04}", "ho-tich-chung-thuc")
    office.clock.move(seconds=31)  # what is remembered of an office is read again
    services = {each["prefix"]: each for each in script.get("/services").get_json()}
    said = {prefix: each["wait"]["past_closing"] for prefix, each in services.items()}
    assert (said["A"], said["B"], said["C"]) == (False, True, False)
