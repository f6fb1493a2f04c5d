"""The list of procedures with its search box."""

from config.words import Translate
from counter_server.contract.procedures import ProcedureLine
from kiosk.flow.comforted import drafted
from kiosk.flow.scene import Scene
from kiosk.flow.steps import Procedures
from kiosk.flow.touches import OpenProcedure

from .amounts import time_words
from .keyboard import keyboard
from .views import Choice, ProceduresView


def view(scene: Scene, step: Procedures, _: Translate) -> ProceduresView:
    """What was found for what is typed."""
    language = scene.language
    return ProceduresView(
        title=_("Quý vị cần làm thủ tục gì?"),
        query=step.query,
        placeholder=_("Gõ tên thủ tục, không cần dấu"),
        message=_message(step, _),
        rows=tuple(_row(line, language, _) for line in step.found),
        keyboard=keyboard(scene.comfort.hand(language).method, language, _),
        caret=len(drafted(scene).before),
    )


def _message(step: Procedures, _: Translate) -> str:
    if step.found:
        return ""
    if step.answered is None or step.answered != step.query:
        return _("Đang tìm…")
    return _("Không tìm thấy thủ tục nào. Xin thử từ khác, hoặc hỏi cán bộ hướng dẫn.")


def _row(line: ProcedureLine, language: str, _: Translate) -> Choice:
    return Choice(
        f"procedure-{line.code}",
        line.name.inside(language),
        OpenProcedure(line.code),
        hint=_("{field} · {time}").format(
            field=line.field.inside(language), time=time_words(line.time_limit, _)
        ),
        aside=_("Miễn phí") if line.is_free else "",
        icon="papers",
    )
