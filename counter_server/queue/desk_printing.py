"""What the desk needs of the printing room above it; joined in counter_server.app."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_server.core.errors import N_, NotFound

from .desk_queries import FailedJobs

PROBLEM_WORDS = {
    "printer_away": N_("Máy in không trả lời"),
    "paper_out": N_("Máy in hết giấy"),
    "cover_open": N_("Nắp máy in đang mở"),
    "cutter_error": N_("Dao cắt giấy bị kẹt"),
    "printer_hot": N_("Máy in quá nóng, đang chờ nguội"),
    "printer_paused": N_("Máy in đang tạm dừng"),
    "printer_fault": N_("Máy in báo lỗi"),
    "not_needed": N_("Số đã được gọi nên không in phiếu nữa"),
    "too_late": N_("Phiếu đã cũ nên không in nữa"),
    "no_printer": N_("Chưa có máy in"),
    "unknown": N_("Không rõ giấy đã ra chưa"),
}


def _no_job(_office_id: int, _job_id: int) -> object:
    raise NotFound(
        "unknown_print_job", N_("Không có lệnh in này."), N_("Tải lại danh sách lệnh in.")
    )


def _no_copy(_office_id: int, _ticket_id: int, _counter_id: int) -> object:
    return _no_job(0, 0)


def _enough(_connection: Connection, _office_id: int) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class DeskPrinting:
    """`failed` gives today's failed jobs, newest first; `retry` takes office and job.

    `reprint` takes office, ticket and counter. `low_paper` names the printers whose paper is near
    its end.
    """

    failed: FailedJobs
    retry: Callable[[int, int], object]
    reprint: Callable[[int, int, int], object] = _no_copy
    low_paper: Callable[[Connection, int], Sequence[str]] = _enough


def problem_words(problem: str) -> str:
    """A print problem in Vietnamese, to be translated where it is shown."""
    return PROBLEM_WORDS.get(problem, PROBLEM_WORDS["printer_fault"])


NO_PRINTING = DeskPrinting(failed=lambda _connection, _office_id, _at: (), retry=_no_job)
