"""Finds the facts out: files, database, port, printers, fonts."""

import os
import shutil
import socket
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx
from PIL import ImageFont
from sqlalchemy import Connection, func, select

from config import typefaces
from config.settings import Settings
from config.version import motcua_version
from config.voice import WrongPack, packs
from config.words import OWN_WORDS
from config.words.checking import own_troubles
from counter_server.accounts.tables import UserRow
from counter_server.app.addresses import public_url
from counter_server.cli.archive.copying import Damaged, refuse_damaged
from counter_server.cli.one_server import Holder, holder_of, sqlite_file
from counter_server.cli.opening import Opened
from counter_server.core.clock import now_utc
from counter_server.core.event_log import EventRow
from counter_server.core.offices import office_names
from counter_server.core.who import Role
from counter_server.devices.facts import DeviceFact, PrinterFact
from counter_server.devices.queries import devices_of_all
from counter_server.migrations import version_of
from counter_server.printing.tables import PrinterRow
from counter_server.voice.store import words_folder
from hardware.printing import open_printer

from .facts import Facts, Files, Listening, OwnWords, Store
from .messages import messages_of_all

_FONTS = (typefaces.REGULAR, typefaces.SEMIBOLD, typefaces.EXTRABOLD)
_HARDEST = "Ỗ"
_MOST = 500
_ASK_S = 3.0


def looked_at(opened: Opened) -> Facts:
    """All facts of an installation that opens."""
    settings = opened.settings
    with opened.parts.database.read() as connection:
        store, devices = _store(connection, sqlite_file(settings)), devices_of_all(connection)
        printers = connection.execute(
            select(PrinterRow.name, PrinterRow.url).where(PrinterRow.is_active).limit(_MOST)
        ).all()
        messages = messages_of_all(connection, now_utc())
    asked = tuple(_asked(each.name, each.url) for each in printers)
    return replace(_facts(settings, store, asked, devices), messages=messages)


def looked_from_outside(settings: Settings, trouble: str) -> Facts:
    """What can be found out where the database does not open."""
    return _facts(settings, Store(trouble=trouble), (), ())


def _facts(
    settings: Settings,
    store: Store,
    printers: tuple[PrinterFact, ...],
    devices: tuple[DeviceFact, ...],
) -> Facts:
    file = sqlite_file(settings)
    server = holder_of(file) if file else None
    settings = _as_running(settings, server)
    listening = _listening(settings)
    if listening is Listening.US and file and server is None:
        listening = Listening.ANOTHER
    return Facts(
        at=now_utc(),
        files=_files(settings.data, file),
        store=store,
        printers=printers,
        devices=devices,
        words=_words(settings.data),
        bad_fonts=tuple(path.name for path in _FONTS if not _draws(path)),
        listening=listening,
        server=server,
        port=settings.port,
        public_url=public_url(settings),
        version=motcua_version(),
    )


def _as_running(settings: Settings, server: Holder | None) -> Settings:
    """What the server was started with counts for more than what stands in the file."""
    if server is None or not server.port:
        return settings
    return replace(settings, host=server.host, port=server.port, public_url=server.public_url)


def _files(folder: Path, file: Path | None) -> Files:
    there = folder if folder.is_dir() else Path()
    inside = [there, *sorted(there.glob("*"))] if folder.is_dir() else []
    return Files(
        folder=folder,
        is_there=folder.is_dir(),
        loose=tuple(each.name for each in inside if each.stat().st_mode & 0o077),
        foreign=tuple(each.name for each in inside if not os.access(each, os.W_OK)),
        free_bytes=shutil.disk_usage(there).free,
        database_bytes=file.stat().st_size if file and file.exists() else 0,
    )


def _words(data: Path) -> OwnWords:
    written = tuple(own_troubles(data / OWN_WORDS))
    try:
        packs(words_folder(data))
    except WrongPack as error:
        return OwnWords(written, str(error))
    return OwnWords(written)


def _store(connection: Connection, file: Path | None) -> Store:
    version = version_of(connection)
    admins = select(UserRow.id).where(UserRow.role == Role.ADMIN.value, UserRow.is_active).limit(1)
    zones = {each.timezone for each in office_names(connection)}
    return Store(
        version=version.current or "",
        newest=version.newest,
        damage=_damage(file) if file else "",
        has_admin=connection.execute(admins).first() is not None,
        last_event_at=connection.execute(select(func.max(EventRow.at))).scalar(),
        unknown_zones=tuple(sorted(zone for zone in zones if not _is_known(zone))),
    )


def _damage(file: Path) -> str:
    try:
        refuse_damaged(file)
    except Damaged as found:
        return str(found)
    return ""


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _asked(name: str, url: str) -> PrinterFact:
    status = open_printer(url, _ASK_S).status()
    problem = None if status.problem is None else status.problem.value
    return PrinterFact(name, url, problem, status.paper.value)


def _draws(font: Path) -> bool:
    """Whether the hardest Vietnamese letter comes out as something else than an empty box."""
    try:
        face = ImageFont.truetype(font, 40)
    except OSError:
        return False
    return bytes(face.getmask(_HARDEST)) != bytes(face.getmask("\U0010ffff"))


def _listening(settings: Settings) -> Listening:
    host = "127.0.0.1" if settings.host in ("", "0.0.0.0", "::") else settings.host
    try:
        socket.create_connection((host, settings.port), _ASK_S).close()
    except OSError:
        return Listening.NOBODY
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/healthz"
    try:
        answer = httpx.get(address, timeout=_ASK_S, trust_env=False)
    except httpx.HTTPError:
        return Listening.OTHERS
    is_ours = answer.headers.get("Content-Type") == "application/json" and '"ok"' in answer.text
    return Listening.US if is_ours and answer.is_success else Listening.OTHERS
