"""The slip a visitor takes: number, turn, likely wait, QR of its phone page; laid out once."""

from collections.abc import Iterator

from config.words import Translate, translator
from paper import (
    Align,
    Badge,
    Block,
    Column,
    Columns,
    Gap,
    Number,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)

from .contents import SlipContent
from .saying import clock_and_day, people, unbroken, wait_in_minutes


def slip(content: SlipContent) -> tuple[Block, ...]:
    """The slip in the visitor's language; in another one the Vietnamese service stands beneath."""
    _ = translator(content.language)
    return (
        *_head(content),
        *_number(content, _),
        *_service(content),
        *_priority(content, _),
        *_turn(content, _),
        *_code(content, _),
        *_foot(content, _),
    )


def _head(content: SlipContent) -> Iterator[Block]:
    unit, office = content.unit.inside(content.language), content.office.inside(content.language)
    yield _middle(unit, Size.BODY)
    if office != unit:
        yield _middle(office, Size.LARGE, Weight.SEMIBOLD)
    yield from (Gap(Space.S), Rule(is_heavy=True), Gap(Space.S))


def _number(content: SlipContent, _: Translate) -> Iterator[Block]:
    yield _middle(_("Số thứ tự"), Size.LARGE)
    yield from (Gap(Space.M), Number(content.number), Gap(Space.M))


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
        figures.append(_figure(_("Chờ khoảng"), wait_in_minutes(content.wait, _)))
    yield Columns(tuple(figures))


def _ahead(count: int, _: Translate) -> str:
    return people(count, _) if count else _("Không có ai")


def _figure(label: str, value: str) -> Column:
    figure = Text(value, Size.LARGE, Weight.SEMIBOLD, Align.CENTRE, in_one_line=True)
    return Column((_middle(label, Size.BODY), figure))


def _code(content: SlipContent, _: Translate) -> Iterator[Block]:
    words = _middle(_("Quét mã để theo dõi trên điện thoại"), Size.BODY)
    yield from (Gap(Space.S), Rule())
    yield Columns(
        (Column((Qr(content.status_url),)), Column((words, Gap(Space.S)))),
        least_em=8,
        in_middle=True,
    )


def _foot(content: SlipContent, _: Translate) -> Iterator[Block]:
    yield Rule()
    yield Gap(Space.S)
    yield _middle(_("Vui lòng chờ gọi số trên bảng"), Size.LARGE, Weight.SEMIBOLD)
    moment = clock_and_day(content.issued_at)
    yield _middle(_("Lấy số lúc {moment}").format(moment=moment), Size.BODY)


def _middle(text: str, size: Size, weight: Weight = Weight.REGULAR) -> Text:
    return Text(unbroken(text), size, weight, Align.CENTRE)
