"""How the pretended devices are plugged in: over TCP, or as serial lines."""

from enum import Enum

from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint, Welcome

End = TcpEndpoint | PtyEndpoint


class Wire(Enum):
    TCP = "tcp"
    PTY = "pty"


def plugged(welcome: Welcome, wire: Wire) -> End:
    """A device at its end of the wire."""
    return TcpEndpoint(welcome) if wire is Wire.TCP else PtyEndpoint(welcome)


def serial_address(end: End) -> str:
    """As pyserial opens it."""
    return f"socket://127.0.0.1:{end.port}" if isinstance(end, TcpEndpoint) else end.path


def printer_address(end: End) -> str:
    """As a printer is named."""
    return f"tcp://127.0.0.1:{end.port}" if isinstance(end, TcpEndpoint) else f"serial://{end.path}"
