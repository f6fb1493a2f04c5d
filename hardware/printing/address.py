"""The address of a printer, read from its URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

EXAMPLES = {
    "tcp": "tcp://192.168.1.50:9100",
    "serial": "serial:///dev/ttyUSB0?baudrate=115200",
    "usb": "usb://04b8:0e15",
    "file": "file:///dev/usb/lp0",
    "cups": "cups://van-phong",
    "ipp": "ipp://192.168.1.9/printers/van-phong",
}
# Names go to the commands of CUPS, so none may look like an option.
_QUEUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?")
DOTS_ACROSS = {(80, 203): 576, (58, 203): 384, (80, 180): 512, (58, 180): 360}


def driver_of(url: str) -> str:
    """What the way to a printer is called in lists of drivers: `printer-tcp`."""
    scheme = url.partition(":")[0]
    return f"printer-{'cups' if scheme == 'ipp' else scheme}"


class BadPrinterUrl(ValueError):
    """The URL names no printer. `code` is stable, `wrong` the bad piece, `example` a good URL."""

    def __init__(self, code: str, wrong: str, example: str) -> None:
        super().__init__(f"{wrong!r}: ghi như / write it like {example}")
        self.code, self.wrong, self.example = code, wrong, example


class Asking(Enum):
    """How a printer is asked for its state, in the words of the URL's `status`."""

    AT_ONCE = "yes"
    REPORTS = "asb"
    IN_TURN = "gsr"
    NEVER = "no"


class FlowControl(Enum):
    """How a serial printer says that its buffer is full."""

    NONE = "none"
    RTSCTS = "rtscts"
    DSRDTR = "dsrdtr"
    XONXOFF = "xonxoff"


@dataclass(frozen=True)
class Tcp:
    host: str
    port: int


@dataclass(frozen=True)
class Serial:
    device: str
    baudrate: int
    flow: FlowControl


@dataclass(frozen=True)
class Usb:
    vendor: int
    product: int


@dataclass(frozen=True)
class File:
    path: str


@dataclass(frozen=True)
class Cups:
    """A queue of the CUPS of this machine, or of the one at `host` (`name:port`)."""

    queue: str
    host: str = ""


Place = Tcp | Serial | Usb | File | Cups


@dataclass(frozen=True)
class Page:
    """A sheet that is printed on; `name` is what CUPS calls it."""

    name: str
    width_mm: int
    height_mm: int
    dpi: int = 300
    margin_mm: int = 8

    @property
    def size_px(self) -> tuple[int, int]:
        return self._px(self.width_mm), self._px(self.height_mm)

    @property
    def margin_px(self) -> int:
        return self._px(self.margin_mm)

    @property
    def inner_px(self) -> tuple[int, int]:
        """Within the margins."""
        width, height = self.size_px
        return width - 2 * self.margin_px, height - 2 * self.margin_px

    def _px(self, length_mm: int) -> int:
        return round(length_mm * self.dpi / 25.4)


PAGES = {"a5": Page("A5", 148, 210), "a4": Page("A4", 210, 297)}


@dataclass(frozen=True)
class PrinterAddress:
    """Where a printer is, how wide it prints and how much it says about itself."""

    place: Place
    width_px: int
    asking: Asking
    confirms: bool
    dpi: int = 203
    page: Page | None = None

    @property
    def paper_mm(self) -> int:
        """How wide the paper is."""
        if self.page:
            return self.page.width_mm
        return next(mm for (mm, dpi), px in DOTS_ACROSS.items() if px == self.width_px)


