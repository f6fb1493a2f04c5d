"""A page that shows what a printer can do: marks, greys, margins, a ruler, a code to read."""

from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

from PIL import Image, ImageDraw

from config.words import FIRST_LANGUAGE, translator
from paper import (
    Align,
    Block,
    Column,
    Columns,
    Gap,
    Number,
    Pair,
    Picture,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)

from .contents import TrialContent
from .saying import clock_and_day

_VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
# Letters of Jrai and Bahnar that Vietnamese lacks, some with two marks.
_MORE = "đ č ñ ĕ ŏ ŭ ĭ ê̆ ô̆ ơ̆ ư̆"
_GREYS = (12, 25, 50, 75, 100)
_ORDER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
_BAR_MM, _RULER_MM = 6.0, 5.0


def trial(content: TrialContent, width_px: int, dpi: int) -> tuple[Block, ...]:
    """The page for a head this wide; every line of it says what should be seen."""
    _ = translator(FIRST_LANGUAGE)
    inner = width_px - 2 * round(dpi / 25.4 * 1.9)
    return (
        _middle(_("Trang in thử"), Size.TITLE, Weight.EXTRABOLD),
        _middle(f"{content.printer} · {clock_and_day(content.at)}", Size.BODY),
        Gap(Space.S),
        Rule(is_heavy=True),
        Pair(_("Địa chỉ:"), content.address, Size.SMALL),
        Pair(_("Khổ giấy:"), f"{content.paper_mm} mm · {width_px} px · {dpi} dpi", Size.SMALL),
        Pair(_("Bảng mã:"), _("không cần, chữ được in như hình"), Size.SMALL),
        Rule(),
        *_marks(),
        Rule(),
        Text(_("Thước, mỗi vạch dài 1 cm:"), Size.SMALL),
        Picture(_ruler(inner, dpi)),
        Text(_("Độ đậm 12, 25, 50, 75 và 100 %; hai mép phải thấy hai vạch:"), Size.SMALL),
        Picture(_greys(inner, dpi)),
        *_sizes(),
        Gap(Space.S),
        Number("A042", 0.5),
        Columns(
            (Column((Qr(content.code),)), Column((Text(_("Quét thử mã này")),))), in_middle=True
        ),
        Rule(is_heavy=True),
    )


def _marks() -> Iterator[Block]:
    yield Gap(Space.XS)
    for vowels in (_VOWELS[:6], _VOWELS[6:]):
        letters = [normalize("NFC", each + tone) for each in vowels for tone in _TONES]
        yield Text(" ".join(letters), Size.BODY)
        yield Text(" ".join(letters).upper(), Size.BODY)
    yield Text(f"{_MORE} {_MORE.upper()}", Size.BODY)


def _sizes() -> Iterator[Block]:
    for size in (Size.SMALL, Size.BODY, Size.LARGE, Size.TITLE):
        yield Text("Nguyễn Thị Ưu, Đặng Ỗ", size, Weight.SEMIBOLD)


def _ruler(width_px: int, dpi: int) -> bytes:
    """A tick each millimetre, longer ones at 5 and 10."""
    height = round(_RULER_MM * dpi / 25.4)
    image = Image.new("1", (width_px, height), 1)
    pen = ImageDraw.Draw(image)
    for millimetre in range(int(width_px * 25.4 / dpi) + 1):
        x = round(millimetre * dpi / 25.4)
        share = 1.0 if millimetre % 10 == 0 else 0.6 if millimetre % 5 == 0 else 0.3
        pen.line((x, 0, x, round(height * share)), fill=0, width=2 if share == 1.0 else 1)
    return _png(image)


def _greys(width_px: int, dpi: int) -> bytes:
    """Dots in growing number, between the two edges of what can be printed."""
    height, each = round(_BAR_MM * dpi / 25.4), width_px // len(_GREYS)
    rows = [_grey_row(order, width_px, each) for order in _ORDER]
    cells = b"".join(rows[y % len(rows)] for y in range(height))
    image = Image.frombytes("L", (width_px, height), cells).convert("1")
    pen = ImageDraw.Draw(image)
    for x in (0, width_px - 2):
        pen.rectangle((x, 0, x + 1, height), fill=0)
    return _png(image)


def _grey_row(order: tuple[int, ...], width_px: int, each: int) -> bytes:
    """One of the four rows that repeat; what is beyond the last bar stays white."""
    bars = (
        0 if order[x % len(order)] * 100 < percent * 16 else 255
        for place, percent in enumerate(_GREYS)
        for x in range(place * each, (place + 1) * each)
    )
    return bytes(bars).ljust(width_px, b"\xff")


def _png(image: Image.Image) -> bytes:
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def _middle(text: str, size: Size, weight: Weight = Weight.REGULAR) -> Text:
    return Text(text, size, weight, Align.CENTRE)
