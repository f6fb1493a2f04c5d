"""`motcua webhook`, as an administrator types it."""

import pytest
from click.testing import CliRunner, Result

from counter_server.cli.webhooks import webhook
from counter_server.webhooks import actions

URL = "https://he-thong.example/motcua"


@pytest.fixture
def motcua_webhook(telling, tmp_path):
    url = telling.office.parts.database.url.render_as_string(hide_password=False)

    def run(verb: str, *more: str) -> Result:
        where = ["--data", str(tmp_path), "--database", url]
        return CliRunner().invoke(webhook, [verb, *where, *more])

    return run


def test_adding_prints_the_secret_and_nothing_else(motcua_webhook, telling):
    done = motcua_webhook("add", "--name", "cổng", "--kinds", "ticket_called, dossier_moved", URL)
    assert done.exit_code == 0
    assert done.stdout == telling.webhook().secret + "\n"
    assert telling.webhook().kinds == ("ticket_called", "dossier_moved")


def test_a_wrong_kind_is_told_in_both_languages(motcua_webhook):
    done = motcua_webhook("add", "--name", "cổng", "--kinds", "ticket_eaten", URL)
    assert done.exit_code == 1
    assert "Không có loại sự kiện: ticket_eaten." in done.stderr
    assert "There is no such kind of event: ticket_eaten." in done.stderr


def test_the_list_says_how_each_one_goes_and_no_secret(motcua_webhook, telling):
    secret = telling.add(URL, "mới")
    telling.add(URL, "hỏng", ("ticket_called",))
    telling.add(URL, "tốt")
    works = telling.office.parts.works
    actions.failed(works, telling.webhook("hỏng"), 503, "status")
    actions.delivered(works, telling.webhook("tốt"), 1, 200)
    listed = motcua_webhook("list")
    assert secret not in listed.output
    lines = {line.split("\t")[0]: line for line in listed.stdout.splitlines()}
    assert "chưa gửi gì / nothing sent yet" in lines["mới"]
    assert "đang lỗi / failing: 503, từ / since 2026-11-23 08:00:00+07:00" in lines["hỏng"]
    assert lines["hỏng"].endswith(f"{URL}\tticket_called")
    assert "tốt / well: 2026-11-23 08:00:00+07:00" in lines["tốt"]


def test_a_paused_one_is_listed_so_and_can_be_resumed(motcua_webhook, telling):
    telling.add(URL)
    works, clock = telling.office.parts.works, telling.office.clock
    actions.failed(works, telling.webhook(), None, "timeout")
    clock.move(hours=24)
    actions.failed(works, telling.webhook(), None, "timeout")
    assert "tạm ngưng / paused: timeout" in motcua_webhook("list").stdout
    assert motcua_webhook("resume", "--name", "cổng").exit_code == 0
    assert not telling.webhook().standing.is_paused


def test_a_removed_one_is_gone(motcua_webhook, telling):
    telling.add(URL)
    assert motcua_webhook("remove", "--name", "cổng").exit_code == 0
    assert motcua_webhook("list").stdout == ""
    again = motcua_webhook("remove", "--name", "cổng")
    assert again.exit_code == 1
    assert "Không có webhook tên cổng." in again.stderr
