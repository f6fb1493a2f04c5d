"""Which service, and who goes first."""

from config.words import Translate
from counter_server.contract.office import PriorityClass, Service
from kiosk.flow.scene import Hall
from kiosk.flow.touches import PickPriority, PickService

from .views import Choice, ChoicesView, Notice


def services(hall: Hall, language: str, _: Translate) -> ChoicesView:
    """All services in the office's order; a closed one says so and cannot be touched."""
    return ChoicesView(
        title=_("Chọn lĩnh vực cần làm việc"),
        detail=_("Chạm vào một ô để lấy số."),
        choices=tuple(_service(service, language, _) for service in hall.services),
        empty=None if hall.services else _nothing(_),
    )


def priorities(hall: Hall, service: Service, language: str, _: Translate) -> ChoicesView:
    """No priority first, because it is what most visitors need."""
    nobody = Choice(
        "priority-none",
        _("Không thuộc diện ưu tiên"),
        PickPriority(None),
        _("Lấy số theo thứ tự bình thường"),
        icon="ticket",
        is_main=True,
    )
    return ChoicesView(
        title=_("Quý vị thuộc diện ưu tiên nào?"),
        detail=service.name.inside(language),
        choices=(nobody, *(_priority(one, language) for one in hall.priorities)),
    )


def _nothing(_: Translate) -> Notice:
    return Notice("clock", _("Lúc này chưa có lĩnh vực nào nhận số. Xin hỏi cán bộ hướng dẫn."))


def _service(service: Service, language: str, _: Translate) -> Choice:
    return Choice(
        f"service-{service.code}",
        service.name.inside(language),
        PickService(service.code),
        hint="" if service.open else _closed(service, language, _),
        badge=service.prefix,
        aside=_waiting(service, _),
        aside_icon="people" if service.open else "clock",
        is_enabled=service.open,
    )


def _closed(service: Service, language: str, _: Translate) -> str:
    message = service.closed_message
    return message.inside(language) if message else _("Hiện chưa nhận số.")


def _waiting(service: Service, _: Translate) -> str:
    if not service.open:
        return _("Tạm đóng")
    if service.waiting == 0:
        return _("Chưa có ai chờ")
    return _("{number} người chờ").format(number=service.waiting)


def _priority(one: PriorityClass, language: str) -> Choice:
    return Choice(
        f"priority-{one.code}",
        one.name.inside(language),
        PickPriority(one.code),
        one.hint.inside(language),
        icon="star",
    )
