"""The words of the board, each in every language that the board shows in turn."""

from dataclasses import dataclass

from config.words import Translate, translator
from counter_server.contract.office import Name


@dataclass(frozen=True)
class Text:
    """Words in one language."""

    language: str
    words: str


Texts = tuple[Text, ...]


def named(name: Name, languages: tuple[str, ...]) -> Texts:
    """A name in the languages of the board; once when it is the same in all of them."""
    texts = tuple(Text(each, name.inside(each)) for each in languages)
    return texts[:1] if len({each.words for each in texts}) == 1 else texts


def words(languages: tuple[str, ...]) -> dict[str, Texts]:
    """All that the board itself says, by a key."""
    said = {each: _said(translator(each)) for each in languages}
    keys = said[languages[0]]
    return {key: tuple(Text(each, said[each][key]) for each in languages) for key in keys}


def weekdays(language: str) -> tuple[str, ...]:
    """Monday to Sunday."""
    _ = translator(language)
    return (
        _("Thứ Hai"),
        _("Thứ Ba"),
        _("Thứ Tư"),
        _("Thứ Năm"),
        _("Thứ Sáu"),
        _("Thứ Bảy"),
        _("Chủ Nhật"),
    )


def _said(_: Translate) -> dict[str, str]:
    return {
        "title": _("Bảng gọi số"),
        "now_calling": _("Mời số"),
        "to_counter": _("đến quầy"),
        "sentence": _("Mời số {number} đến quầy {counter}"),
        "nobody": _("Mời quý vị chờ gọi số"),
        "last_calls": _("Vừa gọi"),
        "counters": _("Các quầy"),
        "number": _("Số"),
        "counter": _("Quầy"),
        "paused": _("Tạm dừng"),
        "shut": _("Đã đóng"),
        "waiting": _("Đang chờ"),
        "likely": _("khoảng {minutes} phút"),
        "no_wait": _("gọi ngay"),
        "past_closing": _("có thể quá giờ"),
        "date": _("{weekday}, {day}/{month}/{year}"),
        "cut": _("Bảng đang mất kết nối."),
        "cut_hint": _("Mời quý vị nghe gọi số tại quầy."),
        "cut_since": _("Từ {time}"),
        "sound": _("Bấm để bật tiếng"),
        "closed": _("Ngoài giờ làm việc"),
        "hours": _("Giờ làm việc"),
        "emergency": _("Thông báo khẩn"),
        "help": _("Quầy {counters} cần hỗ trợ"),
        "mute": _("Màn hình này không phát tiếng"),
        "media": _("Hình ảnh của bộ phận"),
        "news": _("Thông báo"),
    }
