"""How each device stands and how it is mended; pure. The page and `motcua doctor` both ask here."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from counter_server.core.errors import N_
from counter_server.core.who import DeviceKind
from counter_server.printing.admin.mending import Mend, mend_for

from .facts import DeviceFact, PartFact, PrinterFact, ReportFact
from .findings import Finding, Level, good, warn, worst_first
from .mends import OF_PARTS, UNKNOWN

# Reports come every minute; a call without a report is noted only every ten.
REPORTER_SILENT_AFTER = timedelta(minutes=5)
CALLER_SILENT_AFTER = timedelta(minutes=20)
CLOCK_SLACK_S = 120.0
_LEVELS = {"good": Level.GOOD, "warn": Level.WARN, "bad": Level.BAD, "": Level.WARN}
_ALWAYS_THERE = (DeviceKind.KIOSK.value, DeviceKind.BOARD.value)


def of_device(device: DeviceFact, at: datetime, version: str) -> tuple[Finding, ...]:
    """The worst first; one good finding when nothing is wrong. `version` is this program's."""
    if not device.is_active:
        return (Finding(Level.OFF, N_("Đã tắt: máy này không được làm gì."), ""),)
    if device.last_at is None:
        return (_never_came(device.kind),)
    if (silence := _silence(device, device.last_at, at)) is not None:
        return (silence,)
    found = [*_of_rest(device), *_of_report(device.report, version)]
    return worst_first(tuple(found)) or (good(N_("Đang chạy tốt.")),)


def of_printer(printer: PrinterFact) -> Finding:
    """What a printer needs first; the title does not name it."""
    mend = mend_for(
        printer.problem, printer.paper, is_paused=printer.is_paused, is_asked=printer.is_asked
    )
    return _as_finding(mend)


def of_part(part: PartFact) -> Finding | None:
    """What is wrong with a part; None when it is well."""
    if part.problem is None:
        return None
    values = {"value": part.value, "code": part.problem}
    known = OF_PARTS.get(part.problem)
    if known is not None:
        return Finding(known.level, known.title, known.mend, values, known.picture)
    if part.part == "printer":
        return _as_finding(mend_for(part.problem))
    return Finding(UNKNOWN.level, UNKNOWN.title, UNKNOWN.mend, values)


def _as_finding(mend: Mend) -> Finding:
    return Finding(_LEVELS[mend.tone], mend.state, mend.to_do, {}, mend.picture)


def _never_came(kind: str) -> Finding:
    if kind == DeviceKind.SCRIPT.value:  # shows no code, and runs when somebody needs it
        words = N_("Chép mã vào cấu hình của chương trình đó.")
        return Finding(Level.OFF, N_("Chưa từng nối đến máy chủ."), words, word=N_("Chưa nối"))
    return Finding(
        Level.WARN,
        N_("Chưa từng nối đến máy chủ."),
        N_("Mở chương trình trên máy đó rồi gõ mã nó hiện ở trang Thiết bị, hoặc chép mã sang."),
        picture="code",
        word=N_("Chưa nối"),
    )


def _silence(device: DeviceFact, last_at: datetime, at: datetime) -> Finding | None:
    reports = device.report is not None
    patience = REPORTER_SILENT_AFTER if reports else CALLER_SILENT_AFTER
    if at - last_at <= patience or not (reports or device.kind in _ALWAYS_THERE):
        return None
    minutes = int((at - last_at) / timedelta(minutes=1))
    title, count = _how_long(minutes)
    mend = N_("Xem máy đã bật chưa, dây mạng đã cắm chưa, rồi mở lại chương trình.")
    return Finding(Level.BAD, title, mend, {"count": count}, "network", N_("Im lặng"))


def _how_long(minutes: int) -> tuple[str, int]:
    if minutes < 120:
        return N_("Im lặng đã {count} phút."), minutes
    if minutes < 2880:
        return N_("Im lặng đã {count} giờ."), minutes // 60
    return N_("Im lặng đã {count} ngày."), minutes // 1440


def _of_rest(device: DeviceFact) -> Iterator[Finding]:
    if device.is_paused:
        mend = N_("Cho ki-ốt làm việc lại ở trang Giám sát.")
        yield warn(N_("Đang tạm nghỉ theo lệnh của người giám sát."), mend)


def _of_report(report: ReportFact | None, version: str) -> Iterator[Finding]:
    if report is None:
        return
    yield from filter(None, map(of_part, report.parts))
    ahead_s = report.ahead_s or 0.0
    if abs(ahead_s) > CLOCK_SLACK_S:
        is_fast = ahead_s > 0
        title = N_("Đồng hồ nhanh {count} phút.") if is_fast else N_("Đồng hồ chậm {count} phút.")
        mend = N_("Chỉnh giờ trên máy đó: timedatectl set-ntp true, hoặc thay pin đồng hồ.")
        yield Finding(Level.WARN, title, mend, {"count": round(abs(ahead_s) / 60)}, "clock")
    if report.version and report.version != version:
        yield warn(
            N_("Chương trình ở bản {theirs}, máy chủ ở bản {ours}."),
            N_("Chép bản mới sang máy đó rồi mở lại."),
            theirs=report.version,
            ours=version,
        )
