"""`motcua demo`: a whole hall on one machine, to be used by hand or walked through once."""

from .command import demo

__all__ = ["demo"]
