"""What can be rated, and when; pure."""

from counter_server.contract.ratings import Reason
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_, Refused

REASON_WORDS = {
    Reason.ATTITUDE: N_("Thái độ phục vụ"),
    Reason.SPEED: N_("Thời gian chờ và giải quyết"),
    Reason.GUIDANCE: N_("Hướng dẫn"),
    Reason.PAPERS: N_("Giấy tờ, thủ tục"),
    Reason.HALL: N_("Phòng chờ, máy móc"),
}


def refuse_unfinished_visit(state: TicketState) -> None:
    """`Refused` not_finished until the visitor has been served."""
    if state is not TicketState.FINISHED:
        raise not_finished(state)


def not_finished(state: str) -> Refused:
    return Refused(
        "not_finished",
        N_("Chưa đánh giá được lúc này."),
        N_("Mời quý vị đánh giá sau khi làm xong việc tại quầy, hoặc sau khi nhận kết quả."),
        state=state,
    )


def already_rated() -> Refused:
    return Refused(
        "already_rated",
        N_("Lần này quý vị đã đánh giá rồi."),
        N_("Mỗi phiếu, mỗi hồ sơ được đánh giá một lần. Xin cảm ơn."),
        state="rated",
    )
