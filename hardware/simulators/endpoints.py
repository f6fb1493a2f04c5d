"""Where pretended devices are plugged in: a TCP port of this machine, and a pseudo terminal."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Guest(Protocol):
    """Whoever is behind one connection of a device."""

    def receive(self, data: bytes) -> None: ...

    def leave(self) -> None: ...


Welcome = Callable[[Callable[[bytes], None]], Guest]


class TcpEndpoint:
    """Listens on `port` (0 takes a free one); `welcome(send)` is called for each connection."""

    def __init__(self, welcome: Welcome, host: str = "127.0.0.1", port: int = 0) -> None:
        self._welcome = welcome
        self._listener = socket.create_server((host, port))
        self._connections: set[socket.socket] = set()
        self._closing = False
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, name=f"tcp {self.port}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Refuse further connections and end those there are."""
        self._closing = True
        for each in (self._listener, *self._connections):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _listen(self) -> None:
        while not self._closing:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._connections.add(connection)
            threading.Thread(target=self._attend, args=(connection,), daemon=True).start()

    def _attend(self, connection: socket.socket) -> None:
        guest = self._welcome(connection.sendall)
        try:
            with connection, contextlib.suppress(OSError):
                while data := connection.recv(65536):
                    guest.receive(data)
        finally:
            self._connections.discard(connection)
            guest.leave()


class PtyEndpoint:
    """A serial line on `path`; `link` gives it a name that stays when the cable is pulled."""

    def __init__(self, welcome: Welcome, link: Path | None = None) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self._link = link
        if link:
            if link.is_symlink():  # ours of before; nobody's file is taken away
                link.unlink()
            link.symlink_to(self.path)
            self.path = str(link)
        self._woken, self._wake = os.pipe()
        self._guest = welcome(self._send)
        self._thread = threading.Thread(target=self._listen, name=self.path, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Pull the cable."""
        os.write(self._wake, b"!")
        self._thread.join()
        if self._link:
            self._link.unlink(missing_ok=True)
        for each in (self._master, self._slave, self._woken, self._wake):
            os.close(each)
        self._guest.leave()

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data) :]

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._woken], [], [])
            if self._woken in ready:
                return
            self._guest.receive(os.read(self._master, 65536))
