"""How Vietnamese syllables are spelled; with the names of the Highlands, such as Đăk and Prông.

What is not spelled so is left as it was typed: it may be English.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

from .letters import Tone, plain

_FRONT = "ieê"
_ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh"),
    *("nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
    *("pr", "kr", "br", "gr", "dr", "đr", "hr", "pl", "kl", "bl"),  # of the Highlands
)
_RIMES_SPELLED = """
    a ac ach ai ak am an ang anh ao ap at au ay ah   ă ăc ăm ăn ăng ăp ăt ăk ăh
    â âc âm ân âng âp ât âu ây   e ec em en eng eo ep et   ê êc êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oem oen oeo oet   ô ôc ôi ôm ôn ông ôp ôt   ơ ơi ơm ơn ơp ơt ơng
    u ua uc ui um un ung up ut uy uân uâng uât uây uê uêch uên uênh uêt
    uôc uôi uôm uôn uông uôt uơ uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưn ưng ưt ưu ưh ươc ươi ươm ươn ương ươp ươt ươu
    y ych yn ynh yp yt yêm yên yêng yêt yêu
"""
_RIMES = tuple(_RIMES_SPELLED.split())
OPEN_UO_ONSETS = ("", "h", "th", "kh")  # huơ, thuở: elsewhere uo with a horn is ươ
_STOPS = ("c", "ch", "p", "t", "k")
_ABRUPT = (Tone.LEVEL, Tone.SAC, Tone.NANG)
_VOWELS = frozenset("aăâeêioôơuưy")


def is_vowel(letter: str) -> bool:
    """A toneless letter that can bear a tone."""
    return letter.lower() in _VOWELS


def onset_length(letters: str) -> int:
    """How many letters stand before the vowel; `gi` and `qu` are onsets before another vowel."""
    low = letters.lower()
    length = next((i for i, char in enumerate(low) if is_vowel(char)), len(low))
    is_glide = low.startswith("qu") or (low.startswith("gi") and len(low) > 2 and is_vowel(low[2]))
    return 2 if is_glide and length == 1 else length


def can_become(letters: str, tone: Tone = Tone.LEVEL) -> bool:
    """More letters or marks can make a syllable of it; or it is an abbreviation, such as HĐND."""
    low = letters.lower()
    if not any(is_vowel(char) for char in low):
        return tone is Tone.LEVEL
    if tone not in _ABRUPT and low.endswith(_STOPS) and not low.endswith(("kh", "th", "ph")):
        return False
    return any(
        low.startswith(onset) and low[len(onset) :] in _beginnings(_kind(onset))
        for onset in _ONSETS
    )


def syllables() -> Iterator[tuple[str, Tone]]:
    """Every syllable this knows, toneless, with every tone it can have."""
    for onset, rime in product(_ONSETS, _RIMES):
        is_spelled = rime != "uơ" or onset in OPEN_UO_ONSETS
        if is_spelled and _goes_with(_kind(onset), rime):
            for tone in _ABRUPT if rime.endswith(_STOPS) else Tone:
                yield onset + rime, tone


def _kind(onset: str) -> str:
    """Which vowels may follow an onset: c, g, ng never a front one; gh, ngh only such."""
    if onset in ("c", "ng", "g"):
        return onset
    if onset in ("gh", "ngh"):
        return "front"
    return onset if onset in ("qu", "gi") else "any"


def _goes_with(kind: str, rime: str) -> bool:
    match kind:
        case "c" | "ng":
            return rime[0] not in f"{_FRONT}y"
        case "g":
            return rime[0] not in "eêy"
        case "front":
            return rime[0] in _FRONT
        case "qu":
            return rime[0] in "aăâeêiôơy"
        case "gi":
            return rime[0] not in "iy"
        case _:
            return True


@cache
def _beginnings(kind: str) -> frozenset[str]:
    """What the typing of a rime can look like: its beginnings, with marks or still without."""
    found = set()
    for rime in _RIMES:
        if _goes_with(kind, rime):
            for length in range(1, len(rime) + 1):
                choices = [{char, plain(char)} for char in rime[:length]]
                found |= {"".join(chars) for chars in product(*choices)}
    return frozenset(found)
