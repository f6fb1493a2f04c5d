"""The number."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class TicketScreen(BoxLayout):
    """Draws a `views.TicketView`, with a QR code when no paper carries it."""

    view = ObjectProperty(None)

    @staticmethod
    def share(has_qr: bool, is_low: bool, is_narrow: bool, is_large: bool) -> float:
        """How much of the largest number's size there is room for.

        Large text around it takes some, but where the number was made small already.
        """
        if is_low:
            return 0.4 if has_qr else 0.8
        if is_narrow and not has_qr:
            return 0.8
        return (0.8 if has_qr else 1.6) * (0.8 if is_large else 1)
