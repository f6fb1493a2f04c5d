"""What went wrong, as `application/problem+json` (RFC 9457) with a stable code."""

from .wire import Shape, WrongBody, from_json

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


def problem_in(media_type: str, body: bytes) -> ProblemDetails | None:
    """The problem that an answer tells; None where it is not of the contract (a proxy's page)."""
    if not media_type.startswith(MEDIA_TYPE):
        return None
    try:
        return from_json(body, ProblemDetails)
    except WrongBody:
        return None
