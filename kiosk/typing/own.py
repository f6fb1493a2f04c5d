"""Letters of a language that is not Vietnamese, each typed as it stands; the breve last."""

from unicodedata import combining, normalize

from config.words.alphabets import BREVE

_BEARERS = frozenset("aăâeĕêiĭoŏôơuŭư")


def letter_typed(text: str, key: str) -> str:
    """The text with one key more; a breve goes on the vowel before it, and off when it has one."""
    if not combining(key):
        return text + key
    letter = text[len(without_last_letter(text)) :]
    if key != BREVE or not letter or letter[0].lower() not in _BEARERS:
        return text
    parts = normalize("NFD", letter)
    breved = parts.replace(BREVE, "") if BREVE in parts else parts + BREVE
    return text[: len(text) - len(letter)] + normalize("NFC", breved)


def without_last_letter(text: str) -> str:
    """A letter goes with all its marks."""
    end = len(text) - 1
    while end > 0 and combining(text[end]):
        end -= 1
    return text[: max(end, 0)]
