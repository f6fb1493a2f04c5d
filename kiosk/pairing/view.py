"""The code in words, as large as the glass allows; pure."""

from dataclasses import dataclass

from config.words import Translate

from .waiting import Scene, Showing


@dataclass(frozen=True)
class PairingView:
    """`steps` are what the officer does; `left` is how long the code is good."""

    title: str
    code: str
    steps: tuple[str, ...]
    left: str
    trouble: str


def pairing_view(scene: Scene | None, server: str, now_s: float, _: Translate) -> PairingView:
    """What the glass shows while the machine waits; None before the first answer."""
    title = _("Máy này chưa được ghép")
    if not isinstance(scene, Showing):
        trouble = "" if scene is None else _away(server, _)
        return PairingView(title, "", (_("Đang hỏi máy chủ mã ghép…"),), "", trouble)
    minutes, seconds = divmod(max(0, round(scene.ends_s - now_s)), 60)
    half = len(scene.code) // 2
    return PairingView(
        title=title,
        code=f"{scene.code[:half]} {scene.code[half:]}",
        steps=(
            _("Người quản trị mở {address}").format(address=f"{server.rstrip('/')}/admin/devices"),
            _("Gõ mã này, đặt tên và nơi đặt cho máy."),
            _("Máy tự vào việc, không cần mở lại."),
        ),
        left=_("Mã dùng được {time} nữa").format(time=f"{minutes}:{seconds:02d}"),
        trouble=_away(server, _) if scene.is_away else "",
    )


def in_a_line(view: PairingView) -> str:
    """The same for who has started the machine at a terminal."""
    more = view.trouble or f"{view.code}. {view.steps[0]}"
    return f"{view.title}: {more}"


def _away(server: str, _: Translate) -> str:
    return _("Chưa thấy máy chủ {server}. Máy đang tự thử lại.").format(server=server)
