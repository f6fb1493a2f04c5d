"""The chime: two tones for a call, silence for what was called before."""

from playwright.sync_api import expect

from tests.ui.board.samples import called
from tests.ui.board.wall import hang, shows

# Stands before the page's own scripts and counts the tones that are started.
COUNT = """
window.tones = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  window.tones.push(Math.round(this.frequency.value));
  return start.call(this, when);
};
"""


def test_a_blocked_browser_offers_a_button_and_then_chimes(television, a_hall):
    hall = a_hall()
    television.add_init_script(COUNT)
    hang(television, hall)
    hall.happen(called("A013", 2))
    shows(television, "A013", 2)
    assert television.evaluate("tones") == []
    television.get_by_role("button", name="Bấm để bật tiếng").click()
    expect(television.locator("#sound")).to_be_hidden()
    hall.happen(called("B009", 4))
    shows(television, "B009", 4)
    assert television.evaluate("tones") == [659, 1319, 523, 1047]
