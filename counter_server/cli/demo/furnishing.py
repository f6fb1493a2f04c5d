"""What a hall by hand has beside its kiosk: an administrator, tokens for devices, messages on."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from counter_server.accounts.actions import add_device, add_user
from counter_server.cli.opening import installation
from counter_server.core.who import DeviceKind, Role
from counter_server.sms.setting import set_sms
from counter_server.sms.settings import SmsSettings

from .hall import LEAST_PASSWORD

ADMIN = "quantri"


@dataclass(frozen=True)
class Furniture:
    """Secrets that live in the hall's folder only."""

    admin_password: str = field(repr=False)
    keypad_token: str = field(repr=False)
    board_token: str = field(repr=False)
    led_token: str = field(repr=False)


def furnish(data: Path, counter_id: int) -> Furniture:
    """Adds them to the installation, also while its server runs."""
    password = secrets.token_urlsafe(LEAST_PASSWORD)
    with installation(data, None) as opened:
        works, office = opened.parts.works, opened.office_id
        add_user(
            works,
            office,
            name=ADMIN,
            role=Role.ADMIN,
            password=password,
            display_name="Quản trị Một cửa",
        )
        keypad = add_device(
            works, office, kind=DeviceKind.DESK, name="ban-phim-1", counter_id=counter_id
        )
        board, led = (
            add_device(works, office, kind=DeviceKind.BOARD, name=name)
            for name in ("loa-sanh", "bang-led")
        )
    return Furniture(password, keypad, board, led)


def switch_messages_on(data: Path, folder: Path, own_number: str) -> None:
    """The office sends and receives through a folder of gammu-smsd."""
    with installation(data, None) as opened:
        settings = SmsSettings(is_on=True, folder=str(folder), own_number=own_number)
        set_sms(opened.parts, opened.office_id, settings)
