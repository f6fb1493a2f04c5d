"""What happens in the office, told to other systems: signed, in order, until they have it."""

from .sender import Sender

__all__ = ["Sender"]
