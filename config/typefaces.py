"""The typeface of screens and paper: Be Vietnam Pro (OFL), made for Vietnamese marks."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("fonts")

REGULAR = _FOLDER / "BeVietnamPro-Regular.ttf"
SEMIBOLD = _FOLDER / "BeVietnamPro-SemiBold.ttf"
EXTRABOLD = _FOLDER / "BeVietnamPro-ExtraBold.ttf"
