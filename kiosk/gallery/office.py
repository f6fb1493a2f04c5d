"""A made-up office to draw screens with."""

from datetime import UTC, datetime

from msgspec.structs import replace

from counter_server.contract.dossiers import DossierState, Stage
from counter_server.contract.office import Name, Office, PriorityClass, Service, Wait
from counter_server.contract.procedures import (
    Component,
    Fee,
    Procedure,
    ProcedureLine,
    TimeLimit,
    TimeUnit,
)
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.contract.wire import from_plain

AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


def _priority(code: str, name: Name, hint: Name) -> PriorityClass:
    seen = {"code": code, "name": _plain(name), "hint": _plain(hint)}
    return from_plain(seen, PriorityClass)


def _plain(name: Name) -> dict[str, str]:
    return {"vi": name.vi, "en": name.en}


def _service(number: int, prefix: str, code: str, waiting: int, name: Name) -> Service:
    is_open = code != "moi-truong"
    closed = Name(
        vi="Chỉ nhận hồ sơ sáng thứ Ba và thứ Năm.",
        en="Dossiers are taken on Tuesday and Thursday mornings only.",
    )
    return Service(
        id=number,
        code=code,
        prefix=prefix,
        name=name,
        waiting=waiting if is_open else 0,
        open=is_open,
        closed_message=None if is_open else closed,
    )


OFFICE = Office(
    code="chu-se",
    name=Name(vi="Bộ phận Một cửa xã Chư Sê", en="Chư Sê One-Stop Office"),
    unit=Name(vi="Ủy ban nhân dân xã Chư Sê", en="People's Committee of Chư Sê Commune"),
    timezone="Asia/Ho_Chi_Minh",
    languages=("vi", "en"),
    priorities=(
        _priority(
            "elderly",
            Name(vi="Người cao tuổi", en="Elderly"),
            Name(vi="Từ đủ 60 tuổi trở lên", en="60 years of age or older"),
        ),
        _priority(
            "disabled",
            Name(vi="Người khuyết tật", en="Person with a disability"),
            Name(vi="Có giấy xác nhận khuyết tật", en="With a certificate of disability"),
        ),
        _priority(
            "pregnant",
            Name(vi="Phụ nữ mang thai, có con nhỏ", en="Pregnant, or with a small child"),
            Name(vi="Con dưới 36 tháng tuổi", en="A child under 36 months"),
        ),
        _priority(
            "merit",
            Name(vi="Người có công với cách mạng", en="Person of merit to the revolution"),
            Name(vi="Và thân nhân liệt sĩ", en="And relatives of martyrs"),
        ),
    ),
    public_url="http://192.0.2.10:8080",
)

SERVICES = (
    _service(1, "A", "dat-dai", 7, Name(vi="Đất đai", en="Land")),
    _service(
        2,
        "B",
        "ho-tich-chung-thuc",
        3,
        Name(vi="Hộ tịch - Chứng thực", en="Civil status and certification"),
    ),
    _service(3, "C", "xay-dung", 0, Name(vi="Xây dựng", en="Construction")),
    _service(
        4, "D", "dang-ky-kinh-doanh", 1, Name(vi="Đăng ký kinh doanh", en="Business registration")
    ),
    _service(5, "E", "moi-truong", 0, Name(vi="Môi trường", en="Environment")),
    _service(6, "F", "an-toan-thuc-pham", 12, Name(vi="An toàn thực phẩm", en="Food safety")),
)

GROUPED = tuple(
    replace(one, group=group)
    for one, group in zip(
        SERVICES,
        (
            Name(vi="Đất đai, xây dựng", en="Land and construction"),
            Name(vi="Hộ tịch", en="Civil status"),
            Name(vi="Đất đai, xây dựng", en="Land and construction"),
            None,
            Name(vi="Đất đai, xây dựng", en="Land and construction"),
            None,
        ),
        strict=True,
    )
)

