"""The verbs of accounts, each one transaction."""

from .devices import add_device, revoke_device
from .seats import leave_seat, take_seat
from .sign_in import sign_in, sign_out_everywhere
from .users import add_user, replace_password

__all__ = [
    "add_device",
    "add_user",
    "leave_seat",
    "replace_password",
    "revoke_device",
    "sign_in",
    "sign_out_everywhere",
    "take_seat",
]
