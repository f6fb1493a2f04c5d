"""Whether a dossier can be taken in: its papers complete, the person's data of the right form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counter_server.contract.dossiers import Applicant, DossierRequest, HandedIn
from counter_server.contract.procedures import Component, Procedure
from counter_server.core.errors import N_, Invalid
from counter_server.core.plain_words import plain

MOST_PAPERS = 999
LONGEST = {"name": 120, "address": 300, "email": 120, "note": 500}
_ID_NUMBER = re.compile(r"\d{9}|\d{12}")
_PHONE = re.compile(r"0\d{9,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SEPARATORS = re.compile(r"[\s.\-()]")


@dataclass(frozen=True)
class Intake:
    """What is kept: text composed (NFC) and trimmed, papers in the catalogue's order."""

    applicant: Applicant
    components: tuple[tuple[Component, HandedIn], ...]
    note: str


def checked(request: DossierRequest, procedure: Procedure) -> Intake:
    """The intake, or the first of its `faults`."""
    for fault in faults(request, procedure):
        raise fault
    papers = {each.code: each for each in request.components}
    return Intake(
        applicant=_tidied(request.applicant),
        components=tuple(
            (each, _counted(each, papers[each.code]))
            for each in procedure.components
            if each.code in papers and not _is_left_out(each, papers[each.code])
        ),
        note=plain(request.note),
    )


def faults(request: DossierRequest, procedure: Procedure) -> Iterator[Invalid]:
    """All that is wrong, each with its field: `name`, `id_number`, ... or a component's code."""
    yield from _applicant_faults(_tidied(request.applicant))
    if len(plain(request.note)) > LONGEST["note"]:
        yield _too_long("note")
    yield from _paper_faults(request.components, procedure.components)


def _tidied(applicant: Applicant) -> Applicant:
    return Applicant(
        name=plain(applicant.name),
        id_number=_SEPARATORS.sub("", applicant.id_number),
        phone=_local_phone(_SEPARATORS.sub("", applicant.phone)),
        address=plain(applicant.address),
        email=plain(applicant.email),
    )


def _local_phone(phone: str) -> str:
    return re.sub(r"^(\+84|0084)0?", "0", phone)


def _applicant_faults(applicant: Applicant) -> Iterator[Invalid]:
    if not any(sign.isalpha() for sign in applicant.name):
        yield _wrong("name", N_("Chưa có họ tên người nộp."), N_("Ghi họ tên như trên căn cước."))
    for field in ("name", "address", "email"):
        if len(getattr(applicant, field)) > LONGEST[field]:
            yield _too_long(field)
    if applicant.id_number and not _ID_NUMBER.fullmatch(applicant.id_number):
        yield _wrong(
            "id_number",
            N_("Số giấy tờ không đúng."),
            N_("Số căn cước có 12 chữ số, chứng minh nhân dân có 9; không có thì để trống."),
        )
    if applicant.phone and not _PHONE.fullmatch(applicant.phone):
        yield _wrong(
            "phone",
            N_("Số điện thoại không đúng."),
            N_("Ghi 10 hoặc 11 chữ số, bắt đầu bằng 0; không có thì để trống."),
        )
    if applicant.email and not _EMAIL.fullmatch(applicant.email):
        yield _wrong(
            "email",
            N_("Thư điện tử không đúng."),
            N_("Ghi dạng ten@noi.vn; không có thì để trống."),
        )


def _paper_faults(
    papers: tuple[HandedIn, ...], components: tuple[Component, ...]
) -> Iterator[Invalid]:
    known = {each.code: each for each in components}
    seen: set[str] = set()
    for each in papers:
        if each.code not in known or each.code in seen:
            yield _unknown_component(each.code)
        elif not all(0 <= count <= MOST_PAPERS for count in _counts(each)):
            yield _wrong(each.code, N_("Số bản không đúng."), N_("Ghi từ 0 đến 999 bản."))
        elif known[each.code].required and _is_left_out(known[each.code], each):
            yield _missing(known[each.code], _NOT_ONE)
        seen.add(each.code)
    for component in components:
        if component.required and component.code not in seen:
            yield _missing(component, _NOT_MARKED)


def _counted(component: Component, paper: HandedIn) -> HandedIn:
    """A paper handed in without a count is there as the catalogue asks for it."""
    if any(_counts(paper)):
        return paper
    return HandedIn(code=paper.code, originals=component.originals, copies=component.copies)


def _counts(paper: HandedIn) -> tuple[int, int]:
    return paper.originals or 0, paper.copies or 0


def _is_left_out(component: Component, paper: HandedIn) -> bool:
    """Nothing of it was handed in, although the catalogue asks for more than to see it."""
    return paper.is_none and bool(component.originals or component.copies)


_NOT_ONE = N_("Ghi ít nhất một bản chính hoặc bản sao, hoặc hướng dẫn người dân bổ sung.")
_NOT_MARKED = N_("Đánh dấu khi đã nhận giấy này, hoặc hướng dẫn người dân bổ sung.")


def _missing(component: Component, advice: str) -> Invalid:
    return Invalid(
        "missing_component",
        N_("Còn thiếu: {paper}."),
        advice,
        field=component.code,
        values={"paper": component.name.vi},
    )


def _unknown_component(code: str) -> Invalid:
    return Invalid(
        "unknown_component",
        N_("Thủ tục không có giấy tờ “{code}”, hoặc giấy này ghi hai lần."),
        N_("Ghi mỗi giấy tờ của thủ tục nhiều nhất một lần."),
        field=code,
        values={"code": code[:60]},
    )


def _too_long(field: str) -> Invalid:
    return Invalid(
        "wrong_value",
        N_("Nội dung quá dài."),
        N_("Ghi nhiều nhất {most} ký tự."),
        field=field,
        values={"most": LONGEST[field]},
    )


def _wrong(field: str, title: str, detail: str) -> Invalid:
    return Invalid("wrong_value", title, detail, field=field)
