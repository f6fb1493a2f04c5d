"""An administrator sets the voice, listens, speaks to the hall and records."""

from dataclasses import replace
from io import BytesIO

import pytest

from counter_server.accounts.actions import add_user
from counter_server.app.voice import voice_administration, voice_on_boards
from counter_server.contract.events import AnnouncementMade
from counter_server.core.who import Role
from counter_server.voice import queries
from counter_server.voice.settings import Daily, Reader, Tongue, VolumeSpan
from counter_server.voice.store import recording_name
from hardware.sound.pcm import joined
from hardware.sound.wav import sound_from_wav, wav_bytes
from tests.integration.voice.conftest import Voice, called
from tests.support.pages_app import pages_app, post, sign_in, token_on
from tests.unit.sound.tones import a_tone, between_silences

PASSWORD = "bốn mùa mưa nắng"
FORM = {
    "times_vi": "1",
    "voice_vi": "vi-vn-x-south",
    "times_en": "1",
    "numbers": "whole",
    "counters": "number",
    "letter_D": "đờ",
    "chime": "bell",
    "speed": "100",
    "volume": "60",
    "since_0": "11:30",
    "until_0": "13:30",
    "volume_0": "0",
    "reader_main": "player",
    "hurry_over": "0",
    "late_min": "5",
    "at_0": "16:15",
    "message_0": "closing",
}


