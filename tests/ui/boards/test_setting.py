"""An administrator sets boards: seen while typing, kept when saved, right in both languages."""

from playwright.sync_api import expect

from counter_server.boards import queries
from counter_server.boards.media import add_media
from tests.support.looks import barriers, clipped
from tests.ui.boards.test_running import a_picture

PAGES = ("/admin/boards", "/admin/boards/main", "/board", "/board/main/plain")


def settings_of(office, code="main"):
    with office.parts.database.read() as connection:
        return queries.zone(connection, office.id, code).settings


def test_pages_are_whole_and_open_to_all_in_both_languages(page, office):
    add_media(office.parts, office.id, "vườn hoa của xã.png", a_picture())
    for path in PAGES:
        for language, width in (("vi", 1366), ("en", 390)):
            page.set_viewport_size({"width": width if "plain" not in path else 1024, "height": 768})
            page.goto(f"{path}?lang={language}")
            assert clipped(page) == [], path
            assert barriers(page) == "", path


def test_a_board_is_seen_while_it_is_set_and_kept_only_when_saved(page, office):
    page.goto("/admin/boards/main")
    board = page.frame_locator("#board-preview")
    expect(board.locator("body")).to_have_attribute("data-theme", "dark")
    page.check("[value=light]")
    page.fill("#ticker_vi", "Sáng thứ Bảy có mở cửa")
    expect(board.locator("body")).to_have_attribute("data-theme", "light")
    expect(board.locator("#ticker-words")).to_contain_text("Sáng thứ Bảy có mở cửa")
    assert settings_of(office).ticker.vi == ""
    page.click("button.primary")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Đã lưu bảng Bảng chính.")
    assert settings_of(office).ticker.vi == "Sáng thứ Bảy có mở cửa"
    assert settings_of(office).theme == "light"


def test_the_preview_takes_the_shape_of_the_screen(page):
    page.goto("/admin/boards/main")
    page.check("[value=tall]")
    place = page.locator("#board-preview").bounding_box()
    assert place["height"] > place["width"] * 1.7


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(page, office):
    page.goto("/admin/boards/main")
    page.fill("#rows", "99")
    page.fill("#ticker_vi", "Dòng này còn nguyên")
    page.click("button.primary")
    page.wait_for_load_state()
    expect(page.locator("#rows-error")).to_contain_text("Nhập số nguyên từ 3 đến 10.")
    assert page.input_value("#ticker_vi") == "Dòng này còn nguyên"


def test_a_board_is_added_moved_and_deleted(page, office):
    page.fill("#name_vi", "Tầng 2")
    page.click("text=Thêm bảng >> nth=-1")
    page.wait_for_url("**/admin/boards/tang-2")
    page.goto("/admin/boards")
    page.click("[aria-label='Đưa Tầng 2 lên']")
    page.wait_for_load_state()
    expect(page.locator("tbody th").first).to_have_text("Tầng 2")
    page.goto("/admin/boards/tang-2")
    page.click("summary")
    page.click("text=Bỏ thật")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Đã xóa bảng.")


def test_a_picture_is_uploaded_and_put_on_a_board(page, office, tmp_path):
    file = tmp_path / "vườn hoa.png"
    file.write_bytes(a_picture().read())
    page.set_input_files("#file", file)
    page.click("text=Tải lên")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Đã tải lên vườn hoa.png.")
    page.goto("/admin/boards/main")
    page.fill("input[name^=play_]", "1")
    expect(page.frame_locator("#board-preview").locator("#media img")).to_be_visible()
    page.click("button.primary")
    page.wait_for_load_state()
    assert len(settings_of(office).playlist) == 1
