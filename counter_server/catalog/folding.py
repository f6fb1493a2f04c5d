"""Words without their marks, so that `khai sinh`, `KHAI SINH` and `khái sịnh` find each other.

SQLite's own folding leaves đ and ƀ as they are; here they become d and b.
"""

import unicodedata

_STROKES = str.maketrans({"đ": "d", "ð": "d", "ƀ": "b"})


def folded(text: str) -> str:
    """Lower case, no marks, đ as d, ƀ as b; whatever is neither letter nor digit is one space."""
    bare = _without_marks(_without_marks(text).casefold())
    return _spaced(bare.translate(_STROKES))


def marked(text: str) -> str:
    """Lower case with its marks, composed (NFC); spaces as in `folded`."""
    return _spaced(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()))


def words_of(text: str, limit: int = 8) -> tuple[str, ...]:
    """The different words of a text that was folded or marked, in their order."""
    return tuple(dict.fromkeys(text.split()))[:limit]


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not _is_mark(sign))


def _spaced(text: str) -> str:
    kept = (sign if sign.isalnum() or _is_mark(sign) else " " for sign in text)
    return " ".join("".join(kept).split())


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")
