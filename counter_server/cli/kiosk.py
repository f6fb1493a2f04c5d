"""`motcua kiosk`: hands over to the kiosk program, which knows nothing of the server."""

from kiosk.__main__ import main as kiosk

__all__ = ["kiosk"]
