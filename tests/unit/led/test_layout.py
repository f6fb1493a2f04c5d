"""The officer's file, and the tables of other makers."""

from pathlib import Path

import pytest

from config.led import displays
from display_board.led import reading
from display_board.led.layout import WrongLayout, pattern_of
from display_board.led.opening import line_of
from hardware.led.alpha import AlphaSign
from hardware.led.registers import Coding, ModbusDisplay

EXAMPLE = Path(__file__).parents[3] / "config" / "led" / "hall.toml"
SIGN = 'name = "main"\nunit = "01"\n'
UNIT = 'name = "q1"\nunit = 1\ntype = "dm36b06"\nshows = "counter"\ncounter = 1\n'


def read(tmp_path: Path, text: str) -> reading.Read:
    path = tmp_path / "led.toml"
    path.write_text(text, "utf-8")
    return reading.read(path)


def bus(protocol: str, *displays: str, more: str = "") -> str:
    written = "".join(f"[[bus.display]]\n{each}" for each in displays)
    return f'[[bus]]\naddress = "loop://"\nprotocol = "{protocol}"\n{more}{written}'


def test_the_example_can_be_used():
    found = reading.read(EXAMPLE)
    assert list(found.drivers) == ["bang-chinh", "quay-1", "quay-2"]
    assert found.drivers["bang-chinh"] == AlphaSign("01", columns=10)
    assert [line_of(each) for each in found.layout.bus]


@pytest.mark.parametrize("name", list(displays()))
def test_every_table_of_ours_can_be_used(name, tmp_path):
    found = read(tmp_path, bus("modbus", UNIT.replace("dm36b06", name)))
    driver = found.drivers["q1"]
    assert isinstance(driver, ModbusDisplay)
    assert found.layout.displays[0].columns == driver.map.columns


def test_another_makers_table_stands_beside_the_layout(tmp_path):
    table = 'columns = 5\nstarts = [1000, 2000]\ncoding = "pairs"\nhas_many = false\n'
    (tmp_path / "card.toml").write_text(table, "utf-8")
    found = read(tmp_path, bus("modbus", UNIT.replace("dm36b06", "card.toml")))
    (display,) = found.layout.displays
    assert (display.rows, display.columns) == (2, 5)
    assert found.drivers["q1"].map.coding is Coding.PAIRS


def test_a_call_is_written_as_usual_when_nothing_is_said():
    board, counter, _ = reading.read(EXAMPLE).layout.displays
    assert (pattern_of(board), pattern_of(counter)) == ("{number:<6} {counter:>2}", "{number}")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("bus = []", "no display"),
        ("nonsense", "led.toml"),
        (bus("alpha", SIGN, SIGN.replace("01", "02")), "one name"),
        (bus("alpha", SIGN, SIGN.replace("main", "other")), "one unit"),
        (bus("alpha", SIGN.replace('"01"', '"1"')), "unit"),
        (bus("modbus", UNIT.replace("= 1\n", "= 300\n", 1)), "unit 1-247"),
        (bus("modbus", UNIT.replace("dm36b06", "dm99")), "type dm99"),
        (bus("modbus", UNIT.replace("counter = 1\n", "")), "counter"),
        (bus("modbus", UNIT + 'line = "{name}"\n'), "line"),
        (bus("modbus", UNIT + 'line = "{number"\n'), "line"),
        (bus("modbus", UNIT + "rows = 0\n"), "rows"),
        (bus("modbus", UNIT + "coler = 1\n"), "coler"),
        (bus("morse", UNIT), "protocol"),
        (bus("alpha", SIGN) + bus("modbus", UNIT), "one address"),
        ("hold_s = -4\n" + bus("alpha", SIGN), "hold_s"),
        (bus("alpha", SIGN, more="baudrate = 12\n"), "baudrate"),
        (bus("modbus", UNIT + 'line = "{number:>2000000000}"\n'), "99"),
        ('brightness = { "8" = 40 }\n' + bus("alpha", SIGN), "brightness"),
        ('brightness = { "08:00" = 0 }\n' + bus("alpha", SIGN), "brightness"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(text, where, tmp_path):
    with pytest.raises(WrongLayout, match=where):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("columns = 0\n", "columns"),
        ("columns = 124\n", "columns"),
        ("columns = 4\nstarts = []\n", "starts"),
        ("columns = 4\nstarts = [0, 0]\n", "register 0 is used twice"),
        ("columns = 4\nstarts = [0, 3]\n", "register 3 is used twice"),
        ("columns = 4\nflash = { register = 2, on = 1 }\n", "register 2 is used twice"),
        ("columns = 4\nstarts = [65533]\n", "0 to 65535"),
        ("columns = 4\nflash = { register = 9, on = 70000 }\n", "0 to 65535"),
    ],
)
def test_a_table_that_no_display_has_says_where(table, where, tmp_path):
    (tmp_path / "card.toml").write_text(table, "utf-8")
    with pytest.raises(WrongLayout, match=where):
        read(tmp_path, bus("modbus", UNIT.replace("dm36b06", "card.toml")))


@pytest.mark.parametrize(
    "table",
    [
        'columns = 6\ncoding = "pairs"\nstarts = [0, 3]\n',
        'columns = 6\ncoding = "number"\nstarts = [0, 2]\n',
        'columns = 4\ncoding = "number"\nstarts = [0, 1]\n',
    ],
)
def test_lines_that_stand_close_together_can_be_used(table, tmp_path):
    (tmp_path / "card.toml").write_text(table, "utf-8")
    assert read(tmp_path, bus("modbus", UNIT.replace("dm36b06", "card.toml"))).drivers


def test_a_line_that_cannot_be_opened_at_all_is_told(tmp_path):
    found = read(tmp_path, bus("alpha", SIGN, more='frame = "9X9"\n'))
    with pytest.raises(WrongLayout, match="9X9"):
        line_of(found.layout.bus[0])
