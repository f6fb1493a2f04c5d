"""Messages in and out on both databases; the folders are real, smsd is played."""

import pytest
from sqlalchemy import update

from counter_server.core.errors import Invalid, Refused
from counter_server.dossiers import actions as dossiers
from counter_server.queue import actions as queue
from counter_server.queue.appointments import actions as appointments
from counter_server.queue.appointments.reminding import mind_appointments
from counter_server.queue.attending.telling import tell_near
from counter_server.sms import consent, queries, setting
from counter_server.sms.messenger import Messenger
from counter_server.sms.tables import SmsRow
from tests.integration.sms.conftest import OTHER, SOMEBODY, Sms
from tests.support.appointments import booked, here
from tests.support.issuing import issue


def give(sms: Sms, ticket: int, number: str = "0912 345 678") -> None:
    consent.give_for_ticket(sms.office.parts, sms.office.id, ticket, number, agreed=True)


def near(sms: Sms, count: int = 1) -> list:
    """Tickets of people who gave their number, whose turn is near now."""
    tickets = [issue(sms.office, f"key-{place:04}") for place in range(count)]
    for ticket in tickets:
        give(sms, ticket.id)
    sms.office.clock.move(minutes=2)
    tell_near(sms.office.parts, sms.office.id)
    return tickets


def resolved(sms: Sms):
    dossier = sms.dossier()
    parts, office_id = sms.office.parts, sms.office.id
    consent.give_for_dossier(parts, office_id, dossier.id, "0912 345 678", agreed=True)
    dossiers.process(parts, office_id, dossier.code, sms.by)
    dossiers.resolve(parts, office_id, dossier.code, sms.by)
    return dossier


def test_a_dossier_is_looked_up_in_any_spelling_and_nothing_personal_is_said(sms):
    code = sms.dossier().code
    expected = [f"Ho so {code}: Da tiep nhan, ngay 23/11/2026."]
    assert sms.ask(f"HS {code}") == expected
    assert sms.ask("hs" + code.lower().replace("-", " ").replace(".", "")) == expected
    assert not list((sms.folder / "inbox").iterdir())
    assert not list((sms.folder / "sent").iterdir()), "the number in its name is gone"
    assert [row.state for row in sms.rows()] == ["answered", "sent", "answered", "sent"]


def test_an_english_keyword_is_answered_in_english_and_both_ways_are_kept(sms):
    code = sms.dossier().code
    expected = f"Dossier {code}: Received, 23/11/2026."
    assert sms.ask(f"DOS {code}") == [expected]
    asked, answered = sms.rows()
    assert (asked.direction, asked.text, asked.state) == ("in", f"DOS {code}", "answered")
    assert (answered.direction, answered.text, answered.state) == ("out", expected, "sent")


def test_whoever_agreed_in_a_language_is_answered_in_it(sms):
    dossier, parts, office_id = sms.dossier(), sms.office.parts, sms.office.id
    visit = issue(sms.office, "key-0001")
    give(sms, visit.id)
    sms.office.clock.move(minutes=1)
    told = {"agreed": True, "language": "en"}
    consent.give_for_dossier(parts, office_id, dossier.id, SOMEBODY, **told)
    (said,) = sms.ask(f"HS {dossier.code}", SOMEBODY)
    assert said.startswith("Dossier "), "the last consent counts"
    (said,) = sms.ask(f"HS {dossier.code}", OTHER)
    assert said.startswith("Ho so "), "nobody else's"
    (said,) = sms.ask("Alo", SOMEBODY)
    assert said.startswith("Look up a dossier:")
    (said,) = sms.ask("HUY", SOMEBODY)
    assert said.startswith("Your number has been deleted."), "and is known until it is forgotten"
    (said,) = sms.ask(f"HS {dossier.code}", SOMEBODY)
    assert said.startswith("Ho so ")


def test_english_has_no_limit_of_its_own(sms):
    sms.settings(most_an_hour=2)
    assert [len(sms.ask(text)) for text in ("HS 1000", "DOS 2000", "DOS 3000")] == [1, 1, 0]
    sms.office.clock.move(hours=1)
    assert [len(sms.ask(text)) for text in ("HELP", "Alo")] == [1, 0], "help is once an hour"


def test_an_unknown_code_and_anything_else_get_help(sms):
    (unknown,) = sms.ask("HS 000-999")
    assert unknown.startswith("Khong tim thay ho so 000-999.")
    (helped,) = sms.ask("Alo, cho hỏi giờ làm việc")
    assert helped.startswith("Tra cuu ho so: nhan HS va ma")
    assert sms.ask("Cảm ơn") == [], "help is given once an hour, so machines fall silent"


