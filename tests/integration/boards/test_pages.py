"""The board's pages as a television and an administrator get them."""

from dataclasses import replace
from io import BytesIO

import msgspec
import pytest
from PIL import Image

from counter_server.accounts.actions import add_user
from counter_server.boards import actions, queries
from counter_server.boards.media import add_media, folder_of
from counter_server.contract.board import Board
from counter_server.contract.office import Name
from counter_server.contract.wire import from_json
from counter_server.contract.zones import PlayItem, Waiting, ZoneSettings
from counter_server.core.who import Role
from tests.support.app import application, device
from tests.support.pages_app import post, sign_in, token_on

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def office(office, tmp_path):
    return replace(office, parts=replace(office.parts, data=tmp_path))


@pytest.fixture
def client(office):
    return application(office).test_client()


@pytest.fixture
def admin(office):
    add_user(office.parts.works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    client = application(office).test_client()
    sign_in(client, "dang o", PASSWORD)
    return client


def set_main(office, settings):
    actions.change_zone(office.parts, office.id, "main", Name(vi="Bảng chính"), settings)


def a_picture(colour="navy"):
    file = BytesIO()
    Image.new("RGB", (64, 36), colour).save(file, "PNG")
    file.seek(0)
    return file


@pytest.fixture
def script(office, client):
    return device(office, client, "script")


def call_one(script, service, counter):
    script.post("/tickets", {"service": service})
    return script.post(f"/counters/{counter}/call").get_json()


def test_a_zone_has_only_the_calls_of_its_counters(office, client, script):
    land = call_one(script, "dat-dai", 1)
    call_one(script, "ho-tich-chung-thuc", 2)
    set_main(office, ZoneSettings(counters=(1,)))
    board = from_json(client.get("/board/main/snapshot").data, Board)
    assert [each.number for each in board.calls] == [land["number"]]
    assert [each.number for each in board.counters] == [1, 2, 3, 4, 5]


def test_the_page_is_written_as_it_is_set(office, client):
    set_main(office, ZoneSettings(ticker=Name(vi="Sáng thứ Bảy <mở cửa>"), waiting=Waiting.HIDDEN))
    page = client.get("/board/main").get_data(as_text=True)
    assert "Sáng thứ Bảy &lt;mở cửa&gt;" in page
    assert 'class="service"' not in page


def test_files_of_the_page_are_kept_for_good_under_their_version(client):
    version = client.get("/board/version").get_json()["version"]
    assert f"/board/static/v-{version}/main.js" in client.get("/board/main").get_data(as_text=True)
    with client.get(f"/board/static/v-{version}/main.js") as kept:
        assert "immutable" in kept.headers["Cache-Control"]
    with client.get("/board/static/v-other/main.js") as other:
        assert other.headers["Cache-Control"] == "no-cache"


def test_the_plain_page_is_whole_without_scripts(client, script):
    call = call_one(script, "dat-dai", 1)
    page = client.get("/board/main/plain").get_data(as_text=True)
    assert f'<p class="number">{call["number"]}</p>' in page


def test_every_board_stands_in_the_choice(office, client):
    actions.add_zone(office.parts, office.id, Name(vi="Tầng 2"))
    page = client.get("/board").get_data(as_text=True)
    assert 'href="/board/main"' in page
    assert 'href="/board/tang-2"' in page


def test_a_picture_is_taken_in_once_shown_and_thrown_away(office, admin):
    for _ in range(2):
        token = token_on(admin, "/admin/boards")
        form = {"csrf_token": token, "file": (a_picture(), "vườn hoa.png")}
        assert admin.post("/admin/boards/media", data=form).status_code == 303
    with office.parts.database.read() as connection:
        (file,) = queries.media(connection, office.id)
    assert (file.name, file.kind.media) == ("vườn hoa.png", "image/png")
    address = f"/board/media/{office.id}/{file.file}"
    with admin.get(address) as shown:
        assert (shown.mimetype, shown.data) == ("image/png", a_picture().read())
    with admin.get(address, headers={"Range": "bytes=1-3"}) as part:
        assert (part.status_code, part.data) == (206, b"PNG")
    post(admin, f"/admin/boards/media/{file.id}/remove", page="/admin/boards")
    assert admin.get(address).status_code == 404


def test_a_file_that_is_shown_stays(office, admin):
    media = add_media(office.parts, office.id, "a.png", a_picture())
    set_main(office, ZoneSettings(playlist=(PlayItem(media=media),)))
    post(admin, f"/admin/boards/media/{media}/remove", page="/admin/boards")
    with office.parts.database.read() as connection:
        assert len(queries.media(connection, office.id)) == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"<svg onload='x'/>", "a.png"), (b"\x89PNG\r\n\x1a\n broken", "a.png"), (b"", "a.mp4")],
    ids=["svg", "broken", "empty"],
)
def test_what_is_no_picture_is_refused_and_leaves_nothing(office, admin, content, name):
    token = token_on(admin, "/admin/boards")
    form = {"csrf_token": token, "file": (BytesIO(content), name)}
    admin.post("/admin/boards/media", data=form)
    assert "không phải ảnh" in admin.get("/admin/boards").get_data(as_text=True)
    assert list(folder_of(office.parts.data, office.id).glob("*")) == []


