"""Administration of the voice: how the office reads, listened to before it is heard in the hall."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from config.voice import MESSAGES, Pack
from config.words import Translate, translator
from counter_server.contract.office import Name
from counter_server.core.answers import language
from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import Form, kept, office_of, onward
from hardware.sound.chime import CHIMES, NO_CHIME

from . import actions, espeak, queries
from .announcing import Announcer
from .form import Offered, filled_rows, read_voice, typed_voice
from .listening import add_listening_pages
from .recorder import progress_of
from .recorder_pages import add_recorder_pages
from .settings import Reader, VoiceSettings
from .studio import Studio

HOME = "/admin/voice"
ListZones = Callable[[Connection, int], tuple[tuple[str, Name], ...]]

CHIME_WORDS = {
    "two_tones": N_("Hai tiếng"),
    "three_tones": N_("Ba tiếng đi lên"),
    "four_tones": N_("Bốn tiếng"),
    "bell": N_("Một tiếng chuông"),
    NO_CHIME: N_("Không chuông"),
}
READER_WORDS = {
    Reader.BOTH: N_("Trang bảng và máy phát riêng"),
    Reader.PAGE: N_("Chỉ trang bảng"),
    Reader.PLAYER: N_("Chỉ máy phát riêng"),
    Reader.OFF: N_("Không đọc"),
}
MESSAGE_WORDS = {
    "opening": N_("Mở cửa"),
    "closing": N_("Sắp hết giờ"),
    "closed": N_("Hết giờ"),
    "emergency": N_("Khẩn cấp: rời khỏi phòng"),
}
VOICE_WORDS = {
    "vi": N_("Miền Bắc"),
    "vi-vn-x-central": N_("Miền Trung"),
    "vi-vn-x-south": N_("Miền Nam"),
    "en": N_("Anh"),
    "en-us": N_("Mỹ"),
}


@dataclass(frozen=True)
class Desk:
    """What the pages work with."""

    parts: Parts
    studio: Studio
    zones: ListZones

    @property
    def announcer(self) -> Announcer:
        return Announcer(self.parts, self.studio)


def voice_pages(parts: Parts, studio: Studio, zones: ListZones) -> Blueprint:
    """`/admin/voice` and what belongs to it."""
    pages = Blueprint("voice", __name__, url_prefix=HOME)
    desk = Desk(parts, studio, zones)
    _setting(pages, desk)
    _saying(pages, desk)
    add_listening_pages(pages, parts, studio)
    add_recorder_pages(pages, parts, studio)
    return pages


def _setting(pages: Blueprint, desk: Desk) -> None:
    @pages.get("")
    def voice() -> str:
        office = office_of(desk.parts)
        with desk.parts.database.read() as connection:
            settings = queries.settings(connection, office.id)
            offered = _offered(connection, desk, office.id)
        return _form(desk, office.id, settings, offered).draw(typed_voice(settings, offered))

    @pages.post("")
    def change_voice() -> AnyResponse:
        office = office_of(desk.parts)
        with desk.parts.database.read() as connection:
            offered = _offered(connection, desk, office.id)
        settings, reading = read_voice(request.form, offered)
        if kept(reading, lambda: actions.set_voice(desk.parts, office.id, settings), "tongues"):
            return onward(N_("Đã lưu giọng đọc."), HOME)
        return _form(desk, office.id, settings, offered).again(reading)


def _saying(pages: Blueprint, desk: Desk) -> None:
    @pages.post("/say")
    def say() -> AnyResponse:
        office = office_of(desk.parts)
        message, text = request.form.get("message", ""), request.form.get("text", "")
        actions.announce(desk.parts, office.id, message, text)
        return onward(N_("Đang đọc trong sảnh."), HOME)


def _offered(connection: Connection, desk: Desk, office_id: int) -> Offered:
    hall = queries.hall(connection, office_id, "vi")
    letters = sorted({each for prefix in hall.prefixes for each in prefix if each.isalpha()})
    return Offered(
        packs=tuple(pack for pack in desk.announcer.packs() if pack.is_complete),
        letters=tuple(letters),
        zones=tuple(code for code, _ in desk.zones(connection, office_id)),
    )


def _form(desk: Desk, office_id: int, settings: VoiceSettings, offered: Offered) -> Form:
    _ = translator(language())
    with desk.parts.database.read() as connection:
        zones = desk.zones(connection, office_id)
        halls = [queries.hall(connection, office_id, each.language) for each in offered.packs]
    more = {
        "offered": offered,
        "empty_packs": [pack for pack in desk.announcer.packs() if not pack.is_complete],
        "zones": zones,
        "chimes": [(name, CHIME_WORDS[name]) for name in (*CHIMES, NO_CHIME)],
        "readers_in_words": [(reader.value, _(words)) for reader, words in READER_WORDS.items()],
        "messages_in_words": [(name, _(MESSAGE_WORDS[name])) for name in MESSAGES],
        "voices": {pack.language: _voices(pack, _) for pack in offered.packs},
        "messages": [(name, MESSAGE_WORDS[name]) for name in MESSAGES],
        "filled_rows": filled_rows,
        "words_trouble": desk.announcer.words_trouble(),
        "has_espeak": espeak.is_there(desk.studio.program),
        "progress": {
            pack.language: progress_of(desk.studio, office_id, pack, hall, settings)
            for pack, hall in zip(offered.packs, halls, strict=True)
        },
        "hall": halls[0],
    }
    return Form("voice", more)


def _voices(pack: Pack, _: Translate) -> list[tuple[str, str]]:
    """The usual voice, then the others by what people call them."""
    usual = ("", _(VOICE_WORDS.get(pack.espeak[0], pack.espeak[0])))
    return [usual, *((each, _(VOICE_WORDS.get(each, each))) for each in pack.espeak[1:])]
