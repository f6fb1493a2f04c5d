"""Administration of text messages: on or off, limits, how the modem is, what came and went."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from config.words import translator
from counter_server.catalog.public import wording
from counter_server.core.answers import language
from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import Form, kept, office_of, onward

from . import queries
from .form import read_settings, typed_settings
from .health import Mend
from .looking import mends_of
from .numbers import masked
from .setting import send_test, set_sms

HOME = "/admin/sms"
STATE_WORDS = {
    "queued": N_("Chờ gửi"),
    "waiting": N_("Đang gửi"),
    "sent": N_("Đã gửi"),
    "failed": N_("Không gửi được"),
    "late": N_("Quá muộn, đã bỏ"),
    "answered": N_("Đã trả lời"),
    "ignored": N_("Không trả lời"),
}
KIND_WORDS = {
    "asked": N_("Người dân hỏi"),
    "status": N_("Trả lời tình trạng hồ sơ"),
    "help": N_("Trả lời hướng dẫn"),
    "stopped": N_("Bỏ nhận tin"),
    "near": N_("Sắp đến lượt"),
    "ready": N_("Có kết quả"),
    "reminder": N_("Nhắc lịch hẹn"),
    "test": N_("Tin thử"),
}
SILENCE_WORDS = {
    "own_number": N_("số của chính mình"),
    "no_person": N_("đầu số tự động"),
    "too_many_an_hour": N_("quá số tin một giờ"),
    "too_many_a_day": N_("quá số tin một ngày"),
    "office_limit": N_("quá số tin của bộ phận"),
    "helped_already": N_("vừa hướng dẫn"),
}
_TONES = {"failed": "bad", "late": "warn", "sent": "good", "answered": "good"}


def sms_pages(parts: Parts) -> Blueprint:
    """`/admin/sms`."""
    pages = Blueprint("sms", __name__, url_prefix=HOME)

    @pages.get("")
    def sms() -> str:
        office = office_of(parts)
        with parts.database.read() as connection:
            place = queries.place(connection, office.id)
        return _form(parts, office.id).draw(typed_settings(place.settings))

    @pages.post("")
    def change_sms() -> Response:
        office = office_of(parts)
        settings, reading = read_settings(request.form)
        if kept(reading, lambda: set_sms(parts, office.id, settings), "folder"):
            return onward(N_("Đã lưu cách nhắn tin."), HOME)
        return _form(parts, office.id).again(reading)

    @pages.post("/test")
    def test_sms() -> Response:
        office = office_of(parts)
        send_test(parts, office.id, request.form.get("number", "")[:40])
        return onward(N_("Đã xếp tin thử; xem kết quả ở danh sách bên dưới."), HOME)

    return pages


def _form(parts: Parts, office_id: int) -> Form:
    at = parts.clock()
    with parts.database.read() as connection:
        place = queries.place(connection, office_id)
        messages = queries.last_messages(connection, office_id)
        say = wording(connection, office_id)
    more = {
        "asked_by": place.settings,
        "is_running": place.settings.is_on,
        "mends": [_in_words(each) for each in mends_of(place, messages, at)],
        "messages": messages,
        "masked": masked,
        "say": say,
        "states": STATE_WORDS,
        "kinds": KIND_WORDS,
        "silences": SILENCE_WORDS,
        "tones": _TONES,
    }
    return Form("sms", more)


def _in_words(mend: Mend) -> dict[str, str]:
    say = translator(language())
    return {
        "tone": mend.tone,
        "words": say(mend.words).format(count=mend.count),
        "todo": say(mend.todo) if mend.todo else "",
    }
