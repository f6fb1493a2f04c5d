"""The office is told how its displays stand."""

from queue import Queue

import msgspec

from counter_server.contract.devices import DeviceSelf, HealthReport, Program
from display_board.asking import Refused, ServerAway
from display_board.led.health import MOST_PARTS, parts
from display_board.reporting import Reporter
from hardware.led import Health
from tests.unit.led.halls import a_layout

ANSWER = DeviceSelf(name="led-1", kind="board", place="", zone="", every_s=3600)


class FakeServer:
    """Keeps each report; the answers are given in turn."""

    def __init__(self, *answers: DeviceSelf | Exception) -> None:
        self.told: Queue[HealthReport] = Queue()
        self._answers = list(answers)

    def tell(self, path: str, body: HealthReport, shape: type) -> DeviceSelf:
        self.told.put(body)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_each_display_is_a_part_and_those_in_trouble_come_first():
    health = {"one": Health.SENT, "three": Health.AWAY, "over": Health.REFUSED}
    told = [(each.part, each.problem, each.driver) for each in parts(a_layout(), health)]
    assert told == [
        ("three", "led_away", "led-alpha"),
        ("over", "led_refused", "led-modbus"),
        ("one", None, "led-alpha"),
    ]


def test_what_nothing_is_known_of_is_not_told():
    assert [each.part for each in parts(a_layout(), {"over": Health.OK})] == ["over"]


def test_of_a_great_hall_the_troubles_are_told():
    layout = a_layout()
    (over,) = layout.bus[1].display
    many = tuple(msgspec.structs.replace(over, name=f"q{n}", unit=n) for n in range(1, 31))
    layout = msgspec.structs.replace(
        layout, bus=(msgspec.structs.replace(layout.bus[1], display=many),)
    )
    health = {each.name: Health.OK for each in many} | {"q30": Health.SILENT}
    told = parts(layout, health)
    assert (len(told), told[0].part) == (MOST_PARTS, "q30")


def test_a_change_is_told_at_once_and_a_server_that_is_away_holds_up_nobody():
    server = FakeServer(ServerAway("down"), Refused("unknown_device"), ANSWER)
    reporter = Reporter(server, Program.LED, lambda: parts(a_layout(), {"one": Health.OK}))
    reporter.start()
    assert server.told.get(timeout=5).parts[0].part == "one"
    for _ in range(2):
        reporter.changed()
        assert server.told.get(timeout=5).program == Program.LED
    reporter.end()
    assert server.told.empty()
