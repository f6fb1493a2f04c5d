"""A hall to be used by hand: everything started, shown on one screen, and ended again."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click
import httpx

from config.words import Translate, translator
from counter_server.app.addresses import local_address
from counter_server.contract.office import Counter
from counter_server.contract.wire import from_json

from .choosing import Device, why_not
from .furnishing import ADMIN, Furniture, furnish, switch_messages_on
from .hall import CLERK, Hall, hall
from .kiosk import Kiosk, has_display
from .pieces import Piece
from .pieces.keypad import KeypadPiece
from .pieces.kiosk import SIZE, KioskPiece
from .pieces.led import LedPiece
from .pieces.printer import PrinterPiece
from .pieces.scanner import ScannerPiece
from .pieces.sms import OFFICE, SmsPiece
from .pieces.stage import Stage
from .pieces.voice import VoicePiece
from .pieces.wires import Wire
from .processes import DidNotStart
from .screen import Screen
from .screen.page import hall_page
from .screen.proxy import Proxy
from .screen.sitting import Sitting
from .visit import SERVICE, take_number

EVERYWHERE = "0.0.0.0"


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    port: int
    screen_port: int
    language: str
    devices: tuple[Device, ...]
    wire: Wire


class HallByHand:
    """Opens a hall in a folder, part after part; `ends` takes it down in the other order."""

    def __init__(self, folder: Path, wish: Wish, ends: ExitStack) -> None:
        self._folder, self._wish, self._ends = folder, wish, ends
        self._: Translate = translator(wish.language)
        self.stage = Stage()
        self._closes: list[Callable[[], object]] = []

    def open(self) -> Screen:
        """Everything runs and its addresses are told; the screen of it all."""
        wish = self._wish
        printer = PrinterPiece(self._folder, wish.language, self.stage.changed)
        has_printer = Device.PRINTER in wish.devices
        opened = self._ends.enter_context(
            hall(
                self._folder / "data",
                host=EVERYWHERE,
                port=wish.port,
                printer=printer.printer,
                wire=wish.wire,
                has_printer=has_printer,
            )
        )
        counter = _counter(opened)
        furniture = furnish(opened.data, counter.id)
        screen = self._screen(opened, furniture, counter)
        self._tell(opened, furniture, screen)
        for device in set(Device) - set(wish.devices):
            self.stage.miss(device, self._("Không chọn khi mở demo."))
        if has_printer:
            self.stage.add(Device.PRINTER, printer)
        self._ends.callback(self._close_devices)
        self._start_devices(opened, furniture, counter)
        return screen

    def _close_devices(self) -> None:
        """All at once: each takes its time."""
        with ThreadPoolExecutor(max(1, len(self._closes))) as pool:
            list(pool.map(lambda close: close(), self._closes))

    def _screen(self, opened: Hall, furniture: Furniture, counter: Counter) -> Screen:
        clerk = Sitting(opened.url, CLERK, opened.clerk_password, counter.id)
        admin = Sitting(opened.url, ADMIN, furniture.admin_password, None)
        proxy = Proxy(opened.url, {"/desk": clerk, "/admin": admin, "/monitor": admin})
        page = hall_page(self._wish.language, counter.number)
        screen = Screen(self.stage, proxy, page, EVERYWHERE, self._wish.screen_port)
        for end in (clerk.close, admin.close, screen.close):
            self._ends.callback(end)
        return screen

    def _start_devices(self, opened: Hall, furniture: Furniture, counter: Counter) -> None:
        changed, wire = self.stage.changed, self._wish.wire
        scanner = self._start(Device.SCANNER, lambda: ScannerPiece(wire))
        address = scanner.address if isinstance(scanner, ScannerPiece) else ""
        self._start_kiosk(opened, address)
        keypad = self._token("keypad", furniture.keypad_token)
        self._start(
            Device.KEYPAD, lambda: KeypadPiece(opened.url, keypad, counter.number, wire, changed)
        )
        board = self._token("board", furniture.board_token)
        self._start(Device.VOICE, lambda: VoicePiece(opened.url, board, changed))
        led = self._token("led", furniture.led_token)
        over = [each.number for each in _counters(opened) if each.services]
        self._start(Device.LED, lambda: LedPiece(opened.url, led, over, wire, changed))
        sms = self._start(Device.SMS, lambda: SmsPiece(self._folder / "sms", changed))
        if isinstance(sms, SmsPiece):
            switch_messages_on(opened.data, sms.folder, OFFICE)

    def _start(self, device: Device, begin: Callable[[], Piece]) -> Piece | None:
        """The device on the stage, or the reason why it is not there, told twice."""
        if device not in self._wish.devices:
            return None
        why = why_not(device, self._)
        if not why:
            try:
                piece = begin()
            except (DidNotStart, OSError) as error:
                why = str(error)
            else:
                self._closes.append(piece.close)
                self.stage.add(device, piece)
                return piece
        self.stage.miss(device, why)
        click.echo(f"  {device}: {why}")
        return None

    def _start_kiosk(self, opened: Hall, scanner: str) -> None:
        """In a window where there is one to open; else a citizen takes the first number."""
        options = ["--data", str(self._folder / "kiosk"), "--size", f"{SIZE[0]}x{SIZE[1]}"]
        options += ["--language", self._wish.language]
        options += ["--printer", opened.printer_url] if opened.printer_url else []
        options += ["--scanner", scanner] if scanner else []
        in_window = has_display()
        kiosk = Kiosk(opened.url, opened.kiosk_token, self._folder, *options, in_window=in_window)
        self._closes.append(kiosk.end)
        if not in_window:
            click.echo(self._("  Ki-ốt: không có màn hình ở đây; chạm nó trên trang cả sảnh"))
            take_number(kiosk)
        piece = KioskPiece(kiosk, self._folder, self.stage.changed)
        self._closes[self._closes.index(kiosk.end)] = piece.close
        self.stage.add("kiosk", piece)

    def _token(self, name: str, token: str) -> Path:
        path = self._folder / f"{name}.token"
        path.touch(mode=0o600)
        path.write_text(token, "ascii")
        return path

    def _tell(self, opened: Hall, furniture: Furniture, screen: Screen) -> None:
        _ = self._
        here = "127.0.0.1" if has_display() else local_address()
        lines = (
            _("Một cửa đang chạy. Nhấn Ctrl+C để dừng."),
            _("  Cả sảnh trên một màn hình: {url}").format(url=screen.address(here)),
            _("  Bảng sảnh:   {url}").format(url=f"{opened.url}/board/main"),
            _("  Bàn cán bộ:  {url}").format(url=f"{opened.url}/desk"),
            _("    đăng nhập: {name}   mật khẩu: {password}").format(
                name=CLERK, password=opened.clerk_password
            ),
            _("  Quản trị:    {url}").format(url=f"{opened.url}/admin"),
            _("    đăng nhập: {name}   mật khẩu: {password}").format(
                name=ADMIN, password=furniture.admin_password
            ),
            _("  Trang công:  {url}").format(url=f"{opened.url}/"),
        )
        click.echo("\n".join(lines))


def until_stopped() -> None:
    """Until a signal raises `KeyboardInterrupt`."""
    threading.Event().wait()


def _counter(opened: Hall) -> Counter:
    """The counter at which the clerk sits: the one that the first visitor is for."""
    return next(each for each in _counters(opened) if SERVICE in each.services)


def _counters(opened: Hall) -> tuple[Counter, ...]:
    with opened.client() as client:
        answer: httpx.Response = client.get("/api/v1/counters").raise_for_status()
    return from_json(answer.content, tuple[Counter, ...])
