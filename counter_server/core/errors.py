"""What can go wrong, in the words of the field; turned into HTTP in one place (core.answers).

`title` says what happened and `detail` what to do: Vietnamese msgids, translated at the edge.
Mark each with `N_` so that the words are found by the extractor; `values` fill the placeholders.
"""

from collections.abc import Mapping


def N_(message: str) -> str:
    """Marks a text for translation where it is written; it is translated where it is shown."""
    return message


class Problem(Exception):
    """The parent of all: a stable `code`, an HTTP `status`, words for a person."""

    status = 500

    def __init__(
        self,
        code: str,
        title: str,
        detail: str,
        *,
        state: str | None = None,
        field: str | None = None,
        retry_after_s: int | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.title = title
        self.detail = detail
        self.state = state
        self.field = field
        self.retry_after_s = retry_after_s
        self.values = dict(values or {})


class Malformed(Problem):
    """The request cannot be read."""

    status = 400


class NotSignedIn(Problem):
    status = 401


class NotAllowed(Problem):
    status = 403


class NotFound(Problem):
    status = 404


class Refused(Problem):
    """It makes no sense in the state things are in; nothing was changed."""

    status = 409


class Invalid(Problem):
    """The request can be read but one of its values is wrong."""

    status = 422


class Throttled(Problem):
    status = 429


class Busy(Problem):
    """The server cannot do it now; the same request may be sent again."""

    status = 503
