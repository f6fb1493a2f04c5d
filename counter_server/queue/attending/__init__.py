"""What nobody presses a button for: turns that come near, visitors whose counter is away."""

from .attendant import Attendants

__all__ = ["Attendants"]
