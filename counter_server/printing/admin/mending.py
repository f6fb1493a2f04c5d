"""What a printer's state means and what a person does about it, in words and with a picture."""

from dataclasses import dataclass

from counter_server.core.errors import N_
from counter_server.printing.printer_queries import NEAR_END, PrinterLine
from counter_server.queue.desk_printing import problem_words


@dataclass(frozen=True)
class Mend:
    """`picture` names a drawing in admin/printer-pictures.html."""

    state: str
    to_do: str
    tone: str
    picture: str = ""


_WELL = Mend(N_("Sẵn sàng"), "", "good")
_NOT_ASKED = Mend(N_("Chưa hỏi được"), N_("Chờ máy chủ hỏi máy in trong nửa phút."), "")
_NEAR_END = Mend(N_("Sắp hết giấy"), N_("Chuẩn bị cuộn mới."), "warn", "roll")
# Problem: what to do, tone, picture. What it is called stands in the desk's words.
_TO_DO = {
    "printer_away": (N_("Bật máy in, xem dây và mạng, rồi so lại địa chỉ."), "bad", "plug"),
    "paper_out": (N_("Lắp cuộn mới, mặt in hướng lên, rồi đóng nắp."), "bad", "roll"),
    "cover_open": (N_("Đóng nắp đến khi nghe tiếng tách."), "bad", "cover"),
    "cutter_error": (N_("Tắt máy, gỡ giấy kẹt ở dao, bật lại."), "bad", "knife"),
    "printer_hot": (N_("Chờ vài phút cho đầu in nguội."), "warn", "heat"),
    "printer_fault": (N_("Tắt máy in, bật lại, rồi in thử."), "bad", "plug"),
    "printer_paused": (N_("Bấm In tiếp khi sẵn sàng."), "warn", ""),
}


def mend_of(line: PrinterLine) -> Mend:
    """The one thing to do first."""
    is_asked = line.checked_at is not None
    return mend_for(line.problem, line.paper, is_paused=line.is_paused, is_asked=is_asked)


def mend_for(
    problem: str | None, paper: str = "ok", *, is_paused: bool = False, is_asked: bool = True
) -> Mend:
    """The same, from what a printer said."""
    if is_paused:
        return _named("printer_paused")
    if problem:
        return _named(problem)
    if paper == NEAR_END:
        return _NEAR_END
    return _WELL if is_asked else _NOT_ASKED


def _named(problem: str) -> Mend:
    to_do, tone, picture = _TO_DO.get(problem, _TO_DO["printer_fault"])
    return Mend(problem_words(problem), to_do, tone, picture)
