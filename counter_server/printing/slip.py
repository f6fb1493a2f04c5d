"""The slip a visitor takes: number, turn, likely wait, QR of its phone page; laid out once."""

from collections.abc import Iterator
from itertools import chain

from config.words import Translate, translator
from paper import (
    Align,
    Badge,
    Block,
    Column,
    Columns,
    Gap,
    Number,
    Picture,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)

from .contents import SlipContent
from .look import NumberSize, Part
from .saying import clock_and_day, people, unbroken, wait_in_minutes

_NUMBER_SIZES = {NumberSize.SMALL: 0.65, NumberSize.NORMAL: 1.0, NumberSize.LARGE: 1.3}


def slip(content: SlipContent) -> tuple[Block, ...]:
    """The slip in the visitor's language; in another one the Vietnamese service stands beneath."""
    _ = translator(content.language)
    given = chain.from_iterable(_part(part, content, _) for part in content.look.parts)
    return (*copy_mark(content.copy, _), *given)


def copy_mark(copy: int, _: Translate) -> Iterator[Block]:
    """Says on every copy but the first that it is one."""
    if copy > 1:
        yield Badge(_("In lại lần {count}").format(count=copy - 1), Size.BODY)
        yield Gap(Space.S)


def logo(png: bytes) -> Iterator[Block]:
    """The office's picture, if it has one."""
    if png:
        yield from (Picture(png), Gap(Space.S))


def message(text: str) -> Iterator[Block]:
    """What the office adds at the end, line by line."""
    if text:
        yield Gap(Space.S)
        yield from (_middle(line, Size.BODY) for line in text.splitlines() if line.strip())


def _part(part: Part, content: SlipContent, _: Translate) -> Iterator[Block]:
    match part:
        case Part.LOGO:
            return logo(content.logo)
        case Part.HEAD:
            return _head(content)
        case Part.NUMBER:
            return _number(content, _)
        case Part.SERVICE:
            return _service(content)
        case Part.PRIORITY:
            return _priority(content, _)
        case Part.TURN:
            return _turn(content, _)
        case Part.CODE:
            return _code(content, _)
        case Part.FOOT:
            return _foot(content, _)
        case _:
            return message(content.look.says(content.language).message)


def _head(content: SlipContent) -> Iterator[Block]:
    unit, office = content.unit.inside(content.language), content.office.inside(content.language)
    yield _middle(unit, Size.BODY)
    if office != unit:
        yield _middle(office, Size.LARGE, Weight.SEMIBOLD)
    yield from (Gap(Space.S), Rule(is_heavy=True), Gap(Space.S))


def _number(content: SlipContent, _: Translate) -> Iterator[Block]:
    title = content.look.says(content.language).title or _("Số thứ tự")
    size = _NUMBER_SIZES[content.look.number_size]
    yield _middle(title, Size.LARGE)
    yield from (Gap(Space.M), Number(content.number, size), Gap(Space.M))


def _service(content: SlipContent) -> Iterator[Block]:
    name = content.service.inside(content.language)
    yield _middle(name, Size.TITLE, Weight.SEMIBOLD)
    if name != content.service.vi:
        yield _middle(content.service.vi, Size.BODY)


def _priority(content: SlipContent, _: Translate) -> Iterator[Block]:
    if content.priority:
        name = content.priority.inside(content.language)
        yield Gap(Space.S)
        yield Badge(_("Ưu tiên: {name}").format(name=name))


def _turn(content: SlipContent, _: Translate) -> Iterator[Block]:
    if content.ahead is None:
        return
    yield from (Gap(Space.M), Rule(), Gap(Space.S))
    figures = [_figure(_("Trước quý vị"), _ahead(content.ahead, _))]
    if content.wait:
        figures.append(_figure(_("Thời gian chờ"), wait_in_minutes(content.wait, _)))
    yield Columns(tuple(figures))
    if content.wait and content.wait.past_closing:
        yield Gap(Space.S)
        yield _middle(
            _("Có thể quá giờ làm việc mới đến lượt. Xin hỏi cán bộ hướng dẫn."), Size.BODY
        )


def _ahead(count: int, _: Translate) -> str:
    return people(count, _) if count else _("Không có ai")


def _figure(label: str, value: str) -> Column:
    figure = Text(value, Size.LARGE, Weight.SEMIBOLD, Align.CENTRE, in_one_line=True)
    return Column((_middle(label, Size.BODY), figure))


def _code(content: SlipContent, _: Translate) -> Iterator[Block]:
    hint = content.look.says(content.language).hint or _("Quét mã để theo dõi trên điện thoại")
    words = _middle(hint, Size.BODY)
    yield from (Gap(Space.S), Rule())
    yield Columns(
        (Column((Qr(content.status_url),)), Column((words, Gap(Space.S)))),
        least_em=8,
        in_middle=True,
    )


def _foot(content: SlipContent, _: Translate) -> Iterator[Block]:
    yield Rule()
    yield Gap(Space.S)
    foot = content.look.says(content.language).foot or _("Mời quý vị chờ gọi số trên bảng")
    yield _middle(foot, Size.LARGE, Weight.SEMIBOLD)
    moment = clock_and_day(content.issued_at)
    yield _middle(_("Lấy số lúc {moment}").format(moment=moment), Size.BODY)


def _middle(text: str, size: Size, weight: Weight = Weight.REGULAR) -> Text:
    return Text(unbroken(text), size, weight, Align.CENTRE)
