"""Makes the application from its parts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from flask import Flask

from config.settings import Settings
from config.version import motcua_version
from config.words import OWN_WORDS, read_own_words
from counter_server.accounts.identify import install_identity
from counter_server.accounts.pages import accounts_pages
from counter_server.boards.media_pages import media_upload_pages
from counter_server.boards.pages import boards_pages
from counter_server.catalog.api import catalog_api
from counter_server.catalog.pages import catalog_pages
from counter_server.core.alone import alone
from counter_server.core.clock import SteadyClock
from counter_server.core.database import Database, sqlite_url
from counter_server.core.offices import office_ids
from counter_server.core.parts import Parts, parts_for
from counter_server.core.waking import waker_for
from counter_server.core.which_office import HOSTS, OfficeInAddress, hosts_of
from counter_server.core.words_api import words_api
from counter_server.devices.api import devices_api
from counter_server.devices.board_pages import board_pair_pages
from counter_server.devices.pages import devices_pages
from counter_server.dossiers.api import dossiers_api
from counter_server.dossiers.pages import dossiers_pages
from counter_server.lookup.api import lookup_api
from counter_server.lookup.own_api import own_api
from counter_server.lookup.pages import lookup_pages
from counter_server.printing.admin import printing_admin_pages
from counter_server.printing.api import printing_api
from counter_server.printing.outbox import start as start_outbox
from counter_server.printing.templates_api import templates_api
from counter_server.queue.admin.pages import queue_admin_pages
from counter_server.queue.api import queue_api
from counter_server.queue.appointments.api import appointments_api
from counter_server.queue.appointments.desk_pages import appointments_desk_pages
from counter_server.queue.appointments.pages import appointments_pages
from counter_server.queue.appointments.reminding import mind_appointments
from counter_server.queue.attending import Attendants
from counter_server.queue.day_keeper import DayKeeper
from counter_server.queue.kiosks.api import kiosks_api
from counter_server.queue.leases.api import leases_api
from counter_server.queue.monitor_pages import monitor_pages
from counter_server.queue.pages import desk_pages
from counter_server.queue.ratings.pages import ratings_pages
from counter_server.queue.seating import why_stay
from counter_server.sms import Messengers
from counter_server.sms.api import sms_api
from counter_server.sms.desk_pages import sms_desk_pages
from counter_server.sms.pages import sms_pages
from counter_server.sms.phone_pages import sms_phone_pages
from counter_server.voice.daily import DailyMessages
from counter_server.web.install import TEMPLATES, install_web
from counter_server.web.site import Guard, Site
from counter_server.webhooks import Sender
from hardware.printing import open_printer

from .addresses import public_url
from .board import board_pages
from .board_view import board_html
from .documentation import documentation
from .front_door import front_door
from .health import health
from .metrics import metrics
from .printing import desk_printing
from .proxies import behind_proxies
from .secret import secret_key
from .voice import voice_administration, voice_on_boards

MAX_BODY_BYTES = 1_000_000
_APIS = (
    queue_api,
    catalog_api,
    dossiers_api,
    lookup_api,
    printing_api,
    appointments_api,
    kiosks_api,
    own_api,
    leases_api,
    templates_api,
    words_api,
    sms_api,
    devices_api,
)
_PAGES = (
    front_door,
    catalog_pages,
    dossiers_pages,
    lookup_pages,
    board_pair_pages,
    board_pages,
    health,
    metrics,
    appointments_pages,
    appointments_desk_pages,
    queue_admin_pages,
    printing_admin_pages,
    ratings_pages,
    voice_on_boards,
    voice_administration,
    sms_pages,
    sms_desk_pages,
    sms_phone_pages,
)


@dataclass
class Closing:
    """What has to end with the application, the last begun first."""

    ends: list[Callable[[], None]] = field(default_factory=list)

    def close(self) -> None:
        while self.ends:
            self.ends.pop()()


def create_app(parts: Parts, key: bytes) -> Flask:
    """The application; `key` signs sessions. It starts nothing by itself."""
    app = Site("counter_server", template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(SECRET_KEY=key, MAX_CONTENT_LENGTH=MAX_BODY_BYTES)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["motcua"] = Closing([parts.feeds.close])
    guard = Guard()
    guard.init_app(app)
    install_web(app, is_https=parts.public_url.startswith("https://"))
    install_identity(app, parts)
    app.wsgi_app = OfficeInAddress(app.wsgi_app)  # type: ignore[method-assign]
    apis = [make(parts) for make in _APIS]
    documents = documentation([each for api in apis for each in api.operations])
    for blueprint in (*(api.blueprint for api in apis), documents, media_upload_pages(parts)):
        guard.leave_out(blueprint)
        app.register_blueprint(blueprint)
    app.register_blueprint(accounts_pages(parts, why_stay(parts)))
    for make_pages in _PAGES:
        app.register_blueprint(make_pages(parts))
    preview = partial(board_html, parts, is_preview=True)
    app.register_blueprint(boards_pages(parts, preview))
    app.register_blueprint(devices_pages(parts, motcua_version()))
    app.register_blueprint(desk_pages(parts, desk_printing(parts)))
    app.register_blueprint(monitor_pages(parts, desk_printing(parts)))
    return app


def open_app(settings: Settings) -> Flask:
    """The application of an installation, with its print lanes running."""
    read_own_words(settings.data / OWN_WORDS)
    database = Database(settings.database or sqlite_url(settings.data))
    parts = parts_for(database, SteadyClock(), public_url=public_url(settings), data=settings.data)
    app = create_app(parts, secret_key(settings.data))
    with database.read() as connection:
        offices = office_ids(connection)
    app.config[HOSTS] = hosts_of(settings.hosts)
    behind_proxies(app, settings.trusted_proxies)
    waker = waker_for(database, parts.feeds)
    outbox = alone(database, "outbox", lambda: start_outbox(parts, offices, open_printer))
    sender = alone(database, "webhooks", lambda: Sender(parts))
    keeper = DayKeeper(parts, offices)
    daily = alone(database, "daily-messages", lambda: DailyMessages(parts, offices))
    attendants = alone(
        database, "attendants", lambda: Attendants(parts, offices, (mind_appointments,))
    )
    messengers = alone(database, "sms", lambda: Messengers(parts, offices))
    app.extensions["motcua"].ends[:0] = [
        database.close,
        waker.close,
        outbox.close,
        sender.close,
        keeper.close,
        daily.close,
        attendants.close,
        messengers.close,
    ]
    return app
