"""How phones reach this server."""

import socket

from config.settings import Settings

_EVERYWHERE = {"0.0.0.0", "::", ""}


def public_url(settings: Settings) -> str:
    """The setting, or this machine's address in the hall's network with the port."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    return own_url(settings)


def own_url(settings: Settings) -> str:
    """An address of this machine that a browser can open, whatever phones use."""
    host = local_address() if settings.host in _EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def local_address() -> str:
    """This machine's address in the hall's network; the loopback when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # sends nothing: asks the routing table
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
