"""The board page reads aloud: each call once, in order, none over another."""

from itertools import pairwise

from playwright.sync_api import Page, expect

from counter_server.contract.events import AnnouncementMade
from counter_server.voice.settings import Reader, Tongue
from tests.ui.voice.conftest import called
from tests.unit.announcer.vectors import CASES, RAW

RUN = """async ({start, cases, now, late_s}) => {
  const {heard, lineFrom, resume, said} = await import("/board/static/voice-line.js");
  const step = (line, each) => each.heard
    ? heard(line, each.heard, Date.parse(now), late_s) : said(line, each.said);
  return cases.map((each) => {
    const from = each.start || start;
    const line = each.steps.reduce(step, lineFrom(from.seq, from.done));
    return {
      seq: line.seq, turns: line.turns.map((turn) => [turn.number, turn.seqs]), done: line.done,
      late: line.late, withdrawn: line.withdrawn, resume: resume(line),
    };
  });
}"""


def test_the_browser_keeps_the_same_line(television, office):
    television.goto("/board/main")
    outcomes = television.evaluate(RUN, {**RAW, "cases": list(CASES.values())})
    assert dict(zip(CASES, outcomes, strict=True)) == {
        name: case["expect"] for name, case in CASES.items()
    }


def allow_sound(page: Page) -> None:
    """Until the browser really lets the page be heard."""
    page.get_by_role("button", name="Bấm để bật tiếng").click()
    expect(page.locator("#sound")).to_be_hidden()


def hang(page: Page) -> None:
    """Opens the board, allows its sound and waits until the voice follows."""
    with page.expect_request(lambda asked: "/events" in asked.url and "after=" in asked.url):
        page.goto("/board/main")
    allow_sound(page)
    page.wait_for_function("() => localStorage.length > 0")


def heard(page: Page, count: int) -> list[dict]:
    page.wait_for_function("(count) => window.heard.length >= count", arg=count, timeout=60_000)
    return page.evaluate("window.heard")


def test_a_call_is_a_chime_and_the_sentence_twice_one_after_another(television, office):
    hang(television)
    office.happen(called("A001"))
    chime, first, second = heard(television, 3)
    assert 1 < chime["lasts"] < 2.5 < first["lasts"] == second["lasts"]
    for before, after in pairwise((chime, first, second)):
        assert 0.2 < after["at"] - before["at"] - before["lasts"] < 0.7
    assert first["gain"] == 0.8 or abs(first["gain"] - 0.8) < 1e-6
    assert television.evaluate("window.chimes") == 0


def test_calls_at_once_never_sound_over_each_other_and_the_newest_place_counts(television, office):
    office.set(hurry_over=1, tongues=(Tongue(language="vi"),), chime="none", speed=130)
    hang(television)
    office.happen(called("A001"), called("A002"), called("A003"), called("A002", 4))
    sounds = heard(television, 3)  # A002 once, at its newest counter
    for before, after in pairwise(sounds):
        assert after["at"] >= before["at"] + before["lasts"]
    television.wait_for_function("() => JSON.parse(localStorage[localStorage.key(0)]).seq >= 4")
    assert len(television.evaluate("window.heard")) == len(sounds)


def test_a_page_that_is_loaded_anew_does_not_repeat_what_it_said(television, office):
    office.set(tongues=(Tongue(language="vi"),), chime="none", speed=130)
    hang(television)
    office.happen(called("A001"))
    heard(television, 1)
    television.wait_for_function("() => JSON.parse(localStorage[localStorage.key(0)]).seq >= 1")
    television.goto("about:blank")
    office.happen(called("A002"))
    hang(television)
    office.happen(called("A003"))
    television.wait_for_function("() => JSON.parse(localStorage[localStorage.key(0)]).seq >= 3")
    assert len(heard(television, 1)) in (1, 2)  # A002 may come before the sound is allowed again


def test_where_the_player_reads_the_page_only_chimes(television, office):
    office.set(readers={"main": Reader.PLAYER})
    television.goto("/board/main")
    allow_sound(television)
    office.happen(called("A001"))
    television.wait_for_function("() => window.chimes > 0")
    assert television.evaluate("window.heard") == []


def test_a_message_is_said_by_the_board(television, office):
    hang(television)
    office.happen(AnnouncementMade(message="closing"))
    assert heard(television, 2)[1]["lasts"] > 3


def test_a_silenced_board_keeps_no_calls_for_later(television, office):
    television.goto("/board/main")
    television.wait_for_function("() => localStorage.length > 0")
    office.happen(called("A001"), called("A002"))
    television.wait_for_function("() => JSON.parse(localStorage[localStorage.key(0)]).seq >= 2")
    allow_sound(television)
    office.happen(called("A003"))
    assert len(heard(television, 3)) == 3
