"""A cable between a browser and a server that can be pulled out and put back."""

import socket
import threading
from contextlib import suppress


class Cable:
    """Forwards a port of its own to another; while it is out, connections end and none begins."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._lock = threading.Lock()
        self._wires: set[socket.socket] = set()
        self._is_out = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def pull(self) -> None:
        with self._lock:
            self._is_out = True
            wires = list(self._wires)
        for wire in wires:
            _hang_up(wire)

    def put_back(self) -> None:
        with self._lock:
            self._is_out = False

    def close(self) -> None:
        _hang_up(self._door)
        self._door.close()
        self._thread.join()
        self.pull()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                with self._lock:
                    if self._is_out:
                        near.close()
                        continue
                    far = socket.create_connection(("127.0.0.1", self._to))
                    self._wires |= {near, far}
                self._join(near, far)

    def _join(self, near: socket.socket, far: socket.socket) -> None:
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while chunk := one.recv(65536):
                other.sendall(chunk)
        _hang_up(other)
        with self._lock:
            self._wires.discard(one)
        one.close()


def _hang_up(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)
