"""Server-sent events from a feed: resumes after `Last-Event-ID`, beats while nothing happens."""

from collections.abc import Callable, Iterator

from flask import Response, request

from counter_server.contract.events import Entry

from .errors import N_, Malformed
from .feed import Feed

BEAT_S = 15.0
_HELLO = b"retry: 2000\n: motcua\n\n"
_BEAT = b": beat\nevent: beat\ndata: {}\n\n"
_GAP = b"event: gap\ndata: {}\n\n"

Message = Callable[[Entry, bytes], bytes | None]


def as_it_is(_entry: Entry, message: bytes) -> bytes:
    """Every entry, as the log has it."""
    return message


def event_stream(feed: Feed, message: Message = as_it_is, beat_s: float = BEAT_S) -> Response:
    """The feed as `text/event-stream`. `message` may change an entry's bytes or drop it (None)."""
    after = _asked_after(feed.last_seq)
    messages = _messages(feed, after, message, beat_s)
    # They are bytes already: nothing in between looks at each of them again.
    answer = Response(messages, mimetype="text/event-stream", direct_passthrough=True)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _messages(feed: Feed, after: int, message: Message, beat_s: float) -> Iterator[bytes]:
    yield _HELLO
    if after > feed.last_seq:  # the client knows a future we do not: the database was put back
        after = feed.last_seq
        yield _GAP
    with feed.beats.followed(beat_s):
        while not feed.is_closed:
            signal = feed.signal()
            frames = feed.after(after)
            for frame in frames:
                after = frame.entry.seq
                changed = message(frame.entry, frame.message)
                if changed is not None:
                    yield changed
            if not frames and not feed.is_closed:
                signal.wait()
                if feed.last_seq <= after:
                    yield _BEAT


def _asked_after(now: int) -> int:
    asked = request.headers.get("Last-Event-ID") or request.args.get("after")
    if asked is None:
        return now
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        return int(asked)
    raise Malformed(
        "wrong_seq",
        N_("Số thứ tự sự kiện không đọc được."),
        N_("Gửi Last-Event-ID là một số nguyên không âm, hoặc bỏ trống."),
        field="Last-Event-ID",
    )
