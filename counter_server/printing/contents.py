"""What stands on paper, as plain values; `content` fills them from the database."""

from dataclasses import dataclass
from datetime import datetime

from counter_server.contract.office import Name, Wait

from .look import USUAL_RECEIPT, USUAL_SLIP, Look


@dataclass(frozen=True)
class SlipContent:
    """A visitor's slip. `issued_at` is local time; `ahead` is None once the number was called.

    `copy` 2 is the first reprint; `logo` is a PNG of dots, empty without one.
    """

    language: str
    unit: Name
    office: Name
    number: str
    service: Name
    priority: Name | None
    ahead: int | None
    wait: Wait | None
    issued_at: datetime
    status_url: str
    copy: int = 1
    look: Look = USUAL_SLIP
    logo: bytes = b""


@dataclass(frozen=True)
class ComponentLine:
    """A paper that was handed in."""

    name: str
    originals: int
    copies: int


@dataclass(frozen=True)
class FeeLine:
    """An amount in whole đồng, None when `case` says it in words; the only fee has no case."""

    case: str
    amount_vnd: int | None


@dataclass(frozen=True)
class ReceiptContent:
    """Form 01 of NĐ 61/2018. Times are local; `time_limit` is in words; no fees: free."""

    unit: str
    office: str
    place: str
    phone: str
    code: str
    submitter: str
    id_number: str
    address: str
    submitter_phone: str
    email: str
    procedure: str
    components: tuple[ComponentLine, ...]
    time_limit: str
    received_at: datetime
    due_at: datetime
    return_place: str
    fees: tuple[FeeLine, ...]
    status_url: str
    receiver: str = ""
    copy: int = 1
    look: Look = USUAL_RECEIPT
    logo: bytes = b""


@dataclass(frozen=True)
class TrialContent:
    """A page to try a printer with. `at` is local time; `code` is what its QR says."""

    printer: str
    address: str
    paper_mm: int
    at: datetime
    code: str
    copy: int = 1


Content = SlipContent | ReceiptContent | TrialContent
