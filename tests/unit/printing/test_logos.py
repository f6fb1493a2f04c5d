"""A picture that somebody uploads becomes dots, or is refused."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from counter_server.core.errors import Invalid
from counter_server.printing.logos import MOST_BYTES, Logo, logo_from


def a_picture(size=(900, 400), kind="PNG", mode="RGB") -> bytes:
    image = Image.new(mode, size, "white")
    ImageDraw.Draw(image).ellipse((20, 20, size[0] - 20, size[1] - 20), fill="grey")
    kept = BytesIO()
    image.save(kept, kind)
    return kept.getvalue()


def a_logo() -> Logo:
    return logo_from(a_picture())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_becomes_small_black_and_white_dots(kind):
    logo = logo_from(a_picture(kind=kind))
    with Image.open(BytesIO(logo.png)) as dots:
        assert dots.format == "PNG"
        assert dots.mode == "1"
        assert dots.size == (320, 142)
    assert len(logo.digest) == 64


def test_a_small_picture_is_not_made_larger():
    with Image.open(BytesIO(logo_from(a_picture((60, 40))).png)) as dots:
        assert dots.size == (60, 40)


def test_what_is_transparent_is_white():
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    kept = BytesIO()
    image.save(kept, "PNG")
    with Image.open(BytesIO(logo_from(kept.getvalue()).png)) as dots:
        assert dots.convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize(
    "uploaded",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        a_picture()[:200],
        a_picture((4001, 60)),
        b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES),
    ],
    ids=["empty", "svg", "pdf", "half", "too wide", "too large"],
)
def test_what_is_no_usable_picture_is_refused(uploaded):
    with pytest.raises(Invalid) as refused:
        logo_from(uploaded)
    assert (refused.value.code, refused.value.field) == ("wrong_logo", "logo")
