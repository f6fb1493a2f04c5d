"""How far a dossier is, in the words anybody may see (TT 01/2018 art. 16.2.d); pure."""

from config.words import translator
from counter_server.contract.dossiers import DossierState, Stage
from counter_server.contract.office import Name
from counter_server.core.errors import N_
from counter_server.dossiers.progress import Progress
from counter_server.dossiers.rules import PORTAL_CODES
from counter_server.dossiers.wording import STATE_WORDS

WAY = (
    DossierState.RECEIVED,
    DossierState.PROCESSING,
    DossierState.RESOLVED,
    DossierState.RETURNED,
)
ADVICE = {
    DossierState.RECEIVED: N_("Hồ sơ đã đủ giấy tờ và đang chờ chuyển đến nơi giải quyết."),
    DossierState.PROCESSING: N_("Hồ sơ đang được giải quyết."),
    DossierState.RESOLVED: N_("Mời quý vị mang giấy hẹn và giấy tờ tùy thân đến nhận kết quả."),
    DossierState.RETURNED: N_("Kết quả đã được trả. Cảm ơn quý vị."),
}


def stage_of(progress: Progress) -> Stage:
    """The stage, in both languages."""
    words = STATE_WORDS[progress.state]
    return Stage(
        code=progress.code,
        state=progress.state,
        portal_code=PORTAL_CODES[progress.state],
        stage=Name(vi=translator("vi")(words), en=translator("en")(words)),
        step=WAY.index(progress.state) + 1,
        steps=len(WAY),
        updated_at=progress.updated_at,
    )
