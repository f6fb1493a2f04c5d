"""What is asked for and not there, in words; each is a `NotFound` to raise."""

from counter_server.core.errors import N_, NotFound


def unknown_ticket() -> NotFound:
    return NotFound("unknown_ticket", N_("Không có phiếu này."), N_("Kiểm tra lại mã của phiếu."))


def unknown_counter() -> NotFound:
    return NotFound("unknown_counter", N_("Không có quầy này."), N_("Chọn một quầy có thật."))


def unknown_service(field: str = "service") -> NotFound:
    return NotFound(
        "unknown_service",
        N_("Không có dịch vụ này."),
        N_("Chọn một dịch vụ có trong danh sách."),
        field=field,
    )
