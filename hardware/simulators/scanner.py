"""A pretended scanner: `python -m hardware.simulators.scanner` reads codes from stdin."""

from hardware.simulators.talking import Talking, options, run


class SimulatedScanner(Talking):
    """Sends each scan to whoever listens, as UTF-8 with the suffix."""

    def __init__(self, suffix: bytes = b"\r\n") -> None:
        super().__init__()
        self._suffix = suffix

    def scan(self, text: str) -> None:
        self.send(text.encode() + self._suffix)


def main() -> None:
    """Prints its address, `socket://host:port` or the path of a line; each line in is a scan."""
    asked = options("hardware.simulators.scanner").parse_args()
    scanner = SimulatedScanner()
    run(scanner, asked, scanner.scan)


if __name__ == "__main__":
    main()
