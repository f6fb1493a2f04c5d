"""A real office whose board reads aloud in a browser."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page

from counter_server.app import create_app
from counter_server.contract.events import Event, TicketCalled
from counter_server.core.parts import Parts
from counter_server.voice.actions import set_voice
from counter_server.voice.settings import VoiceSettings
from tests.support.offices import sample_office
from tests.support.serving import served


@dataclass(frozen=True)
class Office:
    """`happen` puts events in the log, as a clerk's work does."""

    id: int
    parts: Parts
    url: str

    def happen(self, *events: Event) -> None:
        for event in events:
            with self.parts.works.begin(self.id) as work:
                work.record(event)

    def set(self, **changes: object) -> None:
        set_voice(self.parts, self.id, VoiceSettings(**changes))


def called(number: str, counter: int = 3) -> TicketCalled:
    return TicketCalled(
        ticket=1, number=number, service="dat-dai", counter=counter, counter_number=counter
    )


@pytest.fixture
def office(sqlite, tmp_path) -> Iterator[Office]:
    made = sample_office(sqlite)
    parts = replace(made.parts, data=tmp_path)
    app = create_app(parts, b"only for tests" * 3)
    with served(app) as url:
        yield Office(made.id, parts, url)
        app.extensions["motcua"].close()


# Stands before the page's own scripts and writes down which sound begins when, and how loud.
HEARD = """
window.heard = [];
const start = AudioBufferSourceNode.prototype.start;
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (other, ...more) {
  this.goesTo = other;
  return connect.call(this, other, ...more);
};
AudioBufferSourceNode.prototype.start = function (when) {
  window.heard.push({at: when, lasts: this.buffer.duration, gain: this.goesTo.gain.value});
  return start.call(this, when);
};
window.chimes = 0;
const ring = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) { window.chimes += 1; ring.call(this, when); };
"""


@pytest.fixture
def television(chromium: Browser, office) -> Iterator[Page]:
    """A board whose sound somebody has allowed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, base_url=office.url)
    context.add_init_script(HEARD)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors
