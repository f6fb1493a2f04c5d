"""The code by which an officer pairs this machine."""

from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout


class PairingScreen(FloatLayout):
    """Draws a `pairing.view.PairingView`."""

    view = ObjectProperty(None)
