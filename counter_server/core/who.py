"""Who may do what: devices by their kind, people by their role."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .errors import N_, NotAllowed, NotSignedIn


class DeviceKind(StrEnum):
    KIOSK = "kiosk"
    DESK = "desk"
    BOARD = "board"
    SCRIPT = "script"


class Role(StrEnum):
    CLERK = "clerk"
    SPECIALIST = "specialist"
    LEADER = "leader"
    ADMIN = "admin"


class Act(StrEnum):
    """What can be done; `READ` is what any device of the office may see."""

    READ = "read"
    ISSUE = "issue"
    CALL = "call"
    RECEIVE = "receive"
    PROCESS = "process"
    REPRINT = "reprint"
    SUPERVISE = "supervise"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Device:
    """A machine with a token. `counter_id` and `printer_id` are what it stands beside.

    `pause`: it rests, and says this by language.
    """

    id: int
    office_id: int
    kind: DeviceKind
    name: str
    counter_id: int | None = None
    printer_id: int | None = None
    pause: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who signed in; `counter_id` is the counter they sit at."""

    id: int
    office_id: int
    role: Role
    name: str
    counter_id: int | None = None


@dataclass(frozen=True)
class Nobody:
    """No token and no session. `has_wrong_token` tells a wrong token from none."""

    has_wrong_token: bool = False


Actor = Device | Person | Nobody

_DESK = {Act.READ, Act.CALL, Act.RECEIVE, Act.PROCESS, Act.REPRINT}
_OF_DEVICE: dict[DeviceKind, set[Act]] = {
    DeviceKind.KIOSK: {Act.READ, Act.ISSUE},
    DeviceKind.DESK: _DESK,
    DeviceKind.BOARD: {Act.READ},
    DeviceKind.SCRIPT: {*_DESK, Act.ISSUE},
}
_OF_ROLE: dict[Role, set[Act]] = {
    Role.CLERK: _DESK,
    Role.SPECIALIST: {Act.READ, Act.PROCESS},
    Role.LEADER: {Act.READ, Act.SUPERVISE},
    Role.ADMIN: set(Act),
}


def may(actor: Actor, act: Act) -> bool:
    """Whether an actor has the right."""
    match actor:
        case Device():
            return act in _OF_DEVICE[actor.kind]
        case Person():
            return act in _OF_ROLE[actor.role]
        case Nobody():
            return False


def allowed(actor: Actor, act: Act) -> Device | Person:
    """The actor when it has the right; `NotSignedIn` or `NotAllowed` when it has not."""
    match actor:
        case Nobody(has_wrong_token=True):
            raise NotSignedIn(
                "token_wrong",
                N_("Mã thiết bị không đúng hoặc đã bị thu hồi."),
                N_("Cấp lại mã bằng lệnh motcua device add rồi khai vào thiết bị."),
            )
        case Nobody():
            raise NotSignedIn(
                "token_missing",
                N_("Chưa có mã thiết bị."),
                N_("Gửi kèm đầu mục Authorization: Bearer <mã>."),
            )
        case _ if may(actor, act):
            return actor
    raise NotAllowed(
        "not_allowed",
        N_("Thiết bị hoặc tài khoản này không được làm việc này."),
        N_("Dùng thiết bị hay tài khoản có quyền, hoặc báo người quản trị."),
    )
