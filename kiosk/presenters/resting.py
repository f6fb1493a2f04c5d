"""A kiosk that rests: calm words, and where to go."""

from config.words import Translate
from counter_server.contract.kiosks import Pause
from kiosk.flow.scene import Scene
from kiosk.flow.steps import CheckIn, ChooseAppointment, ChoosePriority, ChooseService, Welcome

from .views import SorryView

_NUMBERS = Welcome | ChooseService | ChoosePriority | CheckIn | ChooseAppointment


def rests(scene: Scene) -> Pause | None:
    """The pause, where a visitor would take a number; who reads on is not disturbed."""
    return scene.hall.pause if isinstance(scene.step, _NUMBERS) else None


def view(pause: Pause, language: str, _: Translate) -> SorryView:
    """The supervisor's words, else ours."""
    detail = pause.message(language)
    ours = _("Mời quý vị lấy số tại máy khác, hoặc hỏi cán bộ hướng dẫn. Xin cảm ơn.")
    return SorryView("clock", _("Máy này tạm nghỉ"), detail or ours, ())
