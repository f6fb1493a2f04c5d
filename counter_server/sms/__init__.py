"""Text messages: lookups answered, notices to who asked for them, through gammu-smsd."""

from .messenger import Messengers

__all__ = ["Messengers"]
