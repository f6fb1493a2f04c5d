"""Which pretended devices stand in the hall, and why one cannot."""

import shutil
from collections.abc import Callable, Iterable
from enum import StrEnum

import click

from config.words import Translate
from hardware.simulators.sms_phone import PROGRAM as SMSD


class Device(StrEnum):
    """As `--with` and `--without` name them."""

    PRINTER = "printer"
    SCANNER = "scanner"
    KEYPAD = "keypad"
    LED = "led"
    SMS = "sms"
    VOICE = "board-player"


_NAMES = ", ".join(Device)


def read_devices(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> frozenset[Device] | None:
    """`printer,scanner` as an option is written; None when it is not there."""
    if value is None:
        return None
    try:
        return frozenset(Device(name.strip()) for name in value.split(",") if name.strip())
    except ValueError as error:
        raise click.BadParameter(f"{error.args[0].split(' is ')[0]}; {_NAMES}") from error


def chosen(only: Iterable[Device] | None, without: Iterable[Device] | None) -> tuple[Device, ...]:
    """All of them, or only these, less those, in their order."""
    wanted = set(Device if only is None else only) - set(without or ())
    return tuple(each for each in Device if each in wanted)


def why_not(device: Device, _: Translate, has: Callable[[str], object] = shutil.which) -> str:
    """What is missing for it on this machine and how to get it; empty when it can run."""
    match device:
        case Device.SMS if not has(SMSD):
            return _("Chưa có gammu-smsd. Cài bằng: apt install gammu gammu-smsd")
        case Device.VOICE if not has("espeak-ng"):
            return _("Chưa có espeak-ng để đọc. Cài bằng: apt install espeak-ng")
    return ""
