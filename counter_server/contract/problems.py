"""What went wrong, as `application/problem+json` (RFC 9457) with a stable code."""

from .wire import Shape

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(Shape, frozen=True):
    """`title` says what happened and `detail` what to do, in the caller's language."""

    code: str
    status: int
    title: str
    detail: str
    type: str = "about:blank"
    state: str | None = None
    field: str | None = None
    retry_after_s: int | None = None
