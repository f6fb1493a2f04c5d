"""What is well and what has to be mended, from the facts; pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from config.words.checking import ADVICE, place
from config.words.reading import Fault
from counter_server.cli.one_server import Holder
from counter_server.core.errors import N_
from counter_server.devices.findings import Finding, Level, bad, good, warn
from counter_server.devices.judging import of_device, of_printer

from .facts import Facts, Files, Listening, OwnWords, Store

LEAST_FREE_BYTES = 500_000_000
_CLOCK_SLACK = timedelta(minutes=1)
_FIRST_YEAR = 2026  # this program did not exist before
_LEVELS = {"good": Level.GOOD, "warn": Level.WARN, "bad": Level.BAD}
_SLIGHT = (Fault.UNSURE, Fault.TWICE, Fault.UNKNOWN)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def judged(facts: Facts) -> list[Finding]:
    """Every finding, in the order in which they are best mended."""
    return [
        *_of_files(facts.files),
        *_of_store(facts.store),
        *_of_clock(facts),
        *_of_server(facts),
        *_of_phones(facts),
        *_of_printers(facts),
        *_of_devices(facts),
        *_of_messages(facts),
        *_of_words(facts.words),
        *_of_fonts(facts),
    ]


def _of_files(files: Files) -> Iterator[Finding]:
    if files.foreign:
        yield bad(
            N_("Không ghi được {names} trong {folder}."),
            N_("Chạy bằng người dùng là chủ của thư mục: chown -R <người dùng> {folder}"),
            names=", ".join(files.foreign),
            folder=files.folder,
        )
    if files.loose:
        yield warn(
            N_("Người khác trên máy đọc được {names} trong {folder}."),
            N_("Chạy: chmod -R go= {folder}"),
            names=", ".join(files.loose),
            folder=files.folder,
        )
    if files.is_there and not files.loose and not files.foreign:
        yield good(N_("Thư mục dữ liệu {folder}: chỉ chủ của nó đọc được."), folder=files.folder)
    yield _of_disk(files)


def _of_disk(files: Files) -> Finding:
    free = f"{files.free_bytes / 1_000_000_000:.1f} GB"
    if files.free_bytes < max(LEAST_FREE_BYTES, files.database_bytes // 10):
        mend = N_("Dọn ổ đĩa hoặc chuyển dữ liệu sang ổ lớn hơn, trước khi máy chủ phải dừng.")
        return bad(N_("Ổ đĩa chỉ còn trống {free}."), mend, free=free)
    if files.free_bytes < 2 * files.database_bytes:
        mend = N_("Sao lưu ra ổ khác: motcua backup.")
        return warn(N_("Ổ đĩa còn trống {free}, không đủ cho một bản sao."), mend, free=free)
    return good(N_("Ổ đĩa còn trống {free}."), free=free)


def _of_store(store: Store) -> Iterator[Finding]:
    if store.trouble:
        yield Finding(Level.BAD, "{trouble}", "", {"trouble": store.trouble})
        return
    if store.damage:
        yield bad(
            N_("Cơ sở dữ liệu không lành lặn: {reason}."),
            N_("Dừng máy chủ, giữ lại thư mục này, khôi phục bản sao tốt: motcua restore."),
            reason=store.damage,
        )
    if store.version != store.newest:
        yield bad(
            N_("Cơ sở dữ liệu ở bản {version}, chương trình ở bản {newest}."),
            N_("Dừng máy chủ rồi chạy motcua upgrade; nếu dữ liệu mới hơn, cập nhật chương trình."),
            version=store.version or "?",
            newest=store.newest,
        )
    elif not store.damage:
        yield good(N_("Cơ sở dữ liệu: bản {version}, lành lặn."), version=store.version)
    if not store.has_admin:
        yield warn(
            N_("Chưa có người quản trị."),
            N_("Chạy: motcua user add --role admin --name <tên>"),
        )


def _of_clock(facts: Facts) -> Iterator[Finding]:
    last, zones = facts.store.last_event_at, facts.store.unknown_zones
    is_behind = last is not None and last - facts.at > _CLOCK_SLACK
    if is_behind or facts.at.year < _FIRST_YEAR:
        yield bad(
            N_("Đồng hồ máy này chậm: bây giờ là {now}, trước cả việc ghi lần cuối."),
            N_("Chỉnh giờ: timedatectl set-ntp true, hoặc thay pin đồng hồ của máy."),
            now=f"{facts.at:%Y-%m-%d %H:%M} UTC",
        )
    else:
        yield good(N_("Đồng hồ: {now}."), now=f"{facts.at:%Y-%m-%d %H:%M} UTC")
    if zones:
        yield bad(
            N_("Máy này không biết múi giờ {zones}."),
            N_("Cài gói tzdata."),
            zones=", ".join(zones),
        )


def _of_server(facts: Facts) -> Iterator[Finding]:
    match facts.listening, facts.server:
        case Listening.US, _:
            yield good(N_("Máy chủ đang chạy ở cổng {port}."), port=facts.port)
        case Listening.ANOTHER, _:
            yield bad(
                N_("Ở cổng {port} là máy chủ của một thư mục dữ liệu khác."),
                N_("Dừng máy chủ kia, hoặc đặt cổng khác bằng --port."),
                port=facts.port,
            )
        case Listening.OTHERS, None:
            yield bad(
                N_("Một chương trình khác đang dùng cổng {port}."),
                N_("Tắt nó, hoặc đặt cổng khác bằng --port."),
                port=facts.port,
            )
        case _, Holder(pid=pid, port=0):
            yield bad(
                N_("Tiến trình {pid} giữ thư mục dữ liệu này và không nói mình ở cổng nào."),
                N_("Nếu đang nâng cấp thì chờ xong; nếu không, dừng nó: kill {pid}."),
                pid=pid,
            )
        case _, Holder(pid=pid, address=address):
            yield bad(
                N_("Máy chủ đang chạy ở {address} (tiến trình {pid}) nhưng không trả lời tốt."),
                N_("Xem nhật ký: journalctl -u motcua; rồi khởi động lại nó."),
                pid=pid,
                address=address,
            )
        case _:
            yield warn(
                N_("Máy chủ chưa chạy; cổng {port} còn trống."),
                N_("Chạy: motcua serve --data <thư mục>"),
                port=facts.port,
            )


def _of_phones(facts: Facts) -> Iterator[Finding]:
    if urlsplit(facts.public_url).hostname in _LOOPBACK:
        yield warn(
            N_("Mã QR trên phiếu dẫn đến {url}, điện thoại không mở được."),
            N_("Đặt public_url bằng địa chỉ của máy này trong mạng."),
            url=facts.public_url,
        )
    else:
        yield good(N_("Mã QR trên phiếu dẫn đến {url}."), url=facts.public_url)


def _of_printers(facts: Facts) -> Iterator[Finding]:
    if not facts.printers and not facts.store.trouble:
        yield warn(
            N_("Chưa có máy in nào."),
            N_("Thêm bằng motcua printer add; không có giấy, số vẫn hiện trên ki-ốt."),
        )
    for each in facts.printers:
        found = of_printer(each)
        values = {"name": each.name, "url": each.url, "problem": found}
        values["code"] = each.problem or each.paper
        if found.level is Level.GOOD:
            yield good(N_("Máy in {name} sẵn sàng."), name=each.name)
        else:
            title = N_("Máy in {name} ({url}): {problem}. ({code})")
            yield replace(found, title=title, values={**found.values, **values})


def _of_devices(facts: Facts) -> Iterator[Finding]:
    """A warning at most: at night most machines are switched off, and rightly so."""
    for each in facts.devices:
        for found in of_device(each, facts.at, facts.version):
            if found.level is not Level.GOOD:
                values: dict[str, object] = {"name": each.name, "kind": each.kind}
                values["finding"] = found
                title = N_("Thiết bị {name} ({kind}): {finding}")
                values |= found.values
                yield Finding(Level.WARN, title, found.mend, values)
    seen = sum(each.last_at is not None for each in facts.devices)
    if seen:
        yield good(N_("{count} thiết bị đã nối đến máy chủ."), count=seen)


def _of_messages(facts: Facts) -> Iterator[Finding]:
    for each in facts.messages:
        if each.missing:
            yield bad(
                N_("Thiếu hoặc không ghi được thư mục tin nhắn {names} trong {folder}."),
                N_("Tạo chúng; máy chủ và gammu-smsd chạy cùng một người dùng là chủ thư mục."),
                names=", ".join(each.missing),
                folder=each.folder,
            )
        if each.is_loose:
            yield warn(
                N_("Người khác trên máy đọc được tin nhắn trong {folder}."),
                N_("Chạy: chmod -R go= {folder}"),
                folder=each.folder,
            )
        for mend in each.mends:
            level = _LEVELS[mend.tone]
            found = Finding(level, mend.words, "", {"count": mend.count})
            values = {"finding": found, "count": mend.count}
            yield Finding(level, N_("Tin nhắn: {finding}"), mend.todo, values)


def _of_words(words: OwnWords) -> Iterator[Finding]:
    """What cannot be used shows Vietnamese, so nothing stands still for it."""
    for each in words.written:
        advice = ADVICE[each.fault]
        level = Level.WARN if each.fault in _SLIGHT else Level.BAD
        values = {"where": place(each), "finding": Finding(level, advice.wrong)}
        yield Finding(level, N_("Lời của bộ phận ({where}): {finding}"), advice.mend, values)
    if words.spoken:
        yield bad(
            N_("Lời đọc của bộ phận chưa dùng được: {reason}."),
            N_("Sửa tệp theo mẫu trong config/voice rồi khởi động lại máy chủ."),
            reason=words.spoken,
        )


def _of_fonts(facts: Facts) -> Iterator[Finding]:
    if facts.bad_fonts:
        yield bad(
            N_("Thiếu hoặc hỏng phông chữ: {names}."),
            N_("Chép lại thư mục config/fonts từ bản phát hành."),
            names=", ".join(facts.bad_fonts),
        )
    else:
        yield good(N_("Phông chữ có đủ dấu tiếng Việt."))
