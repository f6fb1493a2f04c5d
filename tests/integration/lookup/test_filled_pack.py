"""An office fills a language with a text editor and a microphone; no code is touched.

The words are pretended, `<…>`: nobody here speaks Jrai.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import config.voice
from config.settings import read_settings
from config.words import OWN_WORDS, read_own_words
from config.words.packs import make_pack
from counter_server.app import open_app
from counter_server.boards.actions import change_zone
from counter_server.contract.events import TicketCalled
from counter_server.contract.office import Name
from counter_server.contract.tickets import Ticket
from counter_server.contract.zones import ZoneSettings
from counter_server.printing.content import slip_content
from counter_server.printing.templates import slip_templates
from counter_server.voice.actions import set_voice
from counter_server.voice.settings import Tongue, VoiceSettings
from counter_server.voice.store import Recordings
from kiosk.presenters.page import page
from tests.support.app import application, device
from tests.support.issuing import issue
from tests.support.kiosk_scenes import a_scene
from tests.support.offices import TestOffice
from tests.support.said_on_paper import words_on
from tests.support.terminal import in_words, initialised, typed
from tests.unit.sound.tones import a_tone

FILLED = {
    "Lấy số thứ tự": "<1>",
    "Số của quý vị": "<2>",
    "Trước quý vị": "<3>",
    "Mời số": "<5>",
    "Còn {ahead} người trước quý vị": "<4 {ahead}>",
}
DIGITS = "\n".join(f'{digit} = "<d{digit}>"' for digit in range(10))
SPOKEN = f"""
[phrases]
number = "{{letters}} {{digits}}"
call = "<c> {{number}} | <q> {{counter}}"
call_named = "<c> {{number}} | {{name}}"
[letters]
A = "<a>"
[counting.plain]
{DIGITS}
"""
SAID = "<c> <a> <d0> <d0> <d1> <q> <d3>"


@dataclass(frozen=True)
class Filled:
    """The sample office with a pack of Jrai that somebody began to fill."""

    office: TestOffice
    client: FlaskClient

    @property
    def data(self) -> Path:
        return self.office.parts.data

    def ticket(self) -> Ticket:
        return issue(self.office, "key-0001", language="jra")


@pytest.fixture
def filled(sqlite_office, tmp_path) -> Iterator[Filled]:
    office = replace(sqlite_office, parts=replace(sqlite_office.parts, data=tmp_path))
    fill_words(tmp_path / OWN_WORDS)
    fill_voice(tmp_path / "voice" / "words")
    read_own_words(tmp_path / OWN_WORDS)
    yield Filled(office, application(office).test_client())
    read_own_words(tmp_path / "none")


def fill_words(folder: Path) -> None:
    path = make_pack("jra", folder).path
    text = path.read_text("utf-8")
    for sentence, words in FILLED.items():
        empty = f'msgid "{sentence}"\nmsgstr ""'
        assert empty in text, sentence
        text = text.replace(empty, f'msgid "{sentence}"\nmsgstr "{words}"')
    path.write_text(text, "utf-8")


def fill_voice(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(Path(config.voice.__file__).with_name("jra.toml"), folder)
    with (folder / "jra.toml").open("a", encoding="utf-8") as file:
        file.write(SPOKEN)


def test_the_kiosk_offers_it_and_speaks_it_where_there_are_words(filled):
    assert "language-jra" in [one.target for one in page(a_scene()).frame.languages]
    shown, vietnamese = repr(page(a_scene(language="jra"))), repr(page(a_scene()))
    assert "<1>" in shown
    assert "<1>" not in vietnamese
    assert "Có giấy hẹn" in shown, "Vietnamese where there are no words"


def test_the_board_shows_it_in_turn_once_it_is_chosen(filled):
    settings = ZoneSettings(languages=("vi", "jra"), rotate_s=10)
    change_zone(filled.office.parts, filled.office.id, "main", Name(vi="Sảnh"), settings)
    shown = unescape(filled.client.get("/board/main").text)
    assert "<5>" in shown
    assert "Mời số" in shown


def test_the_phone_page_speaks_it(filled):
    issue(filled.office, "key-0000")
    for before in range(3):
        issue(filled.office, f"key-before-{before}")
    shown = filled.client.get("/t/" + filled.ticket().status_url.rsplit("/", 1)[-1]).text
    assert '<html lang="jra"' in shown
    assert "<4 4>" in unescape(shown)
    assert "để trang này mở" in shown, "Vietnamese where there are no words"


def test_the_slip_is_printed_in_it_by_the_server_and_by_a_kiosk_alone(filled):
    ticket = filled.ticket()
    with filled.office.parts.database.read() as connection:
        content = slip_content(connection, filled.office.id, ticket.id, "http://hall.test")
        templates = slip_templates(connection, filled.office.id, "")
    said = words_on(content)
    assert "<3>" in said
    assert "Quét mã để theo dõi" in said, "Vietnamese where there are no words"
    assert {each.language for each in templates.templates} == {"vi", "en", "jra"}


def called(filled: Filled) -> dict:
    event = TicketCalled(ticket=1, number="A001", service="dat-dai", counter=3, counter_number=3)
    with filled.office.parts.works.begin(filled.office.id) as work:
        seq = work.record(event).seq
    return filled.client.get(f"/board/main/voice/{seq}?who=player").json


def test_the_call_is_spoken_in_it_by_the_offices_recordings(filled):
    office_id, parts = filled.office.id, filled.office.parts
    set_voice(parts, office_id, VoiceSettings(tongues=(Tongue(language="jra"),)))
    told = called(filled)
    assert (told["text"], told["language"]) == (SAID, "jra")
    assert told["silent"] == "no_voice", (
        "no machine speaks it: the chime alone until it is recorded"
    )
    recordings = Recordings(filled.data, office_id, "jra")
    for part in ("<c>", "<a>", "<d0>", "<d1>", "<q>", "<d3>"):
        recordings.keep(part, a_tone(0.2))
    told = called(filled)
    assert (told["silent"], len(told["clips"])) == ("", 2)


def test_a_kiosk_elsewhere_is_told_the_words_once(filled):
    kiosk = device(filled.office, filled.client, "kiosk")
    told = kiosk.get("/words").json
    assert told["words"] == {"jra": FILLED}
    assert kiosk.get(f"/words?version={told['version']}").status_code == 204
    assert filled.client.get("/api/v1/words").status_code == 401


def test_a_server_reads_the_words_of_its_data_folder(tmp_path):
    data = initialised(tmp_path / "data")
    fill_words(data / OWN_WORDS)
    app = open_app(read_settings(data, {}))
    try:
        assert 'hreflang="jra"' in app.test_client().get("/").text
    finally:
        app.extensions["motcua"].close()
        read_own_words(tmp_path / "none")


def test_the_command_tells_what_is_filled_and_what_is_missing(tmp_path):
    fill_words(tmp_path / OWN_WORDS)
    told = typed("words", "jra", "--data", tmp_path).output
    assert f"filled: {len(FILLED)}/" in told
    assert "missing: phrases.number" in told
    fill_voice(tmp_path / "voice" / "words")
    assert "missing" not in typed("words", "jra", "--data", tmp_path).output
    broken = tmp_path / OWN_WORDS / "jra.d" / "citizens.po"
    broken.write_text("msgid <1>", "utf-8")
    refused = typed("words", "jra", "--data", tmp_path)
    assert in_words(refused)
    assert f"{broken}:1 (msgid <1>)" in refused.stderr
    assert broken.read_text("utf-8") == "msgid <1>", "nothing of it is lost"
