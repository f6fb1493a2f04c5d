"""Gzip for pages and JSON: offices have slow lines. Event streams are left alone."""

import gzip

from flask import Flask, Response, request

_WORTH_IT = 1024
_MEDIA = {
    "text/html",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "text/javascript",
}


def install_compression(app: Flask) -> None:
    """Packs whole answers above a kilobyte for whoever can unpack them."""
    app.after_request(_packed)


def _packed(answer: Response) -> Response:
    if _is_small(answer) or answer.is_streamed or answer.direct_passthrough:
        return answer
    body = answer.get_data()
    if len(body) <= _WORTH_IT or answer.mimetype not in _MEDIA:
        return answer
    if "Content-Encoding" in answer.headers:
        return answer
    answer.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        answer.set_data(gzip.compress(body, 6, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _is_small(answer: Response) -> bool:
    """Seen without joining its parts; most answers are one small part."""
    parts = answer.response
    return isinstance(parts, list) and len(parts) == 1 and len(parts[0]) <= _WORTH_IT
