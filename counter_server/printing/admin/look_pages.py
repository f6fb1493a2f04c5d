"""How slips and receipts look: changed beside a picture drawn by the very code that prints."""

from base64 import b64encode
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

from flask import Blueprint, Response, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from config.words import LANGUAGES
from counter_server.contract.office import Name
from counter_server.core.errors import N_, Invalid
from counter_server.core.offices import office
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act
from counter_server.printing.contents import ReceiptContent, SlipContent
from counter_server.printing.layout import DPI, picture
from counter_server.printing.logos import MOST_BYTES, logo_from
from counter_server.printing.look import NEEDED, PARTS, Look, Part
from counter_server.printing.looks import Dressed, dressed, keep_logo, keep_look, reset_look
from counter_server.printing.rules import JobKind
from counter_server.printing.samples import PRIORITY_SLIP, RECEIPT, WIDTHS_PX
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward
from counter_server.queue.admin.reading import Reading
from hardware.printing.address import PAGES

from .look_form import PART_WORDS, SIZE_WORDS, WORD_LABELS, WORDS_OF, read_look, typed_look

HOME = "/admin/printers/looks"
A5 = PAGES["a5"]
_KINDS = '<any("slip", "receipt"):kind>'


@dataclass(frozen=True)
class Here:
    """The look of a kind of paper in an office."""

    office: Office
    kind: JobKind
    dress: Dressed


def add_look_pages(pages: Blueprint, parts: Parts) -> None:
    """`/looks/slip` and `/looks/receipt`: change, preview, logo, back to the usual look."""
    _changing(pages, parts)
    _previewing(pages, parts)
    _logos(pages, parts)


def _changing(pages: Blueprint, parts: Parts) -> None:
    @pages.get(f"/looks/{_KINDS}")
    def look(kind: str) -> str:
        here = _here(parts, kind)
        return _form(here, here.dress.look).draw(typed_look(here.dress.look, here.kind))

    @pages.post(f"/looks/{_KINDS}")
    def change_look(kind: str) -> AnyResponse:
        here = _here(parts, kind)
        wanted, reading = read_look(request.form, here.kind, here.dress.look.logo)
        if request.form.get("do") == "preview" and not reading.troubles:
            return make_response(_form(here, wanted).draw(request.form))
        keep = partial(keep_look, parts.works, here.office.id, here.kind, wanted, by=_person())
        if kept(reading, keep, "number_size"):
            return onward(N_("Đã lưu mẫu in; bản in kế tiếp theo mẫu này."), f"{HOME}/{kind}")
        return _form(here, here.dress.look).again(reading)

    @pages.post(f"/looks/{_KINDS}/reset")
    def usual_look(kind: str) -> AnyResponse:
        here = _here(parts, kind)
        reset_look(parts.works, here.office.id, here.kind, by=_person())
        return onward(N_("Đã trở về mẫu ban đầu."), f"{HOME}/{kind}")


def _previewing(pages: Blueprint, parts: Parts) -> None:
    @pages.post(f"/looks/{_KINDS}/preview")
    def preview(kind: str) -> Response:
        """The pictures alone, for the page's script."""
        here = _here(parts, kind)
        wanted, reading = read_look(request.form, here.kind, here.dress.look.logo)
        if reading.troubles:
            return make_response("", 422)
        return make_response(render("admin/look-pictures.html", previews=_previews(here, wanted)))


def _logos(pages: Blueprint, parts: Parts) -> None:
    @pages.post(f"/looks/{_KINDS}/logo")
    def upload_logo(kind: str) -> AnyResponse:
        here = _here(parts, kind)
        sent = request.files.get("logo")
        reading = Reading(request.form)
        try:
            logo = logo_from(sent.stream.read(MOST_BYTES + 1) if sent else b"")
        except Invalid as wrong:
            reading.trouble("logo", wrong.detail)
            typed = typed_look(here.dress.look, here.kind)
            drawn = _form(here, here.dress.look).draw(typed, reading.troubles)
            return make_response(drawn, 422)
        keep_logo(parts.works, here.office.id, logo.digest, logo.png)
        look = here.dress.look
        with_logo = look.parts if Part.LOGO in look.parts else (Part.LOGO, *look.parts)
        worn = Look(with_logo, look.number_size, logo.digest, look.words)
        keep_look(parts.works, here.office.id, here.kind, worn, by=_person())
        return onward(N_("Đã nhận hình mới."), f"{HOME}/{kind}")


def _form(here: Here, shown: Look) -> Form:
    more = {
        "kind": here.kind.value,
        "version": here.dress.version,
        "parts": PARTS[here.kind],
        "needed": NEEDED[here.kind],
        "part_words": PART_WORDS,
        "word_labels": {name: WORD_LABELS[name] for name in WORDS_OF[here.kind]},
        "sizes": SIZE_WORDS if here.kind is JobKind.SLIP else (),
        "has_logo": bool(here.dress.logo),
        "previews": _previews(here, shown),
        "tongues": LANGUAGES,
    }
    return Form("look", more)


def _previews(here: Here, look: Look) -> list[tuple[str, str, int]]:
    """What each is, its picture as an address, and how wide its paper is in mm."""
    contents = _samples(here, look)
    papers = [(f"{mm} mm", mm, px, DPI) for mm, px in WIDTHS_PX.items()]
    if here.kind is JobKind.RECEIPT:
        papers.append((A5.name, A5.width_mm, A5.inner_px[0], A5.dpi))
    return [
        (f"{name} · {paper}", _address_of(content, width_px, dpi), paper_mm)
        for paper, paper_mm, width_px, dpi in papers
        for name, content in contents.items()
    ]


def _samples(here: Here, look: Look) -> dict[str, SlipContent | ReceiptContent]:
    """A made-up visitor's papers under the office's own name."""
    unit, name = _names(here.office)
    dress = {"look": look, "logo": here.dress.logo}
    if here.kind is JobKind.RECEIPT:
        receipt = replace(RECEIPT, unit=unit.vi, office=name.vi, **dress)  # type: ignore[arg-type]
        return {"Tiếng Việt": receipt}
    vi = replace(PRIORITY_SLIP, language="vi", unit=unit, office=name, **dress)  # type: ignore[arg-type]
    return {"Tiếng Việt": vi, "English": replace(vi, language="en")}


def _names(here: Office) -> tuple[Name, Name]:
    with here.parts.database.read() as connection:
        place = office(connection, here.id)
    return place.unit, place.name


def _address_of(content: SlipContent | ReceiptContent, width_px: int, dpi: int) -> str:
    kept_png = BytesIO()
    picture(content, width_px, dpi).save(kept_png, "PNG")
    return "data:image/png;base64," + b64encode(kept_png.getvalue()).decode()


def _here(parts: Parts, kind: str) -> Here:
    place = office_of(parts)
    with parts.database.read() as connection:
        return Here(place, JobKind(kind), dressed(connection, place.id, JobKind(kind)))


def _person() -> int:
    return person_for(Act.ADMINISTER).id
