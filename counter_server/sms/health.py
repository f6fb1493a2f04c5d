"""How the messages of an office are, with the mend in words; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.core.errors import N_
from hardware.sms import Standing

SILENT_AFTER = timedelta(minutes=3)
SLOW_S = 120.0
LEAST_SIGNAL = 20


@dataclass(frozen=True)
class Look:
    """What was found: our messenger, smsd and its modem, the outbox, today's failures."""

    trouble: str
    seen_at: datetime | None
    standing: Standing | None
    waiting: int
    oldest_wait_s: float
    failed: int


@dataclass(frozen=True)
class Mend:
    """`tone` is good, warn or bad; `words` what is wrong and `todo` what to do."""

    tone: str
    words: str
    todo: str = ""
    count: int = 0


def mends(look: Look, at: datetime) -> tuple[Mend, ...]:
    """The worst first; one good when all is well."""
    found = (*_of_messenger(look, at), *_of_modem(look.standing), *_of_outbox(look))
    ordered = sorted(found, key=lambda each: each.tone != "bad")
    return tuple(ordered) or (Mend("good", N_("Nhắn tin đang chạy tốt.")),)


def _of_messenger(look: Look, at: datetime) -> list[Mend]:
    if look.trouble:
        return [
            Mend(
                "bad",
                N_("Không dùng được thư mục tin nhắn."),
                N_("Tạo đủ inbox, outbox, sent, error và cho motcua quyền ghi."),
            )
        ]
    if look.seen_at is None or at - look.seen_at > SILENT_AFTER:
        return [
            Mend(
                "warn",
                N_("Máy chủ chưa đọc thư mục trong vài phút qua."),
                N_("Vừa bật thì chờ một phút; còn không thì khởi động lại motcua."),
            )
        ]
    return []


def _of_modem(standing: Standing | None) -> list[Mend]:
    if standing is None:
        return [
            Mend(
                "warn",
                N_("Không hỏi được gammu-smsd về modem."),
                N_("Cài gammu-smsd và để tệp gammu-smsdrc trong thư mục tin nhắn."),
            )
        ]
    if not standing.is_running:
        return [
            Mend(
                "bad",
                N_("gammu-smsd không chạy: không tin nào đi hay đến."),
                N_("Cắm modem, rồi chạy: systemctl restart motcua-smsd"),
            )
        ]
    if standing.signal is None or standing.signal < LEAST_SIGNAL:
        return [
            Mend(
                "warn",
                N_("Modem không có sóng hoặc sóng yếu: {count}%."),
                N_("Xem SIM, gắn ăng-ten, đưa modem ra gần cửa sổ."),
                standing.signal or 0,
            )
        ]
    return []


def _of_outbox(look: Look) -> list[Mend]:
    found = []
    if look.oldest_wait_s > SLOW_S:
        todo = N_("Tin không đi: xem modem, sóng và tiền trong SIM.")
        found.append(Mend("bad", N_("{count} tin chờ gửi đã lâu."), todo, look.waiting))
    if look.failed:
        todo = N_("Xem tiền và hạn dùng của SIM, rồi gửi tin thử.")
        found.append(Mend("warn", N_("{count} tin gần đây không gửi được."), todo, look.failed))
    return found
