"""From an address to a keypad."""

from __future__ import annotations

from hardware.keypads.keypad import Keypad, OnAway, OnKey
from hardware.keypads.protocol import KeypadType
from hardware.keypads.wires import HidWire
from hardware.listening import RETRY_S, Wire
from hardware.serial_line import SerialLine

_HID = "hid://"


def open_keypad(
    address: str,
    kind: KeypadType,
    on_key: OnKey,
    on_away: OnAway,
    *,
    baudrate: int = 9600,
    retry_s: float = RETRY_S,
) -> Keypad:
    """`hid:///dev/input/by-id/...`, or whatever pyserial opens; ValueError when it is neither."""
    return Keypad(_wire(address, kind, baudrate), kind, on_key, on_away, retry_s=retry_s)


def _wire(address: str, kind: KeypadType, baudrate: int) -> Wire:
    if not address.startswith(_HID):
        return SerialLine(address, baudrate)
    path = address.removeprefix(_HID)
    if kind.is_lines or not path.startswith("/"):
        raise ValueError(f"no number pad: {address}")
    return HidWire(path)
