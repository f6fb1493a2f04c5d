"""People who may sign in."""

from sqlalchemy import insert, select, update

from counter_server.accounts.passwords import hash_of
from counter_server.accounts.rules import checked_password, folded, tidy_name
from counter_server.accounts.tables import UserRow
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.who import Role
from counter_server.core.work import Work, Works

from .standing import stand_in_line


def add_user(
    works: Works, office_id: int, *, name: str, role: Role, password: str, display_name: str = ""
) -> int:
    """A new user's id; `Refused` user_exists, `Invalid` wrong_name or weak_password."""
    tidy = tidy_name(name)
    values = {
        "office_id": office_id,
        "name": tidy,
        "name_folded": folded(tidy),
        "display_name": tidy_name(display_name or tidy),
        "role": Role(role).value,
        "password_hash": hash_of(checked_password(password, tidy)),
    }
    with works.begin(office_id) as work:
        stand_in_line(work)
        if _id_of(work, tidy) is not None:
            raise Refused(
                "user_exists",
                N_("Đã có người dùng tên {name}."),
                N_("Chọn tên khác; tên không phân biệt dấu và chữ hoa."),
                field="name",
                values={"name": tidy},
            )
        made = insert(UserRow).values(values | {"created_at": work.at}).returning(UserRow.id)
        return work.connection.execute(made).scalar_one()


def replace_password(works: Works, office_id: int, *, name: str, password: str) -> None:
    """A new password; every session of the user ends. `NotFound` unknown_user."""
    encoded = hash_of(checked_password(password, tidy_name(name)))
    with works.begin(office_id) as work:
        known = _id_of(work, name)
        if known is None:
            raise NotFound(
                "unknown_user", N_("Không có người dùng này."), N_("Kiểm tra lại tên người dùng.")
            )
        work.connection.execute(
            update(UserRow)
            .where(UserRow.id == known)
            .values(password_hash=encoded, session_epoch=UserRow.session_epoch + 1)
        )


def _id_of(work: Work, name: str) -> int | None:
    return work.connection.execute(
        select(UserRow.id).where(
            UserRow.office_id == work.office_id, UserRow.name_folded == folded(name)
        )
    ).scalar()
