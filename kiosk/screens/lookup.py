"""Scan or type."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class LookupScreen(BoxLayout):
    """Draws a `views.LookupView`."""

    view = ObjectProperty(None)
