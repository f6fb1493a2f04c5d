"""What the hall plays for a call: words, languages, volumes, zones."""

import pytest

from counter_server.app.voice import voice_on_boards
from counter_server.contract.events import AnnouncementMade, EmergencyRaised, TicketIssued
from counter_server.contract.voice import Manner
from counter_server.voice import espeak
from counter_server.voice.actions import announce
from counter_server.voice.settings import Reader, Tongue, VolumeSpan
from counter_server.voice.store import Made
from tests.integration.voice.conftest import called
from tests.support.pages_app import pages_app
from tests.unit.sound.tones import a_tone

VI_EN = (Tongue(language="vi", times=2), Tongue(language="en"))


def test_a_call_is_a_chime_and_the_sentence_twice(voice):
    told = voice.say(called())
    assert told["text"] == "Mời số A không không một đến quầy số ba"
    assert (told["silent"], told["volume"]) == ("", 80)
    chime, first, second = told["clips"]
    assert first == second != chime


def test_the_sound_is_really_there_and_neither_faint_nor_cut_off(voice):
    chime, sentence, _ = (voice.sound(each) for each in voice.say(called())["clips"])
    assert 1 < chime.length_s < 2.5
    assert 2.0 < sentence.length_s < 6.0
    for sound in (chime, sentence):
        assert -24 < sound.loudness_db < -14
        assert sound.peak < 32767


def test_a_longer_number_is_said_longer(voice):
    short, long = (
        voice.sound(voice.say(called(number))["clips"][1]) for number in ("A1", "A77777777")
    )
    assert long.length_s > short.length_s + 1


def test_slower_is_longer(voice):
    def length_s(speed: int) -> float:
        voice.set(speed=speed)
        return voice.sound(voice.say(called())["clips"][1]).length_s

    assert length_s(70) > 1.2 * length_s(110)


def test_languages_come_in_turn(voice):
    voice.set(tongues=VI_EN)
    _, first, second, third = voice.say(called())["clips"]
    assert first == second != third


@pytest.mark.parametrize(("waiting", "clips"), [("0", 4), ("5", 4), ("6", 3), ("many", 4)])
def test_with_many_in_line_each_language_is_said_once(voice, waiting, clips):
    voice.set(tongues=VI_EN, hurry_over=5)
    assert len(voice.say(called(), f"?who=player&waiting={waiting}")["clips"]) == clips


def test_a_language_without_words_is_left_out(voice):
    voice.set(tongues=(Tongue(language="jra", times=2), Tongue(language="vi")))
    assert len(voice.say(called())["clips"]) == 2


def test_a_language_that_an_office_filled_is_said_by_its_recordings(voice, tmp_path):
    words = tmp_path / "voice" / "words" / "en.toml"
    words.parent.mkdir(parents=True)
    words.write_text('[phrases]\ncall = "Dear visitor {number} to {counter}"\n', "utf-8")
    voice.set(tongues=(Tongue(language="en"),))
    assert voice.say(called())["text"] == "Dear visitor A zero zero one to three"


def test_a_counter_is_called_by_its_name_where_the_office_wants_it(voice):
    voice.set(manner=Manner(named_counters=True, whole_numbers=True, letters={"A": "á"}))
    assert voice.say(called())["text"] == "Mời số á một đến quầy Hộ tịch – Chứng thực"


@pytest.mark.parametrize(("chime", "clips"), [("none", 2), ("bell", 3), ("of old", 2)])
def test_the_chime_is_a_choice(voice, chime, clips):
    voice.set(chime=chime)
    assert len(voice.say(called())["clips"]) == clips


def test_the_volume_changes_with_the_hour(voice):
    voice.set(
        volume=70,
        spans=(
            VolumeSpan(since="11:30", until="13:30", volume=0),
            VolumeSpan(since="19:00", until="07:00", volume=20),
        ),
    )
    heard = []
    for hours in (0, 4, 2, 5.5, 10):  # at 8, 12, 14, 19:30 and 5:30
        voice.clock.move(hours=hours)
        told = voice.say(called())
        heard.append((told["volume"], told["silent"]))
    assert heard == [(70, ""), (0, "quiet"), (70, ""), (20, ""), (20, "")]


