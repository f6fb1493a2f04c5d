"""The phone's style sheet: whole without custom properties, and readable in the dark."""

import re
from pathlib import Path

import pytest

from config.design import design
from counter_server.web.visitor import plain_first, visitor_css
from tests.support.contrasts import contrast

STATIC = Path(__file__).parents[3] / "counter_server/web/static"
VALUES = {"--colour-ink": "#123456", "--space-m": "16px"}


def test_a_colour_stands_plain_first_and_then_as_it_was():
    assert plain_first("p{color:var(--colour-ink)}", VALUES) == (
        "p{color:#123456;color:var(--colour-ink)}"
    )


def test_a_size_is_plain():
    assert plain_first("p{margin:0 var(--space-m);top:0}", VALUES) == "p{margin:0 16px;top:0}"


def test_every_rule_with_a_property_has_a_plain_one_before_it():
    rules = visitor_css(STATIC).partition("prefers-color-scheme")[2].partition("}}")[2]
    for body in re.findall(r"\{([^{}]*)\}", rules):
        names = [each.partition(":") for each in body.split(";") if ":" in each]
        for place, (name, _, value) in enumerate(names):
            if "var(" in value:
                assert names[place - 1][0] == name, body
                assert "var(" not in names[place - 1][2], body


PAIRS = [
    ("ink", "ground"), ("ink", "paper"), ("ink", "primary_soft"), ("ink", "primary_deep"),
    ("ink_soft", "ground"), ("ink_soft", "paper"), ("primary", "ground"), ("primary", "paper"),
    ("on_primary", "primary"), ("on_primary", "bad"), ("on_primary", "good"),
    ("accent", "primary_deep"), ("good", "good_soft"), ("warn", "warn_soft"), ("bad", "bad_soft"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_what_is_read_in_the_dark_stands_out(front, back):
    colours = design().dark
    assert contrast(colours[front], colours[back]) >= 4.5


def test_the_dark_has_every_colour():
    assert design().dark.keys() == design().colour.keys()
