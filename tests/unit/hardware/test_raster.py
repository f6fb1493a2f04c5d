"""The bytes of a slip are the very picture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from hardware.printing import raster
from hardware.simulators.commands import Cut, Initialize, Raster
from hardware.simulators.escpos import Parser
from hardware.simulators.slip_printer import SimulatedPrinter
from tests.unit.hardware.pictures import a_picture, on_paper, pictures, same


def printed(data: bytes, width: int = 576) -> list[Image.Image]:
    printer = SimulatedPrinter(width)
    printer.connect(lambda _: None).receive(data)
    return printer.pages


@settings(max_examples=60, deadline=None)
@given(pictures())
def test_any_picture_comes_out_as_it_went_in(picture: Image.Image) -> None:
    (page,) = printed(raster.encode(picture))
    assert same(page, on_paper(picture, 576))


@pytest.mark.parametrize("width", [384, 576])
def test_a_picture_as_wide_as_the_paper_fills_the_page_and_no_more(width: int) -> None:
    picture = a_picture(width, 700)
    (page,) = printed(raster.encode(picture), width)
    assert same(page, picture)


def test_a_slip_is_initialized_sent_in_bands_and_cut() -> None:
    first, *bands, last = Parser().feed(raster.encode(a_picture(576, 300)))
    assert first == Initialize()
    assert [band.height for band in bands if isinstance(band, Raster)] == [128, 128, 44]
    assert last == Cut(partial=True)


def test_grey_edges_fall_to_black_or_white_without_speckles() -> None:
    shades = Image.new("L", (256, 20))
    shades.putdata([x for _ in range(20) for x in range(256)])
    (page,) = printed(raster.encode(shades), 256)
    assert same(page, shades.point(lambda shade: 255 if shade > 127 else 0, "1"))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_stays_white(mode: str) -> None:
    slip = Image.new(mode, (64, 64))
    ImageDraw.Draw(slip).rectangle(
        (8, 8, 15, 15), fill=(0, 0, 0, 255) if mode == "RGBA" else (0, 255)
    )
    (page,) = printed(raster.encode(slip), 64)
    assert page.convert("L").histogram()[0] == 64


@pytest.mark.parametrize("size", [(0, 10), (10, 0)])
def test_an_image_without_dots_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="without dots"):
        raster.encode(Image.new("1", size))


def test_the_bands_are_those_of_python_escpos() -> None:
    from escpos.printer import Dummy

    sender = Dummy()
    sender.hw("INIT")
    sender.image(a_picture(570, 300), fragment_height=raster.BAND_ROWS)
    sender.cut(feed=False)
    assert raster.encode(a_picture(570, 300)) == sender.output


@settings(max_examples=15, deadline=None)
@given(pictures(), st.sampled_from(["bitImageRaster", "graphics", "bitImageColumn"]))
def test_whatever_python_escpos_sends_is_understood(picture: Image.Image, way: str) -> None:
    from escpos.printer import Dummy

    sender = Dummy(profile="TM-T88V")
    sender.image(picture.crop((0, 0, min(picture.width, 512), picture.height)), impl=way)
    sender.cut(feed=False)
    (page,) = printed(sender.output, 512)
    assert same(
        page,
        on_paper(
            picture.crop((0, 0, 512, picture.height)) if picture.width > 512 else picture,
            512,
            page.height,
        ),
    )
    assert page.height - picture.height < (24 if way == "bitImageColumn" else 1)
