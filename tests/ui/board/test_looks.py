"""The board fits every television, and everybody can read it."""

from dataclasses import dataclass

import msgspec
import pytest
from playwright.sync_api import expect

from counter_server.contract.board import Board
from counter_server.contract.office import Name
from tests.support.looks import barriers
from tests.ui.board.samples import a_board, called
from tests.ui.board.wall import bar, hang, shows

SIZES = ((1920, 1080), (1366, 768), (3840, 2160), (1080, 1920), (1024, 768), (2560, 1080))

# Each part with words of its own: what does not fit into it, or out of the screen, is told.
CLIPPED = """() => {
  const told = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) told.push("scrollbar");
  if (document.body.scrollHeight > document.body.clientHeight) told.push("body");
  const hidden = ["last-name", "spoken"];
  const boxes = [".top", ".sound", ".call", ".last", ".services", ".service", ".office",
    ".cut-inside"];
  for (const box of document.querySelectorAll(boxes.join())) {
    if (!box.offsetParent && box.id === "cut-inside") continue;
    const outer = box.getBoundingClientRect();
    for (const part of box.querySelectorAll("*")) {
      const inner = part.getBoundingClientRect();
      if (hidden.includes(part.id) || part.closest(".last-name") || !inner.width) continue;
      if (box.className === "top" && part.closest(".sound")) continue;
      const style = getComputedStyle(part);
      // The box of inline text is the typeface's own height, not that of its line.
      const slack = style.display === "inline" ? parseFloat(style.fontSize) * 0.1 : 1;
      if (inner.left < outer.left - 1 || inner.right > outer.right + 1 ||
          inner.top < outer.top - slack || inner.bottom > outer.bottom + slack)
        told.push(box.className + " > " + part.className + ": " + part.textContent.trim());
    }
  }
  return told;
}"""

OVERLAPS = """() => {
  const names = [".office", ".clock", ".sound", ".call", ".last", ".foot-name", ".services",
    ".ticker"];
  const boxes = names.filter((name) => document.querySelector(name)).map((name) =>
    [name, document.querySelector(name).getBoundingClientRect()]);
  const told = [];
  for (const [a, one] of boxes) for (const [b, other] of boxes)
    if (a < b && one.left < other.right - 1 && other.left < one.right - 1 &&
        one.top < other.bottom - 1 && other.top < one.bottom - 1) told.push(a + " " + b);
  return told;
}"""


@dataclass(frozen=True)
class Case:
    name: str
    board: Board


def long_named(board: Board) -> Board:
    name = Name(
        vi="Lao động - Thương binh và Xã hội, người có công",
        en="Labour, invalids and social affairs",
    )
    services = (msgspec.structs.replace(each, name=name, waiting=128) for each in board.services)
    return msgspec.structs.replace(board, services=tuple(services))


def twice_as_many(board: Board) -> Board:
    return msgspec.structs.replace(board, services=board.services * 2)


CASES = (
    Case("of every day", a_board()),
    Case("with long names", long_named(a_board())),
    Case("with twelve services", twice_as_many(a_board())),
    Case("with long numbers", a_board((("A1000", 12), ("B1234", 10)))),
    Case("before the first call", a_board(())),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_is_clipped_at_any_size(television, a_hall, case, language):
    hang(television, a_hall(case.board, language))
    television.evaluate("document.fonts.ready.then(() => null)")
    assert {size: faults_at(television, size) for size in SIZES} == {size: [] for size in SIZES}


def test_the_cut_is_told_whole_at_every_size(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.cut(refuse=True)
    expect(bar(television)).to_be_visible()
    assert {size: faults_at(television, size) for size in SIZES} == {size: [] for size in SIZES}


def faults_at(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    # Two frames: one for the resize to be told, one for the words to be fitted.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate(CLIPPED) + page.evaluate(OVERLAPS)


@pytest.mark.parametrize("size", SIZES[:4], ids=str)
def test_numbers_are_large_enough_for_ten_metres(television, a_hall, size):
    """On a 55-inch screen, 0.68 m high (1.21 m upright), a digit is 25 mm high or more."""
    television.set_viewport_size({"width": size[0], "height": size[1]})
    hang(television, a_hall())
    height_mm = 680 if size[0] > size[1] else 1210
    for place, least_mm in (("#last td", 25), ("#call-number", 120), ("#call-at", 70)):
        size_px = television.evaluate(
            "(place) => parseFloat(getComputedStyle(document.querySelector(place)).fontSize)", place
        )
        assert size_px * 0.7 / size[1] * height_mm >= least_mm


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("moment", ["first paint", "call", "cut", "no sound"])
def test_axe_finds_nothing_to_better(television, a_hall, language, moment):
    hall = a_hall(language=language)
    hang(television, hall)
    if moment == "call":
        hall.happen(called("A013", 2))
        shows(television, "A013", 2)
    if moment == "cut":
        hall.cut(refuse=True)
        expect(bar(television)).to_be_visible()
    if moment == "no sound":
        expect(television.locator("#sound")).to_be_visible()
    assert barriers(television) == ""


def test_the_light_stays_calm_for_who_wants_no_motion(chromium, a_hall):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    hall = a_hall()
    hang(page, hall)
    hall.happen(called("A013", 2))
    shows(page, "A013", 2)
    style = "getComputedStyle(document.getElementById('call'), '::after').animationName"
    assert page.evaluate(style) == "stay"
    context.close()


def test_a_new_call_pulses_for_four_seconds(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2))
    shows(television, "A013", 2)
    style = "getComputedStyle(document.getElementById('call'), '::after').animationIterationCount"
    assert television.evaluate(style) == "4"
