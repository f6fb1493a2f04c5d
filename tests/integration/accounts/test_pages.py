"""Sign-in as a browser does it."""

import pytest

from counter_server.accounts.actions import add_device, add_user, sign_out_everywhere
from counter_server.core.api import Api
from counter_server.core.who import Act, DeviceKind, Role
from tests.support.pages_app import pages_app, post, sign_in, token_on

PASSWORD = "bốn mùa mưa nắng"


def whoami() -> Api:
    api = Api("whoami")

    @api.get("/whoami", may=Act.READ, answer=str, summary="Who calls")
    def who(actor) -> str:
        return actor.name

    return api


@pytest.fixture
def client(office):
    return pages_app(office.parts, apis=[whoami()]).test_client()


def test_a_clerk_signs_in_and_comes_to_the_desk(client):
    answer = sign_in(client, "nguyen thi uu", PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/desk")
    assert client.get("/sign-in").location == "/desk"


def test_sign_in_leads_back_to_where_one_came_from(client):
    answer = sign_in(client, "nguyen thi uu", PASSWORD, next="/desk/dossiers/new?ticket=3")
    assert answer.location == "/desk/dossiers/new?ticket=3"


@pytest.mark.parametrize("elsewhere", ["//evil.test", "https://evil.test/", "/\\evil.test"])
def test_sign_in_never_leads_away(client, elsewhere):
    assert sign_in(client, "nguyen thi uu", PASSWORD, next=elsewhere).location == "/desk"
    assert elsewhere not in client.get("/sign-in", query_string={"next": elsewhere}).text


def test_a_leader_comes_to_the_monitor(client, office):
    works = office.parts.works
    add_user(works, office.id, name="Đặng Ỗ", role=Role.LEADER, password=PASSWORD)
    assert sign_in(client, "Đặng Ỗ", PASSWORD).location == "/monitor"


def test_a_wrong_password_is_said_without_telling_which_part_was_wrong(client):
    answer = sign_in(client, "Nguyễn Thị Ưu", "không phải đâu")
    assert answer.status_code == 401
    assert "Tên hoặc mật khẩu không đúng." in answer.text
    assert 'value="Nguyễn Thị Ưu"' in answer.text
    assert "không phải đâu" not in answer.text


def test_too_many_failures_say_how_long_to_wait(client):
    for _ in range(5):
        sign_in(client, "nguyen thi uu", "không phải đâu")
    answer = sign_in(client, "nguyen thi uu", PASSWORD)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "5"
    assert "Chờ 5 giây rồi thử lại." in answer.text


def test_sign_in_without_the_pages_token_changes_nothing(client):
    answer = client.post("/sign-in", data={"name": "nguyen thi uu", "password": PASSWORD})
    assert answer.status_code == 400
    assert "Trang này đã mở quá lâu" in answer.text


def test_signing_out_ends_the_session(client):
    sign_in(client, "nguyen thi uu", PASSWORD)
    with client.session_transaction() as session:
        assert session["user"]
    token = token_on(client, "/nowhere")
    answer = client.post("/sign-out", data={"csrf_token": token})
    assert answer.location == "/sign-in"
    assert client.get("/sign-in").status_code == 200


def test_a_session_ended_elsewhere_is_nobodys(client, office):
    sign_in(client, "nguyen thi uu", PASSWORD)
    sign_out_everywhere(office.parts.works, office.id, 1)
    assert client.get("/sign-in").status_code == 200


def test_signing_out_everywhere_ends_other_sessions(client, office):
    other = client.application.test_client()
    sign_in(other, "nguyen thi uu", PASSWORD)
    sign_in(client, "nguyen thi uu", PASSWORD)
    post(client, "/sign-out", page="/nowhere", everywhere="1")
    assert other.get("/sign-in").status_code == 200


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client):
    cookie = sign_in(client, "nguyen thi uu", PASSWORD).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_device_is_known_to_the_api(client, office):
    token = add_device(office.parts.works, office.id, kind=DeviceKind.BOARD, name="bảng 1")
    answer = client.get("/api/v1/whoami", headers={"Authorization": f"Bearer {token}"})
    assert answer.get_json() == "bảng 1"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "token_missing"),
        ({"Authorization": "Bearer mct_wrong"}, "token_wrong"),
        ({"Authorization": "Basic dTpw"}, "token_wrong"),
        ({"Authorization": "Bearer "}, "token_wrong"),
    ],
)
def test_nobody_is_told_what_is_missing(client, headers, code):
    answer = client.get("/api/v1/whoami", headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (401, code)


def test_a_session_does_not_open_the_api(client):
    sign_in(client, "nguyen thi uu", PASSWORD)
    assert client.get("/api/v1/whoami").status_code == 401
