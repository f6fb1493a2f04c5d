"""Text messages through gammu-smsd: a modem behind four folders (its files backend)."""

from .files import Part, Received
from .gateway import Fate, Gateway, GatewayTrouble
from .standing import Standing, standing

__all__ = ["Fate", "Gateway", "GatewayTrouble", "Part", "Received", "Standing", "standing"]
