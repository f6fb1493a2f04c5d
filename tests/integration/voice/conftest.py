"""The sample office with its own data folder, and whoever asks it what to play."""

from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient

from counter_server.app.voice import voice_on_boards
from counter_server.contract.events import Event, TicketCalled
from counter_server.core.parts import Parts
from counter_server.voice.actions import set_voice
from counter_server.voice.settings import VoiceSettings
from hardware.sound.pcm import Sound
from hardware.sound.wav import sound_from_wav
from tests.support.offices import TestClock, sample_office
from tests.support.pages_app import pages_app


@dataclass(frozen=True)
class Voice:
    """`say` lets something happen and gives what the player is told to play for it."""

    office_id: int
    parts: Parts
    clock: TestClock
    client: FlaskClient

    def happen(self, event: Event) -> int:
        with self.parts.works.begin(self.office_id) as work:
            return work.record(event).seq

    def say(self, event: Event, query: str = "?who=player", zone: str = "main") -> dict:
        answer = self.client.get(f"/board/{zone}/voice/{self.happen(event)}{query}")
        assert answer.status_code == 200
        return answer.json

    def sound(self, clip: dict, zone: str = "main") -> Sound:
        answer = self.client.get(f"/board/{zone}/voice/{clip['url']}")
        assert (answer.status_code, answer.mimetype) == (200, "audio/wav")
        assert "immutable" in answer.headers["Cache-Control"]
        return sound_from_wav(answer.data)

    def set(self, **changes: object) -> None:
        set_voice(self.parts, self.office_id, VoiceSettings(**changes))


def called(number: str = "A001", counter: int = 3) -> TicketCalled:
    return TicketCalled(
        ticket=1, number=number, service="dat-dai", counter=counter, counter_number=counter
    )


@pytest.fixture
def voice(sqlite, tmp_path) -> Voice:
    office = sample_office(sqlite)
    parts = replace(office.parts, data=tmp_path)
    app = pages_app(parts, [voice_on_boards(parts)])
    return Voice(office.id, parts, office.clock, app.test_client())