def read(url: str) -> PrinterAddress:
    """The address that the URL names.

    Options of every URL: `paper=80|58` (default 80), `dpi=203|180`, `status=yes|asb|gsr|no`: asked
    by DLE EOT, by GS a, by GS r, or never (a file is never asked unless the URL says so),
    `confirm=no` for printers that would print an unknown question as text. Serial: `baudrate`
    (9600), `flow=none|rtscts|dsrdtr|xonxoff`. CUPS has only `page=a5|a4`. Raises BadPrinterUrl.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError as error:  # such as a bracket that is not closed
        raise BadPrinterUrl("unreadable_address", url, EXAMPLES["tcp"]) from error
    if parts.scheme not in EXAMPLES:
        raise BadPrinterUrl("unknown_kind_of_printer", parts.scheme or url, EXAMPLES["tcp"])
    options = _Options(parts)
    place = _place(parts, options)
    if isinstance(place, Cups):
        page = PAGES[options.word("page", "a5", ("a5", "a4"))]
        options.nothing_else()
        return PrinterAddress(place, page.inner_px[0], Asking.AT_ONCE, True, page.dpi, page)
    paper, dpi = options.number("paper", 80, (58, 80)), options.number("dpi", 203, (180, 203))
    usual = Asking.NEVER if isinstance(place, File) else Asking.AT_ONCE
    asking = Asking(options.word("status", usual.value, tuple(each.value for each in Asking)))
    confirms = options.yes_or_no("confirm", default=True) and asking is not Asking.NEVER
    options.nothing_else()
    return PrinterAddress(place, DOTS_ACROSS[paper, dpi], asking, confirms, dpi)


class _Options:
    """The query of a URL; each option is taken once, and what is left over is a mistake."""

    def __init__(self, parts: SplitResult) -> None:
        self._left = dict(parse_qsl(parts.query, keep_blank_values=True))
        self._example = EXAMPLES[parts.scheme]

    def word(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self._left.pop(name, default)
        if value not in allowed:
            raise self._bad(name, value, "|".join(allowed))
        return value

    def number(self, name: str, default: int, allowed: tuple[int, ...]) -> int:
        return int(self.word(name, str(default), tuple(map(str, allowed))))

    def positive(self, name: str, default: int) -> int:
        value = self._left.pop(name, str(default))
        if not (value.isascii() and value.isdigit() and int(value)):
            raise self._bad(name, value, str(default))
        return int(value)

    def yes_or_no(self, name: str, *, default: bool) -> bool:
        return self.word(name, "yes" if default else "no", ("yes", "no")) == "yes"

    def nothing_else(self) -> None:
        for name in self._left:
            raise BadPrinterUrl("unknown_option", name, self._example)

    def _bad(self, name: str, value: str, allowed: str) -> BadPrinterUrl:
        plain = self._example.partition("?")[0]
        return BadPrinterUrl("bad_option", f"{name}={value}", f"{plain}?{name}={allowed}")


def _place(parts: SplitResult, options: _Options) -> Place:
    match parts.scheme:
        case "tcp":
            return _tcp(parts)
        case "usb":
            return _usb(parts)
        case "serial":
            flow = options.word("flow", "none", tuple(each.value for each in FlowControl))
            return Serial(_path(parts), options.positive("baudrate", 9600), FlowControl(flow))
        case "cups" | "ipp":
            return _cups(parts)
        case _:
            return File(_path(parts))


def _tcp(parts: SplitResult) -> Tcp:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if not parts.hostname or parts.path.strip("/") or parts.username is not None:
        raise BadPrinterUrl("bad_host", parts.netloc + parts.path, EXAMPLES["tcp"])
    if port == 0:
        raise BadPrinterUrl("bad_port", parts.netloc, EXAMPLES["tcp"])
    return Tcp(parts.hostname, port or 9100)


def _cups(parts: SplitResult) -> Cups:
    """`cups://queue`, or the queue of another machine's CUPS: `ipp://host/printers/queue`."""
    host, path = ("", parts.netloc) if parts.scheme == "cups" else (parts.netloc, parts.path)
    queue = unquote(path.removeprefix("/printers/").strip("/"))
    is_elsewhere = parts.scheme == "ipp"
    if not _QUEUE.fullmatch(queue) or (is_elsewhere and not _HOST.fullmatch(host)):
        raise BadPrinterUrl("bad_queue", parts.netloc + parts.path, EXAMPLES[parts.scheme])
    return Cups(queue, host)


def _usb(parts: SplitResult) -> Usb:
    vendor, _, product = parts.netloc.partition(":")
    try:
        return Usb(_four_hex_digits(vendor), _four_hex_digits(product))
    except ValueError:
        raise BadPrinterUrl("bad_usb_ids", parts.netloc, EXAMPLES["usb"]) from None


def _four_hex_digits(text: str) -> int:
    if len(text) != 4 or not text.isalnum():
        raise ValueError(text)
    return int(text, 16)


def _path(parts: SplitResult) -> str:
    if parts.netloc or len(parts.path) < 2:
        raise BadPrinterUrl("bad_path", parts.netloc + parts.path, EXAMPLES[parts.scheme])
    return unquote(parts.path)
