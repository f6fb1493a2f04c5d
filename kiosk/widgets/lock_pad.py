"""The pad for the officer's code, over everything."""

from kivy.properties import ObjectProperty

from .cover import Cover


class LockPad(Cover):
    """Draws a `lockdown.view.PadView`."""

    view = ObjectProperty(None, allownone=True)


class Apology(Cover):
    """What a visitor sees while the kiosk begins anew: a title and a sentence."""

    words = ObjectProperty(("", ""))
