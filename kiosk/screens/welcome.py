"""The doors."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class WelcomeScreen(BoxLayout):
    """Draws a `views.WelcomeView`."""

    view = ObjectProperty(None)
