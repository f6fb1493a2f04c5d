"""A kiosk as the server knows it: which machine it is, and whether it may give numbers."""

from datetime import datetime

from .wire import Shape


class Pause(Shape, frozen=True):
    """A kiosk that gives no numbers for now; `messages` say why and where to go, by language."""

    since: datetime
    messages: dict[str, str]

    def message(self, language: str) -> str:
        """In a language, else in Vietnamese; "" when nothing was left."""
        return self.messages.get(language) or self.messages.get("vi", "")


class Kiosk(Shape, frozen=True):
    """The kiosk that asks."""

    id: int
    name: str
    pause: Pause | None = None
