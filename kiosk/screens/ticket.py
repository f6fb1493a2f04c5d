"""The number."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class TicketScreen(BoxLayout):
    """Draws a `views.TicketView`, with a QR code when no paper carries it."""

    view = ObjectProperty(None)
