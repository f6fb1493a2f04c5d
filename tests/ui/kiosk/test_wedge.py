"""A scanner that types: its text comes through the window's text input, its end as Enter."""

ENTER = 13
QR = "http://192.0.2.10:8080/h/a-Made_Up-token-of-22c"


def test_what_a_scanner_types_is_one_scan(kivy_is_ready: None) -> None:
    from kivy.core.window import Window

    from kiosk.scanners import listen_to_keyboard

    scans: list[str] = []
    listen_to_keyboard(scans.append)
    for char in QR:
        Window.dispatch("on_key_down", ord(char.lower()), 0, char.lower(), [])
        Window.dispatch("on_textinput", char)
    Window.dispatch("on_key_down", ENTER, 0, "\r", [])
    assert scans == [QR]