def test_nobody_uploads_without_the_token_or_the_right(admin, client):
    def sent():
        return {"file": (a_picture(), "a.png")}

    assert admin.post("/admin/boards/media", data=sent()).status_code == 400
    assert client.post("/admin/boards/media", data=sent()).status_code == 303


def test_a_picture_above_its_limit_is_refused(office, admin, monkeypatch):
    from counter_server.boards import rules

    small = replace(rules.KIND_OF["png"], most_bytes=50)
    monkeypatch.setitem(rules.KIND_OF, "png", small)
    token = token_on(admin, "/admin/boards")
    admin.post("/admin/boards/media", data={"csrf_token": token, "file": (a_picture(), "a.png")})
    assert "quá lớn" in admin.get("/admin/boards").get_data(as_text=True)


def test_a_preview_draws_what_is_typed_and_keeps_nothing(office, admin):
    form = typed(office) | {"ticker_vi": "Xem thử dòng này"}
    answer = post(admin, "/admin/boards/main/preview", page="/admin/boards/main", **form)
    assert "Xem thử dòng này" in answer.get_data(as_text=True)
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    with office.parts.database.read() as connection:
        assert queries.zone(connection, office.id, "main").settings == ZoneSettings()


def test_the_board_itself_stays_out_of_frames(client):
    assert client.get("/board/main").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rows", "2"),
        ("hold_s", "0"),
        ("flash_s", "x"),
        ("theme", "purple"),
        ("rotate_s", "2"),
        ("name_vi", ""),
        ("ticker_vi", "a" * 501),
        ("opens_0", "25:00"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_keeps_nothing(office, admin, field, value):
    form = typed(office) | {field: value}
    answer = post(admin, "/admin/boards/main", page="/admin/boards/main", **form)
    assert answer.status_code == 422
    assert 'class="error"' in answer.get_data(as_text=True)
    with office.parts.database.read() as connection:
        assert queries.zone(connection, office.id, "main").id is None


def test_clerks_do_not_set_boards(office):
    add_user(office.parts.works, office.id, name="Lê Ẩn", role=Role.CLERK, password=PASSWORD)
    client = application(office).test_client()
    sign_in(client, "le an", PASSWORD)
    assert client.get("/admin/boards").status_code == 403


def typed(office) -> dict[str, str]:
    from counter_server.boards.form import typed_zone

    with office.parts.database.read() as connection:
        fields = typed_zone(queries.zone(connection, office.id, "main"))
    return {name: value for name, value in fields.items() if value}


def test_a_form_left_as_it_is_changes_nothing(office, admin):
    settings = ZoneSettings(counters=(2,), rotate_s=8, ticker=Name(vi="Dòng chạy", en="Line"))
    set_main(office, settings)
    post(admin, "/admin/boards/main", page="/admin/boards/main", **typed(office))
    with office.parts.database.read() as connection:
        found = queries.zone(connection, office.id, "main").settings
    assert msgspec.to_builtins(found) == msgspec.to_builtins(settings)


def test_a_board_that_is_set_to_no_language_is_refused(office, admin):
    form = {name: value for name, value in typed(office).items() if "language" not in name}
    answer = post(admin, "/admin/boards/main", page="/admin/boards/main", **form)
    assert answer.status_code == 422
    assert "Chọn ít nhất một ngôn ngữ." in answer.get_data(as_text=True)
