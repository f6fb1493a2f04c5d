"""One procedure: what to bring, how long it takes, what it costs."""

from config.words import Translate
from counter_server.contract.procedures import Component, Procedure
from kiosk.flow.scene import Hall
from kiosk.flow.touches import PickService

from .amounts import copies, fee, time_limit
from .views import Button, ComponentLine, Fact, ProcedureView


def view(found: Procedure, hall: Hall, language: str, _: Translate) -> ProcedureView:
    """The whole procedure, the three things people ask first on top."""
    return ProcedureView(
        field=found.field.inside(language),
        title=found.name.inside(language),
        facts=_first_facts(found, language, _),
        components_title=_("Giấy tờ cần mang theo"),
        components=tuple(
            _component(number, one, language, _)
            for number, one in enumerate(found.components, start=1)
        ),
        notes=(
            Fact("papers", _("Kết quả nhận được"), found.result.inside(language)),
            Fact("info", _("Căn cứ pháp lý"), found.legal_basis),
        ),
        take_number=_take_number(found.service, hall, _),
    )


def _first_facts(found: Procedure, language: str, _: Translate) -> tuple[Fact, ...]:
    fees = "\n".join(fee(one, language, _) for one in found.fees) or _("Miễn phí")
    return (
        Fact("clock", _("Thời hạn giải quyết"), time_limit(found.time_limit, language, _)),
        Fact("money", _("Phí, lệ phí"), fees),
        Fact("place", _("Nơi nộp và nhận kết quả"), found.place.inside(language)),
    )


def _component(number: int, one: Component, language: str, _: Translate) -> ComponentLine:
    return ComponentLine(str(number), one.name.inside(language), copies(one, _))


def _take_number(code: str, hall: Hall, _: Translate) -> Button | None:
    service = hall.service(code)
    if service is None or not service.open:
        return None
    words = _("Lấy số làm thủ tục này")
    return Button("take-number", words, PickService(code), "ticket", is_main=True)
