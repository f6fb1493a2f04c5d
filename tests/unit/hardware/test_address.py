"""A printer's URL, and what is wrong with it."""

import pytest

from hardware.printing import BadPrinterUrl, open_printer
from hardware.printing.address import (
    EXAMPLES,
    Asking,
    File,
    FlowControl,
    Place,
    PrinterAddress,
    Serial,
    Tcp,
    Usb,
    read,
)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("tcp://192.168.1.50:9100", Tcp("192.168.1.50", 9100)),
        ("tcp://in-phieu", Tcp("in-phieu", 9100)),
        ("tcp://[::1]:9101/", Tcp("::1", 9101)),
        ("serial:///dev/ttyUSB0", Serial("/dev/ttyUSB0", 9600, FlowControl.NONE)),
        (
            "serial:///dev/ttyUSB0?baudrate=115200&flow=dsrdtr",
            Serial("/dev/ttyUSB0", 115200, FlowControl.DSRDTR),
        ),
        ("usb://04b8:0e15", Usb(0x04B8, 0x0E15)),
        ("file:///dev/usb/lp0", File("/dev/usb/lp0")),
        ("file:///srv/phi%E1%BA%BFu%20in", File("/srv/phiếu in")),
    ],
)
def test_a_url_names_a_place(url: str, place: Place) -> None:
    assert read(url).place == place


@pytest.mark.parametrize("url", EXAMPLES.values())
def test_every_example_is_a_good_url(url: str) -> None:
    assert isinstance(read(url), PrinterAddress)


@pytest.mark.parametrize(
    ("query", "width_px"),
    [("", 576), ("?paper=58", 384), ("?dpi=180", 512), ("?paper=58&dpi=180", 360)],
)
def test_paper_and_resolution_give_the_width(query: str, width_px: int) -> None:
    assert open_printer(f"tcp://printer{query}").width_px == width_px


@pytest.mark.parametrize(
    ("url", "asking", "confirms"),
    [
        ("tcp://printer", Asking.AT_ONCE, True),
        ("tcp://printer?confirm=no", Asking.AT_ONCE, False),
        ("tcp://printer?status=asb", Asking.REPORTS, True),
        ("tcp://printer?status=gsr&confirm=no", Asking.IN_TURN, False),
        ("tcp://printer?status=no", Asking.NEVER, False),
        ("file:///srv/slips", Asking.NEVER, False),
        ("file:///dev/usb/lp0?status=yes", Asking.AT_ONCE, True),
    ],
)
def test_a_url_says_how_much_a_printer_tells(url: str, asking: Asking, confirms: bool) -> None:
    address = read(url)
    assert (address.asking, address.confirms) == (asking, confirms)


@pytest.mark.parametrize(
    ("url", "code", "wrong"),
    [
        ("", "unknown_kind_of_printer", ""),
        ("192.168.1.50:9100", "unknown_kind_of_printer", "192.168.1.50:9100"),
        ("http://printer", "unknown_kind_of_printer", "http"),
        ("tcp://", "bad_host", ""),
        ("tcp://:9100", "bad_host", ":9100"),
        ("tcp://printer/slip", "bad_host", "printer/slip"),
        ("tcp://printer:0", "bad_port", "printer:0"),
        ("tcp://printer:70000", "bad_port", "printer:70000"),
        ("tcp://printer:ten", "bad_port", "printer:ten"),
        ("serial://ttyUSB0", "bad_path", "ttyUSB0"),
        ("serial:///dev/ttyUSB0?baudrate=fast", "bad_option", "baudrate=fast"),
        ("serial:///dev/ttyUSB0?baudrate=0", "bad_option", "baudrate=0"),
        ("serial:///dev/ttyUSB0?flow=maybe", "bad_option", "flow=maybe"),
        ("usb://04b8", "bad_usb_ids", "04b8"),
        ("usb://epson:0e15", "bad_usb_ids", "epson:0e15"),
        ("usb://4b8:e15", "bad_usb_ids", "4b8:e15"),
        ("file://", "bad_path", ""),
        ("tcp://printer?paper=70", "bad_option", "paper=70"),
        ("tcp://printer?status=maybe", "bad_option", "status=maybe"),
        ("tcp://printer?papre=58", "unknown_option", "papre"),
        ("tcp://printer?baudrate=9600", "unknown_option", "baudrate"),
    ],
)
def test_a_bad_url_is_told_what_is_wrong_and_how_to_write_it(
    url: str, code: str, wrong: str
) -> None:
    with pytest.raises(BadPrinterUrl) as told:
        read(url)
    assert (told.value.code, told.value.wrong) == (code, wrong)
    assert told.value.example in str(told.value)
    assert repr(wrong) in str(told.value)
