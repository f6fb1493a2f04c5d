"""Real touches on the real kiosk, against a server that speaks the contract."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from counter_server.contract.printing import JobState
from kiosk.gallery.office import STAGE
from tests.support.kiosk_flight import KioskFlight
from tests.support.kiosk_server import KioskServer, print_job

TOKEN_URL = "http://192.0.2.10/h/a-made-up-token-of-22c"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KioskServer, KioskFlight]]:
    """One kiosk for all visitors, as in a hall: what one leaves behind would meet the next."""
    with (
        KioskServer() as running,
        KioskFlight(running.url, tmp_path_factory.mktemp("kiosk")) as flown,
    ):
        flown.wait("Welcome", ready=True)
        yield running, flown


@pytest.fixture
def server(hall: tuple[KioskServer, KioskFlight]) -> KioskServer:
    hall[0].office.begin_anew()
    return hall[0]


@pytest.fixture
def kiosk(hall: tuple[KioskServer, KioskFlight], server: KioskServer) -> KioskFlight:
    hall[1].home()
    return hall[1]


def test_three_touches_bring_a_ticket_and_a_picture_of_it(
    kiosk: KioskFlight, server: KioskServer, tmp_path: Path
) -> None:
    kiosk.touch("door-ticket", "service-dat-dai", "priority-none")
    assert kiosk.wait("TakeTicket", slip="printed")["number"] == "A001"
    kiosk.do(do="screenshot", path=str(tmp_path / "kiosk.png"))
    assert (tmp_path / "kiosk.png").read_bytes().startswith(b"\x89PNG")
    kiosk.touch("done")
    kiosk.wait("Welcome")
    assert [one.service for one in server.office.asked] == ["dat-dai"]


def test_a_double_tap_issues_one_ticket(kiosk: KioskFlight, server: KioskServer) -> None:
    kiosk.touch("door-ticket", "service-dat-dai")
    kiosk.do(do="touch", target="priority-none", times=2)
    kiosk.wait("TakeTicket")
    assert len(server.office.asked) == 1


def test_a_finger_cannot_touch_what_is_closed_or_not_there(kiosk: KioskFlight) -> None:
    kiosk.touch("door-ticket")
    assert "not enabled" in kiosk.ask(do="touch", target="service-moi-truong")["error"]
    assert "no target" in kiosk.ask(do="touch", target="door-ticket")["error"]
    assert not kiosk.ask(do="fly")["ok"]


def test_paper_out_leaves_the_number_valid_and_shown(
    kiosk: KioskFlight, server: KioskServer
) -> None:
    server.office.slip = print_job(JobState.FAILED, "paper_out")
    kiosk.touch("door-ticket", "service-dat-dai", "priority-elderly")
    answer = kiosk.wait("SlipTrouble")
    assert (answer["number"], answer["problem"]) == ("A001", "paper_out")


def test_a_server_that_was_away_is_asked_again_with_the_same_key(
    kiosk: KioskFlight, server: KioskServer
) -> None:
    kiosk.touch("door-ticket", "service-dat-dai")
    server.office.is_away = True
    kiosk.touch("priority-none")
    kiosk.wait("Sorry", trouble="server_away")
    server.office.is_away = False
    kiosk.wait("TakeTicket")
    assert len(set(server.office.keys)) == 1


def test_a_procedure_is_found_without_marks_and_read(kiosk: KioskFlight) -> None:
    kiosk.touch("language-en", "door-procedures")
    kiosk.do(do="type", text="khai")
    kiosk.wait("Procedures", query="khai", searching=False)
    kiosk.touch("procedure-1.001193")
    assert kiosk.wait("ProcedureDetail", language="en")["components"] == 4
    kiosk.touch("scroll-down", "back")
    kiosk.wait("Procedures", query="khai")


def test_a_dossier_is_looked_up_by_keys_and_by_scan(kiosk: KioskFlight) -> None:
    kiosk.touch("door-lookup")
    kiosk.do(do="type", text=STAGE.code)
    kiosk.touch("submit")
    assert kiosk.wait("DossierStage")["code"] == STAGE.code
    kiosk.touch("home")
    kiosk.do(do="scan", text=TOKEN_URL)
    kiosk.wait("DossierStage")
    kiosk.do(do="scan", text="rác")
    kiosk.wait("Sorry", trouble="unreadable_scan")


def test_an_appointment_s_qr_brings_its_ticket_or_says_why_not(kiosk: KioskFlight) -> None:
    kiosk.do(do="scan", text="http://192.0.2.10/a/a-made-up-token-of-22c")
    assert kiosk.wait("TakeTicket", slip="printed")["number"] == "B007"
    kiosk.do(do="scan", text="http://192.0.2.10/a/b-made-up-token-of-22c")
    kiosk.wait("Sorry", trouble="unknown_appointment")
    kiosk.touch("door-ticket")
    kiosk.wait("ChooseService")


def test_a_phone_number_brings_the_ticket_of_the_appointment_that_is_chosen(
    kiosk: KioskFlight,
) -> None:
    kiosk.touch("door-appointment")
    kiosk.do(do="type", text="0912345678")
    kiosk.touch("submit")
    assert kiosk.wait("ChooseAppointment")["appointments"] == [1, 2, 3, 4]
    kiosk.touch("appointment-2")
    assert kiosk.wait("TakeTicket", slip="printed")["number"] == "B008"


def test_a_slip_is_printed_again_and_a_finished_visit_rated(
    kiosk: KioskFlight, server: KioskServer
) -> None:
    kiosk.do(do="scan", text="http://192.0.2.10/t/a-made-up-token-of-22c")
    assert kiosk.wait("MyVisit")["number"] == "A008"
    kiosk.touch("print-again")
    kiosk.wait("TakeTicket", slip="printed")
    kiosk.do(do="scan", text="http://192.0.2.10/t/b-made-up-token-of-22c")
    kiosk.wait("Rate", stars=0)
    kiosk.touch("stars-4", "reason-attitude", "reason-hall", "reason-hall", "submit")
    kiosk.wait("Thanked")
    assert server.office.printed_again == 1
    assert [(one.stars, one.reasons) for one in server.office.rated] == [(4, ("attitude",))]


def test_a_card_shows_its_owner_s_dossiers_once_they_ask(kiosk: KioskFlight) -> None:
    kiosk.do(do="scan", text="064190001234||NGUYỄN VĂN A|05031990|Nam|Xã Chư Sê|01082024||||")
    kiosk.wait("CardSeen")
    kiosk.touch("own-dossiers")
    assert kiosk.wait("OwnDossiers")["dossiers"][0] == STAGE.code
    kiosk.touch(f"dossier-{STAGE.code}", "back")
    kiosk.wait("OwnDossiers")


def test_a_serial_scanner_is_heard(server: KioskServer, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as scanner:
        port = scanner.getsockname()[1]
        with KioskFlight(server.url, tmp_path, "--scanner", f"socket://127.0.0.1:{port}") as kiosk:
            kiosk.wait("Welcome", ready=True)
            line, _ = scanner.accept()
            with line:
                line.sendall(TOKEN_URL.encode() + b"\r\n")
                kiosk.wait("DossierStage")


def test_a_kiosk_ends_cleanly_when_it_is_told_to(server: KioskServer, tmp_path: Path) -> None:
    with KioskFlight(server.url, tmp_path) as kiosk:
        kiosk.wait("Welcome", ready=True)
        assert kiosk.end() == 0


def test_a_finger_touches_anywhere_and_what_it_slides_off_is_not_chosen(
    kiosk: KioskFlight, tmp_path: Path
) -> None:
    kiosk.do(do="stroke", places=[[0.5, 0.33]])
    kiosk.wait("ChooseService")
    kiosk.do(do="stroke", places=[[0.5, 0.7 - step / 20] for step in range(9)])
    assert kiosk.do(do="step")["step"] == "ChooseService"
    kiosk.do(do="look", path=str(tmp_path / "kiosk.jpg"))
    with Image.open(tmp_path / "kiosk.jpg") as glass:
        assert (glass.format, glass.size) == ("JPEG", (540, 960))
