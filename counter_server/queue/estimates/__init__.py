"""How long a visitor is likely to wait: an interval, and how right it has been."""

from .model import Desk, Desks, Facts, estimate
from .times import Times

__all__ = ["Desk", "Desks", "Facts", "Times", "estimate"]
