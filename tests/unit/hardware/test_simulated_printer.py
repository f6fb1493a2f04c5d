"""The pretended printer behaves as paper, cover and roll make a real one behave."""

import pytest
from PIL import Image

from hardware.ports import Paper
from hardware.printing import raster
from hardware.simulators.printer import obey
from hardware.simulators.slip_printer import DOTS_PER_MM, SimulatedPrinter
from tests.unit.hardware.pictures import a_picture, on_paper, same

CONFIRM = b"\x1d(H\x06\x0000ABCD"
CONFIRMED = b"\x37\x22ABCD\x00"


class Listening(list[bytes]):
    """A host that keeps all answers."""

    def __init__(self, printer: SimulatedPrinter) -> None:
        super().__init__()
        self.host = printer.connect(self.append)

    def send(self, data: bytes) -> None:
        self.host.receive(data)


def test_each_cut_ends_a_page() -> None:
    seen: list[Image.Image] = []
    printer = SimulatedPrinter(on_page=seen.append)
    host = Listening(printer)
    for seed in (1, 2, 3):
        host.send(raster.encode(a_picture(seed=seed)))
    assert len(printer.pages) == 3
    assert seen == printer.pages


def test_a_cut_without_paper_makes_no_page() -> None:
    printer = SimulatedPrinter()
    Listening(printer).send(b"\x1b@\x1dVB\x00")
    assert printer.pages == []


def test_feeding_leaves_white_paper() -> None:
    printer = SimulatedPrinter(64)
    Listening(printer).send(b"\x1bJ\x0a" + raster.encode(a_picture(64, 5))[:-4] + b"\x1dVB\x14")
    (page,) = printer.pages
    assert page.size == (64, 10 + 5 + 20)
    assert same(page.crop((0, 10, 64, 15)), a_picture(64, 5))


def test_what_is_wider_than_the_paper_is_lost() -> None:
    printer = SimulatedPrinter(384)
    picture = a_picture(576, 10)
    Listening(printer).send(raster.encode(picture))
    assert same(printer.pages[0], picture.crop((0, 0, 384, 10)))


def test_a_doubled_picture_is_twice_as_large() -> None:
    printer = SimulatedPrinter(16)
    Listening(printer).send(b"\x1dv0\x03\x01\x00\x01\x00\x80\x1dV\x00")
    assert same(printer.pages[0], on_paper(Image.new("1", (2, 2), 0), 16))


def test_letters_leave_black_on_paper() -> None:
    printer = SimulatedPrinter()
    Listening(printer).send(b"A001\n\x1dV\x00")
    assert printer.pages[0].size == (576, 30)
    assert printer.pages[0].convert("L").histogram()[0] > 50


def test_status_is_answered_while_work_waits() -> None:
    printer = SimulatedPrinter()
    printer.cover_open = True
    host = Listening(printer)
    host.send(raster.encode(a_picture()) + CONFIRM + b"\x10\x04\x01\x10\x04\x02")
    assert host == [b"\x1a", b"\x16"]
    assert printer.pages == []


def test_work_goes_on_when_the_cover_is_closed() -> None:
    printer = SimulatedPrinter()
    printer.cover_open = True
    host = Listening(printer)
    host.send(raster.encode(a_picture()) + CONFIRM)
    printer.cover_open = False
    assert same(printer.pages[0], a_picture())
    assert host == [CONFIRMED]


def test_a_roll_ends_in_the_middle_and_a_new_one_takes_the_rest() -> None:
    printer = SimulatedPrinter(roll_mm=20)
    host = Listening(printer)
    host.send(raster.encode(a_picture(576, 300)) + CONFIRM)
    assert printer.paper is Paper.OUT
    assert (host, printer.pages) == ([], [])
    printer.paper = Paper.OK
    assert host == [CONFIRMED]
    assert same(printer.pages[0], a_picture(576, 300))


def test_a_roll_has_as_many_rows_as_it_is_long() -> None:
    printer = SimulatedPrinter(roll_mm=10)
    Listening(printer).send(raster.encode(a_picture(576, round(10 * DOTS_PER_MM) - 1)))
    assert printer.paper is Paper.OK
    Listening(printer).send(raster.encode(a_picture(576, 1)))
    assert printer.paper is Paper.OUT


def test_a_silent_printer_prints_all_the_same() -> None:
    printer = SimulatedPrinter(answers=False)
    host = Listening(printer)
    host.send(b"\x10\x04\x01" + raster.encode(a_picture()) + CONFIRM)
    assert host == []
    assert len(printer.pages) == 1


def test_slips_of_two_hosts_do_not_mix() -> None:
    printer = SimulatedPrinter()
    one, other = Listening(printer), Listening(printer)
    slip, second = a_picture(seed=3), a_picture(seed=5)
    data = raster.encode(slip)
    one.send(data[:20_000])
    other.send(raster.encode(second))
    one.send(data[20_000:])
    assert [same(*pair) for pair in zip(printer.pages, [slip, second], strict=True)] == [True, True]


def test_a_host_that_leaves_in_the_middle_does_not_hold_up_the_next() -> None:
    printer = SimulatedPrinter()
    gone, other = Listening(printer), Listening(printer)
    gone.send(raster.encode(a_picture())[:20_000])
    gone.host.leave()
    other.send(raster.encode(a_picture(576, 10)))
    assert same(printer.pages[0].crop((0, 256, 576, 266)), a_picture(576, 10))


def test_a_slow_printer_prints_the_same_page() -> None:
    printer = SimulatedPrinter(64, rows_per_s=20_000)
    host = Listening(printer)
    host.send(raster.encode(a_picture(64, 100)) + CONFIRM)
    assert same(printer.wait_for_pages(1)[0], a_picture(64, 100))


def test_waiting_for_a_page_that_does_not_come_ends() -> None:
    with pytest.raises(TimeoutError, match="0 of 1"):
        SimulatedPrinter().wait_for_pages(1, timeout_s=0.01)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("paper out", "1a 32 12 7e"),
        ("paper near_end\n", "12 12 12 1e"),
        ("cover open", "1a 16 12 12"),
        ("online no", "1a 12 12 12"),
        ("error yes", "1a 52 32 12"),
        ("cutter stuck", "1a 52 1a 12"),
        ("head hot", "1a 52 52 12"),
        ("", "12 12 12 12"),
    ],
)
def test_a_line_does_what_a_hand_does(line: str, status: str) -> None:
    printer = SimulatedPrinter()
    assert obey(printer, line) is None
    assert bytes(printer.status_byte(n) for n in (1, 2, 3, 4)) == bytes.fromhex(status)


@pytest.mark.parametrize("line", ["paper", "paper soon", "coffee yes", "cover open now"])
def test_a_line_that_means_nothing_is_said_so(line: str) -> None:
    told = obey(SimulatedPrinter(), line)
    assert told is not None
    assert line in told
