"""An HTTP client's way to a server that may be anything: no answer is read without an end."""

import time
from collections.abc import Iterator

import httpx

# Far more than an answer of the contract or the sound of a call takes, on a slow line too.
MOST_BYTES, LONGEST_S = 16_000_000, 60.0


class Bounded(httpx.HTTPTransport):
    """Breaks off an answer that is too large or takes too long: `httpx.ReadError`."""

    def __init__(self, limits: httpx.Limits = httpx.Limits(), longest_s: float = LONGEST_S) -> None:  # noqa: B008
        super().__init__(limits=limits, trust_env=False)
        self._longest_s = longest_s

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        assert isinstance(answer.stream, httpx.SyncByteStream)
        answer.stream = _Counted(answer.stream, time.monotonic() + self._longest_s)
        return answer


class _Counted(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, until_s: float) -> None:
        self._stream = stream
        self._until_s = until_s

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if size > MOST_BYTES or time.monotonic() > self._until_s:
                raise httpx.ReadError("the answer has no end")
            yield chunk

    def close(self) -> None:
        self._stream.close()
