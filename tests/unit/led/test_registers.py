"""What a register map makes of a showing."""

import pytest

from hardware.led.registers import Coding, ModbusDisplay, RegisterMap, Scale, Switch
from hardware.led.showing import Line, Showing

DM36 = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))


def a_showing(text="A001", flashes=False, percent=100) -> Showing:
    return Showing((Line(text, flashes),), percent)


def test_a_display_of_digits_gets_one_character_a_register():
    messages = ModbusDisplay(3, DM36).messages(a_showing("Đ001  ", flashes=True), None)
    assert [each.data.hex()[:-4] for each in messages] == [
        "030600090008",
        "03060008003f",
        "0310000000060c" + "".join(f"00{ord(sign):02x}" for sign in "D001  "),
    ]


def test_only_what_has_changed_is_written():
    display = ModbusDisplay(3, DM36)
    assert display.messages(a_showing(), a_showing()) == ()
    (only,) = display.messages(a_showing(percent=1), a_showing())
    assert only.data.hex().startswith("030600090001")


@pytest.mark.parametrize(
    ("coding", "columns", "values"),
    [
        (Coding.CHARACTERS, 3, (0x41, 0x30, 0x30)),
        (Coding.PAIRS, 5, (0x4130, 0x3037, 0x2020)),
        (Coding.NUMBER, 4, (7,)),
        (Coding.NUMBER, 5, (0, 7)),
    ],
)
def test_text_stands_in_registers_as_the_maker_wants_it(coding, columns, values):
    assert RegisterMap(columns=columns, coding=coding).values("A007") == values


def test_a_number_without_digits_is_nought_and_a_large_one_has_two_words():
    large = RegisterMap(columns=6, coding=Coding.NUMBER)
    assert large.values("----") == (0, 0)
    assert large.values("X123456") == (1, 57920)
    assert RegisterMap(columns=4, coding=Coding.NUMBER, blank=0xFFFF).values("----") == (0xFFFF,)


def test_a_display_that_knows_only_one_function_is_written_register_by_register():
    display = ModbusDisplay(1, RegisterMap(columns=2, has_many=False))
    frames = [each.data[:6].hex() for each in display.messages(a_showing("A1"), None)]
    assert frames == ["010600000041", "010600010031"]


def test_lines_that_are_not_wanted_any_more_are_emptied():
    table = RegisterMap(columns=2, starts=(1000, 2000), coding=Coding.PAIRS)
    two = Showing((Line("A1"), Line("A2")))
    (only,) = ModbusDisplay(1, table).messages(a_showing("A1"), two)
    assert only.data.hex().startswith("010607d02020")
