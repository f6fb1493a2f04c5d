"""Times, waits and money as slips say them; pure."""

import re
from datetime import datetime

from config.words import Translate
from counter_server.contract.office import Wait

NO_BREAK = "\u00a0"
# Words of several syllables that look wrong when a line ends within them.
_COMPOUNDS = ("ủy ban nhân dân", "một cửa", "theo dõi", "điện thoại", "hồ sơ", "tự do")
_COMPOUND = re.compile("|".join(_COMPOUNDS), re.IGNORECASE)


def people(count: int, _: Translate) -> str:
    """`3 người`"""
    return _("1 người") if count == 1 else _("{count} người").format(count=count)


def wait_in_minutes(wait: Wait, _: Translate) -> str:
    """`5–12 phút`: whole minutes that hold the whole wait."""
    low, high = wait.low_s // 60, max(1, -(-wait.high_s // 60))
    if low == 0:
        text = _("Dưới {minutes} phút").format(minutes=high)
    elif low == high:
        text = _("{minutes} phút").format(minutes=high)
    else:
        text = _("{low}–{high} phút").format(low=low, high=high)
    return kept(text)


def clock_and_day(at: datetime) -> str:
    """`09:41 · 24/11/2026`"""
    return f"{at:%H:%M} · {at:%d/%m/%Y}"


def money(amount_vnd: int) -> str:
    """`25.000 đồng`"""
    return f"{amount_vnd:,}".replace(",", ".") + NO_BREAK + "đồng"


def legal_day(at: datetime) -> str:
    """`ngày 03 tháng 02 năm 2026`: days padded, of the months 1 and 2 (NĐ 30/2020 annex I)."""
    month = f"{at.month:02}" if at.month <= 2 else str(at.month)
    return kept(f"ngày {at.day:02} tháng {month} năm {at.year}")


def legal_moment(at: datetime) -> str:
    """`09 giờ 05 phút, ngày 03 tháng 02 năm 2026`"""
    return f"{legal_hour(at)}, {legal_day(at)}"


def legal_hour(at: datetime) -> str:
    """`09 giờ 05 phút`"""
    return kept(f"{at:%H} giờ {at:%M} phút")


def unbroken(text: str) -> str:
    """The text with its well-known compounds held together."""
    return _COMPOUND.sub(lambda found: kept(found.group()), text)


def kept(text: str) -> str:
    """The text on one line, as far as the paper is wide enough."""
    return text.replace(" ", NO_BREAK)
