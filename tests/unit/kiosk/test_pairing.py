"""A machine without a token waits for the officer, patiently."""

import stat

import click
import pytest

from config.words import LANGUAGES, translator
from counter_server.contract.devices import Pairing, PairingState, Program
from kiosk.pairing.client import CodeGone, ServerAway
from kiosk.pairing.keeping import keep_token, kept_token, usual_file
from kiosk.pairing.opening import refuse_unwritable
from kiosk.pairing.view import in_a_line, pairing_view
from kiosk.pairing.waiting import Looking, Machine, Showing, Waiter

SERVER = "http://192.168.1.10:8080"
PAIRED = PairingState(is_paired=True, token="mct_x", name="ki-ốt 1")
NOT_YET = PairingState(is_paired=False)


class Server:
    """Answers in the order it was told; `away` and `gone` are raised."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.codes = 0

    def begin(self, program: Program, about: str) -> Pairing:
        self.codes += 1
        first = self.answers[0]
        if isinstance(first, ServerAway):
            raise self.answers.pop(0)
        return Pairing(code=f"CODE0{self.codes}", secret="s", good_for_s=600, every_s=3)

    def state(self, secret: str) -> PairingState:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def waited(*answers: object):
    server, shown = Server(*answers), []
    waiter = Waiter(server, Machine(Program.KIOSK), shown.append, again_s=0.0)
    return waiter.wait(), server, shown


def test_the_token_comes_once_the_code_is_typed():
    state, server, shown = waited(NOT_YET, NOT_YET, PAIRED)
    assert state == PAIRED
    assert server.codes == 1
    assert {each.code for each in shown} == {"CODE01"}


def test_a_code_that_is_over_is_replaced():
    state, server, shown = waited(CodeGone("pairing_expired"), NOT_YET, PAIRED)
    assert (state, server.codes) == (PAIRED, 2)
    assert shown[-1].code == "CODE02"


def test_a_server_that_is_away_is_waited_for_and_the_code_stays():
    state, _, shown = waited(ServerAway(), ServerAway(), NOT_YET, ServerAway(), PAIRED)
    assert state == PAIRED
    assert shown[:2] == [Looking(), Looking()]
    assert any(isinstance(each, Showing) and each.is_away for each in shown)


def test_ending_ends_the_wait():
    waiter = Waiter(Server(NOT_YET), Machine(Program.KIOSK), lambda _: waiter.end(), again_s=0.0)
    assert waiter.wait() is None


def test_a_token_is_kept_for_its_account_alone(tmp_path):
    file = tmp_path / "state" / "kiosk.token"
    assert kept_token(file) == ""
    for token in ("mct_one", "mct_two"):
        keep_token(file, token)
        assert kept_token(file) == token
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["kiosk.token"]


def test_a_token_is_kept_where_programs_keep_their_state():
    kept = usual_file("kiosk", {"XDG_STATE_HOME": "/var/lib/x"})
    assert str(kept) == "/var/lib/x/motcua/kiosk.token"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glass_says_what_the_officer_does(language):
    _ = translator(language)
    view = pairing_view(Showing("K7M4PQ", 100.0), f"{SERVER}/", 39.4, _)
    assert view.code == "K7M 4PQ"
    assert "1:01" in view.left
    assert any(f"{SERVER}/admin/devices" in step for step in view.steps)
    assert not view.trouble


def test_a_server_that_is_away_is_told_on_the_glass():
    _ = translator("vi")
    assert SERVER in pairing_view(Looking(), SERVER, 0.0, _).trouble
    assert SERVER in pairing_view(Showing("K7M4PQ", 1.0, is_away=True), SERVER, 0.0, _).trouble
    assert not pairing_view(None, SERVER, 0.0, _).trouble


def test_the_terminal_says_the_same_in_a_line():
    _ = translator("vi")
    shown = in_a_line(pairing_view(Showing("K7M4PQ", 100.0), SERVER, 0.0, _))
    assert "K7M 4PQ" in shown
    assert f"{SERVER}/admin/devices" in shown
    assert "thử lại" in in_a_line(pairing_view(Looking(), SERVER, 0.0, _))


def test_a_token_that_others_could_read_is_theirs_no_longer(tmp_path):
    file = tmp_path / "kiosk.token"
    file.write_text("mct_x\n", "ascii")
    file.chmod(0o644)
    assert kept_token(file) == "mct_x"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_code_is_shown_where_the_token_could_not_be_kept(tmp_path):
    (tmp_path / "file").write_text("", "ascii")
    refuse_unwritable(tmp_path / "new" / "folder" / "x.token")
    with pytest.raises(click.ClickException, match="Choose another file by --token-file"):
        refuse_unwritable(tmp_path / "file" / "x.token")