@pytest.mark.parametrize("sender", ["9029", "VIETTEL", "+84900000001", "0900000001"])
def test_machines_and_our_own_number_are_not_answered(sms, sender):
    assert sms.ask("HS 000-999", sender) == []
    assert sms.rows()[0].state == "ignored"


def test_a_number_is_answered_only_so_often(sms):
    sms.settings(most_an_hour=2, most_a_day=3)
    assert [len(sms.ask(f"HS {each}000")) for each in range(1, 4)] == [1, 1, 0]
    assert len(sms.ask("HS 4000", SOMEBODY)) == 1, "others are"
    sms.office.clock.move(hours=1)
    assert [len(sms.ask(f"HS {each}000")) for each in range(5, 7)] == [1, 0]


def test_a_message_whose_file_comes_back_is_answered_once(sms):
    path = sms.write("HS 000-999")
    data = path.read_bytes()
    sms.messenger.go_round()
    path.write_bytes(data)
    Messenger(sms.office.parts, sms.office.id).go_round()
    sms.settings()
    assert len(sms.send_all()) == 1


def test_a_near_turn_is_told_once_to_who_gave_a_number(sms):
    first, second = near(sms, 2)
    issue(sms.office, "nobody-asked")
    sms.messenger.go_round()
    assert sms.send_all() == [
        (SOMEBODY, f"So {first.number} sap den luot. Moi quy vi ve ngoi gan quay va nghe goi so."),
        (
            SOMEBODY,
            f"So {second.number} sap den luot, con 1 nguoi truoc. Moi quy vi ve ngoi gan quay.",
        ),
    ]


def test_no_event_is_told_twice_or_lost_when_the_place_was_not_kept(sms):
    near(sms)
    sms.messenger.go_round()
    with sms.office.parts.database.write() as connection:
        connection.execute(update(SmsRow).values(last_seq=0))
    again = Messenger(sms.office.parts, sms.office.id)
    again.go_round()
    assert len(sms.send_all()) == 1
    again.go_round()
    assert len(sms.rows()) == 1


def test_a_turn_that_was_near_long_ago_is_not_told(sms):
    near(sms)
    sms.office.clock.move(minutes=11)
    sms.messenger.go_round()
    assert sms.rows() == []


def test_a_message_the_modem_has_not_sent_in_time_is_taken_back(sms):
    near(sms)
    sms.messenger.go_round()
    assert len(sms.waiting()) == 1
    sms.office.clock.move(minutes=11)
    sms.messenger.go_round()
    assert sms.waiting() == []
    assert [row.state for row in sms.rows()] == ["late"]


def test_a_number_is_forgotten_when_the_visit_ends(sms):
    give(sms, issue(sms.office, "key-0001").id)
    sms.messenger.go_round()
    assert len(sms.consents()) == 1
    ticket = queue.call_next(sms.office.parts, sms.office.id, 1)
    queue.start_serving(sms.office.parts, sms.office.id, 1)
    queue.finish(sms.office.parts, sms.office.id, 1)
    sms.messenger.go_round()
    assert ticket is not None
    assert sms.consents() == []


def test_a_result_is_told_and_the_number_forgotten_when_it_is_returned(sms):
    dossier = resolved(sms)
    sms.messenger.go_round()
    ((to, said),) = sms.send_all()
    assert to == SOMEBODY
    assert said.startswith(f"Ho so {dossier.code} da co ket qua.")
    assert len(said) <= 160
    dossiers.return_result(sms.office.parts, sms.office.id, dossier.code, sms.by)
    sms.messenger.go_round()
    assert sms.consents() == []


def test_a_number_is_forgotten_when_the_turn_was_told_and_not_taken_after(sms):
    (ticket,) = near(sms)
    sms.messenger.go_round()
    assert sms.consents() == []
    with pytest.raises(Refused, match="visit_over"):
        give(sms, ticket.id)


def test_who_writes_huy_is_told_nothing_more(sms):
    give(sms, issue(sms.office, "key-0001").id)
    assert len(sms.consents()) == 1
    assert sms.ask("Hủy", SOMEBODY) == ["Da xoa so cua quy vi khoi danh sach nhan tin bao."]
    assert sms.consents() == []


def reminded(sms: Sms, **given: str) -> list:
    """What the number of an appointment is told, a day before it."""
    office = sms.office
    kept = booked(office, starts_at=here("2026-11-25 09:30"))
    given = {"typed": "0912 345 678", "language": "vi"} | given
    consent.give_for_appointment(office.parts, office.id, kept.id, agreed=True, **given)
    office.clock.move(days=1, hours=2)
    mind_appointments(office.parts, office.id)
    sms.messenger.go_round()
    return [kept, *sms.send_all()]


