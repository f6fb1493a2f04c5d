"""The keyboard for words: the letters everybody knows, and the marks by the way that was chosen."""

from itertools import chain

from config.words import Translate
from config.words.alphabets import BREVE, alphabet
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
    Method.PLAIN: Method.OWN,
    Method.OWN: Method.TELEX,
}


def keyboard(method: Method, language: str, _: Translate) -> KeyboardView:
    """Rows as on a computer, and the same keys by the alphabet for a glass that is too narrow."""
    marks = _marks(method, language, _)
    switch = _switch(method, language, _)
    rows = [_keys(row) for row in _LETTER_ROWS]
    rows[-1] = (*rows[-1], _erase(_))
    space = Button("key-space", _("Dấu cách"), PressKey(" "))
    foot = (_clear(_), switch, space, *_carets(_))
    above = () if method in (Method.TELEX, Method.PLAIN) else tuple(chain(*marks))
    keys = (*above, *_keys(_ALPHABET), *_carets(_), _erase(_), _clear(_), switch, space)
    return KeyboardView(rows=(*marks, *rows, foot), keys=keys)


def method_words(method: Method, language: str, _: Translate) -> str:
    """What people call a way of typing."""
    own = alphabet(language)
    return {
        Method.TELEX: "Telex",
        Method.VNI: "VNI",
        Method.TONES: _("Phím dấu"),
        Method.PLAIN: _("Không dấu"),
        Method.OWN: own.name if own else "",
    }[method]


def _marks(method: Method, language: str, _: Translate) -> tuple[tuple[Button, ...], ...]:
    """The rows above the letters: tones and own letters, or the digits."""
    own = alphabet(language)
    if method is Method.OWN and own:
        return ((*_keys(own.keys), _breve(_)),)
    return (_tones(_), _keys(_OWN_LETTERS)) if method is Method.TONES else (_keys(_DIGITS),)


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


def _breve(_: Translate) -> Button:
    return Button("key-breve", _("Dấu ngắn"), PressKey(BREVE), "breve")


def _switch(method: Method, language: str, _: Translate) -> Button:
    after = _NEXT[method]
    if after is Method.OWN and not alphabet(language):
        after = _NEXT[after]
    return Button("key-method", method_words(method, language, _), ChooseTyping(after))


def _carets(_: Translate) -> tuple[Button, Button]:
    left = Button("key-left", _("Sang trái"), MoveCaret(-1), "left")
    return left, Button("key-right", _("Sang phải"), MoveCaret(1), "next")
