"""From an entry of the log to what a zone plays for it."""

import logging
from dataclasses import dataclass

from sqlalchemy import Connection

from config.voice import FIRST_LANGUAGE, Pack, WrongPack, packs
from counter_server.contract.events import Entry
from counter_server.contract.voice import Announcement, Part, VoiceClip
from counter_server.core.clock import local
from counter_server.core.offices import office
from counter_server.core.parts import Parts

from . import queries, rules
from .espeak import NoVoice
from .rules import Call, Heard, Help, Zone
from .settings import VoiceSettings
from .store import words_folder
from .studio import Studio

_log = logging.getLogger(__name__)

AFTER_CHIME_MS = 250
BETWEEN_MS = 650


@dataclass(frozen=True)
class Spoken:
    """A sentence in a language, and the voice for it where nobody recorded it."""

    pack: Pack
    voice: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Announcer:
    """What is to be played, for a zone of an office."""

    parts: Parts
    studio: Studio

    def announcement(self, zone: Zone, entry: Entry, who: str, waiting: int = 0) -> Announcement:
        """What page or player (`who`) plays for an entry while `waiting` more are in line."""
        what = rules.what_of(entry.event)
        if what is None or not rules.is_of(entry.event, zone):
            return _silent(entry, "nothing_to_say" if what is None else "other_zone")
        with self.parts.database.read() as connection:
            settings = queries.settings(connection, zone.office_id)
            here = local(self.parts.clock(), office(connection, zone.office_id).timezone)
            sentences = self.spoken(connection, zone.office_id, settings, what, waiting)
        if not rules.reads(settings, zone.code, who):
            return _silent(entry, "off")
        volume = rules.volume_of(settings, here, what)
        if volume == 0:
            return _silent(entry, "quiet")
        return self._played(zone.office_id, entry, settings, sentences, volume)

    def spoken(
        self,
        connection: Connection,
        office_id: int,
        settings: VoiceSettings,
        what: Heard,
        waiting: int = 0,
    ) -> list[Spoken]:
        """The sentences in their order."""
        known = {pack.language: pack for pack in self.packs() if pack.is_complete}
        sentences = []
        for tongue in rules.rounds(settings, waiting):
            if pack := known.get(tongue.language):
                parts = self._words(connection, office_id, settings, pack, what)
                sentences += [Spoken(pack, tongue.voice, parts)] if parts else []
        return sentences

    def sounds(self, office_id: int, settings: VoiceSettings, sentences: list[Spoken]) -> list[str]:
        """The names of the sentences' sounds; those nobody can say are left out."""
        names = []
        for each in sentences:
            try:
                name, _ = self.studio.sentence(
                    office_id, settings, each.pack, each.voice, each.parts
                )
            except NoVoice:
                continue
            names.append(name)
        return names

    def packs(self) -> tuple[Pack, ...]:
        """All languages with the office's own words; without those when they cannot be read."""
        try:
            return packs(words_folder(self.parts.data))
        except WrongPack as error:
            _log.warning("words of the voice left out: %s", error)
            return packs()

    def words_trouble(self) -> str:
        """What is wrong with the office's own words; empty when nothing is."""
        try:
            packs(words_folder(self.parts.data))
        except WrongPack as error:
            return str(error)
        return ""

    def _words(
        self,
        connection: Connection,
        office_id: int,
        settings: VoiceSettings,
        pack: Pack,
        what: Heard,
    ) -> tuple[Part, ...]:
        speech = self.studio.speech
        if isinstance(what, Call):
            name = queries.counter_name(connection, office_id, what.counter, pack.language)
            return speech.say_call(pack, what.number, what.counter, name, settings.manner)
        if isinstance(what, Help):
            return speech.say_help(pack, what.counter)
        if what.text:  # somebody typed it, in the office's own language
            return speech.say_text(what.text) if pack.language == FIRST_LANGUAGE else ()
        return speech.say_message(pack, what.name)

    def _played(
        self,
        office_id: int,
        entry: Entry,
        settings: VoiceSettings,
        sentences: list[Spoken],
        volume: int,
    ) -> Announcement:
        sounds = self.sounds(office_id, settings, sentences)
        chime = self.studio.chime(settings.chime)
        clips = [_clip(chime, AFTER_CHIME_MS)] if chime else []
        clips += [_clip(each, BETWEEN_MS) for each in sounds]
        return Announcement(
            seq=entry.seq,
            text=self.studio.speech.as_text(sentences[0].parts) if sentences else "",
            language=sentences[0].pack.language if sentences else FIRST_LANGUAGE,
            volume=volume,
            clips=tuple(clips),
            silent="" if sounds else "no_voice",
        )


def _clip(sound: str, after_ms: int) -> VoiceClip:
    return VoiceClip(url=f"{sound}.wav", after_ms=after_ms)


def _silent(entry: Entry, why: str) -> Announcement:
    return Announcement(
        seq=entry.seq, text="", language=FIRST_LANGUAGE, volume=0, clips=(), silent=why
    )
