"""Moving within a list, and the groups the kiosk shows."""

import pytest

from counter_server.contract.office import Name
from counter_server.queue.admin.ordering import grouped, moved
from counter_server.queue.admin.queries import Service
from counter_server.queue.admin.values import ServiceValues


@pytest.mark.parametrize(
    ("here", "by", "after"),
    [(1, -1, "bac"), (1, 1, "acb"), (0, -1, "abc"), (2, 1, "abc")],
)
def test_one_goes_up_or_down_and_stays_at_the_ends(here, by, after):
    assert "".join(moved("abc", here, by)) == after


def test_services_stand_under_their_groups_in_the_order_of_the_first():
    def a_service(service_id: int, group: str) -> Service:
        values = ServiceValues(Name(vi=f"Dịch vụ {service_id}"), group=Name(vi=group))
        return Service(service_id, str(service_id), "A", values)

    services = [a_service(1, "Đất"), a_service(2, ""), a_service(3, "Đất")]
    assert [(name, [each.id for each in members]) for name, members in grouped(services)] == [
        ("Đất", [1, 3]),
        ("", [2]),
    ]
