"""A printer of pages behind CUPS, by the commands `lp`, `lpstat` and `cancel` on PATH."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from counter_server.printing.contents import ComponentLine
from counter_server.printing.layout import picture
from counter_server.printing.samples import RECEIPT
from hardware.ports import Paper, PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.printing.address import PAGES, BadPrinterUrl, Cups, read
from hardware.printing.cups_printer import CupsPrinter
from hardware.printing.pages import pdf_of
from tests.contracts import fake_cups

A5 = PAGES["a5"]


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    commands = fake_cups.install(tmp_path)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("FAKE_CUPS", str(tmp_path))
    return tmp_path


def a_page() -> Image.Image:
    return picture(RECEIPT, A5.inner_px[0], A5.dpi)


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def trouble_of(printer: CupsPrinter) -> PrinterTrouble:
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_page())
    return trouble.value


def test_a_receipt_becomes_one_a5_page_that_lp_takes(queue: Path) -> None:
    printer = open_printer("cups://van-phong")
    printer.print_image(a_page())
    (job,) = fake_cups.jobs(queue)
    pdf = job.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pages_in(pdf) == 1
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert box
    millimetres = [round(float(each) * 25.4 / 72) for each in box.groups()]
    assert millimetres == [148, 210]
    handed = next(each for each in fake_cups.calls(queue) if each[0] == "lp")
    assert handed == ["lp", "-d", "van-phong", "-t", "motcua", "-o", "media=A5", "-"]


def test_another_machines_cups_is_named_to_every_command(queue: Path) -> None:
    open_printer("ipp://192.168.1.9:631/printers/van-phong?page=a4").print_image(a_page())
    assert all(each[1:3] == ["-h", "192.168.1.9:631"] for each in fake_cups.calls(queue))
    assert any("media=A4" in each for each in fake_cups.calls(queue))


def test_a_long_receipt_takes_several_pages_torn_between_lines() -> None:
    papers = tuple(ComponentLine(f"Giấy tờ thứ {n}", 1, 0) for n in range(40))
    drawn = picture(replace(RECEIPT, components=papers), A5.inner_px[0], A5.dpi)
    assert pages_in(pdf_of(drawn, A5)) == 3
    black = Image.new("1", (A5.inner_px[0], A5.inner_px[1] * 2 + 5), 0)
    assert pages_in(pdf_of(black, A5)) == 3


@pytest.mark.parametrize(
    ("alerts", "problem"),
    [
        ("media-empty-error", Problem.PAPER_OUT),
        ("media-needed", Problem.PAPER_OUT),
        ("media-empty-error, cover-open-error", Problem.COVER_OPEN),
        ("door-open-report", Problem.COVER_OPEN),
        ("media-jam-error", Problem.FAULT),
        ("offline-report", Problem.AWAY),
        ("connecting-to-device", Problem.AWAY),
    ],
)
def test_what_stops_the_printer_is_told_and_nothing_is_handed_over(
    queue: Path, alerts: str, problem: Problem
) -> None:
    fake_cups.say(queue, alerts=alerts)
    printer = open_printer("cups://van-phong")
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_page())
    assert (trouble.value.problem, trouble.value.may_be_on_paper) == (problem, False)
    assert fake_cups.jobs(queue) == []


def test_a_queue_that_was_stopped_or_does_not_exist_is_away(queue: Path) -> None:
    fake_cups.say(queue, alerts="paused", head=fake_cups.DISABLED)
    assert open_printer("cups://van-phong").status().problem is Problem.AWAY
    assert open_printer("cups://nha-kho").status().problem is Problem.AWAY


def test_paper_near_its_end_is_a_warning_only(queue: Path) -> None:
    fake_cups.say(queue, alerts="media-low-warning")
    status = open_printer("cups://van-phong").status()
    assert (status.paper, status.problem) == (Paper.NEAR_END, None)


def test_without_cups_the_printer_is_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_printer("cups://van-phong").status().problem is Problem.AWAY


def test_a_job_that_stays_in_the_queue_is_taken_back(queue: Path) -> None:
    (queue / "stuck").touch()
    printer = CupsPrinter(Cups("van-phong"), A5, timeout_s=10, patience_s=0.2)
    assert not trouble_of(printer).may_be_on_paper
    assert ["cancel", "van-phong-1"] in fake_cups.calls(queue)


def test_a_job_that_is_being_printed_may_be_on_paper(queue: Path) -> None:
    (queue / "stuck").touch()
    fake_cups.say(queue, alerts="none", head=fake_cups.PRINTING)
    printer = CupsPrinter(Cups("van-phong"), A5, timeout_s=10, patience_s=0.2)
    assert trouble_of(printer).may_be_on_paper


@pytest.mark.parametrize(
    "url",
    [
        "cups://",
        "cups://-o",
        "cups://a b",
        "ipp://192.168.1.9",
        "ipp:///printers/van-phong",
        "ipp://-h/printers/van-phong",
        "cups://van-phong?paper=58",
        "cups://van-phong?page=a3",
    ],
)
def test_an_address_that_names_no_queue_is_refused(url: str) -> None:
    with pytest.raises(BadPrinterUrl):
        read(url)


def test_a_picture_wider_than_the_page_is_refused(queue: Path) -> None:
    with pytest.raises(ValueError, match="2000 dots wide"):
        open_printer("cups://van-phong").print_image(Image.new("1", (2000, 10), 1))
