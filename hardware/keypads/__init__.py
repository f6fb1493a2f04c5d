"""Small keypads at the counter: keys in, a short line on a display out."""

from hardware.keypads.keys import Command, Digit, Key
from hardware.keypads.opening import open_keypad
from hardware.keypads.protocol import KEYPAD_TYPES, KeypadType

__all__ = ["KEYPAD_TYPES", "Command", "Digit", "Key", "KeypadType", "open_keypad"]
