"""A letter or an icon in a circle."""

from kivy.properties import BooleanProperty, ColorProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout


class Badge(FloatLayout):
    """`is_bright` stands on a primary ground."""

    letter = StringProperty("")
    icon = StringProperty("")
    is_bright = BooleanProperty(False)
    is_quiet = BooleanProperty(False)
    ink = ColorProperty()
