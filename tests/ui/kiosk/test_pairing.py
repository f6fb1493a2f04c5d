"""The code on the real glass, and a kiosk that begins to work once the officer has typed it."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from config.words import LANGUAGES, translator
from counter_server.accounts.actions import add_device
from counter_server.accounts.actions.devices import token_hash
from counter_server.core.who import DeviceKind
from counter_server.devices import reporting
from counter_server.devices.pairing import claim
from counter_server.devices.registry import Standing, renew_token
from counter_server.devices.tables import PairingRow
from kiosk.pairing.view import pairing_view
from kiosk.pairing.waiting import Looking, Scene, Showing
from tests.support.app import application
from tests.support.happenings import until
from tests.support.kiosk_flight import KioskFlight
from tests.support.kiosk_looks import faults
from tests.support.serving import served

LONG = "http://mot-cua.ubnd-xa-chu-se.gialai.example:8080"
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (800, 480)}
SCENES: dict[str, Scene | None] = {
    "code": Showing("WWWWWW", 600.0),
    "cut": Showing("K7M4PQ", 61.0, is_away=True),
    "away": Looking(),
    "first": None,
}


def drawn(scene: Scene | None, language: str, size: tuple[int, int]) -> Any:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from kiosk.screens.pairing import PairingScreen
    from kiosk.widgets.theme import theme

    theme.fit(*size, 82.0)
    view = pairing_view(scene, LONG, 0.0, translator(language))
    screen = PairingScreen(view=view, size_hint=(None, None), size=size)
    Window.add_widget(screen)
    lay_out()
    return screen


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_code_is_clipped(kivy_is_ready: None, language: str) -> None:
    from kivy.core.window import Window

    found = []
    for shape, size in SIZES.items():
        for name, scene in SCENES.items():
            screen = drawn(scene, language, size)
            found += [f"{shape} {name}: {each}" for each in faults(screen, 0)]
            if folder := os.environ.get("MOTCUA_PICTURES"):
                screen.export_to_png(f"{folder}/pairing-{shape}-{language}-{name}.png")
            Window.remove_widget(screen)
    assert found == []


def test_a_kiosk_without_a_good_token_is_paired_and_goes_on(
    sqlite_office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "REPORT_EVERY_S", 5)
    office, name = sqlite_office, "ki-ốt cửa"
    add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name=name)
    kept = tmp_path / "kiosk.token"

    def code() -> str | None:
        unclaimed = select(PairingRow.code).where(PairingRow.device_id.is_(None))
        with office.parts.database.read() as connection:
            return connection.execute(unclaimed).scalar()

    def pair() -> None:
        until(code)
        standing = Standing(DeviceKind.KIOSK)
        claim(office.parts, office.id, code() or "", name, standing, replace=True)
        kiosk.wait("Welcome")
        with office.parts.database.read() as connection:
            known = connection.exec_driver_sql("SELECT token_hash FROM device").scalars().all()
        assert token_hash(kept.read_text("ascii").strip()) in known
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600

    with (
        served(application(office)) as url,
        KioskFlight(url, tmp_path, token="mct_of_another_time") as kiosk,
    ):
        pair()
        renew_token(office.parts.works, office.id, 1)  # then it shows a code by itself
        pair()
        assert kiosk.end() == 0
