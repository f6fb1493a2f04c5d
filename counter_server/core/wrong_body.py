"""What msgspec says of a body that is not of the shape asked for, as a Vietnamese msgid and values.

msgspec speaks English and only in sentences, so they are taken apart here; one that nobody foresaw
is told by its place alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from config.words import translator
from counter_server.contract.office import Name

from .errors import N_

_AT = re.compile(r"(?P<said>.*?)(?: - at (?P<place>`.*`))?", re.DOTALL)
_WHOLE = N_("toàn bộ nội dung")
_GENERAL = N_("Nội dung gửi lên không đúng mẫu, ở {place}.")
_KINDS = {
    "object": N_("đối tượng"),
    "array": N_("danh sách"),
    "str": N_("chữ"),
    "int": N_("số nguyên"),
    "float": N_("số"),
    "bool": N_("đúng hoặc sai"),
    "null": N_("trống"),
    "datetime": N_("thời điểm"),
    "date": N_("ngày"),
    "time": N_("giờ"),
    "bytes": N_("chữ base64"),
}
_TRUNCATED = N_("Nội dung gửi lên trống hoặc bị cắt ngang.")
_NOT_JSON = N_("Nội dung gửi lên không phải JSON, sai ở byte thứ {byte}.")
_NOT_UTF8 = N_("Nội dung gửi lên không phải chữ UTF-8.")
_NO_TIME = N_("Thời điểm không đọc được, ở {place}; ghi như 2026-11-24T08:00:00Z.")
_TOO_LARGE = N_("Số quá lớn, ở {place}.")
_NOT_OFFERED = N_("Giá trị {value} không có trong các giá trị được nhận, ở {place}.")

_SENTENCES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"Input data was truncated", _TRUNCATED),
        (r"JSON is malformed: .*\(byte (?P<byte>\d+)\)", _NOT_JSON),
        (r".*codec can't decode.*|Invalid UTF-8 .*", _NOT_UTF8),
        (
            r"Object missing required field `(?P<field>[^`]*)`",
            N_("Thiếu mục {field}, ở {place}."),
        ),
        (r"Object contains unknown field `(?P<field>[^`]*)`", N_("Thừa mục {field}, ở {place}.")),
        (r"(Integer value|Number) out of range", _TOO_LARGE),
        (
            r"Expected `(int|float)` <= (?P<most>[-\d.]+)",
            N_("Số phải từ {most} trở xuống, ở {place}."),
        ),
        (
            r"Expected `(int|float)` >= (?P<least>[-\d.]+)",
            N_("Số phải từ {least} trở lên, ở {place}."),
        ),
        (
            r"Expected `str` of length <= (?P<most>\d+)",
            N_("Chữ dài nhất {most} ký tự, ở {place}."),
        ),
        (
            r"Expected `str` of length >= (?P<least>\d+)",
            N_("Chữ ngắn nhất {least} ký tự, ở {place}."),
        ),
        (r"Expected `array` of length <= (?P<most>\d+)", N_("Nhiều nhất {most} mục, ở {place}.")),
        (r"Expected `array` of length >= (?P<least>\d+)", N_("Ít nhất {least} mục, ở {place}.")),
        (r"Invalid RFC3339 encoded \w+|Expected `\w+` with(| no) a? ?timezone.*", _NO_TIME),
        (r"Invalid (?:enum )?value (?P<value>.*)", _NOT_OFFERED),
        (
            r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`",
            N_("Cần {wanted} mà nhận {got}, ở {place}."),
        ),
        (r"Expected `(?P<wanted>[^`]*)`", N_("Cần {wanted}, ở {place}.")),
    )
)


@dataclass(frozen=True)
class Wrongness:
    """`words` is a msgid that `values` fill."""

    words: str
    values: Mapping[str, object]


def what_is_wrong(said: str) -> Wrongness:
    """msgspec's sentence in our words."""
    parts = _AT.fullmatch(said)
    said, place = (parts["said"], parts["place"]) if parts else (said, None)
    values: dict[str, object] = {"place": _place(place or "")}
    for pattern, words in _SENTENCES:
        if found := pattern.fullmatch(said):
            return Wrongness(
                words, values | {k: _value(k, v) for k, v in found.groupdict().items()}
            )
    return Wrongness(_GENERAL, values)


def _place(said: str) -> object:
    path = said.replace("`", "").replace("$.", "").replace("$", "")
    return path or _in_both(_WHOLE)


def _value(name: str, value: str) -> object:
    if name not in ("wanted", "got"):
        return value
    return _in_both(*(_KINDS.get(each.strip(), each.strip()) for each in value.split("|")))


def _in_both(*messages: str) -> Name:
    """Words inside a sentence, which is put into a language later."""
    return Name(vi=" / ".join(messages), en=" / ".join(map(translator("en"), messages)))
