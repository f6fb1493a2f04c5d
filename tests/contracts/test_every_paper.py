"""Every layout on every paper in every language, as bytes and back: the same, its code reads."""

from dataclasses import replace

import pytest

from config.words import LANGUAGES
from counter_server.printing.layout import picture
from counter_server.printing.look import USUAL_SLIP, Look, NumberSize, Part
from counter_server.printing.samples import PRIORITY_SLIP, RECEIPT
from hardware.printing import raster
from hardware.printing.address import DOTS_ACROSS
from hardware.simulators.slip_printer import SimulatedPrinter
from tests.unit.printing.paper import codes
from tests.unit.printing.test_logos import a_logo
from tests.unit.printing.test_trial import TRIAL

LOOKS = {
    "usual": USUAL_SLIP,
    "bare": Look((Part.CODE, Part.NUMBER), NumberSize.LARGE),
    "turned": Look(tuple(reversed(USUAL_SLIP.parts)), NumberSize.SMALL),
}
SLIPS = {
    f"slip {language} {name}": (
        replace(PRIORITY_SLIP, language=language, look=look, logo=a_logo().png, copy=2),
        PRIORITY_SLIP.status_url,
    )
    for language in (*LANGUAGES, "jra")
    for name, look in LOOKS.items()
}
PAPERS = {**SLIPS, "receipt": (RECEIPT, RECEIPT.status_url), "trial": (TRIAL, TRIAL.code)}


@pytest.mark.parametrize("width_px", DOTS_ACROSS.values())
@pytest.mark.parametrize("name", PAPERS)
def test_what_comes_out_is_what_was_drawn_and_its_code_reads(name, width_px):
    content, code = PAPERS[name]
    drawn = picture(content, width_px)
    pretended = SimulatedPrinter(width_px)
    pretended.connect(lambda _: None).receive(raster.encode(drawn))
    (page,) = pretended.pages
    assert page.crop((0, 0, *drawn.size)).tobytes() == drawn.tobytes()
    assert codes(page) == [code]
