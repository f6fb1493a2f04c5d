"""Every picture of the gallery says what it shows."""

from counter_server.cli.gallery.captions import caption, said
from counter_server.cli.gallery.morning import Links
from counter_server.cli.gallery.shots import chief_shots, desk_shots, visitor_shots
from counter_server.printing.samples import gallery_slips

PHONES = ("waiting", "near", "called", "serving", "finished", "missed")
LOOKS = ("light", "contrast", "rotating", "emergency")
LINKS = Links(
    phones=dict.fromkeys(PHONES, "/t/x"),
    zones=dict.fromkeys(LOOKS, "x"),
    called_number="A001",
    dossier="/h/x",
    dossier_code="x",
    ticket=1,
    service="dat-dai",
    slot="2026-11-25T08:00",
    appointment="/a/x",
    chief_password="",
)


def test_every_page_has_a_caption_and_a_name_of_its_own():
    shots = [*visitor_shots(LINKS), *desk_shots(LINKS), *chief_shots(LINKS)]
    names = [each.name for each in shots]
    assert len(names) == len(set(names))
    assert [name for name in names if said("pages", name) == name] == []


def test_size_and_language_stand_behind_the_words():
    assert caption("pages", "desk-1366x768-vi") == "Bàn cán bộ · 1366x768 · vi"
    assert caption("kiosk", "portrait-en-welcome") == "Ki-ốt dọc: welcome · en"
    assert caption("kiosk", "540x960-vi-welcome") == "Ki-ốt 540x960: welcome · vi"


def test_every_slip_has_a_caption():
    assert all("mm" in caption("paper", name) for name in gallery_slips())
    assert caption("paper", "receipt-80") == "Giấy tiếp nhận và hẹn trả · 80 mm"
