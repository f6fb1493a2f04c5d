"""Slips and receipts of made-up visitors, for the gallery and for eyes."""

from dataclasses import replace
from datetime import datetime

from PIL.Image import Image

from counter_server.contract.office import Name, Wait

from .contents import ComponentLine, FeeLine, ReceiptContent, SlipContent
from .layout import picture

WIDTHS_PX = {80: 576, 58: 384}

_TOKEN = "kX3v9QmT0aLr7WcYhB2nEd"

SLIP = SlipContent(
    language="vi",
    unit=Name(vi="Ủy ban nhân dân xã Chư Sê", en="People's Committee of Chư Sê Commune"),
    office=Name(vi="Bộ phận Một cửa xã Chư Sê", en="Chư Sê One-Stop Office"),
    number="A042",
    service=Name(vi="Đất đai", en="Land"),
    priority=None,
    ahead=3,
    wait=Wait(low_s=300, high_s=700),
    issued_at=datetime(2026, 11, 24, 9, 41),
    status_url=f"https://motcua.example.vn/t/{_TOKEN}",
)
PRIORITY_SLIP = replace(
    SLIP,
    language="en",
    number="B007",
    service=Name(vi="Hộ tịch - Chứng thực", en="Civil status and certification"),
    priority=Name(vi="Người cao tuổi", en="Elderly"),
    ahead=1,
    wait=Wait(low_s=40, high_s=280),
)
RECEIPT = ReceiptContent(
    unit="Ủy ban nhân dân xã Chư Sê",
    office="Bộ phận Một cửa",
    place="Chư Sê",
    phone="0269 300 0000",
    code="000.05.16.H21-261124-0042",
    submitter="Nguyễn Thị Ưu Ẩn Đặng Ỗ",
    id_number="064190001234",
    address="Thôn Hồ Nước, xã Chư Sê, tỉnh Gia Lai",
    submitter_phone="0905 000 123",
    email="",
    procedure="Đăng ký biến động quyền sử dụng đất do chuyển nhượng, tặng cho, thừa kế",
    components=(
        ComponentLine("Đơn đăng ký biến động đất đai, tài sản gắn liền với đất", 1, 0),
        ComponentLine("Giấy chứng nhận đã cấp", 1, 1),
        ComponentLine("Hợp đồng tặng cho quyền sử dụng đất đã công chứng", 1, 2),
    ),
    time_limit="10 ngày làm việc",
    received_at=datetime(2026, 11, 25, 9, 5),
    due_at=datetime(2026, 12, 9, 16, 30),
    return_place="Bộ phận Một cửa xã Chư Sê, quầy số 1",
    fees=(FeeLine("", 25_000),),
    status_url=f"https://motcua.example.vn/h/{_TOKEN}",
    receiver="Trần Văn Mẫu",
)


def gallery_slips() -> dict[str, Image]:
    """Every kind of paper on both rolls, by name."""
    drawn = {}
    for paper_mm, width_px in WIDTHS_PX.items():
        drawn[f"slip-vi-{paper_mm}"] = picture(SLIP, width_px)
        drawn[f"slip-en-priority-{paper_mm}"] = picture(PRIORITY_SLIP, width_px)
        drawn[f"receipt-{paper_mm}"] = picture(RECEIPT, width_px)
    return drawn
