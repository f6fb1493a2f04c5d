"""What a citizen sees when things break: nothing is lost and the kiosk says what to do."""

from collections.abc import Iterator

import pytest

from counter_server.cli.demo.hall import hall
from counter_server.cli.demo.kiosk import Kiosk, PilotRefused
from counter_server.cli.demo.processes import start_server
from hardware.ports import Paper


@pytest.fixture(scope="module")
def lasting_kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """In a hall where nothing breaks: one visitor after the other stands before it."""
    folder = tmp_path_factory.mktemp("hall")
    with hall(folder / "data") as opened:
        kiosk = Kiosk(opened.url, opened.kiosk_token, folder)
        try:
            yield kiosk
        finally:
            kiosk.end()


@pytest.fixture
def calm_kiosk(lasting_kiosk: Kiosk) -> Kiosk:
    """The same, on its first page."""
    if lasting_kiosk.step()["step"] == "Sorry":
        lasting_kiosk.touch("home")
    lasting_kiosk.wait("Welcome", ready=True)
    return lasting_kiosk


def take_number(kiosk, service: str = "dat-dai") -> None:
    kiosk.wait("Welcome")
    kiosk.touch("door-ticket")
    kiosk.wait("ChooseService")
    kiosk.touch(f"service-{service}")
    kiosk.wait("ChoosePriority")
    kiosk.touch("priority-none")


def test_without_paper_the_number_stays_valid_and_prints_after_the_refill(a_hall, a_kiosk):
    a_hall.printer.paper = Paper.OUT
    take_number(a_kiosk)
    shown = a_kiosk.wait("SlipTrouble")
    assert shown["number"] == "A001"
    with a_hall.client() as client:
        failed = client.get("/api/v1/print-jobs", params={"state": "failed"}).json()
        assert [job["problem"] for job in failed] == ["paper_out"]
        a_hall.printer.paper = Paper.OK
        assert client.post(f"/api/v1/print-jobs/{failed[0]['id']}/retry").status_code == 200
        assert a_hall.printer.wait_for_pages(1, 20)
        assert a_kiosk.wait("TakeTicket")["number"] == "A001"  # which may be taken now
        assert client.post("/api/v1/counters/1/call").json()["number"] == "A001"
    assert len(a_hall.printer.pages) == 1


def test_a_server_that_is_away_is_said_and_comes_back(a_hall, a_kiosk):
    a_kiosk.wait("Welcome")
    a_kiosk.touch("door-ticket")
    a_kiosk.wait("ChooseService")
    a_kiosk.touch("service-dat-dai")
    a_kiosk.wait("ChoosePriority")
    a_hall.server.end()
    a_kiosk.touch("priority-none")
    a_kiosk.wait("Sorry")
    port = int(a_hall.url.rsplit(":", 1)[1])
    a_hall.restarted.append(start_server(a_hall.data, port, a_hall.data / "server.log"))
    # the kiosk asks again by itself, with the key of that touch
    assert a_kiosk.wait("TakeTicket", timeout_s=60)["number"] == "A001"


@pytest.mark.parametrize(
    "scanned", ["\x00\x01garbage", "http://example.test/x", "WIFI:S:quan-ca-phe;;", "9" * 300]
)
def test_a_code_of_something_else_is_said_kindly(calm_kiosk, scanned):
    calm_kiosk.scan(scanned)
    calm_kiosk.wait("Sorry")
    calm_kiosk.touch("home")
    calm_kiosk.wait("Welcome")


def test_a_dossier_nobody_knows_is_said_kindly(calm_kiosk):
    calm_kiosk.scan("000.05.16.H21-260105-0001")
    calm_kiosk.wait("Sorry")


def test_the_pilot_refuses_to_touch_what_is_not_there(calm_kiosk):
    with pytest.raises(PilotRefused):
        calm_kiosk.touch("service-dat-dai")
