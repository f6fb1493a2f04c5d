"""What a key means in each way of typing."""

from dataclasses import dataclass, replace
from enum import StrEnum

from .letters import Shape, Tone, plain
from .words import Word, with_shape, with_tone, without_shape


class Method(StrEnum):
    """Telex and VNI as on any computer; TONES has keys for letters and marks; PLAIN for neither.

    OWN has those of another language, which no rule of Vietnamese touches.
    """

    TELEX = "telex"
    VNI = "vni"
    TONES = "tones"
    PLAIN = "plain"
    OWN = "own"


@dataclass(frozen=True)
class Mark:
    """A tone, or a shape for the last letter of `among` that can take it."""

    tone: Tone | None = None
    shape: Shape | None = None
    among: str = ""


_TELEX_TONES = {
    "f": Tone.HUYEN,
    "s": Tone.SAC,
    "r": Tone.HOI,
    "x": Tone.NGA,
    "j": Tone.NANG,
    "z": Tone.LEVEL,
}
_VNI_TONES = {
    "1": Tone.SAC,
    "2": Tone.HUYEN,
    "3": Tone.HOI,
    "4": Tone.NGA,
    "5": Tone.NANG,
    "0": Tone.LEVEL,
}
_TAPPED = (Tone.SAC, Tone.HUYEN, Tone.HOI, Tone.NGA, Tone.NANG)
_HORN = Mark(shape=Shape.HORN, among="uo")
_BREVE = Mark(shape=Shape.BREVE, among="a")
_STROKE = Mark(shape=Shape.STROKE, among="d")

_TELEX: dict[str, tuple[Mark, ...]] = {
    **{key: (Mark(tone=tone),) for key, tone in _TELEX_TONES.items()},
    **{key: (Mark(shape=Shape.CIRCUMFLEX, among=key),) for key in "aeo"},
    "w": (_HORN, _BREVE),
    "d": (_STROKE,),
}
_VNI: dict[str, tuple[Mark, ...]] = {
    **{key: (Mark(tone=tone),) for key, tone in _VNI_TONES.items()},
    "6": (Mark(shape=Shape.CIRCUMFLEX, among="aeo"),),
    "7": (_HORN,),
    "8": (_BREVE,),
    "9": (_STROKE,),
}
_MARKS: dict[Method, dict[str, tuple[Mark, ...]]] = {
    Method.TELEX: _TELEX,
    Method.VNI: _VNI,
    Method.TONES: {str(tone): (Mark(tone=tone),) for tone in _TAPPED},
    Method.PLAIN: {},
    Method.OWN: {},
}


def marks_of(key: str, method: Method) -> tuple[Mark, ...]:
    """The marks a key can mean, the likeliest first; none when it is only itself."""
    return _MARKS[method].get(key.lower(), ())


def is_only_a_mark(key: str, method: Method) -> bool:
    """A tapped tone, which is no letter when it finds nothing to stand on."""
    return method is Method.TONES and key in _MARKS[method]


def marked(word: Word, mark: Mark) -> Word | None:
    """The word with one more mark, or None where that makes nothing Vietnamese."""
    if mark.tone is not None:
        return with_tone(word, mark.tone)
    return with_shape(word, mark.shape, mark.among) if mark.shape else None


def unmarked(word: Word, mark: Mark, keys: str) -> Word | None:
    """The word without a mark that it has already, or None; a lone w's ư goes as it came."""
    if mark.tone:
        return replace(word, tone=Tone.LEVEL) if word.tone is mark.tone else None
    if mark.shape is Shape.HORN and _is_of_a_lone_w(word, keys):
        at = word.letters.lower().index("ư")
        return replace(word, letters=word.letters[:at] + word.letters[at + 1 :])
    return without_shape(word, mark.shape, mark.among) if mark.shape else None


def _is_of_a_lone_w(word: Word, keys: str) -> bool:
    letters = word.letters.lower()
    us = sum(plain(one) == "u" for one in letters)
    return "ư" in letters and bool(keys) and keys.lower().count("u") < us
