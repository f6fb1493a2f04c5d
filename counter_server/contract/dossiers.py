"""A dossier: papers of one citizen for one procedure, from intake to result."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from .office import Name
from .wire import Id, Shape


class DossierState(StrEnum):
    """The thin set of this release; codes are the national portal's."""

    RECEIVED = "received"
    PROCESSING = "processing"
    RESOLVED = "resolved"
    RETURNED = "returned"


class Applicant(Shape, frozen=True):
    name: str
    id_number: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""


class HandedIn(Shape, frozen=True):
    """A component as handed in at the counter; without any count, as the catalogue asks for it."""

    code: str
    originals: Id | None = None
    copies: Id | None = None

    @property
    def is_none(self) -> bool:
        """Whether the counts say that nothing was handed in."""
        counts = (self.originals, self.copies)
        return counts != (None, None) and not any(counts)


class DossierRequest(Shape, frozen=True):
    """`procedure` and component codes are the catalogue's; `ticket` is the visit it came from."""

    procedure: str
    applicant: Applicant
    components: tuple[HandedIn, ...] = ()
    ticket: Id | None = None
    note: str = ""
    print: bool = True


class Dossier(Shape, frozen=True):
    """A dossier as devices of the office see it; the applicant stays on the desk."""

    id: int
    code: str
    procedure: str
    state: DossierState
    portal_code: int
    received_at: datetime
    due_at: datetime
    status_url: str
    resolved_at: datetime | None = None
    returned_at: datetime | None = None
    ticket: int | None = None


class Stage(Shape, frozen=True):
    """How far a dossier has got, in words anybody may see (TT 01/2018 art. 16.2.d).

    `can_be_rated`: it is returned, not rated yet, and was asked for by its receipt.
    """

    code: str
    state: DossierState
    portal_code: int
    stage: Name
    step: int
    steps: int
    updated_at: datetime
    can_be_rated: bool = False


class CardOwner(Shape, frozen=True):
    """Whose dossiers are asked for: the 12 digits of their card, in a body so that no log has them.

    Nothing else of the card travels.
    """

    id_number: Annotated[str, Meta(pattern="^[0-9]{12}$")]
