"""How pretended LED displays look: red dots on black, amber where it flashes."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageDraw, ImageFont

from hardware.led.showing import Line, Showing

_DOT, _GAP, _MARGIN = 6, 2, 24
_BLACK, _FRAME, _UNLIT = (8, 8, 10), (45, 45, 52), (30, 16, 16)
_RED, _AMBER, _LABEL = (255, 48, 24), (255, 176, 0), (190, 190, 200)
# A dimmed display is dimmer, and still one that can be seen.
_DIMMEST = 0.35
_FEWEST_COLUMNS = 8


def picture(shown: Mapping[str, Showing]) -> Image.Image:
    """All displays, one below the other, each with its address."""
    faces = [_face(address, shown[address]) for address in sorted(shown)]
    width = max((each.width for each in faces), default=200)
    height = sum(each.height for each in faces) or 60
    wall = Image.new("RGB", (width, height), _BLACK)
    top = 0
    for each in faces:
        wall.paste(each, (0, top))
        top += each.height
    return wall


def _face(address: str, showing: Showing) -> Image.Image:
    lines = showing.lines or (Line(""),)
    columns = max(_FEWEST_COLUMNS, *(len(line.text) for line in lines))
    rows = [_dots(line.text.ljust(columns)) for line in lines]
    width, height = rows[0].width * _DOT, sum(each.height for each in rows) * _DOT
    face = Image.new("RGB", (width + 2 * _MARGIN, height + 2 * _MARGIN), _BLACK)
    pen = ImageDraw.Draw(face)
    pen.rectangle((8, 18, face.width - 8, face.height - 8), outline=_FRAME, width=2)
    pen.text((12, 2), f"{address}  {showing.percent} %", fill=_LABEL)
    top = _MARGIN
    for line, row in zip(lines, rows, strict=True):
        _light(pen, row, top, _colour(line, showing.percent))
        top += row.height * _DOT
    return face


def _dots(text: str) -> Image.Image:
    """The letters of Pillow's own small font, a pixel a dot."""
    font = ImageFont.load_default_imagefont()
    left, top, right, bottom = font.getbbox("M" * len(text))
    dots = Image.new("1", (int(right - left), int(bottom - top) + 1))
    ImageDraw.Draw(dots).text((0, 0), text, font=font, fill=1)
    return dots


def _light(
    pen: ImageDraw.ImageDraw, dots: Image.Image, top: int, colour: tuple[int, int, int]
) -> None:
    for y in range(dots.height):
        for x in range(dots.width):
            left, upper = _MARGIN + x * _DOT, top + y * _DOT
            box = (left, upper, left + _DOT - _GAP, upper + _DOT - _GAP)
            pen.ellipse(box, fill=colour if dots.getpixel((x, y)) else _UNLIT)


def _colour(line: Line, percent: int) -> tuple[int, int, int]:
    share = _DIMMEST + (1 - _DIMMEST) * percent / 100
    red, green, blue = _AMBER if line.flashes else _RED
    return round(red * share), round(green * share), round(blue * share)
