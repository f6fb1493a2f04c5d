"""Webhooks are added, refused, removed."""

import pytest

from counter_server.core.errors import Invalid, NotFound, Refused
from counter_server.webhooks import actions
from counter_server.webhooks.queries import LIMIT

URL = "https://he-thong.example/motcua"


def test_every_webhook_has_a_secret_of_its_own(telling):
    first, second = telling.add(URL, "một"), telling.add(URL, "hai")
    assert first != second
    assert len(first) >= 43
    assert first not in repr(telling.webhook("một"))


def test_a_name_is_had_once(telling):
    telling.add(URL)
    with pytest.raises(Refused, match="webhook_exists"):
        telling.add(URL)


@pytest.mark.parametrize("url", ["", "ftp://x.example", "https://a:b@x.example/"])
def test_a_wrong_address_is_refused(telling, url):
    with pytest.raises(Invalid, match="wrong_webhook_url"):
        telling.add(url)


def test_a_kind_that_does_not_exist_is_refused_by_its_name(telling):
    with pytest.raises(Invalid, match="unknown_kind") as refused:
        telling.add(URL, kinds=("ticket_called", "ticket_eaten"))
    assert refused.value.values == {"kinds": "ticket_eaten"}


def test_what_is_not_there_cannot_be_removed_or_resumed(telling):
    works, office_id = telling.office.parts.works, telling.office.id
    for verb in (actions.remove_webhook, actions.resume):
        with pytest.raises(NotFound, match="unknown_webhook"):
            verb(works, office_id, "không có")


def test_there_are_not_more_than_can_be_listed(telling):
    for turn in range(LIMIT):
        telling.add(URL, f"số {turn}")
    with pytest.raises(Refused, match="too_many_webhooks"):
        telling.add(URL, "thừa")


def test_a_failure_of_a_webhook_that_was_removed_meanwhile_says_nothing(telling):
    works = telling.office.parts.works
    telling.add(URL)
    told = telling.webhook()
    actions.remove_webhook(works, telling.office.id, "cổng")
    actions.delivered(works, told, 1, 200)
    assert actions.failed(works, told, None, "timeout").failures == 1
