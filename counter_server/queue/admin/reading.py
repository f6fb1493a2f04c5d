"""Reads what an administrator typed; each field that cannot be used has its trouble in words."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from counter_server.contract.office import Name
from counter_server.core.errors import N_

_WHOLE = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a field: a Vietnamese msgid with named places."""

    words: str
    values: Mapping[str, object] = field(default_factory=dict)


NEEDED = N_("Ô này chưa có gì.")
TOO_LONG = N_("Tối đa {most} ký tự.")
NOT_WHOLE = N_("Nhập số nguyên từ {least} đến {most}.")
NOT_TIME = N_("Nhập giờ và phút, ví dụ 07:30.")
NOT_DAY = N_("Chọn một ngày có thật.")
NOT_OFFERED = N_("Chọn một mục có trong danh sách.")


class Reading:
    """A form being read. Whatever is asked for gives a value; it counts only without troubles."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self.troubles: dict[str, Trouble] = {}

    def has(self, name: str) -> bool:
        return bool(self._typed.get(name))

    def text(self, name: str, most: int, *, needed: bool = False) -> str:
        """One line without control characters."""
        text = " ".join(self._typed.get(name, "").split())
        if needed and not text:
            self.trouble(name, NEEDED)
        elif len(text) > most or not text.isprintable():
            self.trouble(name, TOO_LONG, most=most)
        return text

    def name(self, name: str, most: int, *, needed: bool = False) -> Name:
        """`<name>_vi` and `<name>_en`; only the Vietnamese can be needed."""
        vi = self.text(f"{name}_vi", most, needed=needed)
        return Name(vi=vi, en=self.text(f"{name}_en", most))

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        number = self.maybe_whole(name, least, most)
        if number is None and name not in self.troubles:
            self.trouble(name, NOT_WHOLE, least=least, most=most)
        return least if number is None else number

    def maybe_whole(self, name: str, least: int, most: int) -> int | None:
        """The same; None when nothing was typed."""
        text = self._typed.get(name, "").strip()
        if not text:
            return None
        if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
            self.trouble(name, NOT_WHOLE, least=least, most=most)
            return None
        return int(text)

    def clock(self, name: str) -> str:
        """`HH:MM`."""
        text = self._typed.get(name, "").strip()
        try:
            return f"{time.fromisoformat(text.rjust(5, '0')):%H:%M}"
        except ValueError:
            self.trouble(name, NOT_TIME)
            return "00:00"

    def day(self, name: str, otherwise: date) -> date:
        """A date as browsers send it."""
        try:
            return date.fromisoformat(self._typed.get(name, "").strip())
        except ValueError:
            self.trouble(name, NOT_DAY)
            return otherwise

    def one_of(self, name: str, offered: Collection[str], otherwise: str) -> str:
        chosen = self._typed.get(name, "")
        if chosen in offered:
            return chosen
        self.trouble(name, NOT_OFFERED)
        return otherwise

    def trouble(self, name: str, words: str, /, **values: object) -> None:
        """The first trouble of a field is the one that is told."""
        self.troubles.setdefault(name, Trouble(words, values))
