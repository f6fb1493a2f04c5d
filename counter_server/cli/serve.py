"""`motcua serve`: the server, gunicorn workers on gevent, streams by the thousand.

One worker is enough for an office and the only safe number on SQLite; PostgreSQL takes many.
"""

import ctypes
import multiprocessing
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from config.private import OTHERS
from config.settings import Settings
from config.words.checking import take_own_words

from .group import data_option, settings_of
from .readiness import only_server, refuse_unready

WORKER = "counter_server.cli.unreadable.WordedWorker"
_PR_SET_PDEATHSIG = 1
HANDLES = 16_384  # connections, and the files beside them
MOST_CONNECTIONS, FILES = 10_000, 128


@click.command()
@data_option
@click.option("--host", metavar="H", help="Address to listen on. [0.0.0.0]")
@click.option("--port", metavar="P", help="Port to listen on. [8080]")
@click.option("--public-url", metavar="URL", help="How phones reach this server.")
@click.option("--workers", metavar="N", help="Server processes, on PostgreSQL only. [1]")
@click.option("--trusted-proxies", metavar="N", help="Proxies of ours before the server. [0]")
@click.option("--hosts", metavar="HOST=OFFICE", help="Host names of offices, with commas between.")
def serve(data: Path, **given: str | None) -> None:
    """Run the server until SIGTERM; ready when /healthz answers 200."""
    settings = settings_of(data, **given)
    _refuse_workers_on_sqlite(settings)
    refuse_unready(settings)
    lock = only_server(settings)
    _refuse_taken_port(settings)
    for trouble in take_own_words(settings.data):
        click.echo(trouble, err=True)
    os.umask(OTHERS)  # what the server writes down is its owner's alone
    _take_handles()
    try:
        Server(settings).run()
    finally:
        lock.close()


class Server(BaseApplication):
    """gunicorn with our settings; the application is made in the worker, after gevent's patches."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._begun = multiprocessing.Value("i", 0)
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "workers": self._settings.workers,
            "worker_class": WORKER,
            "worker_connections": _room(),
            "backlog": 4096,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 75,
            "limit_request_line": 8190,
            # Whom to believe is said by `trusted_proxies`: gunicorn believes nobody's headers, and
            # so need not look at each address.
            "forwarded_allow_ips": "*",
            "secure_scheme_headers": {},
            "forwarder_headers": "",
            "http2_cleartext": "off",  # the same list says who might speak it
            "loglevel": "warning",
            "control_socket_disable": True,
            "proc_name": "motcua",
            "post_fork": _die_with_parent,
            "post_worker_init": lambda _worker: self._say_ready(),
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def _say_ready(self) -> None:
        """Once all workers have begun; a worker that is replaced later says so again."""
        with self._begun.get_lock():
            self._begun.value += 1
            is_ready = self._begun.value >= self._settings.workers
        if is_ready:
            from counter_server.app.addresses import own_url

            print(f"ready {own_url(self._settings)}", flush=True)

    def load(self) -> Any:
        from counter_server.app import open_app

        return open_app(self._settings)


def _die_with_parent(_server: object, _worker: object) -> None:
    """The worker ends with its master even after kill -9, so a restart finds the port free."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _take_handles() -> None:
    """A terminal gives a program 1,024 handles, which are as many phones; it may have more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = HANDLES if hard == resource.RLIM_INFINITY else min(HANDLES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _room() -> int:
    """For so many connections there are handles, files and the like left out."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = HANDLES if soft == resource.RLIM_INFINITY else soft
    return max(8, min(MOST_CONNECTIONS, most - FILES))


def _refuse_workers_on_sqlite(settings: Settings) -> None:
    is_sqlite = not settings.database or settings.database.startswith("sqlite")
    if settings.workers > 1 and is_sqlite:
        raise click.ClickException(
            "Với SQLite chỉ chạy một tiến trình (--workers 1): một là đủ, và chỉ một mới an toàn. "
            "Muốn chạy nhiều tiến trình, dùng PostgreSQL (--database postgresql+psycopg://...).\n"
            "SQLite takes one process (--workers 1): one is enough, and only one is safe. "
            "To run more, use PostgreSQL (--database postgresql+psycopg://...)."
        )


def _refuse_taken_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise click.ClickException(
                f"Không mở được {settings.host}:{settings.port} ({error.strerror}). "
                "Chọn cổng khác bằng --port hoặc tắt chương trình đang dùng cổng này.\n"
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
                "Choose another port with --port or end the program that uses it."
            ) from error
