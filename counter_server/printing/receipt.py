"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (NĐ 61/2018, form 01) on a roll of paper.

The words are the law's own, so they stay Vietnamese in every language. The form's Code128 stands on
pages only: a dossier code takes 288 modules, too fine for 203 dpi on 80 mm; the QR carries more.
"""

from collections.abc import Iterator
from itertools import chain

from config.words import FIRST_LANGUAGE, translator
from paper import (
    Align,
    Block,
    Column,
    Columns,
    Gap,
    LineCode,
    Pair,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)

from .contents import ComponentLine, FeeLine, ReceiptContent
from .look import Part
from .saying import kept, legal_day, legal_hour, legal_moment, money, unbroken
from .slip import copy_mark, logo, message

_FIGURE_EM = 2.5
_SIGNING_ROOM = (Gap(Space.XL), Gap(Space.L))


def receipt(content: ReceiptContent) -> tuple[Block, ...]:
    """The receipt, top to bottom."""
    mark = copy_mark(content.copy, translator(FIRST_LANGUAGE))
    return (*mark, *chain.from_iterable(_part(part, content) for part in content.look.parts))


def _part(part: Part, content: ReceiptContent) -> Iterator[Block]:
    match part:
        case Part.LOGO:
            return logo(content.logo)
        case Part.FORM:
            return _form(content)
        case Part.CODE:
            return _code(content)
        case Part.SIGNATURES:
            return _signatures(content)
        case _:
            return message(content.look.says(FIRST_LANGUAGE).message)


def _form(content: ReceiptContent) -> Iterator[Block]:
    yield from _head(content)
    yield from _title(content)
    yield from _person(content)
    yield from _request(content)
    yield from _components(content.components)
    yield from _times(content)
    yield from _fees(content.fees)


def _head(content: ReceiptContent) -> Iterator[Block]:
    agency = (
        _middle(content.unit.upper(), Size.SMALL),
        _middle(content.office.upper(), Size.SMALL, Weight.SEMIBOLD),
        Gap(Space.XS),
        Rule(share=0.35),
    )
    country = (
        _middle("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Size.SMALL, Weight.SEMIBOLD),
        _one_line("Độc lập - Tự do - Hạnh phúc", Size.SMALL, Weight.SEMIBOLD),
        Gap(Space.XS),
        Rule(share=0.5),
    )
    yield Columns((Column((*agency, Gap(Space.S))), Column((*country, Gap(Space.S)))), least_em=10)
    yield _middle(f"{content.place}, {legal_day(content.received_at)}", Size.SMALL)


def _title(content: ReceiptContent) -> Iterator[Block]:
    yield Gap(Space.M)
    yield _one_line("GIẤY TIẾP NHẬN HỒ SƠ", Size.LARGE, Weight.EXTRABOLD)
    yield _one_line("VÀ HẸN TRẢ KẾT QUẢ", Size.LARGE, Weight.EXTRABOLD)
    yield Gap(Space.S)
    yield _middle("Mã hồ sơ", Size.BODY)
    yield _one_line(content.code, Size.TITLE, Weight.EXTRABOLD)
    yield from (Gap(Space.S), Rule(is_heavy=True), Gap(Space.S))


def _person(content: ReceiptContent) -> Iterator[Block]:
    yield Pair("Tiếp nhận hồ sơ của:", content.submitter)
    yield from _known("Số giấy tờ tùy thân:", content.id_number)
    yield from _known("Địa chỉ:", content.address)
    yield from _known("Số điện thoại:", kept(content.submitter_phone))
    yield from _known("Thư điện tử:", content.email)


def _request(content: ReceiptContent) -> Iterator[Block]:
    yield Gap(Space.XS)
    yield Pair("Nội dung yêu cầu giải quyết:", content.procedure)
    yield Gap(Space.S)


def _components(lines: tuple[ComponentLine, ...]) -> Iterator[Block]:
    if not lines:
        return
    yield _row(("TT", "Thành phần hồ sơ", "Bản chính", "Bản sao"), Size.SMALL, Weight.SEMIBOLD)
    yield Rule(is_heavy=True)
    for place, line in enumerate(lines, 1):
        yield _row((str(place), line.name, _count(line.originals), _count(line.copies)))
        yield from (Gap(Space.XS), Rule())
    yield Gap(Space.S)


def _row(
    cells: tuple[str, str, str, str], size: Size = Size.BODY, weight: Weight = Weight.REGULAR
) -> Columns:
    place, name, originals, copies = cells
    return Columns(
        (
            Column((Text(place, size, weight),), 1.3),
            Column((Text(name, size, weight),)),
            Column((_middle(originals, size, weight),), _FIGURE_EM),
            Column((_middle(copies, size, weight),), _FIGURE_EM),
        )
    )


def _count(count: int) -> str:
    return str(count) if count else "–"


def _times(content: ReceiptContent) -> Iterator[Block]:
    yield Pair("Thời gian giải quyết theo quy định:", kept(content.time_limit))
    yield Pair("Nhận hồ sơ lúc:", legal_moment(content.received_at))
    yield from (Gap(Space.S), Rule(is_heavy=True), Gap(Space.XS))
    yield _middle("Hẹn trả kết quả", Size.BODY)
    yield _middle(legal_hour(content.due_at), Size.LARGE, Weight.EXTRABOLD)
    yield _one_line(legal_day(content.due_at), Size.LARGE, Weight.EXTRABOLD)
    yield from (Gap(Space.XS), Rule(is_heavy=True), Gap(Space.S))
    yield Pair("Nhận kết quả tại:", content.return_place)


def _fees(fees: tuple[FeeLine, ...]) -> Iterator[Block]:
    match fees:
        case ():
            yield Pair("Phí, lệ phí:", _amount(0))
        case (FeeLine(case="", amount_vnd=int(amount)),):
            yield Pair("Phí, lệ phí:", _amount(amount))
        case _:
            yield Text("Phí, lệ phí:")
            yield from map(_fee, fees)


def _fee(fee: FeeLine) -> Block:
    if fee.amount_vnd is None:
        return Text(f"- {fee.case}")
    return Pair(f"- {fee.case}:", _amount(fee.amount_vnd))


def _amount(amount_vnd: int) -> str:
    return money(amount_vnd) if amount_vnd else kept("không thu")


def _code(content: ReceiptContent) -> Iterator[Block]:
    yield from (Gap(Space.S), Rule())
    words = [
        Text("Quét mã bằng điện thoại hoặc tại máy lấy số để xem hồ sơ đã đến đâu.", Size.BODY)
    ]
    if content.phone:
        words.append(Text(f"Điện thoại hỗ trợ: {kept(content.phone)}", Size.BODY))
    beside = (
        Column((Qr(content.status_url),)),
        Column((*words, Gap(Space.S), LineCode(content.code))),
    )
    yield Columns(beside, least_em=8, in_middle=True)
    yield Rule()


def _signatures(content: ReceiptContent) -> Iterator[Block]:
    yield Gap(Space.S)
    submitter = _signature("NGƯỜI NỘP HỒ SƠ", content.submitter)
    yield Columns((submitter, _signature("NGƯỜI TIẾP NHẬN", content.receiver)))


def _signature(who: str, name: str) -> Column:
    under = (_middle(name, Size.SMALL, Weight.SEMIBOLD),) if name else ()
    note = _middle("(Ký và ghi rõ họ tên)", Size.SMALL)
    return Column((_middle(who, Size.SMALL, Weight.SEMIBOLD), note, *_SIGNING_ROOM, *under))


def _known(label: str, value: str) -> Iterator[Block]:
    if value:
        yield Pair(label, value)


def _middle(text: str, size: Size, weight: Weight = Weight.REGULAR) -> Text:
    return Text(unbroken(text), size, weight, Align.CENTRE)


def _one_line(text: str, size: Size, weight: Weight) -> Text:
    return Text(text, size, weight, Align.CENTRE, in_one_line=True)
