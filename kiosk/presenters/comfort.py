"""The switches for who sees little, sits low, or does not read."""

from config.words import Translate
from kiosk.flow.comfort import Aid, ChooseComfort, LeaveComfort, Switch
from kiosk.flow.scene import Scene

from .views import Button, Choice, ComfortView, Language


def tools(scene: Scene, _: Translate) -> tuple[Button, ...]:
    """On every page, in the same place: reading aloud, and all switches."""
    aids = Button(
        "aids",
        _("Chữ to, nền đen, nút thấp"),
        ChooseComfort(),
        "aids",
        is_main=bool(scene.comfort.aids - {Aid.VOICE}),
    )
    return (_voice(scene, _), aids) if Aid.VOICE in scene.comfort.offered else (aids,)


def switches(scene: Scene, languages: tuple[Language, ...], _: Translate) -> ComfortView | None:
    """The panel, while it is open."""
    if not scene.comfort.is_choosing:
        return None
    return ComfortView(
        title=_("Cách dùng dễ hơn"),
        languages=languages,
        switches=tuple(_switch(scene, aid, _) for aid in scene.comfort.offered),
        done=Button("aids-done", _("Xong"), LeaveComfort(), "check", is_main=True),
    )


def _voice(scene: Scene, _: Translate) -> Button:
    is_on = scene.comfort.has(Aid.VOICE)
    words = _("Tắt đọc to") if is_on else _("Đọc to màn hình")
    return Button("voice", words, Switch(Aid.VOICE), "speaker", is_main=is_on)


def _switch(scene: Scene, aid: Aid, _: Translate) -> Choice:
    title, hint = _words(_)[aid]
    is_on = scene.comfort.has(aid)
    return Choice(
        f"aid-{aid}",
        title,
        Switch(aid),
        hint,
        icon="speaker" if aid is Aid.VOICE else str(aid),
        aside=_("Đang bật") if is_on else _("Đang tắt"),
        aside_icon="check" if is_on else "",
        is_main=is_on,
    )


def _words(_: Translate) -> dict[Aid, tuple[str, str]]:
    return {
        Aid.LARGE: (_("Chữ to"), _("Cho người mắt kém")),
        Aid.CONTRAST: (_("Nền đen, chữ sáng"), _("Nhìn rõ hơn")),
        Aid.LOW: (_("Nút ở tầm thấp"), _("Cho người ngồi xe lăn, trẻ em")),
        Aid.VOICE: (_("Đọc to"), _("Máy đọc những gì trên màn hình")),
    }
