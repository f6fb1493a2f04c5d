"""A bare Kivy window at the kiosk's size and frame rate; says so when its first frame is drawn."""

import os

os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_CONSOLELOG"] = "1"

from kivy.config import Config

Config.set("graphics", "width", "1080")
Config.set("graphics", "height", "1920")
Config.set("graphics", "maxfps", "30")

from kivy.app import App
from kivy.clock import Clock
from kivy.uix.widget import Widget


class Bare(App):
    def build(self) -> Widget:
        return Widget()

    def on_start(self) -> None:
        Clock.schedule_once(lambda _: print('{"ok": true}', flush=True), 0)


Bare().run()
