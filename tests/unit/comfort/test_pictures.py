"""Pictures of services, for people who do not read."""

import pytest
from msgspec.structs import replace

from counter_server.contract.office import Name
from kiosk.gallery.office import SERVICES
from kiosk.presenters.pictures import picture_of
from kiosk.widgets.drawings import DRAWINGS


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("Đất đai", "land"),
        ("Hộ tịch - Chứng thực", "family"),
        ("Chứng thực", "stamp"),
        ("Xây dựng", "crane"),
        ("Đăng ký kinh doanh", "shop"),
        ("Môi trường", "leaf"),
        ("An toàn thực phẩm", "bowl"),
        ("Bảo trợ xã hội", "heart"),
        ("Giáo dục và Đào tạo", "school"),
        ("Việc khác", "papers"),
    ],
)
def test_a_service_has_the_picture_of_what_it_is_about(name: str, picture: str) -> None:
    service = replace(SERVICES[0], name=Name(vi=name, en=""), code="x")
    assert picture_of(service) == picture
    assert picture in DRAWINGS


def test_the_sample_office_has_six_different_pictures() -> None:
    assert len({picture_of(service) for service in SERVICES}) == 6
