"""Vietnamese without its marks, within one message of 160 signs of GSM 03.38; pure."""

import string
import unicodedata

LONGEST = 160
# What is one sign of GSM 03.38 and the same in ASCII. Back tick, [ ] { } ~ ^ | \ are two or none.
SIGNS = frozenset(string.ascii_letters + string.digits + " \n!\"#$%&'()*+,-./:;<=>?@_")
_INSTEAD = {
    **str.maketrans({"đ": "d", "Đ": "D", "₫": "d", "–": "-", "—": "-", "…": "...", "·": "-"}),
    **str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "[": "(", "]": ")"}),
    **str.maketrans({"{": "(", "}": ")", "\t": " ", "\N{NO-BREAK SPACE}": " "}),
}
_CUT = "..."


def unaccented(text: str) -> str:
    """`Đặng Ỗ` is `Dang O`; a sign that no phone has as one is left out."""
    bare = unicodedata.normalize("NFKD", text.translate(_INSTEAD)).translate(_INSTEAD)
    return "".join(sign for sign in bare if sign in SIGNS)


def one_message(text: str, longest: int = LONGEST) -> str:
    """The text without marks; what is too long ends in dots, at a word's end where there is one."""
    plain = unaccented(text).strip()
    if len(plain) <= longest:
        return plain
    room = plain[: longest - len(_CUT)]
    whole, gap, _ = room.rpartition(" ")
    return (whole if gap and len(whole) > len(room) // 2 else room).rstrip(" ,.;") + _CUT
