"""The office's own pictures and films in the data folder: taken in, checked, thrown away."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from PIL import Image, UnidentifiedImageError
from sqlalchemy import delete, insert, select

from counter_server.core.errors import N_, Invalid, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries
from .rules import HEAD_BYTES, MEGABYTE, MediaKind, kind_of_bytes
from .tables import BoardMediaRow, BoardZoneRow

_CHUNK = 256 * 1024
_LEFT_FREE = 500 * MEGABYTE
_MOST_FILES = 200


@dataclass(frozen=True)
class _Kept:
    """A file that was read whole and lies in the folder under a passing name."""

    path: Path
    kind: MediaKind
    digest: str
    size: int


def folder_of(data: Path, office_id: int) -> Path:
    """Where the files of an office lie: `<data>/media/<office>/<digest>.<ending>`."""
    return (data / "media" / str(office_id)).resolve()


def add_media(parts: Parts, office_id: int, name: str, file: IO[bytes]) -> int:
    """Takes a file in; the same content again is the same file. `Invalid` says what is wrong."""
    folder = folder_of(parts.data, office_id)
    folder.mkdir(parents=True, exist_ok=True)
    kept = _keep(folder, file)
    try:
        _refuse_broken(kept)
        with parts.works.begin(office_id) as work:
            found = _row(work, kept.digest)
            media_id = found if found is not None else _insert(work, kept, name)
            kept.path.replace(folder / f"{kept.digest}.{kept.kind.ending}")
        return media_id
    finally:
        kept.path.unlink(missing_ok=True)


def remove_media(parts: Parts, office_id: int, media_id: int) -> None:
    """`Refused` media_in_use while a board shows it."""
    with parts.works.begin(office_id) as work:
        found = [each for each in queries.media(work.connection, office_id) if each.id == media_id]
        if not found:
            raise NotFound("unknown_media", N_("Không có tệp này."), N_("Tải lại trang."))
        _refuse_shown(work, media_id)
        work.connection.execute(delete(BoardMediaRow).where(BoardMediaRow.id == media_id))
    (folder_of(parts.data, office_id) / found[0].file).unlink(missing_ok=True)


def _keep(folder: Path, file: IO[bytes]) -> _Kept:
    head = file.read(HEAD_BYTES)
    kind = kind_of_bytes(head)
    if kind is None:
        raise Invalid(
            "wrong_media",
            N_("Tệp này không phải ảnh hay phim dùng được."),
            N_("Dùng ảnh JPEG, PNG, WebP hoặc phim MP4 (H.264), WebM."),
            field="file",
        )
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        path = Path(part.name)
        try:
            for chunk in _chunks(head, file):
                size += len(chunk)
                _refuse_large(size, kind, folder)
                digest.update(chunk)
                part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    path.chmod(0o644)
    return _Kept(path, kind, digest.hexdigest(), size)


def _chunks(head: bytes, file: IO[bytes]) -> Iterator[bytes]:
    yield head
    while chunk := file.read(_CHUNK):
        yield chunk


def _refuse_large(size: int, kind: MediaKind, folder: Path) -> None:
    if size > kind.most_bytes:
        raise Invalid(
            "media_too_large",
            N_("Tệp quá lớn: tối đa {most} MB."),
            N_("Giảm kích thước rồi tải lại."),
            field="file",
            values={"most": kind.most_bytes // MEGABYTE},
        )
    if size % (16 * MEGABYTE) < _CHUNK and shutil.disk_usage(folder).free < _LEFT_FREE:
        raise Refused(
            "disk_full",
            N_("Ổ đĩa của máy chủ sắp đầy."),
            N_("Xóa bớt tệp rồi tải lại."),
            field="file",
        )


def _refuse_broken(kept: _Kept) -> None:
    """A picture has to open; a film is tried by the browser that shows it."""
    if kept.kind.is_film:
        return
    try:
        with Image.open(kept.path) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Invalid(
            "wrong_media",
            N_("Tệp này không phải ảnh hay phim dùng được."),
            N_("Ảnh bị hỏng; xuất lại rồi tải lên."),
            field="file",
        ) from error


def _row(work: Work, digest: str) -> int | None:
    return work.connection.execute(
        select(BoardMediaRow.id).where(
            BoardMediaRow.office_id == work.office_id, BoardMediaRow.digest == digest
        )
    ).scalar()


def _insert(work: Work, kept: _Kept, name: str) -> int:
    if len(queries.media(work.connection, work.office_id)) >= _MOST_FILES:
        raise Refused(
            "too_many_media",
            N_("Đã có {most} tệp."),
            N_("Xóa tệp không dùng nữa."),
            field="file",
            values={"most": _MOST_FILES},
        )
    row = {
        "office_id": work.office_id,
        "name": _shown_name(name, kept.kind),
        "ending": kept.kind.ending,
        "digest": kept.digest,
        "size": kept.size,
        "added_at": work.at,
    }
    made = insert(BoardMediaRow).values(row).returning(BoardMediaRow.id)
    return work.connection.execute(made).scalar_one()


def _shown_name(name: str, kind: MediaKind) -> str:
    """What the file was called, as people will read it; never a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(each for each in last if each.isprintable()).strip()
    return clean[:200] or f"media.{kind.ending}"


def _refuse_shown(work: Work, media_id: int) -> None:
    rows = work.connection.execute(
        select(BoardZoneRow.code).where(BoardZoneRow.office_id == work.office_id)
    )
    for code in rows.scalars():
        zone = queries.zone(work.connection, work.office_id, code)
        if any(item.media == media_id for item in zone.settings.playlist):
            raise Refused(
                "media_in_use",
                N_("Bảng {zone} đang chiếu tệp này."),
                N_("Bỏ tệp khỏi danh sách chiếu trước."),
                values={"zone": zone.name.vi},
            )
