"""The recorder's page: one part of a sentence at a time, listened to, done again, kept."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from config.voice import Pack
from counter_server.contract.voice import Group
from counter_server.core.answers import json_answer
from counter_server.core.errors import N_, Invalid, NotFound
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import office_of, onward

from . import queries
from .announcing import Announcer
from .board_pages import wav_answer
from .recorder import PartState, Progress, progress_of, taken_in
from .studio import Studio

GROUP_WORDS = {
    Group.SENTENCE: N_("Khung câu"),
    Group.LETTER: N_("Chữ"),
    Group.NUMBER: N_("Số"),
    Group.MESSAGE: N_("Thông báo"),
}
# The page records, so it may use the microphone; no other page of ours may.
_MICROPHONE = "camera=(), microphone=(self), geolocation=()"


@dataclass(frozen=True)
class Booth:
    """The recordings of an office in a language."""

    studio: Studio
    office_id: int
    pack: Pack
    progress: Progress

    def part(self, name: str) -> PartState:
        for _, parts in self.progress.groups:
            for part in parts:
                if part.name == name:
                    return part
        raise NotFound(
            "unknown_sound", N_("Không có âm thanh này."), N_("Chọn một mục có trong danh sách.")
        )


FindBooth = Callable[[str], Booth]


def add_recorder_pages(pages: Blueprint, parts: Parts, studio: Studio) -> None:
    """`/recordings/<language>` and its parts."""

    def booth(language: str) -> Booth:
        office = office_of(parts)
        known = {each.language: each for each in Announcer(parts, studio).packs()}
        pack = known.get(language)
        if pack is None or not pack.is_complete:
            raise NotFound(
                "unknown_language",
                N_("Ngôn ngữ này chưa có lời để ghi âm."),
                N_("Điền lời vào tệp của ngôn ngữ trong thư mục dữ liệu trước."),
            )
        with parts.database.read() as connection:
            settings = queries.settings(connection, office.id)
            hall = queries.hall(connection, office.id, language)
        progress = progress_of(studio, office.id, pack, hall, settings)
        return Booth(studio, office.id, pack, progress)

    _showing(pages, booth)
    _keeping(pages, booth)


def _showing(pages: Blueprint, booth: FindBooth) -> None:
    @pages.get("/recordings/<language>")
    def recordings(language: str) -> AnyResponse:
        found = booth(language)
        page = render(
            "admin/recordings.html",
            pack=found.pack,
            progress=found.progress,
            group_words=GROUP_WORDS,
            troubles={},
        )
        answer = make_response(page)
        answer.headers["Permissions-Policy"] = _MICROPHONE
        return answer

    @pages.get("/recordings/<language>/<name>.wav")
    def recording(language: str, name: str) -> Response:
        found = booth(language)
        part = found.part(name)
        recordings = found.studio.recordings(found.office_id, language)
        if not part.is_recorded:
            raise NotFound("unknown_sound", N_("Phần này chưa được ghi."), N_("Ghi âm phần này."))
        return wav_answer(recordings.path(part.name).read_bytes())


def _keeping(pages: Blueprint, booth: FindBooth) -> None:
    @pages.post("/recordings/<language>/<name>")
    def keep(language: str, name: str) -> AnyResponse:
        found = booth(language)
        part = found.part(name)
        file = request.files.get("file")
        if file is None:
            raise Invalid(
                "wrong_recording", N_("Chưa chọn tệp."), N_("Chọn tệp WAV."), field="file"
            )
        sound = taken_in(file.read())
        found.studio.recordings(found.office_id, language).keep(part.words, sound)
        return _done(booth(language), N_("Đã giữ bản ghi “{part}”."), part)

    @pages.post("/recordings/<language>/<name>/remove")
    def remove(language: str, name: str) -> AnyResponse:
        found = booth(language)
        part = found.part(name)
        found.studio.recordings(found.office_id, language).remove(part.name)
        return _done(booth(language), N_("Đã bỏ bản ghi “{part}”."), part)


def _done(found: Booth, words: str, part: PartState) -> AnyResponse:
    """To a script how far we are; to a form the page again."""
    if request.accept_mimetypes.best == "application/json":
        progress = found.progress
        return json_answer({"done": progress.done, "all": len(progress.of_calls)})
    place = f"/admin/voice/recordings/{found.pack.language}#{part.name}"
    return onward(words, place, part=part.words)
