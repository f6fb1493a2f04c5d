"""An administrator changes the queue in a browser, with scripts and without."""

from counter_server.queue import queries
from tests.support.looks import barriers, clipped

PAGES = (
    "/admin/queue",
    "/admin/queue/services/1",
    "/admin/queue/services/new",
    "/admin/queue/counters/3",
    "/admin/queue/classes/elderly",
    "/admin/queue/profiles/1",
    "/admin/queue/policy",
)


def save(page) -> None:
    page.click("form.card button.primary")
    page.wait_for_load_state()


def test_pages_are_whole_and_open_to_all_in_both_languages(page):
    for path in PAGES:
        for language, width in (("vi", 1366), ("en", 390)):
            page.set_viewport_size({"width": width, "height": 768})
            page.goto(f"{path}?lang={language}")
            assert clipped(page) == []
            assert barriers(page) == ""


def test_a_long_name_of_the_office_leaves_the_head_in_one_row(page):
    page.evaluate(
        "document.querySelector('.brand span').textContent = 'Trung tâm Ẩn Hỗ '.repeat(9)"
    )
    rows = "[...document.querySelectorAll('.top > *')].map(each => each.getBoundingClientRect())"
    assert page.evaluate(f"{rows}.every(row => row.top < 40 && row.right <= innerWidth)")


def test_a_service_is_renamed_and_the_kiosk_has_it_at_once(any_page, office):
    page = any_page
    page.goto("/admin/queue/services/1")
    page.fill("#name_vi", "Đất đai và nhà ở")
    page.fill("#daily_quota", "40")
    save(page)
    assert "Đã lưu dịch vụ Đất đai và nhà ở." in page.inner_text("main")
    with office.parts.database.read() as connection:
        day = queries.today(connection, office.id, office.clock())
        names = [each.name.vi for each in queries.services(connection, office.id, day)]
    assert names[0] == "Đất đai và nhà ở"


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(any_page):
    page = any_page
    page.goto("/admin/queue/services/1")
    page.fill("#name_vi", "")
    page.fill("#group_vi", "Nhà đất")
    page.check("[name=day_0_4]")
    page.fill("#opens_0", "13:30")
    page.fill("#closes_0", "11:30")
    save(page)
    assert "Ô này chưa có gì." in page.inner_text("#name_vi-error")
    assert "Giờ đóng phải sau giờ mở." in page.inner_text("#closes_0-error")
    assert page.input_value("#group_vi") == "Nhà đất"
    assert page.input_value("#opens_0") == "13:30"
    assert page.is_checked("[name=day_0_4]")


def test_a_policy_is_seen_before_it_is_saved(any_page, office):
    page = any_page
    page.goto("/admin/queue/policy")
    page.check("[value=first_come]")
    page.click("button[value=preview]")
    assert "Đây là xem thử, chưa lưu." in page.inner_text("main")
    assert page.locator(".chart li.proposed").count() == 4
    page.click("button[value=save]")
    assert "Đã lưu cách gọi số." in page.inner_text("main")
    assert page.is_checked("[value=first_come]")