@pytest.fixture
def admin(voice) -> Voice:
    works = voice.parts.works
    add_user(works, voice.office_id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    app = pages_app(voice.parts, [voice_on_boards(voice.parts), voice_administration(voice.parts)])
    client = app.test_client()
    assert sign_in(client, "dang o", PASSWORD).status_code == 303
    return replace(voice, client=client)


def settings(voice: Voice):
    with voice.parts.database.read() as connection:
        return queries.settings(connection, voice.office_id)


def save(voice: Voice, **changes: str):
    return post(voice.client, "/admin/voice", page="/admin/voice", **{**FORM, **changes})


def test_what_is_typed_is_kept_and_shown_again(admin):
    assert save(admin).status_code == 303
    kept = settings(admin)
    assert kept.tongues == (
        Tongue(language="vi", times=1, voice="vi-vn-x-south"),
        Tongue(language="en", times=1),
    )
    assert (kept.manner.whole_numbers, kept.manner.letters) == (True, {"D": "đờ"})
    assert (kept.chime, kept.speed, kept.volume, kept.recordings) == ("bell", 100, 60, False)
    assert kept.spans == (VolumeSpan(since="11:30", until="13:30", volume=0),)
    assert kept.readers == {"main": Reader.PLAYER}
    assert kept.daily == (Daily(at="16:15", message="closing"),)
    assert (kept.late_min, kept.hurry_over) == (5, 0)
    page = admin.client.get("/admin/voice").get_data(as_text=True)
    assert 'value="11:30"' in page
    assert 'value="đờ"' in page
    assert page.count("Khoảng giờ") == 2


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("speed", "59"),
        ("volume", "101"),
        ("volume", ""),
        ("since_0", "25:00"),
        ("chime", "gong"),
        ("reader_main", "nobody"),
        ("times_vi", "9"),
        ("late_min", "0"),
        ("at_0", "noon"),
        ("letter_D", "đ" * 31),
    ],
)
def test_what_cannot_be_used_is_told_beside_its_field(admin, field, typed):
    answer = save(admin, **{field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.get_data(as_text=True)
    assert settings(admin).volume == 80


def test_at_least_one_language_is_said(admin):
    answer = save(admin, times_vi="0", times_en="0")
    assert "Chọn ít nhất một ngôn ngữ." in answer.get_data(as_text=True)


def test_a_call_is_listened_to_before_the_hall_hears_it(admin):
    def length_s(query: str) -> float:
        answer = admin.client.get(f"/admin/voice/preview.wav?{query}")
        assert (answer.status_code, answer.mimetype) == (200, "audio/wav")
        return sound_from_wav(answer.data).length_s

    once, twice = length_s("number=A001&counter=3&language=vi"), length_s("number=A001&counter=3")
    assert 4 < once < twice - 2
    assert length_s("message=closing") > 4
    assert length_s("number=%00'%22&counter=x") > 4


def test_every_chime_can_be_listened_to(admin):
    assert admin.client.get("/admin/voice/chime/bell.wav").mimetype == "audio/wav"
    assert admin.client.get("/admin/voice/chime/none.wav").status_code == 404


def test_words_are_said_in_the_hall_at_once(admin):
    words = "Mời chủ xe ra cổng"
    post(admin.client, "/admin/voice/say", page="/admin/voice", message="", text=words)
    seq = admin.happen(AnnouncementMade(message="closing")) - 1
    told = admin.client.get(f"/board/main/voice/{seq}?who=player").json
    assert told["text"] == words


@pytest.mark.parametrize("text", ["", "   ", "a" * 301])
def test_nothing_and_too_much_is_not_said(admin, text):
    answer = post(admin.client, "/admin/voice/say", page="/admin/voice", message="x", text=text)
    assert answer.status_code == 422


def record(admin: Voice, words: str, data: bytes, **headers: str):
    page = "/admin/voice/recordings/vi"
    form = {"csrf_token": token_on(admin.client, page), "file": (BytesIO(data), "x.wav")}
    place = f"{page}/{recording_name(words)}"
    return admin.client.post(place, data=form, headers=headers)


PARTS = ("Mời số", "A", "không", "một", "đến quầy số", "ba")


def test_a_call_of_recorded_parts_is_the_recordings_without_gaps(admin):
    lengths = dict(zip(PARTS, (0.5, 0.2, 0.3, 0.25, 0.6, 0.35), strict=True))
    for words, length_s in lengths.items():
        wav = wav_bytes(between_silences(a_tone(length_s)))
        assert record(admin, words, wav).status_code == 303
    told = admin.say(called("A001", 3))
    sentence = admin.sound(told["clips"][1])
    spoken = sum(lengths.values()) + lengths["không"]  # A 001: không twice
    assert spoken < sentence.length_s < spoken + 0.75
    assert -21 < sentence.loudness_db < -19
    assert record(admin, "một", wav_bytes(a_tone(0.9))).status_code == 303
    assert admin.sound(admin.say(called("A001", 3))["clips"][1]).length_s > sentence.length_s


def test_where_one_part_is_missing_the_machine_says_the_whole(admin):
    before = admin.say(called("A001", 3))["clips"]
    record(admin, "Mời số", wav_bytes(a_tone(0.5)))
    assert admin.say(called("A001", 3))["clips"] == before


def test_a_recording_is_listened_to_and_removed(admin):
    place = f"/admin/voice/recordings/vi/{recording_name('không')}"
    told = record(admin, "không", wav_bytes(a_tone(0.5)), Accept="application/json")
    assert told.json == {"done": 1, "all": 18}
    kept = admin.client.get(f"{place}.wav")
    assert sound_from_wav(kept.data).length_s == pytest.approx(0.5, abs=0.05)
    page = "/admin/voice/recordings/vi"
    assert post(admin.client, f"{place}/remove", page=page).status_code == 303
    assert admin.client.get(f"{place}.wav").status_code == 404


@pytest.mark.parametrize(
    "data",
    [b"", b"ID3 no wav", wav_bytes(a_tone(0.5, level=0.0001)), wav_bytes(joined([a_tone(0.01)]))],
    ids=["empty", "no wav", "silence", "a click"],
)
def test_a_file_that_is_no_recording_is_refused_with_the_reason(admin, data):
    answer = record(admin, "không", data, Accept="application/json")
    assert (answer.status_code, answer.json["code"]) == (422, "wrong_recording")


@pytest.mark.parametrize("language", ["jra", "nonsense", "x.y"])
def test_a_language_without_words_cannot_be_recorded(admin, language):
    assert admin.client.get(f"/admin/voice/recordings/{language}").status_code == 404


def test_only_the_recorders_page_may_use_the_microphone(admin):
    policy = "Permissions-Policy"
    assert "microphone=(self)" in admin.client.get("/admin/voice/recordings/vi").headers[policy]
    assert "microphone=()" in admin.client.get("/admin/voice").headers[policy]


@pytest.mark.parametrize(
    "path", ["", "/preview.wav", "/chime/bell.wav", "/recordings/vi", "/recordings/vi/x-1.wav"]
)
def test_nobody_but_administrators(voice, path):
    app = pages_app(voice.parts, [voice_administration(voice.parts)])
    clerk = app.test_client()
    assert clerk.get(f"/admin/voice{path}").status_code in (303, 401)
    add_user(
        voice.parts.works, voice.office_id, name="Nguyễn Thị Ưu", role=Role.CLERK, password=PASSWORD
    )
    sign_in(clerk, "nguyen thi uu", PASSWORD)
    assert clerk.get(f"/admin/voice{path}").status_code == 403


def test_spoilt_words_are_left_out_and_told(admin):
    words = admin.parts.data / "voice" / "words" / "vi.toml"
    words.parent.mkdir(parents=True)
    words.write_text("[phrases\ncall = 3", "utf-8")
    assert admin.say(called("A001", 3))["text"] == "Mời số A không không một đến quầy số ba"
    assert "không đọc được nên chưa dùng" in admin.client.get("/admin/voice").get_data(as_text=True)
