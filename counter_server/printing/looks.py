"""How paper looks in an office, kept in versions; the newest one is in use."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from counter_server.contract.wire import from_json, to_json
from counter_server.core.errors import N_, NotFound
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work, Works

from .look import USUAL, Look
from .rules import JobKind
from .tables import PaperLayoutRow, PaperLogoRow


@dataclass(frozen=True)
class Dressed:
    """A look with its logo as PNG, empty without one; version 0 is the usual look."""

    look: Look
    logo: bytes = b""
    version: int = 0


def dressed(connection: Connection, office_id: int, kind: JobKind) -> Dressed:
    """What is in use."""
    row = connection.execute(
        select(PaperLayoutRow.version, PaperLayoutRow.body)
        .where(PaperLayoutRow.office_id == office_id, PaperLayoutRow.kind == kind)
        .order_by(PaperLayoutRow.version.desc())
        .limit(1)
    ).first()
    if row is None:
        return Dressed(USUAL[kind])
    look = from_json(row.body, Look)
    return Dressed(look, logo_of(connection, office_id, look.logo), row.version)


def logo_of(connection: Connection, office_id: int, digest: str) -> bytes:
    """The PNG of a logo; empty for one that is not there."""
    if not digest:
        return b""
    here = (PaperLogoRow.office_id == office_id) & (PaperLogoRow.digest == digest)
    return connection.execute(select(PaperLogoRow.png).where(here)).scalar() or b""


def keep_look(
    works: Works, office_id: int, kind: JobKind, look: Look, *, by: int | None = None
) -> int:
    """The look from the next paper on; its version. `NotFound` unknown_logo."""
    with works.begin(office_id) as work:
        if look.logo and not logo_of(work.connection, office_id, look.logo):
            raise NotFound("unknown_logo", N_("Không có hình này."), N_("Tải hình lên lại."))
        version = _last_version(work, kind) + 1
        work.connection.execute(
            insert(PaperLayoutRow).values(
                office_id=office_id,
                kind=kind,
                version=version,
                body=to_json(look).decode(),
                saved_at=work.at,
                saved_by=by,
            )
        )
        return version


def reset_look(works: Works, office_id: int, kind: JobKind, *, by: int | None = None) -> int:
    """Back to the usual look, as a version of its own."""
    return keep_look(works, office_id, kind, USUAL[kind], by=by)


def keep_logo(works: Works, office_id: int, digest: str, png: bytes) -> None:
    """A logo that looks may name; the same picture is kept once."""
    with works.begin(office_id) as work:
        statement = insert_or(work.connection.dialect.name, PaperLogoRow).values(
            office_id=office_id, digest=digest, png=png, saved_at=work.at
        )
        work.connection.execute(statement.on_conflict_do_nothing())


def _last_version(work: Work, kind: JobKind) -> int:
    here = (PaperLayoutRow.office_id == work.office_id) & (PaperLayoutRow.kind == kind)
    found = work.connection.execute(select(func.max(PaperLayoutRow.version)).where(here))
    return found.scalar() or 0
