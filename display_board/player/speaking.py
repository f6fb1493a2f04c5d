"""One announcement: its sounds fetched, joined into one, and played."""

import logging

from counter_server.contract.voice import Announcement
from hardware.sound.pcm import Sound, joined, louder, silence
from hardware.sound.wav import wav_bytes

from .loudspeaker import Loudspeaker, NoSound
from .patience import Patience
from .server import VoiceServer

_log = logging.getLogger(__name__)


class Speaker:
    """Speaks through a loudspeaker; what is missing there is logged once."""

    def __init__(self, server: VoiceServer, patience: Patience, loudspeaker: Loudspeaker) -> None:
        self._server = server
        self._patience = patience
        self._loudspeaker = loudspeaker
        self._is_mute = False

    @property
    def is_mute(self) -> bool:
        """The last call that was to be heard was not."""
        return self._is_mute

    def say(self, announcement: Announcement) -> str | None:
        """`<seq> <text>`, with the reason in brackets when it was not heard.

        None when it was cut short by the program's end: it is to be said again.
        """
        sound = self._patience.ask(lambda: self._sound(announcement))
        if sound is None and self._patience.is_ended:
            return None
        why = announcement.silent
        if sound is not None and sound.samples:
            try:
                if not self._loudspeaker.play(wav_bytes(sound), sound.length_s):
                    return None
                self._is_mute = False
            except NoSound as trouble:
                why = "no_sound"
                self._say_mute(trouble)
        line = f"{announcement.seq} {announcement.text}".rstrip()
        return f"{line} ({why})" if why else line

    def _sound(self, announcement: Announcement) -> Sound:
        pieces: list[Sound] = []
        for clip in announcement.clips:
            pieces += [self._server.sound(clip.url), silence(clip.after_ms / 1000)]
        return louder(joined(pieces), announcement.volume / 100)

    def _say_mute(self, trouble: NoSound) -> None:
        if not self._is_mute:
            _log.warning("Không phát được tiếng, vẫn theo dõi. / No sound, going on: %s", trouble)
        self._is_mute = True