def test_a_counter_that_calls_for_help_is_heard_also_in_a_quiet_hour(voice):
    voice.set(volume=90, spans=(VolumeSpan(since="00:00", until="23:59", volume=0),))
    told = voice.say(EmergencyRaised(counter=3, counter_number=3))
    assert told["text"].startswith("Xin chú ý Quầy số ba cần hỗ trợ")
    assert (told["volume"], told["silent"]) == (90, "")


def test_who_must_leave_the_room_hears_it_in_a_quiet_hour(voice):
    voice.set(volume=90, spans=(VolumeSpan(since="00:00", until="23:59", volume=0),))
    emergency = voice.say(AnnouncementMade(message="emergency"))
    assert (emergency["volume"], emergency["silent"]) == (90, "")
    assert voice.say(AnnouncementMade(message="closing"))["silent"] == "quiet"


@pytest.mark.parametrize(
    ("reader", "heard"),
    [
        (Reader.BOTH, {"page", "player"}),
        (Reader.PAGE, {"page"}),
        (Reader.PLAYER, {"player"}),
        (Reader.OFF, set()),
    ],
)
def test_a_zone_is_read_by_page_or_player_or_nobody(voice, reader, heard):
    voice.set(readers={"main": reader})
    seq = voice.happen(called())
    reads = voice.client.get("/board/main/voice").json
    assert {who for who in ("page", "player") if reads[who]} == heard
    for who in ("page", "player"):
        told = voice.client.get(f"/board/main/voice/{seq}?who={who}").json
        assert told["silent"] == ("" if who in heard else "off")


def test_what_is_nothing_to_hear_says_nothing(voice):
    issued = TicketIssued(
        ticket=1,
        number="A001",
        service="dat-dai",
        priority=None,
        language="vi",
        device=None,
        print=False,
    )
    told = voice.say(issued)
    assert (told["silent"], told["clips"]) == ("nothing_to_say", [])


def test_words_that_somebody_typed_are_said_in_the_offices_language_only(voice):
    voice.set(tongues=VI_EN)
    seq = announce(voice.parts, voice.office_id, "", "  Mời chủ xe   ra cổng ")
    told = voice.client.get(f"/board/main/voice/{seq}?who=player").json
    assert told["text"] == "Mời chủ xe ra cổng"
    assert len(told["clips"]) == 3


def test_without_espeak_the_chime_is_heard_and_the_reason_told(voice):
    mute = pages_app(voice.parts, [voice_on_boards(voice.parts, program="no-such-program")])
    told = mute.test_client().get(f"/board/main/voice/{voice.happen(called())}").json
    assert (told["silent"], len(told["clips"])) == ("no_voice", 1)
    assert told["text"] == "Mời số A không không một đến quầy số ba"


@pytest.mark.parametrize("program", ["no-such-program", "false", "echo"])
def test_a_program_that_does_not_speak_is_no_voice(program):
    with pytest.raises(espeak.NoVoice):
        espeak.speak("xin chào", "vi", 90, program)


def test_words_that_look_like_options_are_only_said():
    assert espeak.speak("--version -f /etc/passwd", "vi", 90).length_s > 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/board/main/voice/999999", "unknown_entry"),
        ("/board/main/voice/0", "unknown_entry"),
        ("/board/nowhere/voice", "unknown_zone"),
        ("/board/nowhere/voice/1", "unknown_zone"),
        ("/board/main/voice/0123456789abcdef.wav", "unknown_sound"),
        ("/board/main/voice/..%2f..%2fmotcua.wav", "not_found"),
        ("/board/main/voice/A.B.wav", "unknown_sound"),
        ("/board/main/voice/99999999999999999999", "not_found"),
    ],
)
def test_what_is_not_there_is_told(voice, path, code):
    answer = voice.client.get(path, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (404, code)


def test_old_sounds_are_tidied_away(voice, tmp_path):
    made = Made(tmp_path, most=3)
    names = [made.get(f"sound {each}", lambda: a_tone(0.05)) for each in range(5)]
    kept = [name for name in names if made.path(name).exists()]
    assert kept == names[2:]
    assert made.get("sound 4", pytest.fail) == names[4]
