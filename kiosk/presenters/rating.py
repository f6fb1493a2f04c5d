"""Five faces, then what it was about."""

from config.words import Translate
from counter_server.contract.ratings import Reason
from kiosk.flow.steps import Rate
from kiosk.flow.touches import Finish, GiveStars, SubmitRating, ToggleReason

from .views import Button, FaceChoice, RatingView, SorryView

_PLEASED = 4


def view(step: Rate, _: Translate) -> RatingView:
    """Faces first; the question below them depends on the face."""
    return RatingView(
        title=_("Quý vị có hài lòng không?"),
        detail=_("Đánh giá cho {name}. Không ghi tên người đánh giá.").format(name=step.name),
        faces=tuple(
            FaceChoice(f"stars-{stars}", words, GiveStars(stars), stars, stars == step.stars)
            for stars, words in enumerate(_faces(_), start=1)
        ),
        question=_question(step.stars, _),
        reasons=_reasons(step, _) if step.stars else (),
        submit=Button(
            "submit",
            _("Gửi đánh giá"),
            SubmitRating(),
            "check",
            is_main=True,
            is_enabled=bool(step.stars),
        ),
    )


def thanks(_: Translate) -> SorryView:
    """It was kept."""
    done = Button("done", _("Xong"), Finish(), "check", is_main=True)
    return SorryView(
        "star",
        _("Cảm ơn quý vị"),
        _("Ý kiến của quý vị giúp chúng tôi phục vụ tốt hơn."),
        (done,),
    )


def _faces(_: Translate) -> tuple[str, ...]:
    return (
        _("Rất không hài lòng"),
        _("Không hài lòng"),
        _("Bình thường"),
        _("Hài lòng"),
        _("Rất hài lòng"),
    )


def _question(stars: int, _: Translate) -> str:
    if not stars:
        return ""
    if stars >= _PLEASED:
        return _("Điều gì làm quý vị hài lòng?")
    return _("Điều gì cần làm tốt hơn?")


def _reasons(step: Rate, _: Translate) -> tuple[Button, ...]:
    words = {
        Reason.ATTITUDE: _("Thái độ phục vụ"),
        Reason.SPEED: _("Thời gian chờ và giải quyết"),
        Reason.GUIDANCE: _("Hướng dẫn"),
        Reason.PAPERS: _("Giấy tờ, thủ tục"),
        Reason.HALL: _("Phòng chờ, máy móc"),
    }
    return tuple(
        Button(
            f"reason-{reason}",
            words[reason],
            ToggleReason(reason),
            "check" if reason in step.reasons else "",
            is_main=reason in step.reasons,
        )
        for reason in Reason
    )
