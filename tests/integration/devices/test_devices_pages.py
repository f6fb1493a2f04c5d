"""The administrator's pages of the registry, by plain HTTP."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from counter_server.accounts.actions import add_device, add_user
from counter_server.accounts.identify import KnownDevices
from counter_server.accounts.tables import DeviceRow
from counter_server.contract.devices import HealthReport, PairingRequest, PartReport, Program
from counter_server.core.who import DeviceKind, Role
from counter_server.devices import pairing, queries
from counter_server.devices.pages import devices_pages
from counter_server.devices.pair_pages import MOST_WRONG
from counter_server.devices.reporting import keep_report
from counter_server.printing import actions
from counter_server.sms.setting import set_sms
from counter_server.sms.settings import SmsSettings
from hardware.sms.gateway import FOLDERS
from tests.support.bare_office import an_office
from tests.support.pages_app import pages_app, post, sign_in
from tests.unit.devices.test_judging import VERSION

PASSWORD = "bốn mùa mưa nắng"
HOME = "/admin/devices"


@pytest.fixture
def office(sqlite_office):
    return sqlite_office


@pytest.fixture
def client(office) -> FlaskClient:
    works = office.parts.works
    add_user(works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    add_user(works, office.id, name="Nguyễn Ưu", role=Role.CLERK, password=PASSWORD)
    made = pages_app(office.parts, [devices_pages(office.parts, VERSION)]).test_client()
    sign_in(made, "dang o", PASSWORD)
    return made


def text(client: FlaskClient, path: str = HOME) -> str:
    return unescape(client.get(path).get_data(as_text=True))


def a_token(office, name="ki-ốt 1") -> str:
    return add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name=name)


def known(office, token):
    return KnownDevices(office.parts, lambda: 0.0).by_token(token)


def facts(office):
    with office.parts.database.read() as connection:
        return queries.devices(connection, office.id)


def a_code(office) -> pairing.Pairing:
    asked = PairingRequest(program=Program.KIOSK, about="1080x1920")
    return pairing.begin_pairing(office.parts, asked, None)


def test_a_broken_part_is_told_with_what_to_do_and_a_picture(office, client):
    kiosk = known(office, a_token(office))
    part = PartReport(part="scanner", problem="scanner_away", driver="scanner-serial")
    keep_report(office.parts, kiosk, HealthReport(program=Program.KIOSK, parts=(part,)))
    page = text(client)
    assert "Không thấy máy quét." in page
    assert "Cắm lại dây máy quét" in page
    assert '<svg class="mend"' in page
    assert 'drivers#scanner-serial"' in page
    assert re.search(r'class="tag bad">.*?</svg>Hỏng', page, re.DOTALL)


def test_every_kind_of_device_stands_on_the_page(office, client):
    for kind in DeviceKind:
        add_device(office.parts.works, office.id, kind=kind, name=f"máy {kind}")
    actions.add_printer(office.parts.works, office.id, name="sảnh", url="tcp://sanh:9100")
    page = text(client)
    for name in (*(f"máy {kind}" for kind in DeviceKind), "sảnh", "tcp://sanh:9100"):
        assert name in page


def test_the_modem_stands_beside_the_machines_once_messages_are_on(office, client, tmp_path):
    assert "gammu-smsd" not in text(client)
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
    set_sms(office.parts, office.id, SmsSettings(is_on=True, folder=str(tmp_path)))
    page = text(client)
    assert str(tmp_path) in page
    assert "Máy chủ chưa đọc thư mục trong vài phút qua." in page


def test_a_silent_device_says_since_when(office, client):
    keep_report(office.parts, known(office, a_token(office)), HealthReport())
    office.clock.move(minutes=30)
    assert "Im lặng đã 30 phút." in text(client, f"{HOME}/now")


def test_a_machine_is_paired_by_the_code_it_shows(office, client):
    begun = a_code(office)
    form = f"{HOME}/pair?code={begun.code.lower()}"
    assert "1080x1920" in text(client, form)
    typed = {"code": begun.code, "name": "ki-ốt cửa", "kind": "kiosk", "place": "cửa chính"}
    assert post(client, f"{HOME}/pair", page=form, **typed).status_code == 303
    page = text(client)
    assert "Đã ghép ki-ốt cửa" in page
    assert "cửa chính" in page
    assert known(office, pairing.state_of(office.parts, begun.secret).token).name == "ki-ốt cửa"


def test_a_machine_takes_the_place_of_another(office, client):
    old = a_token(office)
    begun = a_code(office)
    instead = str(facts(office)[0].id)
    form = f"{HOME}/pair?code={begun.code}"
    post(client, f"{HOME}/pair", page=form, code=begun.code, instead_of=instead)
    assert known(office, old) is None
    assert known(office, pairing.state_of(office.parts, begun.secret).token).name == "ki-ốt 1"


def test_wrong_expired_and_used_codes_are_told_apart(office, client):
    used, late = a_code(office), a_code(office)
    form = f"{HOME}/pair?code={used.code}"
    typed = {"code": used.code, "name": "a", "kind": "kiosk"}
    post(client, f"{HOME}/pair", page=form, **typed)
    assert "Mã này đã được dùng." in text(client, form)
    assert "Không có thiết bị nào đang hiện mã này." in text(client, f"{HOME}/pair?code=AAAAAA")
    office.clock.move(minutes=11)
    assert "Mã này đã hết hạn." in text(client, f"{HOME}/pair?code={late.code}")
    assert "Ô này chưa có gì." in text(client, f"{HOME}/pair?code=")


def test_codes_are_not_guessed_without_end(client):
    for _ in range(MOST_WRONG):
        assert client.get(f"{HOME}/pair?code=AAAAAA").status_code == 200
    throttled = client.get(f"{HOME}/pair?code=AAAAAA&name=loa+cửa")
    assert throttled.status_code == 429
    assert re.search(r"gõ sai mã nhiều lần; chờ \d+ giây", throttled.text)
    assert 'name="code"' in throttled.text
    assert 'value="loa cửa"' in throttled.text


def test_what_was_filled_in_stays_when_the_code_has_expired_meanwhile(office, client):
    late = a_code(office)
    text(client, f"{HOME}/pair?code={late.code}")
    office.clock.move(minutes=11)
    filled = {"name": "ki-ốt cửa", "kind": "kiosk", "place": "cửa chính", "zone": ""}
    page = f"{HOME}/pair"
    again = post(client, page, page=page, code=late.code, **filled)
    assert again.status_code == 422
    assert "Mã này đã hết hạn." in again.text
    for words in ("ki-ốt cửa", "cửa chính"):
        assert f'value="{words}"' in again.text
    newer = a_code(office)
    whole = text(client, f"{HOME}/pair?code={newer.code}&name=ki-ốt+cửa&place=cửa+chính")
    assert 'value="ki-ốt cửa"' in whole
    assert 'value="cửa chính"' in whole


def test_a_machine_is_offered_only_as_what_it_is(office, client):
    add_device(office.parts.works, office.id, kind=DeviceKind.BOARD, name="loa sảnh")
    a_token(office)
    begun = a_code(office)
    form = f"{HOME}/pair?code={begun.code}"
    page = text(client, form)
    assert "Thay cho ki-ốt 1" in page
    assert "Thay cho loa sảnh" not in page
    assert 'value="board"' not in page
    as_board = post(client, f"{HOME}/pair", page=form, code=begun.code, name="tivi", kind="board")
    assert as_board.status_code == 422
    assert "Mã này hiện trên một máy ki-ốt: chọn loại Máy ki-ốt." in as_board.text


def test_a_device_is_renamed_moved_switched_off_and_on(office, client):
    token = a_token(office)
    at = f"{HOME}/{facts(office)[0].id}"
    changed = {"name": "ki-ốt 7", "kind": "kiosk", "place": "tầng 2"}
    assert post(client, at, page=at, **changed).status_code == 303
    assert known(office, token).name == "ki-ốt 7"
    assert "tầng 2" in text(client)
    post(client, f"{at}/off", page=at)
    assert known(office, token) is None
    assert "Đã tắt" in text(client)
    post(client, f"{at}/on", page=at)
    assert known(office, token)


def test_a_new_token_is_shown_once_and_ends_the_old_one(office, client):
    old = a_token(office)
    at = f"{HOME}/{facts(office)[0].id}"
    shown = post(client, f"{at}/token", page=at)
    assert shown.headers["Cache-Control"] == "no-store"
    (new,) = re.findall(r"mct_[\w-]{32}", shown.get_data(as_text=True))
    assert known(office, old) is None
    assert known(office, new)
    assert new not in text(client, at)


def test_a_device_without_a_screen_is_added_by_its_long_token(office, client):
    added = post(client, f"{HOME}/new", page=f"{HOME}/new", name="phím 3", kind="desk")
    (token,) = re.findall(r"mct_[\w-]{32}", added.get_data(as_text=True))
    assert known(office, token).kind is DeviceKind.DESK


def test_a_name_that_is_taken_stands_beside_its_field(office, client):
    a_token(office)
    again = post(client, f"{HOME}/new", page=f"{HOME}/new", name="ki-ốt 1", kind="kiosk")
    assert again.status_code == 422
    assert "Đã có thiết bị tên ki-ốt 1." in unescape(again.get_data(as_text=True))


def test_only_an_administrator_sees_devices(office, client):
    a_token(office)
    paths = [f"{HOME}{each}" for each in ("", "/now", "/events", "/pair", "/drivers", "/new", "/1")]
    other = client.application.test_client()
    assert {other.get(each).status_code for each in paths} == {303}
    sign_in(other, "nguyen uu", PASSWORD)
    assert {other.get(each).status_code for each in paths} == {403}


def test_a_device_of_another_office_is_nobodys_here(office, client):
    other = an_office(office.parts.database, "dak-doa")
    add_device(office.parts.works, other, kind=DeviceKind.KIOSK, name="ki-ốt xa")
    assert "ki-ốt xa" not in text(client)
    assert client.get(f"{HOME}/1").status_code == 404
    begun = a_code(office)
    page = f"{HOME}/pair?code={begun.code}"
    refused = post(client, f"{HOME}/pair", page=page, code=begun.code, instead_of="1")
    assert refused.status_code == 404


def test_what_was_tried_and_what_never_was_is_told(client):
    page = text(client, f"{HOME}/drivers")
    assert 'id="printer-tcp"' in page
    assert "Chưa thử:" in page


def test_a_device_is_not_renamed_to_what_reads_as_anothers_name(office, client):
    for name in ("ki-ốt 1", "loa"):
        add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name=name)
    page = f"{HOME}/{next(each.id for each in facts(office) if each.name == 'loa')}"
    again = post(client, page, page=page, name="KI-ỐT 1", kind="kiosk")
    assert again.status_code == 422
    assert "Đã có thiết bị tên ki-ốt 1." in unescape(again.get_data(as_text=True))
    assert post(client, page, page=page, name="Loa", kind="kiosk").status_code == 303


def test_two_that_were_named_alike_before_may_be_changed(office, client):
    add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name="loa")
    second = add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name="loa 2")
    device_id = known(office, second).id
    with office.parts.database.write() as connection:
        alike = update(DeviceRow).where(DeviceRow.id == device_id).values(name="LOA")
        connection.execute(alike)
    page = f"{HOME}/{device_id}"
    moved = post(client, page, page=page, name="LOA", kind="kiosk", place="tầng 2")
    assert moved.status_code == 303
