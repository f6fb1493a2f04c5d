"""Headers and cookies that keep a page to itself: no inline script or style, no frame, no guess."""

from datetime import timedelta

from flask import Flask, Response

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    # CSRF protection under HTTPS needs to see the referrer within the site.
    ("Referrer-Policy", "same-origin"),
)
_PAGE_HEADERS = (
    *_HEADERS,
    ("Content-Security-Policy", _POLICY),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


def install_security(app: Flask, *, is_https: bool) -> None:
    """Sets headers on every answer and the rules of the session cookie."""
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,  # a desk stays open all day; the token ends with the session
    )
    app.after_request(_guard)


def _guard(answer: Response) -> Response:
    said = {name.lower(): value for name, value in answer.headers}
    is_page = said.get("content-type", "").startswith("text/html")
    for name, value in _PAGE_HEADERS if is_page else _HEADERS:
        if name.lower() not in said:
            answer.headers.add(name, value)
    return answer
