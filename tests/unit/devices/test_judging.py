"""How a device stands, from what is known of it."""

from datetime import UTC, datetime, timedelta

import pytest

from config.words import LANGUAGES, translator
from counter_server.devices.facts import DeviceFact, PartFact, PrinterFact, ReportFact
from counter_server.devices.findings import Level, in_words
from counter_server.devices.judging import of_device, of_printer
from counter_server.devices.mends import OF_PARTS
from counter_server.devices.view import groups_of
from hardware.ports import Problem, ScannerTrouble

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
VERSION = "1.0"


def ago(**by: float) -> datetime:
    return NOW - timedelta(**by)


def a_kiosk(*problems: str, at: datetime = NOW, kind: str = "kiosk", **report) -> DeviceFact:
    parts = tuple(PartFact("scanner", each) for each in problems)
    told = ReportFact(at, "kiosk", **{"version": VERSION, "parts": parts, **report})
    return DeviceFact("ki-ốt 1", kind, None, report=told)


def judged(device: DeviceFact) -> list[tuple[Level, str]]:
    _ = translator("vi")
    return [(each.level, in_words(each, _).title) for each in of_device(device, NOW, VERSION)]


STANDINGS = {
    "well": (a_kiosk(), Level.GOOD, "Đang chạy tốt."),
    "never": (DeviceFact("k", "kiosk", None), Level.WARN, "Chưa từng nối đến máy chủ."),
    "never a script": (DeviceFact("k", "script", None), Level.OFF, "Chưa từng nối đến máy chủ."),
    "off": (DeviceFact("k", "kiosk", NOW, is_active=False), Level.OFF, "Đã tắt"),
    "reporter-silent": (a_kiosk(at=ago(minutes=6)), Level.BAD, "Im lặng đã 6 phút."),
    "for-hours": (a_kiosk(at=ago(hours=5)), Level.BAD, "Im lặng đã 5 giờ."),
    "for-days": (a_kiosk(at=ago(days=3)), Level.BAD, "Im lặng đã 3 ngày."),
    "caller-noted": (DeviceFact("k", "kiosk", ago(minutes=15)), Level.GOOD, "Đang chạy tốt."),
    "caller-silent": (DeviceFact("k", "board", ago(minutes=21)), Level.BAD, "Im lặng đã 21 phút."),
    "script-rests": (DeviceFact("k", "script", ago(days=30)), Level.GOOD, "Đang chạy tốt."),
    "paused": (DeviceFact("k", "kiosk", NOW, is_paused=True), Level.WARN, "Đang tạm nghỉ"),
    "slow-clock": (a_kiosk(ahead_s=-600.0), Level.WARN, "Đồng hồ chậm 10 phút."),
    "fast-clock": (a_kiosk(ahead_s=600.0), Level.WARN, "Đồng hồ nhanh 10 phút."),
    "other-version": (a_kiosk(version="0.9"), Level.WARN, "Chương trình ở bản 0.9, máy chủ"),
    "no-scanner": (a_kiosk("scanner_away"), Level.BAD, "Không thấy máy quét."),
    "unheard-of": (a_kiosk("melted"), Level.WARN, "Máy báo lỗi: melted."),
}


@pytest.mark.parametrize(("device", "level", "words"), STANDINGS.values(), ids=STANDINGS)
def test_a_device_stands_as_it_is_known(device, level, words):
    ((found, title),) = judged(device)
    assert found is level
    assert title.startswith(words)


def test_the_worst_is_told_first():
    levels = [level for level, _ in judged(a_kiosk("melted", "scanner_away", ahead_s=999.0))]
    assert levels == [Level.BAD, Level.WARN, Level.WARN]


def test_a_printer_at_a_kiosk_is_mended_as_one_at_the_server():
    part = PartFact("printer", "paper_out")
    ours = DeviceFact("k", "kiosk", None, report=ReportFact(NOW, "kiosk", VERSION, None, (part,)))
    (found,) = of_device(ours, NOW, VERSION)
    assert found.mend == of_printer(PrinterFact("sảnh", "tcp://h", "paper_out")).mend
    assert found.picture == "roll"


@pytest.mark.parametrize("problem", [each.value for each in Problem])
def test_every_problem_of_a_printer_has_its_mend_and_picture(problem):
    found = of_printer(PrinterFact("sảnh", "tcp://h", problem))
    assert found.level is not Level.GOOD
    assert found.mend
    assert found.picture


@pytest.mark.parametrize("trouble", [each.value for each in ScannerTrouble])
def test_every_trouble_of_a_scanner_is_known(trouble):
    assert trouble in OF_PARTS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("device", [each[0] for each in STANDINGS.values()], ids=STANDINGS)
def test_every_standing_can_be_said(device, language):
    (group,) = groups_of([device], NOW, VERSION, lambda at: f"{at:%H:%M}", translator(language))
    (card,) = group.cards
    said = [card.word, card.kind, *(each.words + each.to_do for each in card.advice)]
    assert all(said)
    assert not any("{" in each for each in said)
