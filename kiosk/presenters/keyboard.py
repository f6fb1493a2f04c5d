"""The keyboard for words: the letters everybody knows, and the marks by the way that was chosen."""

from config.words import Translate
from kiosk.flow.comfort import ChooseTyping, MoveCaret
from kiosk.flow.touches import ClearKeys, EraseKey, PressKey
from kiosk.typing.letters import Tone
from kiosk.typing.methods import Method

from .views import Button, KeyboardView

_DIGITS = "1234567890"
_LETTER_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_OWN_LETTERS = "ăâđêôơư"
_TONES = (Tone.SAC, Tone.HUYEN, Tone.HOI, Tone.NGA, Tone.NANG)
_NEXT = {
    Method.TELEX: Method.VNI,
    Method.VNI: Method.TONES,
    Method.TONES: Method.PLAIN,
    Method.PLAIN: Method.TELEX,
}


def keyboard(method: Method, _: Translate) -> KeyboardView:
    """Rows as on a computer, and the same keys by the alphabet for a glass that is too narrow."""
    rows = [_keys(row) for row in _LETTER_ROWS]
    rows[-1] = (*rows[-1], _erase(_))
    space = Button("key-space", _("Dấu cách"), PressKey(" "))
    foot = (_clear(_), _switch(method, _), space, *_carets(_))
    marks = (_tones(_), _keys(_OWN_LETTERS)) if method is Method.TONES else (_keys(_DIGITS),)
    return KeyboardView(rows=(*marks, *rows, foot), keys=(*_by_alphabet(method, _), space))


def method_words(method: Method, _: Translate) -> str:
    """What people call a way of typing."""
    return {
        Method.TELEX: "Telex",
        Method.VNI: "VNI",
        Method.TONES: _("Phím dấu"),
        Method.PLAIN: _("Không dấu"),
    }[method]


def _by_alphabet(method: Method, _: Translate) -> tuple[Button, ...]:
    marks = {
        Method.TONES: (*_tones(_), *_keys(_OWN_LETTERS)),
        Method.VNI: _keys(_DIGITS),
    }.get(method, ())
    ways = (_erase(_), _clear(_), _switch(method, _))
    return (*marks, *_keys(_ALPHABET), *_carets(_), *ways)


def _keys(chars: str) -> tuple[Button, ...]:
    return tuple(Button(f"key-{char}", char.upper(), PressKey(char)) for char in chars)


def _tones(_: Translate) -> tuple[Button, ...]:
    names = (_("Sắc"), _("Huyền"), _("Hỏi"), _("Ngã"), _("Nặng"))
    return tuple(
        Button(f"key-{tone.name.lower()}", name, PressKey(str(tone)), f"tone-{tone.name.lower()}")
        for tone, name in zip(_TONES, names, strict=True)
    )


def _erase(_: Translate) -> Button:
    return Button("key-erase", _("Xóa"), EraseKey(), "erase")


def _clear(_: Translate) -> Button:
    return Button("key-clear", _("Xóa hết"), ClearKeys(), "cross")


def _switch(method: Method, _: Translate) -> Button:
    return Button("key-method", method_words(method, _), ChooseTyping(_NEXT[method]))


def _carets(_: Translate) -> tuple[Button, Button]:
    left = Button("key-left", _("Sang trái"), MoveCaret(-1), "left")
    return left, Button("key-right", _("Sang phải"), MoveCaret(1), "next")
