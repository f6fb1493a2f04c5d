"""A telephone number somebody gave to be told."""

from .wire import Shape


class SmsRequest(Shape, frozen=True):
    """`consent` is true only when the owner of the number was asked and said yes."""

    number: str
    consent: bool = False
