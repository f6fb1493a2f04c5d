"""The page that shows what a printer can do."""

from datetime import datetime

import pytest

from counter_server.printing.contents import TrialContent
from counter_server.printing.layout import picture
from tests.support.said_on_paper import words_on
from tests.unit.printing.paper import codes, ink_box

TRIAL = TrialContent("sảnh", "tcp://10.0.0.5", 80, datetime(2026, 11, 24, 9, 41), "motcua sảnh")


def test_every_vietnamese_letter_is_on_it():
    said = words_on(TRIAL)
    for letter in "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵđ":
        assert letter in said
        assert letter.upper() in said


@pytest.mark.parametrize("width", [576, 384, 512, 360])
def test_it_fits_every_paper_and_its_code_reads(width):
    drawn = picture(TRIAL, width)
    left, _, right, _ = ink_box(drawn)
    assert left > 0
    assert right < width
    assert codes(drawn) == ["motcua sảnh"]
