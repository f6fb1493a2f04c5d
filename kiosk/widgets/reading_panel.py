"""The upper half of a glass whose controls are in the lower: what the page asks, to be read."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout


class ReadingPanel(BoxLayout):
    """Without height unless controls are low."""

    title = StringProperty("")
    detail = StringProperty("")
