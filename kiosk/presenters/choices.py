"""Which service, and who goes first."""

from config.words import Translate
from counter_server.contract.office import PriorityClass, Service
from kiosk.flow.scene import Hall
from kiosk.flow.touches import PickPriority, PickService

from .pictures import picture_of
from .views import Choice, ChoicesView, Notice, Section


def services(hall: Hall, language: str, _: Translate) -> ChoicesView:
    """All services in the office's order, under their groups; a closed one cannot be touched."""
    return ChoicesView(
        title=_("Chọn lĩnh vực cần làm việc"),
        detail=_("Chạm vào một ô để lấy số."),
        sections=_sections(hall.services, language, _),
        empty=None if any(service.open for service in hall.services) else _nothing(_),
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
        sections=(Section("", (nobody, *(_priority(one, language) for one in hall.priorities))),),
    )


def _sections(services: tuple[Service, ...], language: str, _: Translate) -> tuple[Section, ...]:
    """Groups in the order of their first service; who has none comes last, under a title too."""
    groups: dict[str, list[Choice]] = {}
    for service in sorted(services, key=lambda one: one.group is None):
        title = service.group.inside(language) if service.group else _("Lĩnh vực khác")
        groups.setdefault(title, []).append(_service(service, language, _))
    if not any(service.group for service in services):
        return tuple(Section("", tuple(choices)) for choices in groups.values())
    return tuple(Section(title, tuple(choices)) for title, choices in groups.items())


def _nothing(_: Translate) -> Notice:
    return Notice("clock", _("Lúc này chưa có lĩnh vực nào nhận số. Xin hỏi cán bộ hướng dẫn."))


def _service(service: Service, language: str, _: Translate) -> Choice:
    return Choice(
        f"service-{service.code}",
        service.name.inside(language),
        PickService(service.code),
        hint="" if service.open else _closed(service, language, _),
        badge=service.prefix,
        icon=picture_of(service),
        aside=_waiting(service, _),
        aside_icon=_aside_icon(service),
        is_enabled=service.open,
    )


def _closed(service: Service, language: str, _: Translate) -> str:
    message = service.closed_message
    if message and message.vi:
        return message.inside(language)
    match service.shut:
        case "full":
            return _("Hôm nay đã phát hết số. Mời quý vị đến vào ngày khác.")
        case "hours":
            return _("Ngoài giờ nhận số.")
        case _:
            return _("Hiện chưa nhận số.")


def _aside_icon(service: Service) -> str:
    if not service.open:
        return "clock"
    return "people" if service.waiting >= 0 else ""


def _waiting(service: Service, _: Translate) -> str:
    """Below zero: the server is away, so nobody can tell."""
    if not service.open:
        return _("Tạm đóng")
    if service.waiting < 0:
        return ""
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
