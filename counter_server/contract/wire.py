"""JSON in and out for the contract's types; a wrong body is a `WrongBody` that names the field."""

from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import msgspec

T = TypeVar("T")

LARGEST_ID = 2**31 - 1
# A whole number that every database can hold; bodies that clients send use it, never a bare int.
Id = Annotated[int, msgspec.Meta(ge=-LARGEST_ID, le=LARGEST_ID)]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A value that travels: frozen, by keyword; unknown fields are ignored, so old clients live."""


class WrongBody(ValueError):
    """The body is not of the shape that was asked for; the text names the field."""


def to_json(value: object) -> bytes:
    """UTF-8 JSON; times as RFC 3339 in UTC."""
    return _encoder.encode(value)


def from_json(body: bytes | str, shape: type[T]) -> T:
    """The value of that shape, or `WrongBody`."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongBody(str(error)) from error


def from_plain(plain: Any, shape: type[T]) -> T:
    """The same from parsed TOML or JSON."""
    try:
        return msgspec.convert(plain, shape)
    except msgspec.ValidationError as error:
        raise WrongBody(str(error)) from error


def utc(value: datetime) -> datetime:
    """An aware time in UTC; a time without a zone is refused."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return value.astimezone(UTC)


_encoder = msgspec.json.Encoder()
