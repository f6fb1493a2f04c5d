"""Blocks into marks: where everything stands on paper of a width; pure."""

from collections.abc import Sequence
from functools import lru_cache

from .blocks import (
    Align,
    Badge,
    Block,
    Column,
    Columns,
    Gap,
    LineCode,
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
from .dots import dots_of
from .line_code import line_code_image
from .marks import Bar, Dots, Frame, Ink, Laid, Mark, stacked
from .qr import qr_image
from .type import Face, Scale
from .wrapping import Line, balanced, space, words, wrapped

_QR_MODULE_MM = 0.75
_NUMBER_SHARE = 0.94


def lay(blocks: Sequence[Block], width: int, scale: Scale) -> Laid:
    """The blocks one below the other."""
    return stacked([_lay(block, width, scale) for block in blocks])


def forget_set() -> None:
    """Sets every text anew from here on."""
    _text.cache_clear()


def _lay(block: Block, width: int, scale: Scale) -> Laid:
    match block:
        case Text():
            return _text(block, width, scale)
        case Number():
            return _number(block, width, scale)
        case Pair():
            return _pair(block, width, scale)
        case Badge():
            return _badge(block, width, scale)
        case Rule():
            return _rule(block, width, scale)
        case Gap(space):
            return Laid(scale.space_px(space))
        case Qr(data):
            return _qr(data, width, scale)
        case LineCode(data):
            return _line_code(data, width, scale)
        case Picture(png):
            return _picture(png, width)
        case Columns():
            return _columns(block, width, scale)


@lru_cache(maxsize=1024)
def _text(block: Text, width: int, scale: Scale) -> Laid:
    face = _face(block, width, scale)
    arrange = balanced if block.align is Align.CENTRE else wrapped
    return _lines(arrange(words(block.text, face), width), width, block.align, face)


def _face(block: Text, width: int, scale: Scale) -> Face:
    size_px, least_px = scale.type_px(block.size), scale.least_type_px()
    if block.in_one_line:
        whole = Line(tuple(words(block.text, Face.of(block.text, block.weight, size_px))))
        if whole.width > width:
            size_px = max(least_px, int(size_px * width / whole.width))
    return Face.of(block.text, block.weight, size_px)


def _pair(block: Pair, width: int, scale: Scale) -> Laid:
    size_px = scale.type_px(block.size)
    label = Face.of(block.label, Weight.REGULAR, size_px)
    value = Face.of(block.value, block.weight, size_px)
    names, values = words(block.label, label), words(block.value, value)
    together = wrapped(names + values, width)
    apart = wrapped(names, width) + wrapped(values, width)
    shortest = apart if len(apart) <= len(together) else together
    face = label if label.is_wider and not value.is_wider else value
    return _lines(shortest, width, Align.LEFT, face)


def _lines(lines: Sequence[Line], width: int, align: Align, face: Face) -> Laid:
    marks: list[Mark] = []
    for place, line in enumerate(lines):
        baseline = place * face.line_px + face.ascent
        marks += _line(line, _start(align, width, line.width), baseline)
    return Laid(len(lines) * face.line_px, tuple(marks))


def _line(line: Line, start: float, baseline: int) -> list[Mark]:
    marks: list[Mark] = []
    x = start
    for word in line.words:
        for part in word.parts:
            marks.append(Ink(round(x), baseline, part, word.face))
            x += word.face.width(part) + space(word.face)
    return marks


def _start(align: Align, width: int, used: float) -> float:
    room = max(0.0, width - used)
    return {Align.LEFT: 0.0, Align.CENTRE: room / 2, Align.RIGHT: room}[align]


def _number(block: Number, width: int, scale: Scale) -> Laid:
    """As wide as it may get, and no taller than its ink: a number has no marks.

    Set letter by letter, for letters this large take long to draw and ten digits are soon known.
    """
    widest = Face(Weight.EXTRABOLD, round(scale.number_px() * block.size))
    shrink = min(1.0, width * _NUMBER_SHARE / max(1.0, _set_width(block.text, widest)))
    face = Face(Weight.EXTRABOLD, max(1, int(widest.size_px * shrink)))
    boxes = [face.letter_box(letter) for letter in block.text]
    top = min((box[1] for box in boxes), default=0.0)
    x = (width - _set_width(block.text, face)) / 2
    marks: list[Mark] = []
    for letter in block.text:
        marks.append(Ink(round(x), round(-top), letter, face))
        x += face.advance(letter)
    return Laid(round(max((box[3] for box in boxes), default=0.0) - top), tuple(marks))


def _set_width(text: str, face: Face) -> float:
    return sum(map(face.advance, text))


def _badge(block: Badge, width: int, scale: Scale) -> Laid:
    pad_x, pad_y = scale.space_px(Space.M), scale.space_px(Space.XS)
    face = Face.of(block.text, Weight.SEMIBOLD, scale.type_px(block.size))
    lines = balanced(words(block.text, face), width - 2 * pad_x)
    inner = round(max((line.width for line in lines), default=0.0))
    text = _lines(lines, inner, Align.CENTRE, face)
    left = (width - inner) // 2 - pad_x
    size = (inner + 2 * pad_x, text.height + 2 * pad_y)
    frame = Frame(left, 0, *size, line_px=scale.mm(0.375), radius=size[1] // 4)
    return Laid(size[1], (frame, *text.moved(left + pad_x, pad_y)))


def _rule(block: Rule, width: int, scale: Scale) -> Laid:
    thick = scale.mm(0.375 if block.is_heavy else 0.125)
    across = round(width * block.share)
    return Laid(thick, (Bar((width - across) // 2, 0, across, thick),))


def _qr(data: str, width: int, scale: Scale) -> Laid:
    image = qr_image(data, width, scale.mm(_QR_MODULE_MM))
    return Laid(image.height, (Dots((width - image.width) // 2, 0, image),))


def _line_code(data: str, width: int, scale: Scale) -> Laid:
    image = line_code_image(data, width, scale.dpi)
    if image is None:
        return Laid(0)
    return Laid(image.height, (Dots((width - image.width) // 2, 0, image),))


def _picture(png: bytes, width: int) -> Laid:
    image = dots_of(png, width)
    return Laid(image.height, (Dots((width - image.width) // 2, 0, image),))


def _columns(block: Columns, width: int, scale: Scale) -> Laid:
    em, gap = scale.type_px(Size.BODY), scale.space_px(Space.S)
    widths = _widths(block.columns, width, em, gap)
    if min(widths) < block.least_em * em:
        return stacked([lay(column.blocks, width, scale) for column in block.columns])
    parts = [
        lay(column.blocks, each, scale) for column, each in zip(block.columns, widths, strict=True)
    ]
    height = max(part.height for part in parts)
    marks: list[Mark] = []
    left = 0
    for part, each in zip(parts, widths, strict=True):
        marks += part.moved(left, (height - part.height) // 2 if block.in_middle else 0)
        left += each + gap
    return Laid(height, tuple(marks))


def _widths(columns: Sequence[Column], width: int, em: int, gap: int) -> list[int]:
    """Asked widths first, the rest in fair shares."""
    room = width - gap * (len(columns) - 1)
    asked = [None if each.width_em is None else round(each.width_em * em) for each in columns]
    left = room - sum(each or 0 for each in asked)
    share = max(1, left // max(1, asked.count(None)))
    return [share if each is None else each for each in asked]
