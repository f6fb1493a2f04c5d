"""Sign-in with growing waits. A try is counted before its password is looked at, and taken back
when it was right: so a burst of tries at one moment gains nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, insert, select, update

from counter_server.accounts.passwords import is_password
from counter_server.accounts.rules import OF_A_NAME, OF_AN_ADDRESS, WINDOW, Patience, folded, wait_s
from counter_server.accounts.tables import SignInAttemptRow, UserRow
from counter_server.core.errors import N_, NotSignedIn, Throttled
from counter_server.core.who import Person, Role
from counter_server.core.work import Work, Works

from .standing import stand_in_line


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, and the epoch their session lives in."""

    person: Person
    epoch: int


def sign_in(works: Works, office_id: int, *, name: str, password: str, address: str) -> SignedIn:
    """The person; `NotSignedIn` wrong_sign_in, or `Throttled` after too many failures."""
    tries = _count_the_try(works, office_id, name, address)
    with works.database.read() as connection:
        user = _user(connection, office_id, name)
    if not is_password(password, user.password_hash if user else None) or user is None:
        raise NotSignedIn(
            "wrong_sign_in",
            N_("Tên hoặc mật khẩu không đúng."),
            N_("Nhập lại; nếu quên mật khẩu, báo người quản trị."),
        )
    with works.begin(office_id) as work:
        _take_back(work, tries, subject_of("name", folded(name)))
    person = Person(user.id, office_id, Role(user.role), user.display_name)
    return SignedIn(person, user.session_epoch)


def sign_out_everywhere(works: Works, office_id: int, user_id: int) -> None:
    """Ends every session of a user, on every machine."""
    here = (UserRow.office_id == office_id) & (UserRow.id == user_id)
    with works.begin(office_id) as work:
        raised = update(UserRow).where(here).values(session_epoch=UserRow.session_epoch + 1)
        work.connection.execute(raised)


def subject_of(kind: str, value: str) -> str:
    """What a failure is counted against, without telling it."""
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "surrogatepass")).hexdigest()


def _count_the_try(works: Works, office_id: int, name: str, address: str) -> Sequence[int]:
    """The ids of what was written down as failures for now."""
    subjects = {
        subject_of("name", folded(name)): OF_A_NAME,
        subject_of("address", address): OF_AN_ADDRESS,
    }
    with works.begin(office_id) as work:
        stand_in_line(work)
        for subject, patience in subjects.items():
            _wait_or_go_on(work, subject, patience)
        stale = SignInAttemptRow.at < work.at - WINDOW
        work.connection.execute(delete(SignInAttemptRow).where(stale))
        rows = [{"office_id": office_id, "subject": each, "at": work.at} for each in subjects]
        made = insert(SignInAttemptRow).returning(SignInAttemptRow.id)
        return work.connection.execute(made, rows).scalars().all()


def _wait_or_go_on(work: Work, subject: str, patience: Patience) -> None:
    failures = work.connection.execute(
        select(SignInAttemptRow.at)
        .where(
            SignInAttemptRow.office_id == work.office_id,
            SignInAttemptRow.subject == subject,
            SignInAttemptRow.at > work.at - WINDOW,
        )
        .order_by(SignInAttemptRow.at.desc())
        .limit(100)
    ).scalars()
    wait = wait_s(failures.all(), patience, work.at)
    if wait:
        raise Throttled(
            "throttled",
            N_("Đã nhập sai nhiều lần."),
            N_("Chờ {wait} giây rồi thử lại."),
            retry_after_s=wait,
            values={"wait": wait},
        )


def _user(connection: Connection, office_id: int, name: str) -> Row[int, str, str, str, int] | None:
    return connection.execute(
        select(
            UserRow.id,
            UserRow.role,
            UserRow.display_name,
            UserRow.password_hash,
            UserRow.session_epoch,
        ).where(
            UserRow.office_id == office_id,
            UserRow.name_folded == folded(name),
            UserRow.is_active,
        )
    ).first()


def _take_back(work: Work, tries: Sequence[int], name_subject: str) -> None:
    """Clears the name, but of the address only this try: one account helps to guess no other."""
    here = SignInAttemptRow.office_id == work.office_id
    cleared = SignInAttemptRow.id.in_(tries) | (SignInAttemptRow.subject == name_subject)
    work.connection.execute(delete(SignInAttemptRow).where(here, cleared))
