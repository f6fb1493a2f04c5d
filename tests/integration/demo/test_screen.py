"""The hall's screen over HTTP: who is let in, what is handed on, who is signed in."""

import io
import socket
import subprocess
import sys
import wave
from contextlib import closing

import httpx
import pytest

from counter_server.cli.demo.choosing import Device
from counter_server.cli.demo.pieces.stage import Stage
from counter_server.cli.demo.pieces.voice import EAR
from counter_server.cli.demo.screen import Screen
from counter_server.cli.demo.screen.page import hall_page
from counter_server.cli.demo.screen.proxy import Proxy
from counter_server.cli.demo.screen.sitting import Sitting
from tests.support.hall import CLERK, PASSWORD, a_hall
from tests.support.serving import served


class Lamp:
    """A piece that is on or off."""

    def __init__(self) -> None:
        self.line = ""

    def state(self):
        return {"line": self.line}

    def do(self, line):
        self.line = line
        return "" if line in ("on", "off") else f"unknown: {line!r}"

    def file(self, name):
        return b"light" if name == "lamp.png" else None

    def close(self):
        pass


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


@pytest.fixture
def screen(hall):
    """The screen before the real application, with a clerk at counter 2."""
    stage = Stage()
    stage.add("lamp", Lamp())
    with served(hall.app) as server:
        clerk = Sitting(server, CLERK, PASSWORD, counter_id=2)
        proxy = Proxy(server, {"/desk": clerk})
        with closing(Screen(stage, proxy, hall_page("vi", 2), "127.0.0.1", 0)) as shown:
            yield shown
        clerk.close()


@pytest.fixture
def browser(screen):
    with httpx.Client(base_url=f"http://127.0.0.1:{screen.port}", trust_env=False) as client:
        assert client.get(screen.address("127.0.0.1")).headers["Location"] == "/hall"
        yield client


def test_nobody_comes_in_without_the_key(screen):
    for path in ("/hall", "/desk", "/board/main", "/hall/state", "/?key=wrong"):
        assert httpx.get(f"http://127.0.0.1:{screen.port}{path}").status_code == 403


def test_the_page_has_every_device_and_its_files(browser):
    page = browser.get("/hall").text
    for device in Device:
        assert f'data-piece="{device}"' in page
    for name in ("hall.css", "hall.js"):
        assert browser.get(f"/hall/static/{name}").is_success
    assert browser.get("/hall/static/../server.py").status_code == 404


def test_a_hand_at_a_device_is_told_to_all_who_look(browser):
    state = browser.get("/hall/state?after=0").json()
    assert state["pieces"]["lamp"] == {"line": ""}
    assert browser.post("/hall/do", json={"piece": "lamp", "line": "on"}).json() == {"wrong": ""}
    assert browser.post("/hall/do", json={"piece": "lamp", "line": "break"}).json()["wrong"]
    assert browser.post("/hall/do", json={"piece": "ghost", "line": "on"}).json()["wrong"]
    assert browser.get("/hall/lamp/lamp.png").content == b"light"
    assert browser.get("/hall/lamp/other.png").status_code == 404


def test_a_form_of_another_site_does_nothing(browser):
    sent = browser.post("/hall/do", content='{"piece":"lamp","line":"on"}')
    assert sent.status_code == 415


def test_real_pages_may_be_framed_here_and_nowhere_else(browser):
    answer = browser.get("/")
    assert "Bộ phận Một cửa" in answer.text
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_the_desk_is_signed_in_and_its_session_never_leaves(browser):
    answer = browser.get("/desk")
    assert answer.status_code == 200
    assert "Quầy 2" in answer.text
    assert "session" not in browser.cookies


def test_who_signs_the_desk_out_finds_it_signed_in_again(browser):
    page = browser.get("/desk").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    out = browser.post(
        "/sign-out",
        data={"csrf_token": token},
        headers={"Referer": str(browser.base_url.join("/desk"))},
    )
    assert out.status_code == 303
    assert any("Quầy 2" in browser.get("/desk").text for _ in range(2))


def test_a_server_that_is_away_is_said_so():
    stage = Stage()
    away = Proxy("http://127.0.0.1:9", {})
    with closing(Screen(stage, away, "", "127.0.0.1", 0)) as shown, httpx.Client() as client:
        client.get(shown.address("127.0.0.1"))
        assert client.get(f"http://127.0.0.1:{shown.port}/board/main").status_code == 502


def test_the_loudspeaker_of_the_screen_hands_a_sound_over_and_takes_its_time():
    sound = io.BytesIO()
    with wave.open(sound, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\0" * 80)
    with socket.create_server(("127.0.0.1", 0)) as screen:
        command = [sys.executable, "-I", str(EAR), str(screen.getsockname()[1])]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as ear:
            ear.communicate(sound.getvalue(), timeout=30)
            line, _ = screen.accept()
            with line, line.makefile("rb") as heard:
                assert heard.read() == sound.getvalue()
    assert ear.returncode == 0
