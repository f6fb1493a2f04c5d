"""What stands around every step: office, languages, the way back, and what the hall should know."""

from config.words import LANGUAGES, PACKS, Translate, has_words
from kiosk.flow.comfort import Aid
from kiosk.flow.scene import Scene
from kiosk.flow.steps import Attract, SlipTrouble, Sorry, TakeTicket, Welcome
from kiosk.flow.touches import ChooseLanguage, GoBack, GoHome, StayHere
from kiosk.flow.trouble import Trouble

from .comfort import switches, tools
from .views import Button, ComfortView, Frame, IdleWarning, Language, Notice

_NAMES = {"vi": "Tiếng Việt", "en": "English", "jra": "Jrai", "bdq": "Bahnar"}


def frame(scene: Scene, _: Translate) -> Frame:
    """Header and footer."""
    office = scene.hall.office
    has_ways = not isinstance(scene.step, Welcome | Attract | TakeTicket | SlipTrouble)
    return Frame(
        unit=office.unit.inside(scene.language) if office else "",
        office=office.name.inside(scene.language) if office else _("Bộ phận Một cửa"),
        languages=() if scene.comfort.has(Aid.LOW) else _languages(scene),
        back=Button("back", _("Quay lại"), GoBack(), "back") if has_ways else None,
        home=Button("home", _("Trang đầu"), GoHome(), "home") if has_ways else None,
        notice=_notice(scene, _),
        tools=tools(scene, _),
    )


def comfort_panel(scene: Scene, _: Translate) -> ComfortView | None:
    """The open switches; languages are with them when the header is out of reach."""
    return switches(scene, _languages(scene) if scene.comfort.has(Aid.LOW) else (), _)


def idle_warning(scene: Scene, _: Translate) -> IdleWarning | None:
    """The question that is asked before a visit is forgotten."""
    if scene.idle_left_s is None:
        return None
    return IdleWarning(
        title=_("Quý vị còn ở đây không?"),
        detail=_("Màn hình sẽ trở về trang đầu sau {seconds} giây.").format(
            seconds=scene.idle_left_s
        ),
        stay=Button("stay", _("Tôi vẫn ở đây"), StayHere(), "", is_main=True),
    )


def _languages(scene: Scene) -> tuple[Language, ...]:
    """Those of the office, and every pack that says something."""
    own = scene.hall.office.languages if scene.hall.office else LANGUAGES
    codes = [code for code in dict.fromkeys((*own, *PACKS)) if has_words(code)]
    return tuple(
        Language(
            f"language-{code}", _NAMES.get(code, code), ChooseLanguage(code), code == scene.language
        )
        for code in codes
    )


def _notice(scene: Scene, _: Translate) -> Notice | None:
    if scene.hall.is_alone:
        if isinstance(scene.step, Sorry | TakeTicket | SlipTrouble):
            return None
        words = _("Máy đang mất kết nối. Quý vị vẫn lấy số được.")
        return Notice("cloud", words, "quiet")
    if not scene.hall.is_away or isinstance(scene.step, Sorry):
        return None
    if scene.hall.trouble is Trouble.KIOSK_NOT_ALLOWED:
        return Notice("lock", _("Máy này chưa dùng được. Xin báo cán bộ hướng dẫn."), "bad")
    if scene.hall.office is None:
        return Notice("cloud", _("Máy đang kết nối. Xin quý vị chờ trong giây lát."))
    return Notice("cloud", _("Máy đang mất kết nối và tự kết nối lại."))
