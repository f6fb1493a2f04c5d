"""Telephone numbers: what can be written to, and how one is shown to who need not know it; pure."""

import re

from counter_server.core.errors import N_, Invalid

HOME = "+84"
_SUBSCRIBER = re.compile(r"\+\d{9,15}")
# A mobile number of Vietnam: 0 and nine digits, of which the first is 3, 5, 7, 8 or 9.
_MOBILE = re.compile(r"\+84[35789]\d{8}")
_SHOWN_FIRST, _SHOWN_LAST = 5, 2


def tidy_number(typed: str) -> str | None:
    """`0912 345 678` is `+84912345678`; None for what is no mobile number of Vietnam."""
    number = international(typed)
    return number if _MOBILE.fullmatch(number) else None


def mobile_number(typed: str) -> str:
    """The same, or `Invalid` wrong_mobile."""
    number = tidy_number(typed)
    if number is None:
        raise Invalid(
            "wrong_mobile",
            N_("Số điện thoại di động chưa đúng."),
            N_("Xin gõ đủ 10 chữ số, ví dụ 0912 345 678."),
            field="number",
        )
    return number


def international(number: str) -> str:
    """A sender or a typed number with its country; a short code or a word stays as it is."""
    bare = re.sub(r"[ .()\-]", "", number)
    if bare.startswith("00"):
        return "+" + bare[2:]
    if re.fullmatch(r"84\d{9}", bare):
        return "+" + bare
    if re.fullmatch(r"0\d{9}", bare):
        return HOME + bare[1:]
    return bare


def is_subscriber(number: str) -> bool:
    """Whether a person may stand behind it: no short code (`9029`), no sender's name."""
    return _SUBSCRIBER.fullmatch(number) is not None


def masked(number: str) -> str:
    """`+8491•••78`; a short code or a name stays, it is nobody's own."""
    if not is_subscriber(number):
        return number
    return f"{number[:_SHOWN_FIRST]}•••{number[-_SHOWN_LAST:]}"
