"""Scan an appointment, or type a phone number."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class CheckInScreen(BoxLayout):
    """Draws a `views.CheckInView`."""

    view = ObjectProperty(None)
