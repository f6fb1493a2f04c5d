"""What a kiosk says of its parts."""

from threading import Event

import pytest

from counter_server.contract.devices import DeviceSelf, HealthReport, Program
from counter_server.contract.problems import ProblemDetails
from kiosk.gateway import Refused, ServerAway
from kiosk.health import HealthTeller, memory_part, printer_part, scanner_part

KNOWN = DeviceSelf(name="ki-ốt 1", kind="kiosk", place="", zone="", every_s=60)


def test_a_kiosk_tells_its_version_its_time_and_its_parts():
    teller = HealthTeller(lambda _: KNOWN)
    teller.parts += [
        scanner_part("/dev/ttyACM0", lambda: False),
        printer_part("tcp://sanh:9100", lambda: "paper_out"),
        memory_part(lambda: True, lambda: 0),
    ]
    report = teller.report()
    assert (report.program, bool(report.version)) == (Program.KIOSK, True)
    assert report.sent_at.tzinfo is not None
    assert [(each.part, each.problem, each.driver) for each in report.parts] == [
        ("scanner", "scanner_away", "scanner-serial"),
        ("printer", "paper_out", "printer-tcp"),
        ("memory", None, ""),
    ]


@pytest.mark.parametrize(
    ("is_ready", "untold", "problem", "value"),
    [(True, 0, None, ""), (False, 0, "not_ready_alone", ""), (True, 7, "numbers_untold", "7")],
)
def test_the_memory_says_what_it_lacks(is_ready, untold, problem, value):
    part = memory_part(lambda: is_ready, lambda: untold)()
    assert (part.problem, part.value) == (problem, value)


def test_a_server_that_is_away_is_told_again_when_a_part_changes():
    told: list[HealthReport] = []
    heard = Event()

    def tell(report: HealthReport) -> DeviceSelf:
        told.append(report)
        if len(told) == 1:
            teller.soon()
            raise ServerAway("ReadTimeout")
        heard.set()
        return KNOWN

    teller = HealthTeller(tell)
    teller.soon()
    teller.begin()
    assert heard.wait(10)
    teller.close()
    assert len(told) == 2


def test_a_kiosk_whose_token_is_no_longer_good_says_so():
    def tell(_: HealthReport) -> DeviceSelf:
        raise Refused(ProblemDetails(code="token_wrong", status=401, title="", detail=""))

    heard = Event()
    teller = HealthTeller(tell)
    teller.refused = heard.set
    teller.soon()
    teller.begin()
    assert heard.wait(10)
    teller.close()
