"""What a supervisor does from the monitor, and what is said afterwards."""

from collections.abc import Callable

from config.words import LANGUAGES
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TransferRequest
from counter_server.core.errors import N_
from counter_server.core.parts import Parts

from . import actions, emergencies, profiles, service_days
from .desk_verbs import Form, Said, number_in
from .kiosks.actions import pause_kiosk, resume_kiosk
from .reassigning import reassign
from .reviving import bring_back, cancel

Verb = Callable[[Parts, int, Form], Said]


def _counter_state(state: CounterState, text: str) -> Verb:
    def act(parts: Parts, office_id: int, form: Form) -> Said:
        counter = actions.set_counter_state(parts, office_id, _id(form, "counter"), state)
        return Said(text, {"number": counter.number})

    return act


def _profile(parts: Parts, office_id: int, form: Form) -> Said:
    code = form.get("profile", "")
    counter = profiles.apply_profile(parts, office_id, _id(form, "counter"), code)
    return Said(N_("Quầy {number} đã nhận nhóm việc mới."), {"number": counter.number})


def _close_service(parts: Parts, office_id: int, form: Form) -> Said:
    service_days.close_service(parts, office_id, form.get("service", ""), form.get("message", ""))
    return Said(N_("Dịch vụ thôi nhận số hôm nay."))


def _open_service(parts: Parts, office_id: int, form: Form) -> Said:
    service_days.open_service(parts, office_id, form.get("service", ""))
    return Said(N_("Dịch vụ nhận số trở lại."))


def _reassign(parts: Parts, office_id: int, form: Form) -> Said:
    to = TransferRequest(
        service=form.get("service") or None,
        counter=number_in(form, "to_counter"),
        keep_place="keep_place" in form,
    )
    ticket = reassign(parts, office_id, _id(form, "ticket"), to)
    return Said(N_("Đã chuyển số {number}."), {"number": ticket.number})


def _bring_back(parts: Parts, office_id: int, form: Form) -> Said:
    ticket = bring_back(parts, office_id, _id(form, "ticket"), keep_place="keep_place" in form)
    return Said(N_("Số {number} chờ lại."), {"number": ticket.number})


def _cancel(parts: Parts, office_id: int, form: Form) -> Said:
    ticket = cancel(parts, office_id, _id(form, "ticket"), form.get("reason", ""))
    return Said(N_("Đã hủy số {number}."), {"number": ticket.number})


def _pause_kiosk(parts: Parts, office_id: int, form: Form) -> Said:
    said = {code: form.get(f"message_{code}", "") for code in LANGUAGES}
    kiosk = pause_kiosk(parts, office_id, _id(form, "kiosk"), said)
    return Said(N_("{kiosk} tạm nghỉ."), {"kiosk": kiosk.name})


def _resume_kiosk(parts: Parts, office_id: int, form: Form) -> Said:
    kiosk = resume_kiosk(parts, office_id, _id(form, "kiosk"))
    return Said(N_("{kiosk} phát số trở lại."), {"kiosk": kiosk.name})


def _answer(parts: Parts, office_id: int, form: Form) -> Said:
    emergencies.answer_emergency(parts, office_id, _id(form, "counter"))
    return Said(N_("Đã ghi nhận có người đến hỗ trợ."))


def _id(form: Form, name: str) -> int:
    return number_in(form, name) or 0


MONITOR_VERBS: dict[str, Verb] = {
    "open": _counter_state(CounterState.OPEN, N_("Quầy {number} đã mở.")),
    "pause": _counter_state(CounterState.PAUSED, N_("Quầy {number} tạm nghỉ.")),
    "close": _counter_state(CounterState.CLOSED, N_("Quầy {number} đã đóng.")),
    "profile": _profile,
    "close-service": _close_service,
    "open-service": _open_service,
    "reassign": _reassign,
    "bring-back": _bring_back,
    "cancel": _cancel,
    "pause-kiosk": _pause_kiosk,
    "resume-kiosk": _resume_kiosk,
    "answer": _answer,
}
