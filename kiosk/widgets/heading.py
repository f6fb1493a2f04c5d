"""What a screen asks or says."""

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout


class Heading(BoxLayout):
    title = StringProperty("")
    detail = StringProperty("")
