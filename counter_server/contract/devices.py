"""Devices: how a new one gets its token by a short code, and what one says of its own parts."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from .wire import Shape

Short = Annotated[str, msgspec.Meta(max_length=40)]
Line = Annotated[str, msgspec.Meta(max_length=300)]


class Program(StrEnum):
    """What runs on a device; a device of kind `board` may be a page, a loudspeaker or an LED."""

    KIOSK = "kiosk"
    BOARD = "board"
    PLAYER = "player"
    LED = "led"
    KEYPAD = "keypad"
    OTHER = "other"


class PairingRequest(Shape, frozen=True):
    """A machine that has no token; `about` tells the officer which one it is."""

    program: Program = Program.OTHER
    about: Annotated[str, msgspec.Meta(max_length=80)] = ""


class Pairing(Shape, frozen=True):
    """`code` is shown to the officer, `secret` to nobody; ask every `every_s`."""

    code: str
    secret: str
    good_for_s: int
    every_s: int


class PairingSecret(Shape, frozen=True):
    secret: Annotated[str, msgspec.Meta(min_length=20, max_length=100)]


class PairingState(Shape, frozen=True):
    """`token` once an officer has typed the code; asked again, the same one."""

    is_paired: bool
    token: str | None = None
    name: str = ""
    zone: str = ""


class PartReport(Shape, frozen=True):
    """A part of a device: what drives it, where, and what is wrong with it by a stable word."""

    part: Short
    problem: Short | None = None
    driver: Short = ""
    url: Line = ""
    value: Short = ""


class HealthReport(Shape, frozen=True):
    """How a device finds itself; `sent_at` by its own clock."""

    program: Program = Program.OTHER
    version: Short = ""
    sent_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    parts: Annotated[tuple[PartReport, ...], msgspec.Meta(max_length=20)] = ()


class DeviceSelf(Shape, frozen=True):
    """What the office calls a device and where it stands; `zone` is what a board shows.

    Report again after `every_s`, or at once when a part has changed.
    """

    name: str
    kind: str
    place: str
    zone: str
    every_s: int
