"""The administrator's pages of printing, by plain HTTP, on both databases."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from counter_server.accounts.actions import add_user
from counter_server.contract.printing import JobState
from counter_server.core.who import Role
from counter_server.printing import actions, printer_queries
from counter_server.printing.admin import printing_admin_pages
from counter_server.printing.look import Part
from counter_server.printing.looks import dressed
from counter_server.printing.paper_rules import paper_rules
from counter_server.printing.rules import JobKind, PaperRules
from hardware.ports import Paper, Problem
from tests.integration.printing.hall import Hall
from tests.support.offices import sample_office
from tests.support.pages_app import pages_app, post, sign_in, token_on
from tests.unit.printing.test_logos import a_picture

PASSWORD = "bốn mùa mưa nắng"
HOME = "/admin/printers"
MAIN = "tcp://main:9100"


@pytest.fixture
def hall(database):
    made = Hall(sample_office(database))
    works = made.office.parts.works
    add_user(works, made.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    add_user(works, made.id, name="Nguyễn Ưu", role=Role.CLERK, password=PASSWORD)
    actions.add_printer(works, made.id, name="sảnh", url=MAIN)
    yield made
    made.stop()


@pytest.fixture
def client(hall) -> FlaskClient:
    app = pages_app(hall.office.parts, [printing_admin_pages(hall.office.parts)])
    made = app.test_client()
    sign_in(made, "dang o", PASSWORD)
    return made


def text(client: FlaskClient, path: str = HOME) -> str:
    return client.get(path).get_data(as_text=True)


def known(hall: Hall):
    with hall.office.parts.database.read() as connection:
        return printer_queries.known_printers(connection, hall.id)


def worn(hall: Hall, kind=JobKind.SLIP):
    with hall.office.parts.database.read() as connection:
        return dressed(connection, hall.id, kind)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem.PAPER_OUT, "Lắp cuộn mới"),
        (Problem.COVER_OPEN, "Đóng nắp"),
        (Problem.CUTTER, "gỡ giấy kẹt ở dao"),
        (Problem.AWAY, "xem dây và mạng"),
    ],
)
def test_a_printers_trouble_is_told_with_what_to_do_and_a_picture(hall, client, problem, words):
    hall.printer(MAIN).problem = problem
    hall.start()
    hall.until(lambda: known(hall)[0].line.problem == problem.value)
    page = text(client)
    assert words in page
    assert '<svg class="mend"' in page
    assert problem.value not in page


def test_a_roll_near_its_end_is_told(hall, client):
    hall.printer(MAIN).paper = Paper.NEAR_END
    hall.start()
    hall.until(lambda: known(hall)[0].line.paper == "near_end")
    assert "Sắp hết giấy" in text(client)


def test_the_last_jobs_and_todays_figures_are_shown(hall, client):
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    page = text(client, f"{HOME}/now")
    assert ticket.number in page
    assert "<dt>Đã in</dt><dd>1</dd>" in page


def test_a_printer_is_added_changed_and_taken_away(hall, client):
    new = f"{HOME}/new"
    answer = post(client, new, page=new, name="quầy 2", url="tcp://10.0.0.7?paper=58", backup="1")
    assert answer.status_code == 303
    added = known(hall)[1]
    assert (added.line.name, added.line.paper_mm, added.backup_id) == ("quầy 2", 58, 1)
    page = f"{HOME}/{added.line.id}"
    post(client, page, page=page, name="quầy hai", url="tcp://10.0.0.8", backup="")
    changed = known(hall)[1]
    assert (changed.line.name, changed.url, changed.backup_id) == (
        "quầy hai",
        "tcp://10.0.0.8",
        None,
    )
    post(client, f"{page}/remove", page=page)
    assert [each.line.name for each in known(hall)] == ["sảnh"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": "sảnh", "url": "tcp://10.0.0.7"}, "Đã có máy in tên sảnh."),
        ({"name": "", "url": "tcp://10.0.0.7"}, "Ô này chưa có gì."),
        ({"name": "mới", "url": "telnet://10.0.0.7"}, "Địa chỉ máy in không đúng: telnet."),
        ({"name": "mới", "url": "tcp://10.0.0.7?paper=81"}, "không đúng: paper=81."),
    ],
)
def test_a_printer_that_cannot_be_is_refused_beside_its_field(client, typed, wrong):
    answer = post(client, f"{HOME}/new", page=f"{HOME}/new", **typed)
    assert answer.status_code == 422
    assert wrong in answer.get_data(as_text=True)


def test_a_printer_is_paused_and_goes_on(hall, client):
    hall.start()
    post(client, f"{HOME}/1/pause", page=f"{HOME}/1")
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "printer_paused")
    assert "Máy in đang tạm dừng" in text(client)
    post(client, f"{HOME}/1/resume", page=f"{HOME}/1")
    hall.until_state(ticket, JobState.PRINTED)


def test_a_test_page_comes_out(hall, client):
    hall.start()
    answer = post(client, f"{HOME}/1/test", page=f"{HOME}/1")
    assert answer.status_code == 303
    hall.until(lambda: hall.jobs(state=JobState.PRINTED))
    assert (hall.jobs()[0].kind, len(hall.printer(MAIN).pages)) == ("trial", 1)


def test_a_failed_job_is_printed_again(hall, client):
    hall.printer(MAIN).problem = Problem.FAULT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "printer_fault")
    hall.printer(MAIN).problem = None
    post(client, f"{HOME}/jobs/{hall.job(ticket).id}/retry", page=HOME)
    hall.until_state(ticket, JobState.PRINTED)


def test_the_rules_of_paper_are_changed(hall, client):
    page = f"{HOME}/rules"
    assert post(client, page, page=page, slip_good_min="12", most_copies="3").status_code == 303
    with hall.office.parts.database.read() as connection:
        assert paper_rules(connection, hall.id) == PaperRules(12, False, 3)
    assert post(client, page, page=page, slip_good_min="0", most_copies="3").status_code == 422


def look(client: FlaskClient, **form: str):
    page = f"{HOME}/looks/slip"
    usual = {"number_size": "normal", "shown_service": "1", "place_service": "1"}
    return post(client, page, page=page, **{**usual, **form})


def test_a_look_is_tried_without_being_kept_and_then_kept_with_a_version(hall, client):
    tried = look(client, title_vi="Số của quý vị", do="preview")
    assert tried.status_code == 200
    assert tried.get_data(as_text=True).count("data:image/png") == 4
    assert worn(hall).version == 0
    for version in (1, 2):
        assert look(client, title_vi="Số của quý vị", do="save").status_code == 303
        assert worn(hall).version == version
    assert worn(hall).look.parts == (Part.SERVICE, Part.NUMBER)
    assert worn(hall).look.says("vi").title == "Số của quý vị"
    page = f"{HOME}/looks/slip"
    post(client, f"{page}/reset", page=page)
    assert (worn(hall).version, worn(hall).look.says("vi").title) == (3, "")


def test_the_pictures_alone_are_drawn_for_the_script(client):
    token = token_on(client, f"{HOME}/looks/receipt")
    form = {"csrf_token": token, "number_size": "normal", "shown_code": "1"}
    answer = client.post(f"{HOME}/looks/receipt/preview", data=form)
    assert answer.get_data(as_text=True).count("data:image/png") == 3
    long = {**form, "message_vi": "dài " * 200}
    assert client.post(f"{HOME}/looks/receipt/preview", data=long).status_code == 422


def test_the_next_slip_wears_the_look(hall, client):
    look(client, do="save")
    hall.start()
    hall.until_state(hall.issue(), JobState.PRINTED)
    (page,) = hall.printer(MAIN).pages
    assert page.height < 400


def test_a_logo_is_uploaded_checked_and_worn(hall, client):
    page = f"{HOME}/looks/slip"
    for sent, status in ((b"no picture", 422), (a_picture(), 303)):
        form = {"csrf_token": token_on(client, page), "logo": (BytesIO(sent), "logo.png")}
        answer = client.post(f"{page}/logo", data=form, content_type="multipart/form-data")
        assert answer.status_code == status
    assert len(worn(hall).look.logo) == 64
    assert worn(hall).logo.startswith(b"\x89PNG")
    assert worn(hall, JobKind.RECEIPT).logo == b""


@pytest.mark.parametrize("path", ["", "/new", "/1", "/rules", "/looks/slip", "/now", "/events"])
def test_only_administrators_come_in(hall, path):
    app = pages_app(hall.office.parts, [printing_admin_pages(hall.office.parts)])
    clerk = app.test_client()
    sign_in(clerk, "nguyen uu", PASSWORD)
    assert clerk.get(HOME + path).status_code == 403
