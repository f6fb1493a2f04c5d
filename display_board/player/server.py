"""The server, as the player asks it: where the log stands, what to play, the sounds themselves."""

from collections import OrderedDict
from urllib.parse import quote

from counter_server.contract.board import Board
from counter_server.contract.office import Office
from counter_server.contract.voice import Announcement, VoiceState
from display_board.asking import AskedServer, Refused, ServerAway
from hardware.sound.pcm import Sound
from hardware.sound.wav import WrongSound, sound_from_wav

__all__ = ["Refused", "ServerAway", "VoiceServer"]

_KEPT_SOUNDS = 40


class VoiceServer(AskedServer):
    """Every call answers, or raises `ServerAway` or `Refused`."""

    def __init__(self, url: str, token: str, zone: str) -> None:
        super().__init__(url, token)
        self._voice = f"/board/{quote(zone, safe='')}/voice"
        self._sounds: OrderedDict[str, Sound] = OrderedDict()

    def last_seq(self) -> int:
        """The newest entry of the log; `Refused` for a wrong token."""
        return self.get("/api/v1/board", Board).seq

    def state(self) -> VoiceState:
        """Who reads in the zone; `Refused` other_office when the token is another office's."""
        state = self.get(self._voice, VoiceState)
        if self.get("/api/v1/office", Office).code != state.office:
            raise Refused("other_office")
        return state

    def announcement(self, seq: int, waiting: int) -> Announcement:
        """What to play for an entry while so many more are in line."""
        return self.get(f"{self._voice}/{seq}?who=player&waiting={waiting}", Announcement)

    def sound(self, url: str) -> Sound:
        """A sound of an announcement; the last ones are kept."""
        if url not in self._sounds:
            self._sounds[url] = self._fetch(url)
        self._sounds.move_to_end(url)
        while len(self._sounds) > _KEPT_SOUNDS:
            self._sounds.popitem(last=False)
        return self._sounds[url]

    def _fetch(self, url: str) -> Sound:
        try:
            return sound_from_wav(self.answer(f"{self._voice}/{url}").content)
        except WrongSound as error:
            raise ServerAway("not a sound") from error
