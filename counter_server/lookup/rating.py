"""Whoever holds a slip or a receipt may say once what they thought: kiosk, phone and scripts."""

from counter_server.contract.dossiers import DossierState
from counter_server.contract.ratings import Rating
from counter_server.core.errors import N_, NotFound
from counter_server.core.parts import Parts
from counter_server.dossiers.progress import Progress, progress_of_token, service_of
from counter_server.queue.queries import ticket_by_token
from counter_server.queue.ratings.actions import Opinion, rate_dossier, rate_visit
from counter_server.queue.ratings.rules import not_finished


def rate(parts: Parts, of: str, opinion: Opinion, office_id: int | None = None) -> Rating:
    """By the token, or the address, of a phone page; of one office, or of any for None.

    `NotFound` nothing_to_rate, `Refused` not_finished or already_rated.
    """
    token = token_in(of)
    with parts.database.read() as connection:
        visit = ticket_by_token(connection, token) if token else None
        dossier = progress_of_token(connection, token) if token and visit is None else None
        service = service_of(connection, dossier.id) if dossier else ""
    if visit is not None and office_id in (None, visit[0]):
        return rate_visit(parts, visit[0], visit[1].id, opinion)
    if dossier is None or office_id not in (None, dossier.office_id):
        raise nothing_to_rate()
    if dossier.state is not DossierState.RETURNED:
        raise not_finished(dossier.state)
    return rate_dossier(parts, dossier.office_id, dossier.id, service, opinion)


def can_rate_dossier(found: Progress, asked: str, *, is_rated: bool) -> bool:
    """Only with the token of the receipt: a code can be guessed."""
    return found.state is DossierState.RETURNED and asked == found.token and not is_rated


def token_in(of: str) -> str:
    """The token itself, or the last part of a phone page's address; "" for what is neither."""
    token = of.strip().rstrip("/").rsplit("/", 1)[-1]
    return token if token.isascii() and token.isprintable() and len(token) <= 40 else ""


def nothing_to_rate() -> NotFound:
    return NotFound(
        "nothing_to_rate",
        N_("Không tìm thấy phiếu hay hồ sơ này."),
        N_("Xin quét lại mã QR trên phiếu hoặc trên giấy hẹn."),
    )
