"""Slips laid out beforehand, on both databases."""

from counter_server.contract.slips import CLOCK, DAY, NUMBER, PRIORITY, STATUS_URL
from counter_server.contract.wire import to_json
from counter_server.printing.templates import slip_templates


def made(office, version: str = ""):
    with office.parts.database.read() as connection:
        return slip_templates(connection, office.id, version)


def test_every_service_has_its_slip_in_every_language_with_and_without_a_class(office):
    found = {(each.service, each.language, each.has_priority) for each in made(office).templates}
    assert len(found) == len(made(office).templates)
    assert {("dat-dai", "vi", False), ("dat-dai", "en", True)} <= found


def test_only_what_a_visitor_makes_known_is_left_blank(office):
    for template in made(office).templates:
        text = to_json(template.blocks).decode()
        blanks = {each for each in (NUMBER, STATUS_URL, PRIORITY, CLOCK, DAY) if each in text}
        expected = {NUMBER, STATUS_URL, CLOCK, DAY}
        assert blanks == expected | ({PRIORITY} if template.has_priority else set())
        assert "1111" not in text


def test_a_kiosk_that_has_them_is_sent_nothing(office):
    assert made(office, made(office).version) is None