TICKET = Ticket(
    id=7,
    number="A008",
    service="dat-dai",
    state=TicketState.WAITING,
    issued_at=AT,
    ahead=7,
    wait=Wait(low_s=1200, high_s=2100),
    status_url="http://192.0.2.10:8080/t/made-up-ticket-token-1",
)

STAGE = Stage(
    code="000.05.16.H21-261120-0007",
    state=DossierState.PROCESSING,
    portal_code=4,
    stage=Name(vi="Đang xử lý", en="Being processed"),
    step=2,
    steps=4,
    updated_at=AT,
)

_BIRTH = Name(vi="Đăng ký khai sinh", en="Registration of birth")
_CIVIL = Name(vi="Hộ tịch", en="Civil status")
_SAME_DAY = TimeLimit(
    amount=1,
    unit=TimeUnit.SAME_DAY,
    note=Name(
        vi="nhận sau 15 giờ thì trả kết quả ngày làm việc tiếp theo",
        en="received after 15:00, the result comes on the next working day",
    ),
)

PROCEDURE = Procedure(
    code="1.001193",
    name=_BIRTH,
    field=_CIVIL,
    service="ho-tich-chung-thuc",
    time_limit=_SAME_DAY,
    components=(
        Component(
            code="to-khai",
            name=Name(
                vi="Tờ khai đăng ký khai sinh theo mẫu", en="Form for the registration of birth"
            ),
            originals=1,
        ),
        Component(
            code="chung-sinh",
            name=Name(
                vi="Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh",
                en="Certificate of birth from the hospital, or a witness's written confirmation",
            ),
            originals=1,
        ),
        Component(
            code="ket-hon",
            name=Name(
                vi="Giấy chứng nhận kết hôn của cha, mẹ", en="Marriage certificate of the parents"
            ),
            copies=1,
            required=False,
        ),
        Component(
            code="uy-quyen",
            name=Name(
                vi="Văn bản ủy quyền được chứng thực, nếu nhờ người khác đi đăng ký",
                en="A certified authorisation, when somebody else registers the birth",
            ),
            originals=1,
            required=False,
        ),
    ),
    fees=(
        Fee(amount_vnd=0, case=Name(vi="Đăng ký đúng hạn", en="Registered in time")),
        Fee(amount_vnd=8000, case=Name(vi="Đăng ký quá hạn", en="Registered late")),
    ),
    result=Name(vi="Giấy khai sinh (bản chính)", en="Birth certificate (original)"),
    place=Name(vi="Quầy 2, Bộ phận Một cửa xã Chư Sê", en="Counter 2, Chư Sê One-Stop Office"),
    legal_basis="Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP",
)


def _line(code: str, name: Name, field: Name, days: int, is_free: bool) -> ProcedureLine:
    limit = TimeLimit(amount=days, unit=TimeUnit.WORKING_DAY) if days else _SAME_DAY
    return ProcedureLine(
        code=code, name=name, field=field, service="dat-dai", time_limit=limit, is_free=is_free
    )


LINES = (
    _line("1.001193", _BIRTH, _CIVIL, 0, True),
    _line("1.000894", Name(vi="Đăng ký kết hôn", en="Registration of marriage"), _CIVIL, 5, True),
    _line(
        "2.000884",
        Name(
            vi="Chứng thực chữ ký trong các giấy tờ, văn bản",
            en="Certification of signatures on papers and documents",
        ),
        Name(vi="Chứng thực", en="Certification"),
        1,
        False,
    ),
    _line(
        "1.012753",
        Name(
            vi="Đăng ký đất đai, cấp Giấy chứng nhận quyền sử dụng đất lần đầu",
            en="First registration of land, with its certificate of land-use rights",
        ),
        Name(vi="Đất đai", en="Land"),
        20,
        False,
    ),
    _line(
        "1.001612",
        Name(vi="Đăng ký thành lập hộ kinh doanh", en="Registration of a household business"),
        Name(vi="Đăng ký kinh doanh", en="Business registration"),
        3,
        False,
    ),
)
