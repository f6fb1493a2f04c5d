"""The typeface of screens and paper: Be Vietnam Pro (OFL), made for Vietnamese marks.

It lacks letters of Jrai and Bahnar: a text with one of them is set in Noto Sans (OFL) as a whole.
"""

from pathlib import Path

_FOLDER = Path(__file__).with_name("fonts")

REGULAR = _FOLDER / "BeVietnamPro-Regular.ttf"
SEMIBOLD = _FOLDER / "BeVietnamPro-SemiBold.ttf"
EXTRABOLD = _FOLDER / "BeVietnamPro-ExtraBold.ttf"
WIDER_REGULAR = _FOLDER / "NotoSans-Regular.ttf"
WIDER_BOLD = _FOLDER / "NotoSans-Bold.ttf"

_BEYOND = frozenset("ĔĕĬĭŎŏŬŭƀɃ\u0306")  # a breve on ê ô ơ ư is a sign of its own


def needs_wider(text: str) -> bool:
    """Be Vietnam Pro has not all letters of the text (NFC)."""
    return not _BEYOND.isdisjoint(text)
