"""What a program reads out of the server's answer: the contract's shape, or that it is away."""

from typing import TypeVar

from .wire import WrongBody, from_json

T = TypeVar("T")


class ServerAway(Exception):
    """No answer, or one that is not the contract's: try again later."""


def read_body(body: bytes, shape: type[T]) -> T:
    """The contract's answer; `ServerAway` for anything else, such as a proxy's page."""
    try:
        return from_json(body, shape)
    except WrongBody as error:
        raise ServerAway("not the contract's answer") from error
