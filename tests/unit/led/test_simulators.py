"""The pretended displays behave as real ones would, and can be looked at."""

import pytest

from hardware.led import Line, Showing, modbus
from hardware.led.alpha import Packet, dimming, encode
from hardware.led.registers import Coding, ModbusDisplay, RegisterMap, Scale, Switch
from hardware.simulators.led_panel import SimulatedPanels
from hardware.simulators.led_picture import picture
from hardware.simulators.led_sign import SimulatedSigns

DM36 = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))
A_CALL = Showing((Line("A012", flashes=True),), 44)


class Cable:
    """Keeps what a display says."""

    def __init__(self, pretended: SimulatedPanels | SimulatedSigns) -> None:
        self.said = b""
        self._there = pretended.connect(self._hear)

    def sends(self, data: bytes) -> bytes:
        self.said = b""
        self._there.receive(data)
        return self.said

    def _hear(self, data: bytes) -> None:
        self.said += data


def test_every_write_is_answered_as_the_driver_expects_it():
    pretended = SimulatedPanels({5: DM36})
    cable = Cable(pretended)
    for message in ModbusDisplay(5, DM36).messages(A_CALL, None):
        assert cable.sends(message.data) == message.answer
    assert pretended.wall.texts("5") == ("A012",)


@pytest.mark.parametrize(
    ("register", "values", "code"),
    [(200, (1,), 2), (0, (1,) * 7, 2), (9, (99,), 3)],
)
def test_what_it_does_not_have_is_refused_and_changes_nothing(register, values, code):
    pretended = SimulatedPanels({5: DM36})
    message = modbus.write(5, register, values)
    answer = Cable(pretended).sends(message.data)
    assert modbus.refusal(message, answer) == code
    assert pretended.wall.texts("5") == ("",)


def test_a_display_of_one_function_refuses_the_other():
    pretended = SimulatedPanels({5: RegisterMap(columns=2, has_many=False)})
    message = modbus.write(5, 0, (65, 66))
    answer = Cable(pretended).sends(message.data)
    assert modbus.refusal(message, answer) == modbus.ILLEGAL_FUNCTION


def test_registers_can_be_read_back():
    cable = Cable(SimulatedPanels({5: DM36}))
    cable.sends(modbus.write(5, 0, (65, 48)).data)
    body = bytes.fromhex("050300000002")
    said = cable.sends(body + modbus.crc(body))
    assert said[:7].hex() == "05030400410030"


@pytest.mark.parametrize(
    ("coding", "text", "shown"),
    [(Coding.PAIRS, "A12", "A12"), (Coding.NUMBER, "A0012", "12")],
)
def test_text_in_other_codings_is_shown(coding, text, shown):
    table = RegisterMap(columns=5, coding=coding)
    pretended = SimulatedPanels({1: table})
    cable = Cable(pretended)
    for message in ModbusDisplay(1, table).messages(Showing((Line(text),)), None):
        cable.sends(message.data)
    assert pretended.wall.texts("1") == (shown,)


def test_a_sign_heeds_its_address_and_that_of_all():
    pretended = SimulatedSigns(["01", "02"])
    cable = Cable(pretended)
    cable.sends(encode(Packet("Z", "02", b"A0\x1b0bA001")))
    cable.sends(encode(Packet("Z", "00", dimming(44))))
    cable.sends(encode(Packet("Z", "03", b"A0\x1b0bA009")))
    assert (pretended.wall.texts("01"), pretended.wall.texts("02")) == ((), ("A001",))
    assert pretended.wall.shown["01"].percent == 44


def test_the_picture_shows_more_light_for_more_letters_and_less_when_dimmed():
    def light(showing: Showing) -> int:
        return sum(
            value * count for value, count in enumerate(picture({"1": showing}).histogram()[:256])
        )

    full = light(Showing((Line("88888888"),)))
    assert full > light(Showing((Line("1"),))) > light(Showing((Line(""),)))
    assert full > light(Showing((Line("88888888"),), 20))
    assert picture({}).width > 0
