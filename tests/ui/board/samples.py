"""A made-up office with six services, its board, and what may happen to it."""

from datetime import UTC, datetime, timedelta

from counter_server.contract.board import Board, BoardCall, BoardService
from counter_server.contract.events import ServingStarted, TicketCalled, TicketIssued
from counter_server.contract.office import Name, Office

START = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)

SERVICES = (
    ("dat-dai", "A", "Đất đai", "Land"),
    ("ho-tich-chung-thuc", "B", "Hộ tịch - chứng thực", "Civil status - certification"),
    ("xay-dung", "C", "Xây dựng", "Construction"),
    ("dang-ky-kinh-doanh", "D", "Đăng ký kinh doanh", "Business registration"),
    ("moi-truong", "E", "Môi trường", "Environment"),
    ("an-toan-thuc-pham", "F", "An toàn thực phẩm", "Food safety"),
)
WAITING = (12, 7, 3, 24, 0, 5)
CALLS = (("A012", 3), ("B008", 1), ("D031", 5), ("C004", 2), ("A011", 3), ("F002", 4), ("B007", 1))


def an_office() -> Office:
    return Office(
        code="chu-se",
        name=Name(vi="Bộ phận Một cửa xã Chư Sê", en="Chư Sê commune one-stop office"),
        unit=Name(vi="Ủy ban nhân dân xã Chư Sê", en="People's Committee of Chư Sê commune"),
        timezone="Asia/Ho_Chi_Minh",
        languages=("vi", "en"),
        priorities=(),
        public_url="http://localhost",
    )


def a_board(calls: tuple[tuple[str, int], ...] = CALLS, seq: int = 40) -> Board:
    services = tuple(
        BoardService(code=code, prefix=prefix, name=Name(vi=vi, en=en), waiting=waiting)
        for (code, prefix, vi, en), waiting in zip(SERVICES, WAITING, strict=True)
    )
    rows = tuple(
        BoardCall(
            number=number,
            counter_number=counter,
            service=service_of(number),
            at=START - timedelta(minutes=place),
            calls=1,
            being_called=place == 0,
        )
        for place, (number, counter) in enumerate(calls)
    )
    return Board(seq=seq, at=START, calls=rows, services=services)


def service_of(number: str) -> str:
    return next(code for code, prefix, _, _ in SERVICES if prefix == number[0])


def called(number: str, counter: int) -> TicketCalled:
    return TicketCalled(
        ticket=1,
        number=number,
        service=service_of(number),
        counter=counter,
        counter_number=counter,
    )


def served(number: str, counter: int) -> ServingStarted:
    return ServingStarted(
        ticket=1,
        number=number,
        service=service_of(number),
        counter=counter,
        counter_number=counter,
    )


def issued(number: str) -> TicketIssued:
    return TicketIssued(
        ticket=1,
        number=number,
        service=service_of(number),
        priority=None,
        language="vi",
        device=None,
        print=False,
    )
