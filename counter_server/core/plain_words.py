"""Words that people typed, as they are kept: one rule for every name and note; pure."""

import unicodedata


def plain(text: str) -> str:
    """Composed (NFC), single spaces, without control signs and signs that nobody sees.

    Marks of direction (U+202A to U+202E, U+2066 to U+2069) would turn a name round on a receipt.
    """
    composed = unicodedata.normalize("NFC", "".join(map(_seen, text)))
    return " ".join(composed.split())


def _seen(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cc":
        return " "
    return "" if category in ("Cf", "Cs") else sign
