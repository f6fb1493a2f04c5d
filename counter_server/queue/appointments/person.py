"""Whom an appointment is for: a name and a phone number, tidied or refused; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counter_server.core.errors import N_, Invalid
from counter_server.core.plain_words import plain

LONGEST_NAME = 80

_SEPARATORS = re.compile(r"[\s.\-()]")
_COUNTRY = re.compile(r"^(\+84|0084)0?")
_PHONE = re.compile(r"0\d{9,10}", re.ASCII)


@dataclass(frozen=True)
class Person:
    """Kept with the appointment, never logged and never told to a device."""

    name: str
    phone: str


def person(name: str, phone: str) -> Person:
    """The person, or the first thing that is wrong as `Invalid`."""
    for fault in faults(name, phone):
        raise fault
    return Person(plain(name), tidy_phone(phone))


def faults(name: str, phone: str) -> Iterator[Invalid]:
    """All that is wrong with what was typed."""
    tidy = plain(name)
    if not any(sign.isalpha() for sign in tidy) or not tidy.isprintable():
        yield _wrong("name", N_("Chưa có họ và tên."), N_("Xin gõ họ tên người sẽ đến."))
    elif len(tidy) > LONGEST_NAME:
        yield _wrong("name", N_("Họ tên quá dài."), N_("Xin gõ nhiều nhất 80 chữ cái."))
    if not _PHONE.fullmatch(tidy_phone(phone)):
        yield _no_phone()


def refuse_no_phone(phone: str) -> None:
    """`Invalid` for what is no phone number."""
    if not _PHONE.fullmatch(tidy_phone(phone)):
        raise _no_phone()


def tidy_phone(phone: str) -> str:
    """`0912345678` from `+84 912 345 678`."""
    return _COUNTRY.sub("0", _SEPARATORS.sub("", phone))


def _no_phone() -> Invalid:
    return _wrong(
        "phone",
        N_("Số điện thoại không đúng."),
        N_("Xin gõ 10 hoặc 11 chữ số, bắt đầu bằng số 0."),
    )


def _wrong(field: str, title: str, detail: str) -> Invalid:
    return Invalid("wrong_value", title, detail, field=field)
