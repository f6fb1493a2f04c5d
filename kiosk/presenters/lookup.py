"""Asking for a dossier, and how far it has got. Nothing of the applicant is shown."""

from config.words import Translate
from counter_server.contract.dossiers import DossierState, Stage
from kiosk.flow.scan import CODE_LENGTH, spaced
from kiosk.flow.scene import Hall
from kiosk.flow.steps import DossierStage
from kiosk.flow.touches import Finish, OpenRating, SubmitCode

from .clock import moment_words
from .keys import digit_keys, letter_keys
from .views import Button, CodeForm, LookupView, Notice, ProgressStep, StageView

_PATTERN = "000.05.16.H21-260105-0001"
_LETTER_AT = 7


def form(typed: str, _: Translate) -> LookupView:
    """Scan, or type."""
    return LookupView(
        form=_form(typed, _),
        digits=digit_keys(_),
        letters=letter_keys(),
        wants_letter=len(typed) == _LETTER_AT,
    )


def _form(typed: str, _: Translate) -> CodeForm:
    return CodeForm(
        title=_("Tra cứu hồ sơ"),
        scan_title=_("Quét mã QR trên giấy hẹn"),
        scan_hint=_("Đưa mã QR vào trước ô quét của máy. Máy tự đọc, không cần chạm."),
        type_title=_("Hoặc gõ mã hồ sơ, không cần gõ dấu chấm"),
        typed=spaced(typed),
        placeholder=_PATTERN,
        submit=Button(
            "submit",
            _("Tra cứu"),
            SubmitCode(),
            "search",
            is_main=True,
            is_enabled=len(typed) == CODE_LENGTH,
        ),
    )


def stage(step: DossierStage, hall: Hall, language: str, _: Translate) -> StageView:
    """The code, the stage, and the way it has gone; what is returned may be rated."""
    found = step.stage
    zone = hall.office.timezone if hall.office else "UTC"
    return StageView(
        caption=_("Mã hồ sơ"),
        code=found.code,
        title=found.stage.inside(language),
        steps=_steps(found, language, _),
        updated=_("Cập nhật lúc {moment}").format(moment=moment_words(found.updated_at, zone)),
        notice=_advice(found.state, _),
        buttons=_buttons(step, _),
    )


def _buttons(step: DossierStage, _: Translate) -> tuple[Button, ...]:
    done = Button("done", _("Xong"), Finish(), "check", is_main=True)
    if not (step.stage.can_be_rated and step.token):
        return (done,)
    return (Button("rate", _("Đánh giá"), OpenRating(), "star"), done)


def _steps(found: Stage, language: str, _: Translate) -> tuple[ProgressStep, ...]:
    words = _way(_)
    if found.steps != len(words):
        words = ("",) * found.steps
    now = min(max(found.step, 1), found.steps)
    return tuple(
        ProgressStep(
            found.stage.inside(language) if number == now and not word else word,
            is_done=number < now or number == found.steps == now,
            is_now=number == now,
        )
        for number, word in enumerate(words, start=1)
    )


def _way(_: Translate) -> tuple[str, ...]:
    return (_("Đã tiếp nhận"), _("Đang xử lý"), _("Đã có kết quả"), _("Đã trả kết quả"))


def _advice(state: DossierState, _: Translate) -> Notice:
    match state:
        case DossierState.RECEIVED | DossierState.PROCESSING:
            return Notice(
                "clock", _("Xin quý vị đến nhận kết quả theo ngày ghi trên giấy hẹn."), "quiet"
            )
        case DossierState.RESOLVED:
            return Notice("check", _("Mời quý vị mang giấy hẹn đến quầy để nhận kết quả."), "good")
        case DossierState.RETURNED:
            return Notice("check", _("Kết quả đã được trả. Cảm ơn quý vị."), "good")
