"""What msgspec says of a wrong body comes out in Vietnamese, and in English."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
import pytest

from config.words import translator
from counter_server.contract.office import Name
from counter_server.contract.wire import Id, Shape, WrongBody, from_json
from counter_server.core.wrong_body import what_is_wrong


class Inner(Shape, frozen=True):
    name: Annotated[str, msgspec.Meta(min_length=2, max_length=4)]


class Outer(Shape, frozen=True):
    number: Id | None = None
    inner: Inner | None = None
    many: Annotated[tuple[Inner, ...], msgspec.Meta(max_length=1)] = ()
    kind: Literal["a", "b"] = "a"
    price: float = 0.0
    at: datetime | None = None


def told(body: str | bytes, language: str = "vi") -> str:
    with pytest.raises(WrongBody) as refused:
        from_json(body, Outer)
    return in_words(str(refused.value), language)


def in_words(said: str, language: str = "vi") -> str:
    wrong = what_is_wrong(said)
    values = {
        name: each.inside(language) if isinstance(each, Name) else each
        for name, each in wrong.values.items()
    }
    return translator(language)(wrong.words).format(**values)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "Nội dung gửi lên trống hoặc bị cắt ngang."),
        ('{"number": 1', "Nội dung gửi lên trống hoặc bị cắt ngang."),
        ("{nonsense}", "Nội dung gửi lên không phải JSON, sai ở byte thứ 1."),
        ("[]", "Cần đối tượng mà nhận danh sách, ở toàn bộ nội dung."),
        ('{"number": "x"}', "Cần số nguyên / trống mà nhận chữ, ở number."),
        ('{"inner": {}}', "Thiếu mục name, ở inner."),
        ('{"many": [{"name": 1}]}', "Cần chữ mà nhận số nguyên, ở many[0].name."),
        ('{"inner": {"name": "x"}}', "Chữ ngắn nhất 2 ký tự, ở inner.name."),
        ('{"inner": {"name": "xxxxx"}}', "Chữ dài nhất 4 ký tự, ở inner.name."),
        ('{"many": [{"name": "xx"}, {"name": "xx"}]}', "Nhiều nhất 1 mục, ở many."),
        ('{"number": 99999999999}', "Số phải từ 2147483647 trở xuống, ở number."),
        ('{"number": -99999999999}', "Số phải từ -2147483647 trở lên, ở number."),
        ('{"kind": "c"}', "Giá trị 'c' không có trong các giá trị được nhận, ở kind."),
        ('{"price": 1e999}', "Số quá lớn, ở price."),
        (
            '{"at": "hôm qua"}',
            "Thời điểm không đọc được, ở at; ghi như 2026-11-24T08:00:00Z.",
        ),
        (b'{"kind": "\xff"}', "Nội dung gửi lên không phải chữ UTF-8."),
    ],
)
def test_a_wrong_body_is_told_in_vietnamese(body, words):
    assert told(body) == words


def test_and_in_english():
    assert told('{"number": "x"}', "en") == "Wanted a whole number / null, got a text, at number."
    assert told("[]", "en") == "Wanted an object, got a list, at the whole content."


def test_a_sentence_that_nobody_foresaw_is_told_by_its_place():
    said = "Something quite new happened - at `$.then[...]`"
    assert in_words(said) == "Nội dung gửi lên không đúng mẫu, ở then[...]."


def test_braces_in_what_was_sent_do_no_harm():
    assert "'{x}'" in told('{"kind": "{x}"}')
