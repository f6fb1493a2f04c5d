"""Listening in the administration: a chime, and a call as the hall would hear it."""

import msgspec
from flask import Blueprint, Response, request

from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import office_of
from hardware.sound.chime import chime
from hardware.sound.pcm import joined, silence
from hardware.sound.wav import wav_bytes

from . import queries
from .announcing import AFTER_CHIME_MS, BETWEEN_MS, Announcer
from .board_pages import wav_answer
from .rules import Call, Message
from .settings import Tongue, VoiceSettings
from .studio import Studio


def add_listening_pages(pages: Blueprint, parts: Parts, studio: Studio) -> None:
    """`/chime/<name>.wav` and `/preview.wav`."""

    @pages.get("/chime/<name>.wav")
    def listen_chime(name: str) -> Response:
        office_of(parts)
        sound = chime(name)
        if sound is None:
            raise NotFound(
                "unknown_sound",
                N_("Không có âm thanh này."),
                N_("Chọn một mục có trong danh sách."),
            )
        return wav_answer(wav_bytes(sound))

    @pages.get("/preview.wav")
    def preview() -> Response:
        office = office_of(parts)
        return wav_answer(_preview(Announcer(parts, studio), office.id))


def _preview(announcer: Announcer, office_id: int) -> bytes:
    """A call or a message as the hall would hear it, with the settings that are saved."""
    asked = request.args
    with announcer.parts.database.read() as connection:
        settings = _in_language(queries.settings(connection, office_id), asked.get("language", ""))
        spoken = announcer.spoken(connection, office_id, settings, _what())
    sounds = announcer.sounds(office_id, settings, spoken)
    if not sounds:
        raise _no_voice()
    ring = announcer.studio.chime(settings.chime)
    pieces = [announcer.studio.sound(ring), silence(AFTER_CHIME_MS / 1000)] if ring else []
    for name in sounds:
        pieces += [announcer.studio.sound(name), silence(BETWEEN_MS / 1000)]
    return wav_bytes(joined(pieces))


def _what() -> Call | Message:
    if message := request.args.get("message", ""):
        return Message(message)
    counter = request.args.get("counter", 1, type=int)
    return Call(request.args.get("number", "A001")[:12], min(max(counter, 0), 9999))


def _in_language(settings: VoiceSettings, language: str) -> VoiceSettings:
    """The same in one language only, once; as it is when none is asked for."""
    if not language:
        return settings
    known = {tongue.language: tongue.voice for tongue in settings.tongues}
    only = Tongue(language=language, voice=known.get(language, ""))
    return msgspec.structs.replace(settings, tongues=(only,))


def _no_voice() -> Refused:
    return Refused(
        "no_voice",
        N_("Chưa có giọng nào đọc được câu này."),
        N_("Cài espeak-ng trên máy chủ (apt install espeak-ng) hoặc ghi âm đủ các phần."),
    )
