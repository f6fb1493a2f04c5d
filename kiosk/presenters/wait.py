"""How long one may have to wait, as people say it."""

from config.words import Translate
from counter_server.contract.office import Wait

_LONG_MIN = 90


def wait_words(wait: Wait | None, _: Translate) -> str:
    """ "Dưới 3 phút", "20–35 phút", "Khoảng 1–2 giờ": whole ones that hold the whole wait.

    After closing no wait is promised.
    """
    if wait is None:
        return _("Chưa tính được")
    if wait.past_closing:
        return _("Có thể quá giờ")
    low, high = wait.low_s // 60, max(1, -(-wait.high_s // 60))
    return _hours(low, high, _) if high > _LONG_MIN else _minutes(low, high, _)


def _minutes(low: int, high: int, _: Translate) -> str:
    if high == 1:
        return _("Dưới 1 phút")
    if low == 0:
        return _("Dưới {minutes} phút").format(minutes=high)
    if low == high:
        return _("{minutes} phút").format(minutes=high)
    return _("{low}–{high} phút").format(low=low, high=high)


def _hours(low_min: int, high_min: int, _: Translate) -> str:
    low, high = low_min // 60, -(-high_min // 60)
    if low == 0:
        return _("Dưới {hours} giờ").format(hours=high)
    if low == high:
        return _("Khoảng {hours} giờ").format(hours=high)
    return _("Khoảng {low}–{high} giờ").format(low=low, high=high)
