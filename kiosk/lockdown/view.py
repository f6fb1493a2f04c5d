"""The pad in words."""

from dataclasses import dataclass

from config.words import Translate

from .guard import Digit, Enter, EraseDigit, Guard, GuardTouch, LeavePad

_ROWS = ("123", "456", "789")


@dataclass(frozen=True)
class PadKey:
    """A key as a keyboard draws it."""

    target: str
    words: str
    touch: GuardTouch
    icon: str = ""
    is_main: bool = False
    is_enabled: bool = True


@dataclass(frozen=True)
class PadView:
    """`typed` is a dot a digit."""

    title: str
    typed: str
    message: str
    rows: tuple[tuple[PadKey, ...], ...]
    leave: PadKey


def pad(guard: Guard, now_s: float, _: Translate) -> PadView | None:
    """The pad, while it is asked for."""
    if not guard.is_asking:
        return None
    last = (
        PadKey("guard-erase", _("Xóa"), EraseDigit(), "erase"),
        _key("0"),
        PadKey("guard-enter", _("Đồng ý"), Enter(), "check", is_main=True),
    )
    rows = tuple(tuple(_key(char) for char in row) for row in _ROWS)
    return PadView(
        title=_("Mã của cán bộ"),
        typed="•" * len(guard.typed),
        message=_message(guard, now_s, _),
        rows=(*rows, last),
        leave=PadKey("guard-leave", _("Hủy"), LeavePad(), "cross"),
    )


def _message(guard: Guard, now_s: float, _: Translate) -> str:
    if pause_s := guard.pause_s(now_s):
        return _("Sai mã nhiều lần. Xin chờ {seconds} giây.").format(seconds=pause_s)
    return _("Mã không đúng.") if guard.wrong and not guard.typed else ""


def _key(char: str) -> PadKey:
    return PadKey(f"guard-{char}", char, Digit(char))
