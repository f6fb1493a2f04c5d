"""When a player ends its reading: moved to another board, or known no more."""

import pytest

from counter_server.cli.board import Watch
from counter_server.contract.devices import DeviceSelf
from display_board.asking import Refused


class FakePlayer:
    """Remembers how it was ended."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    def end(self) -> None:
        self.ended.append("moved")

    def give_up(self, code: str) -> None:
        self.ended.append(code)


def known(zone: str) -> DeviceSelf:
    return DeviceSelf(name="loa 1", kind="board", place="", zone=zone, every_s=60)


@pytest.mark.parametrize(
    ("answer", "is_told", "ended"),
    [
        (known("main"), True, []),
        (known(""), True, []),
        (known("tang-2"), True, ["moved"]),
        (known("tang-2"), False, []),
        (Refused("token_wrong"), True, ["token_wrong"]),
        (Refused("unknown_device"), True, []),
    ],
)
def test_a_player_goes_on_until_the_office_says_otherwise(answer, is_told, ended):
    player = FakePlayer()
    watch = Watch(player, "main", is_told=is_told)
    watch.hear(answer)
    assert player.ended == ended
    assert watch.has_moved == (ended == ["moved"])
