"""An answer's head and the first of its body leave as one packet, and nothing of it is lost."""

from counter_server.cli.worker import Joined


class Narrow:
    """A socket that takes only so many bytes at once, as one does whose reader is slow."""

    def __init__(self, takes: int) -> None:
        self.takes = takes
        self.packets: list[bytes] = []

    def send(self, data: bytes) -> int:
        self.packets.append(data[: self.takes])
        return min(self.takes, len(data))

    def sendall(self, data: bytes) -> None:
        self.packets.append(data)


def test_head_and_body_leave_as_one_packet() -> None:
    wide = Narrow(takes=1000)
    joined = Joined(wide)  # type: ignore[arg-type]
    joined.sendall(b"head\r\n\r\n")
    assert wide.packets == []
    joined.sendall(b"body")
    joined.sendall(b"more")
    joined.flush()
    assert wide.packets == [b"head\r\n\r\nbody", b"more"]


def test_an_answer_without_a_body_leaves_at_its_end() -> None:
    wide = Narrow(takes=1000)
    joined = Joined(wide)  # type: ignore[arg-type]
    joined.sendall(b"head\r\n\r\n")
    joined.flush()
    assert wide.packets == [b"head\r\n\r\n"]


def test_what_a_slow_reader_does_not_take_at_once_follows() -> None:
    narrow = Narrow(takes=3)
    joined = Joined(narrow)  # type: ignore[arg-type]
    for part in (b"head", b"body", b"more"):
        joined.sendall(part)
    assert b"".join(narrow.packets) == b"headbodymore"


def test_a_reader_that_takes_nothing_now_gets_all_later() -> None:
    narrow = Narrow(takes=0)
    joined = Joined(narrow)  # type: ignore[arg-type]
    joined.sendall(b"head")
    joined.flush()
    assert b"".join(narrow.packets) == b"head"
