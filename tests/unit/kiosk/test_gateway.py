from collections.abc import Iterator

import pytest

from counter_server.contract.problems import ProblemDetails
from counter_server.contract.tickets import TicketRequest
from kiosk.gallery.office import LINES, OFFICE, PROCEDURE, SERVICES, STAGE
from kiosk.gateway import Gateway, Refused, ServerAway
from tests.support.kiosk_server import TOKEN, KioskServer, print_job

WANTED = TicketRequest(service="dat-dai", priority=None, language="vi")


@pytest.fixture
def server() -> Iterator[KioskServer]:
    with KioskServer() as running:
        yield running


@pytest.fixture
def gateway(server: KioskServer) -> Iterator[Gateway]:
    opened = Gateway(server.url + "/", TOKEN)
    yield opened
    opened.close()


def test_the_hall_is_read(gateway: Gateway) -> None:
    assert gateway.office() == OFFICE
    assert gateway.services() == SERVICES


def test_the_same_key_gives_the_same_ticket(gateway: Gateway, server: KioskServer) -> None:
    first, again = (gateway.ask_for_ticket(WANTED, "a-made-up-key") for _ in range(2))
    assert first == again
    assert server.office.asked == [WANTED]


def test_catalogue_and_dossier_are_read(gateway: Gateway) -> None:
    assert gateway.procedures("", "vi") == LINES
    assert gateway.procedures("ket hon", "vi") == LINES[1:2]
    assert gateway.procedure(PROCEDURE.code, "vi") == PROCEDURE
    assert gateway.stage(STAGE.code, "vi") == STAGE


def test_an_appointment_becomes_a_ticket(gateway: Gateway) -> None:
    assert gateway.check_in("a-made-up-token-of-22c", "vi").number == "B007"
    with pytest.raises(Refused, match="unknown_appointment"):
        gateway.check_in("another-made-up-token", "vi")


def test_a_slip_is_followed(gateway: Gateway, server: KioskServer) -> None:
    server.office.slip = print_job()
    server.office.slip_is_settled.set()
    assert gateway.print_jobs(1, 5) == (server.office.slip,)


def test_a_refusal_carries_its_code_and_words_in_the_citizen_s_language(gateway: Gateway) -> None:
    with pytest.raises(Refused) as refused:
        gateway.stage("../tickets?x=1", "en")
    assert refused.value.problem.code == "unknown_dossier"
    assert refused.value.problem.title == "No such thing"


def test_a_wrong_token_is_refused(server: KioskServer) -> None:
    gateway = Gateway(server.url, "another-token")
    with pytest.raises(Refused, match="token_wrong"):
        gateway.office()
    gateway.close()


def test_a_server_that_hangs_up_is_away(gateway: Gateway, server: KioskServer) -> None:
    server.office.is_away = True
    with pytest.raises(ServerAway):
        gateway.office()


def test_a_server_that_does_not_answer_in_time_is_away(server: KioskServer) -> None:
    server.office.slowness_s = 5.0
    gateway = Gateway(server.url, TOKEN, read_s=0.05)
    with pytest.raises(ServerAway):
        gateway.print_jobs(1, wait_s=0)
    gateway.close()


def test_nobody_at_that_address_is_away() -> None:
    gateway = Gateway("http://127.0.0.1:1", TOKEN)
    with pytest.raises(ServerAway):
        gateway.office()
    gateway.close()


def test_an_answer_of_another_shape_is_away(gateway: Gateway, server: KioskServer) -> None:
    server.office.refusal = ProblemDetails(code="", status=200, title="", detail="")
    with pytest.raises(ServerAway):
        gateway.office()
