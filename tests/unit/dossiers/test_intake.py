"""What is taken in at the counter, and what is sent back with a reason."""

import unicodedata

import pytest

from counter_server.contract.dossiers import HandedIn
from counter_server.core.errors import Invalid
from counter_server.dossiers.intake import checked, faults
from tests.support.a_dossier import a_component, a_procedure, a_request, an_applicant

PROCEDURE = a_procedure(a_component("don"), a_component("uy-quyen", required=False))


def request(*papers: str, **person: str):
    return a_request(*papers or ("don",), procedure="1.1", applicant=an_applicant(**person))


def told(asked) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.field) for fault in faults(asked, PROCEDURE)]


def test_a_complete_request_is_taken_in():
    assert told(request()) == []
    assert [part.code for part, _ in checked(request(), PROCEDURE).components] == ["don"]


def test_a_missing_required_paper_is_named():
    with pytest.raises(Invalid) as fault:
        checked(request("uy-quyen"), PROCEDURE)
    assert (fault.value.code, fault.value.field) == ("missing_component", "don")


def test_an_unknown_paper_and_one_twice_are_refused():
    assert told(request("don", "la")) == [("unknown_component", "la")]
    assert told(request("don", "don")) == [("unknown_component", "don")]


def test_a_paper_without_a_count_is_there_as_the_catalogue_asks():
    procedure = a_procedure(a_component("don", originals=2))
    ((_, paper),) = checked(request(), procedure).components
    assert (paper.originals, paper.copies) == (2, 0)


def test_the_counts_handed_in_are_kept():
    asked = a_request(procedure="1.1")
    given = (HandedIn(code="don", originals=1, copies=3),)
    ((_, paper),) = checked(
        type(asked)(procedure="1.1", applicant=asked.applicant, components=given), PROCEDURE
    ).components
    assert (paper.originals, paper.copies) == (1, 3)


def test_a_required_paper_of_which_there_is_no_copy_is_missing():
    asked = a_request(procedure="1.1")
    given = (HandedIn(code="don", originals=0, copies=0),)
    (fault,) = faults(type(asked)("1.1", asked.applicant, given), PROCEDURE)
    assert (fault.code, fault.field) == ("missing_component", "don")
    assert fault.values == {"paper": "Giấy don"}


def test_an_optional_paper_of_which_there_is_no_copy_was_not_handed_in():
    asked = a_request(procedure="1.1")
    given = (HandedIn(code="don"), HandedIn(code="uy-quyen", originals=0, copies=0))
    intake = checked(type(asked)("1.1", asked.applicant, given), PROCEDURE)
    assert [component.code for component, _ in intake.components] == ["don"]


def test_a_paper_that_is_only_shown_needs_no_copy():
    procedure = a_procedure(a_component("can-cuoc", originals=0))
    asked = a_request(procedure="1.1")
    given = (HandedIn(code="can-cuoc", originals=0, copies=0),)
    intake = checked(type(asked)("1.1", asked.applicant, given), procedure)
    assert [component.code for component, _ in intake.components] == ["can-cuoc"]


@pytest.mark.parametrize("count", [-1, 1000])
def test_a_senseless_count_is_refused(count: int):
    asked = a_request(procedure="1.1")
    given = (HandedIn(code="don", originals=count),)
    wrong = type(asked)(procedure="1.1", applicant=asked.applicant, components=given)
    assert told(wrong) == [("wrong_value", "don")]


def test_names_are_composed_and_trimmed():
    spread = unicodedata.normalize("NFD", "  Đặng \n Ỗ\0 ")
    assert checked(request(name=spread), PROCEDURE).applicant.name == "Đặng Ỗ"


def test_marks_of_direction_and_control_signs_are_dropped():
    person = checked(request(name="Đặng\u202e Ỗ", address="\u2067Chư\x85Sê"), PROCEDURE).applicant
    assert (person.name, person.address) == ("Đặng Ỗ", "Chư Sê")


@pytest.mark.parametrize("name", ["", "   ", "12 34", "\0", "\u202e"])
def test_a_name_must_be_there(name: str):
    assert told(request(name=name)) == [("wrong_value", "name")]


@pytest.mark.parametrize("number", ["", "064190001234", "064 190 001 234", "231234567"])
def test_id_numbers_of_nine_or_twelve_digits_pass(number: str):
    assert told(request(id_number=number)) == []


@pytest.mark.parametrize("number", ["12345678", "1234567890", "06419000123A", "٠٦٤١٩٠٠٠١٢٣٤x"])
def test_other_id_numbers_are_refused(number: str):
    assert told(request(id_number=number)) == [("wrong_value", "id_number")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("0269-3000-000", "02693000000"),
    ],
)
def test_phones_are_kept_in_one_form(typed: str, kept: str):
    assert checked(request(phone=typed), PROCEDURE).applicant.phone == kept


@pytest.mark.parametrize("phone", ["12345", "912345678", "0912a45678", "091234567890"])
def test_other_phones_are_refused(phone: str):
    assert told(request(phone=phone)) == [("wrong_value", "phone")]


@pytest.mark.parametrize("email", ["a@b", "a b@c.vn", "@c.vn", "a@@c.vn"])
def test_a_wrong_email_is_refused(email: str):
    assert told(request(email=email)) == [("wrong_value", "email")]


def test_every_fault_is_told_at_once():
    wrong = request("uy-quyen", name="", phone="1", email="x", id_number="1", address="đ" * 301)
    assert [field for _, field in told(wrong)] == [
        "name",
        "address",
        "id_number",
        "phone",
        "email",
        "don",
    ]
