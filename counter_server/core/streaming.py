"""Server-sent events from a feed: resumes after `Last-Event-ID`, beats while nothing happens."""

import time
from collections.abc import Callable, Iterator, Sequence

from flask import Response, request

from counter_server.contract.events import Entry

from .errors import N_, Malformed
from .feed import Feed, Frame

BEAT_S = 15.0
_HELLO = b"retry: 2000\n: motcua\n\n"
_BEAT = b": beat\nevent: beat\ndata: {}\n\n"
_AT_ONCE = 50
_GAP = b"event: gap\ndata: {}\n\n"

Message = Callable[[Entry, bytes], bytes | None]


def as_it_is(_entry: Entry, message: bytes) -> bytes:
    """Every entry, as the log has it."""
    return message


def event_stream(
    feed: Feed, message: Message = as_it_is, beat_s: float = BEAT_S, *, recent: bool = False
) -> Response:
    """The feed as `text/event-stream`. `message` may change an entry's bytes or drop it (None).

    `recent`: only what has happened of late is told again; who lacks more hears `gap`, and has a
    snapshot to begin from.
    """
    after, lacks = _asked_after(feed.last_seq), False
    # Perhaps the database was put back, and the client knows a future that we do not.
    if after > feed.last_seq or (recent and feed.is_far_behind(after)):
        after, lacks = feed.last_seq, True
    messages = _messages(feed, after, message, beat_s, lacks=lacks)
    # They are bytes already: nothing in between looks at each of them again.
    answer = Response(messages, mimetype="text/event-stream", direct_passthrough=True)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _messages(
    feed: Feed, after: int, message: Message, beat_s: float, *, lacks: bool
) -> Iterator[bytes]:
    yield _HELLO
    if lacks:
        yield _GAP
    with feed.beats.followed(beat_s):
        while not feed.is_closed:
            signal = feed.signal()
            frames = feed.after(after)
            for place in range(0, len(frames), _AT_ONCE):
                some = frames[place : place + _AT_ONCE]
                after = some[-1].entry.seq
                if changed := _joined(some, message):
                    yield changed
                if len(frames) > _AT_ONCE:  # who catches up lets others come in between
                    time.sleep(0)
            if not frames and not feed.is_closed:
                signal.wait()
                if feed.last_seq <= after:
                    yield _BEAT


def _joined(frames: Sequence[Frame], message: Message) -> bytes:
    """What of some frames is told, as one piece."""
    if len(frames) == 1:
        return message(frames[0].entry, frames[0].message) or b""
    told = (message(frame.entry, frame.message) for frame in frames)
    return b"".join(each for each in told if each is not None)


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
