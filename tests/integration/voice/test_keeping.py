"""The settings of an office on both databases."""

from concurrent.futures import ThreadPoolExecutor

from counter_server.contract.voice import Manner
from counter_server.voice import queries
from counter_server.voice.actions import announce, set_voice
from counter_server.voice.settings import Reader, VoiceSettings, VolumeSpan
from tests.support.offices import sample_office

SET = VoiceSettings(
    manner=Manner(letters={"Đ": "đê"}),
    spans=(VolumeSpan(since="11:30", until="13:30", volume=0),),
    readers={"main": Reader.PAGE},
)


def test_what_is_set_is_read_again_and_another_office_keeps_its_own(database):
    office = sample_office(database)
    with database.read() as connection:
        assert queries.settings(connection, office.id) == VoiceSettings()
    set_voice(office.parts, office.id, VoiceSettings())
    set_voice(office.parts, office.id, SET)
    with database.read() as connection:
        assert queries.settings(connection, office.id) == SET
        assert queries.settings(connection, office.id + 1) == VoiceSettings()


def test_two_who_save_at_once_both_succeed(database):
    office = sample_office(database)
    volumes = range(8)
    with ThreadPoolExecutor(8) as people:
        list(
            people.map(
                lambda volume: set_voice(office.parts, office.id, VoiceSettings(volume=volume)),
                volumes,
            )
        )
    with database.read() as connection:
        assert queries.settings(connection, office.id).volume in volumes


def test_an_announcement_is_an_entry_of_the_log(database):
    office = sample_office(database)
    seq = announce(office.parts, office.id, "closing")
    with database.read() as connection:
        entry = queries.entry(connection, office.id, seq)
        assert entry is not None
        assert entry.event.message == "closing"
        assert queries.entry(connection, office.id, seq + 1) is None
        assert "B" in queries.hall(connection, office.id, "vi").prefixes
