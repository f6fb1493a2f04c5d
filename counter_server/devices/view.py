"""The registry as an administrator reads it: groups of cards in words; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from config.words import Translate
from counter_server.contract.devices import Program
from counter_server.core.errors import N_
from counter_server.core.who import DeviceKind
from hardware.printing.address import driver_of

from .facts import DeviceFact, PartFact, PrinterFact
from .findings import Finding, Level, in_words
from .judging import of_device, of_part, of_printer

KIND_WORDS = {
    DeviceKind.KIOSK: N_("Máy ki-ốt"),
    DeviceKind.DESK: N_("Quầy, bàn phím gọi số"),
    DeviceKind.BOARD: N_("Bảng, loa"),
    DeviceKind.SCRIPT: N_("Phần mềm khác"),
}
PROGRAM_WORDS = {
    Program.KIOSK: N_("Máy ki-ốt"),
    Program.BOARD: N_("Bảng gọi số"),
    Program.PLAYER: N_("Loa đọc số"),
    Program.LED: N_("Bảng LED"),
    Program.KEYPAD: N_("Bàn phím gọi số"),
    Program.OTHER: N_("Máy khác"),
}
PART_WORDS = {
    "scanner": N_("Máy quét"),
    "printer": N_("Máy in phiếu"),
    "screen": N_("Màn hình"),
    "loudspeaker": N_("Loa"),
    "keypad": N_("Bàn phím"),
    "led": N_("Bảng LED"),
    "memory": N_("Tự chạy khi mất máy chủ"),
}
LEVEL_WORDS = {
    Level.OFF: N_("Đã tắt"),
    Level.GOOD: N_("Tốt"),
    Level.WARN: N_("Chú ý"),
    Level.BAD: N_("Hỏng"),
}
TONES = {Level.OFF: "", Level.GOOD: "good", Level.WARN: "warn", Level.BAD: "bad"}
_ORDER = ("bad", "warn", "good", "")
PRINTERS, MESSAGES = N_("Máy in"), N_("Tin nhắn")
_GROUPS = (
    (DeviceKind.KIOSK, N_("Ki-ốt")),
    (DeviceKind.DESK, N_("Quầy và bàn phím gọi số")),
    (DeviceKind.BOARD, N_("Bảng, loa và LED")),
    (DeviceKind.SCRIPT, N_("Phần mềm khác")),
)

Moment = Callable[[datetime], str]


@dataclass(frozen=True)
class Advice:
    """What is wrong and how it is mended, with the name of a drawing."""

    words: str
    to_do: str
    picture: str


@dataclass(frozen=True)
class PartLine:
    """A part of a device: what it is, what drives it and where, how it stands."""

    name: str
    driver: str
    address: str
    tone: str
    word: str


@dataclass(frozen=True)
class Card:
    """A device; `word` is its health, `advice` what is not well; `kind` may be a driver's name."""

    name: str
    link: str
    kind: str
    place: str = ""
    tone: str = ""
    word: str = ""
    advice: tuple[Advice, ...] = ()
    parts: tuple[PartLine, ...] = ()
    address: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    cards: tuple[Card, ...]


def groups_of(
    devices: Sequence[DeviceFact], at: datetime, version: str, moment: Moment, _: Translate
) -> list[Group]:
    """The machines with a token, by what they are for; empty groups are left out."""
    cards = {kind: [each for each in devices if each.kind == kind] for kind, _title in _GROUPS}
    return [
        group(_(title), [_card(each, at, version, moment, _) for each in cards[kind]])
        for kind, title in _GROUPS
        if cards[kind]
    ]


def group(title: str, cards: Iterable[Card]) -> Group:
    """What is not well comes first, what is switched off last."""
    return Group(title, tuple(sorted(cards, key=lambda card: _ORDER.index(card.tone))))


def unwell(groups: Iterable[Group]) -> int:
    """How many need somebody's hand."""
    return sum(card.tone in ("bad", "warn") for each in groups for card in each.cards)


def printer_card(printer: PrinterFact, link: str, _: Translate) -> Card:
    """A printer of the server."""
    card = Card(printer.name, link, driver_of(printer.url), address=printer.url)
    return _stood(card, (of_printer(printer),), _)


def messages_card(findings: tuple[Finding, ...], link: str, folder: str, _: Translate) -> Card:
    """The modem and what goes through it."""
    return _stood(Card(_(MESSAGES), link, "sms-gammu", address=folder), findings, _)


def _card(each: DeviceFact, at: datetime, version: str, moment: Moment, _: Translate) -> Card:
    report = each.report
    program = PROGRAM_WORDS[Program(report.program)] if report else None
    card = Card(
        name=each.name,
        link=f"/admin/devices/{each.id}",
        kind=_(program or KIND_WORDS[DeviceKind(each.kind)]),
        place=_place(each, _),
        parts=tuple(_part(part, _) for part in report.parts) if report else (),
        seen=_seen(each, moment, _),
    )
    return _stood(card, of_device(each, at, version), _)


def _stood(card: Card, findings: tuple[Finding, ...], _: Translate) -> Card:
    """With its health; the first finding is the worst."""
    first = findings[0]
    return replace(
        card,
        tone=TONES[first.level],
        word=_(first.word or LEVEL_WORDS[first.level]),
        advice=tuple(_advice(each, _) for each in findings if each.level is not Level.GOOD),
    )


def _advice(finding: Finding, _: Translate) -> Advice:
    said = in_words(finding, _)
    return Advice(said.title, said.mend, finding.picture)


def _part(part: PartFact, _: Translate) -> PartLine:
    finding = of_part(part)
    level = finding.level if finding else Level.GOOD
    name = _(PART_WORDS[part.part]) if part.part in PART_WORDS else part.part
    address = part.url or part.value
    return PartLine(name, part.driver, address, TONES[level], _(LEVEL_WORDS[level]))


def _place(each: DeviceFact, _: Translate) -> str:
    counter = _("Quầy {number}").format(number=each.counter) if each.counter else ""
    zone = f"/board/{each.zone}" if each.zone else ""
    printer = _("In ở {name}").format(name=each.printer) if each.printer else ""
    return " · ".join(part for part in (each.place, counter, zone, printer) if part)


def _seen(each: DeviceFact, moment: Moment, _: Translate) -> str:
    if each.last_at is None:
        return ""
    seen = _("Nghe thấy lúc {time}").format(time=moment(each.last_at))
    if each.report is None or not each.report.version:
        return seen
    version = _("bản {version}").format(version=each.report.version)
    return f"{seen} · {version}"
