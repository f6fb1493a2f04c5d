"""Commands as they come on stdin."""

from typing import Annotated, Any

import msgspec


class Touch(msgspec.Struct, frozen=True, tag="touch", tag_field="do"):
    """A finger down and up in the middle of a target; `times` taps in quick succession."""

    target: str
    times: int = 1


class Step(msgspec.Struct, frozen=True, tag="step", tag_field="do"):
    pass


class Wait(msgspec.Struct, frozen=True, tag="wait", tag_field="do"):
    """Until the visitor stands at the step and its facts are these."""

    step: str
    facts: dict[str, Any] = {}
    timeout_s: float = 20.0


class Stroke(msgspec.Struct, frozen=True, tag="stroke", tag_field="do"):
    """A finger anywhere: down at the first place, over the others, up at the last.

    Places are 0 to 1 across and down from the top left of the glass.
    """

    places: Annotated[tuple[tuple[float, float], ...], msgspec.Meta(min_length=1, max_length=60)]


class Look(msgspec.Struct, frozen=True, tag="look", tag_field="do"):
    """The glass as it is drawn, as JPEG: ten times faster than a screenshot."""

    path: str


class Screenshot(msgspec.Struct, frozen=True, tag="screenshot", tag_field="do"):
    path: str


class Scan(msgspec.Struct, frozen=True, tag="scan", tag_field="do"):
    text: str


class Type(msgspec.Struct, frozen=True, tag="type", tag_field="do"):
    """On the on-screen keys, one touch a key; separators of a code are left out."""

    text: str


class Targets(msgspec.Struct, frozen=True, tag="targets", tag_field="do"):
    """What can be touched now."""


class Quit(msgspec.Struct, frozen=True, tag="quit", tag_field="do"):
    pass


Command = Touch | Stroke | Look | Step | Wait | Screenshot | Scan | Type | Targets | Quit


class Misunderstood(ValueError):
    """A line that is no command."""


def read(line: str) -> Command:
    """The command of a line, or `Misunderstood`."""
    try:
        return msgspec.json.decode(line, type=Command)
    except msgspec.DecodeError as error:
        raise Misunderstood(str(error)) from error


def keys_of(text: str) -> list[str]:
    """The targets of the keys that type a text."""
    return [
        "key-space" if char == " " else f"key-{char.lower()}" for char in text if char not in ".-"
    ]
