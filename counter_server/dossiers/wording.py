"""The states of a dossier in words."""

from counter_server.contract.dossiers import DossierState
from counter_server.core.errors import N_

STATE_WORDS = {
    DossierState.RECEIVED: N_("Đã tiếp nhận"),
    DossierState.PROCESSING: N_("Đang xử lý"),
    DossierState.RESOLVED: N_("Đã có kết quả"),
    DossierState.RETURNED: N_("Đã trả kết quả"),
}
