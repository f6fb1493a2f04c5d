"""What went wrong under a command, in a sentence that says what to do about it."""

import errno
import tempfile
import traceback
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)

from config.settings import WrongSetting
from counter_server.catalog.reading import WrongCatalog
from counter_server.core.errors import N_, Problem

from .founding import WrongOffice
from .group import in_words

_NO_DATABASE = (
    N_("Tệp dữ liệu không phải cơ sở dữ liệu của motcua, hoặc đã hỏng."),
    N_("Xem lại --data; nếu đúng thư mục, khôi phục từ bản sao bằng lệnh motcua restore."),
)
_SQLITE = {
    "file is not a database": _NO_DATABASE,
    "malformed": _NO_DATABASE,
    "unable to open database file": (
        N_("Không mở được tệp dữ liệu."),
        N_("Kiểm tra --data và quyền của người chạy lệnh trên thư mục đó."),
    ),
    "readonly database": (
        N_("Tệp dữ liệu chỉ cho đọc."),
        N_("Chạy bằng người dùng là chủ của thư mục dữ liệu, hoặc sửa quyền của nó."),
    ),
    "disk is full": (
        N_("Ổ đĩa đã đầy; chưa có gì thay đổi."),
        N_("Dọn bớt ổ đĩa rồi chạy lại."),
    ),
    "disk I/O error": (
        N_("Ổ đĩa đọc ghi bị lỗi hoặc đã đầy."),
        N_("Dọn bớt ổ đĩa rồi chạy lại; vẫn lỗi thì chép thư mục dữ liệu sang ổ khác."),
    ),
    "locked": (
        N_("Cơ sở dữ liệu đang bận vì một lệnh khác đang ghi."),
        N_("Chờ lệnh kia xong rồi chạy lại."),
    ),
}
_NO_TABLES = (
    N_("Cơ sở dữ liệu thiếu bảng: chưa khởi tạo hoặc thuộc bản khác."),
    N_("Khởi tạo bằng motcua init, hoặc nâng cấp bằng motcua upgrade."),
)
_NOT_EMPTY = (
    N_("Cơ sở dữ liệu này đã có bảng, mà không phải do motcua init tạo."),
    N_("Tạo một cơ sở dữ liệu trống rồi chạy lại."),
)
_AWAY = (
    N_("Không kết nối được PostgreSQL: {reason}."),
    N_("Kiểm tra nó có chạy không, rồi địa chỉ, tên và mật khẩu trong --database."),
)
_FILES = {
    errno.ENOSPC: (N_("Ổ đĩa đã đầy: {path}."), N_("Dọn bớt ổ đĩa rồi chạy lại.")),
    errno.EACCES: (
        N_("Không có quyền với {path}."),
        N_("Sửa quyền, hoặc chạy bằng người dùng là chủ của nó."),
    ),
    errno.EPERM: (
        N_("Không có quyền với {path}."),
        N_("Sửa quyền, hoặc chạy bằng người dùng là chủ của nó."),
    ),
    errno.EROFS: (N_("Ổ đĩa chỉ cho đọc: {path}."), N_("Chọn thư mục ở ổ đĩa khác.")),
    errno.ENOENT: (N_("Không có {path}."), N_("Kiểm tra lại đường dẫn.")),
    errno.ENOTDIR: (N_("Không phải thư mục: {path}."), N_("Chọn đường dẫn khác.")),
    errno.EISDIR: (N_("Đó là thư mục, không phải tệp: {path}."), N_("Ghi tên một tệp.")),
    errno.EEXIST: (N_("Đã có tệp {path}."), N_("Chọn đường dẫn khác.")),
}
_FILE = (N_("Không dùng được {path}: {reason}."), N_("Kiểm tra đường dẫn và ổ đĩa."))
_NOT_UTF8 = (
    N_("Nội dung đọc vào không phải chữ UTF-8."),
    N_("Lưu lại tệp hoặc gõ lại nội dung bằng mã UTF-8."),
)
_TWICE = (
    N_("Có hai mục trùng nhau: {reason}."),
    N_("Sửa cho mỗi mã, số, chữ cái chỉ có một; chưa có gì thay đổi."),
)
_UNKNOWN = (
    N_("Lỗi không lường trước: {reason}."),
    N_("Gửi tệp {path} cho người phát triển."),
)
_WRONG_FILE = (
    N_("Tệp bộ phận không dùng được: {reason}."),
    N_("Sửa chỗ đó rồi chạy lại; chưa có gì thay đổi."),
)


def in_plain_words(error: Exception) -> str:
    """Vietnamese, then English; what nobody foresaw is kept in a file that the words name."""
    if isinstance(error, Problem):
        return in_words(error.title, error.detail, error.values)
    if isinstance(error, WrongSetting):
        return str(error)
    if isinstance(error, WrongOffice | WrongCatalog):
        return in_words(*_WRONG_FILE, {"reason": error})
    if isinstance(error, UnicodeError):
        return in_words(*_NOT_UTF8, {})
    if isinstance(error, SQLAlchemyError | CommandError):
        return _of_database(error)
    if isinstance(error, OSError) and error.errno is not None:
        return _of_file(error)
    return _unforeseen(error)


def unusable_url(url: str) -> str:
    """A `--database` that names no database we know."""
    return in_words(
        N_("Địa chỉ cơ sở dữ liệu không dùng được: {url}."),
        N_("Ghi như {example}, hoặc bỏ --database để dùng SQLite."),
        {"url": _hidden(url), "example": "postgresql+psycopg://motcua@localhost/motcua"},
    )


def _of_database(error: SQLAlchemyError | CommandError) -> str:
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for piece, words in _SQLITE.items():
        if piece in said:
            return in_words(*words, {})
    if "no such " in said or (isinstance(error, ProgrammingError) and "does not exist" in said):
        return in_words(*_NO_TABLES, {})
    if "already exists" in said:
        return in_words(*_NOT_EMPTY, {})
    if isinstance(error, IntegrityError):
        return in_words(*_TWICE, {"reason": _first_line(said)})
    if isinstance(error, OperationalError):
        return in_words(*_AWAY, {"reason": _first_line(said)})
    return _unforeseen(error)


def _of_file(error: OSError) -> str:
    words = _FILES.get(error.errno or 0, _FILE)
    values = {"path": error.filename or "?", "reason": error.strerror}
    return in_words(*(words if error.filename else _FILE), values)


def _unforeseen(error: Exception) -> str:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="replace", prefix="motcua-", suffix=".txt", delete=False
    ) as file:
        file.writelines(traceback.format_exception(error))
    return in_words(*_UNKNOWN, {"reason": type(error).__name__, "path": Path(file.name)})


def _hidden(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return url.rsplit("@", maxsplit=1)[-1]


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0].rstrip(".") if text.strip() else "?"
