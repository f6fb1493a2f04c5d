"""Boards of every look, messages switched on and LED displays, for the gallery's office."""

from collections.abc import Mapping
from pathlib import Path

from counter_server.boards.actions import add_zone, change_zone
from counter_server.cli.demo.furnishing import switch_messages_on
from counter_server.cli.demo.hall import Hall
from counter_server.cli.demo.pieces.led import LedPiece
from counter_server.cli.demo.pieces.sms import OFFICE
from counter_server.cli.demo.pieces.wires import Wire
from counter_server.cli.opening import installation
from counter_server.contract.office import Name
from counter_server.contract.zones import Panel, Theme, Waiting, ZoneSettings
from hardware.simulators.led_picture import picture
from hardware.sms.gateway import FOLDERS

_TICKER = Name(
    vi="Mang theo căn cước khi đến quầy. Miễn lệ phí cho hộ nghèo và người từ 60 tuổi.",
    en="Bring your citizen card. No fee for poor households and people of 60 and over.",
)


def add_boards(hall: Hall) -> Mapping[str, str]:
    """A board for each look: its code by the name of the look."""
    with installation(hall.data, None) as opened:
        codes = {}
        for name, settings in _looks().items():
            shown = Name(vi=f"Bảng {name}", en=f"Board {name}")
            codes[name] = add_zone(opened.parts, opened.office_id, shown)
            change_zone(opened.parts, opened.office_id, codes[name], shown, settings)
        return codes


def switch_on_messages(hall: Hall) -> None:
    """Folders as gammu-smsd has them; there is no modem."""
    folder = hall.data.parent / "sms"
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    switch_messages_on(hall.data, folder, OFFICE)


def led_pictures(led: LedPiece, folder: Path, number: str) -> None:
    """The displays as they show a call, once they do."""
    led.wait_for(number)
    folder.mkdir(exist_ok=True)
    for name, shown in led.walls().items():
        picture(shown).save(folder / f"{name}.png")


def led_displays(hall: Hall, token: str, counters: tuple[int, ...]) -> LedPiece:
    """Pretended displays fed by the real program."""
    token_file = hall.data.parent / "led.token"
    token_file.write_text(token, "ascii")
    return LedPiece(hall.url, token_file, counters, Wire.TCP, lambda: None)


def _looks() -> dict[str, ZoneSettings]:
    alarm = Name(vi="Mời mọi người ra cửa chính.", en="Please leave by the main door.")
    return {
        "light": ZoneSettings(theme=Theme.LIGHT, panel=Panel.COUNTERS, ticker=_TICKER),
        "contrast": ZoneSettings(theme=Theme.CONTRAST, waiting=Waiting.HIDDEN, rows=4),
        "rotating": ZoneSettings(rotate_s=600, waiting=Waiting.TIME),
        "emergency": ZoneSettings(emergency=alarm),
    }