def test_an_appointment_is_reminded_of_once_and_the_number_forgotten_when_it_is_over(sms):
    kept, *said = reminded(sms)
    words = f"Nhac lich hen {kept.code}: 09:30 ngay 25/11/2026, tai Bo phan Mot cua xa Chu Se."
    assert said == [(SOMEBODY, f"{words} Moi quy vi den dung gio.")]
    with pytest.raises(Refused, match="visit_over"):
        consent.give_for_appointment(
            sms.office.parts, sms.office.id, kept.id, "0912345678", agreed=True, language="vi"
        )
    mind_appointments(sms.office.parts, sms.office.id)
    sms.messenger.go_round()
    assert sms.send_all() == []
    appointments.cancel(sms.office.parts, sms.office.id, kept.id)
    sms.messenger.go_round()
    assert sms.consents() == []


def test_everybody_is_told_in_the_language_they_agreed_in(sms):
    (_kept, (_number, said)) = reminded(sms, language="en")
    assert said.startswith("Your appointment ")
    ticket = issue(sms.office, "key-0001", language="en")
    give(sms, ticket.id)
    sms.office.clock.move(minutes=2)
    tell_near(sms.office.parts, sms.office.id)
    sms.messenger.go_round()
    ((_number, said),) = sms.send_all()
    assert said.startswith("Number ")


def test_a_number_given_again_and_again_is_not_written_to_without_a_limit(sms):
    sms.settings(most_an_hour=2)
    near(sms, 4)
    sms.messenger.go_round()
    assert len(sms.send_all()) == 2
    assert [row.silence for row in sms.rows()][2:] == ["too_many_an_hour"] * 2


def test_what_the_modem_cannot_send_has_failed(sms):
    sms.write("HS 000-999")
    sms.messenger.go_round()
    sms.send_all(to="error")
    assert [row.state for row in sms.rows()] == ["answered", "failed"]
    assert not list((sms.folder / "error").iterdir())


def test_numbers_are_masked_and_words_gone_after_some_days(sms):
    sms.ask("HS 000-999")
    sms.office.clock.move(days=8)
    Messenger(sms.office.parts, sms.office.id).go_round()
    for row in sms.rows():
        assert (row.number, row.text, row.file, row.incoming) == ("+8490•••05", "", None, None)
    assert OTHER not in str(sms.rows())


def test_a_number_is_taken_only_with_consent_and_while_there_is_something_to_tell(sms):
    parts, office_id = sms.office.parts, sms.office.id
    ticket = issue(sms.office, "key-0001")
    with pytest.raises(Invalid, match="consent_needed"):
        consent.give_for_ticket(parts, office_id, ticket.id, "0912345678", agreed=False)
    with pytest.raises(Invalid, match="wrong_mobile"):
        consent.give_for_ticket(parts, office_id, ticket.id, "19001000", agreed=True)
    give(sms, ticket.id)
    give(sms, ticket.id, "0900000005")
    assert [row.number for row in sms.consents()] == [OTHER]
    queue.call_next(parts, office_id, 1)
    with pytest.raises(Refused, match="visit_over"):
        give(sms, ticket.id)


def test_switched_off_nothing_is_taken_and_visits_are_forgotten(sms):
    (ticket,) = near(sms)
    sms.settings(is_on=False)
    assert sms.consents() == []
    with pytest.raises(Refused, match="sms_off"):
        give(sms, ticket.id)
    sms.settings()
    sms.messenger.go_round()
    assert sms.rows() == [], "what happened before is not told"


def test_a_folder_without_folders_is_refused_and_told_of(sms, tmp_path):
    with pytest.raises(Refused, match="sms_folder"):
        sms.settings(folder=str(tmp_path / "nothing"))
    with pytest.raises(Refused, match="sms_folder"):
        sms.settings(folder="relative")
    (sms.folder / "inbox").rmdir()
    sms.messenger.go_round()
    with sms.office.parts.database.read() as connection:
        assert queries.place(connection, sms.office.id).trouble == "no_folder"


def test_a_test_message_goes_to_a_number(sms):
    setting.send_test(sms.office.parts, sms.office.id, "0912345678")
    sms.messenger.go_round()
    ((to, said),) = sms.send_all()
    assert (to, said.startswith("Tin nhan thu cua")) == (SOMEBODY, True)
