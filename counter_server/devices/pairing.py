"""A machine without a token shows a code; an officer types it; the machine fetches its token.

As in the device flow of RFC 8628: the code alone gives nobody a token, the machine's secret does.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from counter_server.accounts.actions.devices import keep_device, new_device_token, token_hash
from counter_server.accounts.tables import DeviceRow
from counter_server.contract.devices import Pairing, PairingRequest, PairingState, Program
from counter_server.contract.events import DeviceChanged
from counter_server.core.errors import N_, Busy, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.core.who import DeviceKind
from counter_server.core.work import Work

from .board_pages import board_address
from .registry import Standing
from .rules import GOOD_FOR, POLL_EVERY_S, new_code, tidy_code, token_of
from .tables import PairingRow

KIND_OF = {
    Program.KIOSK: DeviceKind.KIOSK,
    Program.BOARD: DeviceKind.BOARD,
    Program.PLAYER: DeviceKind.BOARD,
    Program.LED: DeviceKind.BOARD,
    Program.KEYPAD: DeviceKind.DESK,
    Program.OTHER: DeviceKind.SCRIPT,
}
MOST_WAITING = 500
_SHOWN_BY = {
    Program.KIOSK: N_("Mã này hiện trên một máy ki-ốt: chọn loại Máy ki-ốt."),
    Program.BOARD: N_("Mã này hiện trên một bảng gọi số: chọn loại Bảng, loa."),
    Program.PLAYER: N_("Mã này là của một loa đọc số: chọn loại Bảng, loa."),
    Program.LED: N_("Mã này là của bảng LED: chọn loại Bảng, loa."),
    Program.KEYPAD: N_("Mã này là của một bàn phím gọi số: chọn loại Quầy, bàn phím gọi số."),
}
_LOOK_AGAIN = N_("Xem lại mã có đúng là của máy ở trước mặt không.")
_TOLD_EXPIRED_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Waiting:
    """A machine that shows a code, as it described itself."""

    code: str
    program: Program
    about: str
    begun_at: datetime
    ends_at: datetime


def begin_pairing(parts: Parts, asked: PairingRequest, office_id: int | None) -> Pairing:
    """A code and a secret for a machine; `office_id` when its address names an office."""
    secret, at = secrets.token_urlsafe(32), parts.clock()
    with parts.database.write() as connection:
        stale = PairingRow.ends_at < at - _TOLD_EXPIRED_FOR
        connection.execute(delete(PairingRow).where(stale))
        waiting = connection.execute(
            select(func.count()).where(PairingRow.device_id.is_(None), PairingRow.ends_at > at)
        ).scalar_one()
        if waiting >= MOST_WAITING:
            raise _too_many()
        known = set(connection.execute(select(PairingRow.code)).scalars())
        code = next(each for each in iter(_by_chance, "") if each not in known)
        connection.execute(
            insert(PairingRow).values(
                office_id=office_id,
                code=code,
                secret_hash=token_hash(secret),
                program=asked.program.value,
                about=" ".join(asked.about.split()),
                begun_at=at,
                ends_at=at + GOOD_FOR,
            )
        )
    good_for_s = int(GOOD_FOR.total_seconds())
    return Pairing(code=code, secret=secret, good_for_s=good_for_s, every_s=POLL_EVERY_S)


def waiting_with(parts: Parts, office_id: int, typed: str) -> Waiting:
    """The machine that shows a code; `Refused` when none does."""
    with parts.works.begin(office_id) as work:
        row = _row(work, typed)
    return Waiting(row.code, Program(row.program), row.about, row.begun_at, row.ends_at)


def claim(
    parts: Parts, office_id: int, typed: str, name: str, standing: Standing, *, replace: bool
) -> int:
    """Lets the machine with that code be a device of the office; the device's id.

    `Refused` unknown_pairing, pairing_expired, pairing_used, wrong_kind, device_exists.
    """
    with parts.works.begin(office_id) as work:
        row = _row(work, typed)
        _refuse_other_kind(Program(row.program), standing.kind)
        values = {**standing.values(), "token_hash": token_hash(new_device_token())}
        device_id = keep_device(work, name, values, replace=replace)
        won = work.connection.execute(
            update(PairingRow)
            .where(PairingRow.id == row.id, PairingRow.device_id.is_(None))
            .values(device_id=device_id, office_id=office_id, ends_at=work.at + GOOD_FOR)
        )
        if not won.rowcount:
            raise _used()
        work.record(DeviceChanged(device=device_id))
    return device_id


def state_of(parts: Parts, secret: str) -> PairingState:
    """Whether the machine with that secret is paired; the first asking makes its token count."""
    here = PairingRow.secret_hash == token_hash(secret)
    at, token = parts.clock(), token_of(secret)
    with parts.database.write() as connection:
        row = connection.execute(select(PairingRow.__table__).where(here)).first()
        if row is None:
            raise _unknown_secret()
        if row.ends_at <= at:
            raise _expired()
        if row.device_id is None:
            return PairingState(is_paired=False)
        first = update(PairingRow).where(here, PairingRow.taken_at.is_(None)).values(taken_at=at)
        device = DeviceRow.id == row.device_id
        if connection.execute(first).rowcount:
            known = update(DeviceRow).where(device).values(token_hash=token_hash(token))
            connection.execute(known)
        found = connection.execute(select(DeviceRow.__table__).where(device)).one()
        zone = board_address(connection, found.office_id, found.kind, found.zone)
    if found.token_hash != token_hash(token) or not found.is_active:
        raise _unknown_secret()  # it was given another token since, or was switched off
    return PairingState(is_paired=True, token=token, name=found.name, zone=zone)


def _by_chance() -> str:
    return new_code(secrets.choice)


def _row(work: Work, typed: str) -> Any:
    row = work.connection.execute(
        select(PairingRow.__table__).where(PairingRow.code == tidy_code(typed)).with_for_update()
    ).first()
    if row is None or row.office_id not in (None, work.office_id):
        raise _unknown_code()
    if row.device_id is not None:
        raise _used()
    if row.ends_at <= work.at:
        raise _expired()
    return row


def kinds_for(program: Program) -> tuple[DeviceKind, ...]:
    """What the machine may be; one that is not of ours may be anything."""
    return tuple(DeviceKind) if program is Program.OTHER else (KIND_OF[program],)


def _refuse_other_kind(program: Program, kind: DeviceKind) -> None:
    if kind not in kinds_for(program):
        raise Refused("wrong_kind", _SHOWN_BY[program], _LOOK_AGAIN, field="kind")


def _unknown_code() -> Refused:
    return Refused(
        "unknown_pairing",
        N_("Không có thiết bị nào đang hiện mã này."),
        N_("Đọc lại mã trên màn hình của thiết bị."),
        field="code",
    )


def _used() -> Refused:
    return Refused(
        "pairing_used",
        N_("Mã này đã được dùng."),
        N_("Mỗi mã chỉ dùng một lần; mở lại thiết bị để có mã mới."),
        field="code",
    )


def _expired() -> Refused:
    return Refused(
        "pairing_expired",
        N_("Mã này đã hết hạn."),
        N_("Mỗi mã dùng được mười phút; gõ mã mới mà thiết bị đang hiện."),
        field="code",
    )


def _unknown_secret() -> NotFound:
    return NotFound(
        "unknown_pairing",
        N_("Không còn lần ghép này."),
        N_("Xin mã mới rồi ghép lại."),
    )


def _too_many() -> Busy:
    return Busy(
        "too_many_pairings",
        N_("Quá nhiều thiết bị đang chờ ghép."),
        N_("Chờ vài phút rồi thử lại."),
        retry_after_s=60,
    )
