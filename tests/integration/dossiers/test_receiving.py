"""Taking dossiers in on both databases: one a key, numbered without gaps, nobody named."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import func, select

from counter_server.contract.dossiers import HandedIn
from counter_server.contract.events import DossierReceived
from counter_server.core.errors import Invalid, NotFound, Problem
from counter_server.core.event_log import EventRow, entries_after
from counter_server.dossiers import lists, queries
from counter_server.dossiers.actions import receive
from counter_server.dossiers.tables import DossierRow
from tests.support.a_dossier import a_desk, a_request, an_applicant
from tests.support.offices import sample_office

AGENCY = "000.05.16.H21"


@pytest.fixture
def office(database):
    return sample_office(database)


def take(office, key: str | None = None, **values):
    return receive(office.parts, office.id, a_request(**values), a_desk(office.id), key)


def count(office) -> int:
    with office.parts.database.read() as connection:
        return connection.execute(select(func.count()).select_from(DossierRow)).scalar_one()


def test_a_dossier_has_code_due_date_and_address(office):
    dossier, is_new = take(office)
    assert is_new
    assert dossier.code == f"{AGENCY}-261123-0001"
    assert (dossier.state, dossier.portal_code) == ("received", 2)
    assert dossier.received_at == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert dossier.due_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert dossier.status_url.startswith("http://hall.test/h/")
    assert len(dossier.status_url.rsplit("/", 1)[1]) == 22


def test_after_three_a_same_day_dossier_is_due_after_the_holiday(office):
    office.clock.move(hours=7.5)
    assert take(office)[0].due_at == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def test_numbers_start_again_on_the_offices_own_midnight(office):
    take(office)
    office.clock.move(hours=15.99)
    assert take(office)[0].code == f"{AGENCY}-261123-0002"
    office.clock.move(hours=0.02)
    assert take(office)[0].code == f"{AGENCY}-261124-0001"


def test_the_same_key_gives_the_same_dossier_and_loses_no_number(office):
    first, _ = take(office, "one-touch-1")
    again, is_new = take(office, "one-touch-1")
    assert (again, is_new) == (first, False)
    assert take(office)[0].code.endswith("-0002")


def test_who_lost_the_answer_has_the_dossier_though_its_procedure_is_offered_no_more(office):
    first, _ = take(office, "one-touch-1")
    again, is_new = take(office, "one-touch-1", procedure="9.999999")
    assert (again, is_new) == (first, False)
    for key in ("one-touch-2", None):
        with pytest.raises(Problem):
            take(office, key, procedure="9.999999")


def test_the_same_key_at_the_same_moment_makes_one_dossier(office):
    together = Barrier(6)

    def press(_):
        together.wait()
        return take(office, "double-tap-1")

    with ThreadPoolExecutor(6) as clerks:
        answers = list(clerks.map(press, range(6)))
    assert len({dossier.code for dossier, _ in answers}) == 1
    assert sum(is_new for _, is_new in answers) == 1
    assert count(office) == 1


def test_many_at_once_get_numbers_without_gap_or_twin(office):
    with ThreadPoolExecutor(8) as clerks:
        taken = list(clerks.map(lambda each: take(office, f"touch-{each:04}"), range(40)))
    numbers = sorted(int(dossier.code[-4:]) for dossier, _ in taken)
    assert numbers == list(range(1, 41))


def test_the_event_names_nobody(office):
    take(office, applicant=an_applicant(id_number="064190001234", address="Thôn Ỗ"))
    with office.parts.database.read() as connection:
        (entry,) = entries_after(connection, office.id, 0)
        body = connection.execute(select(EventRow.body)).scalar_one()
    assert isinstance(entry.event, DossierReceived)
    assert (entry.event.counter, entry.event.device, entry.event.print) == (1, 1, True)
    for said in ("Ưu", "0912", "064190001234", "Ỗ"):
        assert said not in body


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"procedure": "9.9"}, "unknown_procedure"),
        ({"procedure": "9\0"}, "unknown_procedure"),
        ({"ticket": 404}, "unknown_ticket"),
        ({"ticket": 2**70}, "unknown_ticket"),
        ({"ticket": -1}, "unknown_ticket"),
    ],
)
def test_what_is_not_known_is_refused_and_leaves_no_trace(office, values, code):
    with pytest.raises(NotFound) as problem:
        take(office, **values)
    assert problem.value.code == code
    assert count(office) == 0
    assert take(office)[0].code.endswith("-0001")


def test_a_missing_paper_is_refused_and_leaves_no_trace(office):
    with pytest.raises(Invalid) as problem:
        receive(office.parts, office.id, a_request("to-khai"), a_desk(office.id))
    assert (problem.value.code, problem.value.field) == ("missing_component", "chung-sinh")
    assert count(office) == 0


def test_the_file_keeps_what_the_receipt_needs(office):
    made, _ = take(office, note="  Nhận hộ  ")
    with office.parts.database.read() as connection:
        file = queries.dossier_file(connection, office.id, made.code, "http://hall.test")
    assert file.dossier == made
    assert file.applicant.name == "Nguyễn Thị Ưu"
    assert file.applicant.phone == "0912345678"
    assert file.note == "Nhận hộ"
    assert [(paper.code, paper.originals) for paper in file.papers] == [
        ("to-khai", 1),
        ("chung-sinh", 1),
    ]
    assert (file.fee_vnd, file.received_by_device, file.received_by_person) == (0, 1, None)
    assert file.procedure.vi == "Đăng ký khai sinh"


def test_a_procedure_with_fees_by_case_has_no_single_fee(office):
    papers = (HandedIn(code="ban-chinh"), HandedIn(code="ban-sao", copies=3))
    asked = a_request(procedure="2.000815")
    made, _ = receive(
        office.parts,
        office.id,
        type(asked)(procedure="2.000815", applicant=asked.applicant, components=papers),
        a_desk(office.id),
    )
    with office.parts.database.read() as connection:
        file = queries.dossier_file(connection, office.id, made.id)
    assert file.fee_vnd is None
    assert [paper.copies for paper in file.papers] == [0, 3]


def test_the_desk_lists_newest_first_and_finds_by_a_part_of_the_code(office):
    codes = []
    for _ in range(3):
        codes.insert(0, take(office)[0].code)
        office.clock.move(minutes=1)
    with office.parts.database.read() as connection:
        start, end = datetime(2026, 11, 22, 17, tzinfo=UTC), datetime(2026, 11, 23, 17, tzinfo=UTC)
        listed = lists.received_between(connection, office.id, start, end)
        assert [line.code for line in listed] == codes
        found = lists.with_code_like(connection, office.id, "261123-0002")
        assert [line.code for line in found] == [codes[1]]
        assert lists.with_code_like(connection, office.id, " - ") == ()
