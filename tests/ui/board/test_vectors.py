"""board.js keeps the rules of board.py."""

import json
import random
from pathlib import Path

import pytest

from counter_server.contract.wire import to_json
from display_board import board
from tests.unit.display_board.histories import an_empty_board, an_office_after
from tests.unit.display_board.vectors import CASES, RAW, seen

RUN = """async ({start, histories}) => {
  const {apply, fromBoard, Gap} = await import("/board/static/board.js");
  const seen = (state) => ({
    seq: state.seq,
    calls: state.calls.map((c) => [c.number, c.counter_number, c.calls, c.being_called]),
    waiting: Object.fromEntries(state.services.map((s) => [s.code, s.waiting])),
  });
  return histories.map((entries) => {
    try {
      return seen(entries.reduce(apply, fromBoard(start)));
    } catch (error) {
      return error instanceof Gap ? "gap" : String(error);
    }
  });
}"""


@pytest.fixture
def in_the_browser(television, a_hall):
    television.goto(f"{a_hall().url}/board/main")
    return lambda start, histories: television.evaluate(
        RUN, {"start": start, "histories": histories}
    )


def test_the_browser_follows_the_vectors(in_the_browser):
    outcomes = in_the_browser(RAW["start"], [case["entries"] for case in CASES.values()])
    assert dict(zip(CASES, outcomes, strict=True)) == {
        name: case["expect"] for name, case in CASES.items()
    }


def test_browser_and_program_end_every_history_alike(in_the_browser):
    chance = random.Random(7)
    histories = [
        an_office_after((chance.randrange(10), chance.randrange(100)) for _ in range(80)).entries
        for _ in range(60)
    ]
    start = an_empty_board()
    outcomes = in_the_browser(plain(start), [plain(entries) for entries in histories])
    expected = [seen(board.replay(board.from_board(start), entries)) for entries in histories]
    assert outcomes == expected


def plain(value):
    return json.loads(to_json(value))


ZONE = """async (raw) => {
  const z = await import("/board/static/zone.js");
  const blank = {counters: [], services: []};
  const weekday = (at) => (new Date(at + "Z").getUTCDay() + 6) % 7;
  const minute = (at) => Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
  const quiet = (c) => (c.call ? (new Date(c.at + "Z") - new Date(c.call + "Z")) / 1000 : null);
  return {
    shown: raw.shown.map((c) => {
      const zone = Object.assign({}, blank, c.zone);
      const calls = z.shownCalls(raw.calls, zone);
      return [calls.map((each) => each.number),
        z.shownServices(raw.services, zone).map((each) => each.code),
        z.counterLines(raw.counters, calls, zone).map((l) => [l.number, l.call && l.call.number])];
    }),
    invited: raw.invited.map((c) => {
      const call = z.invited(c.calls.map(([number, being_called]) => ({ number, being_called })));
      return call ? call.number : null;
    }),
    hold: raw.hold.map((c) => z.holdS(c.in_line, c.hold)),
    page: raw.page.map((c) => z.pageAt(c.second, c.lines, c.page, c.page_s)),
    first: raw.first.map((c) => z.firstOf(c.page, c.lines, c.size)),
    tongue: raw.tongue.map((c) => z.tongueAt(c.second, c.languages, c.rotate_s)),
    closed: raw.closed.map((c) => z.isClosed(c.hours, weekday(c.at), minute(c.at), quiet(c))),
    playing: raw.playing.map((c) => z.playing(c.items, c.minute)),
  };
}"""


def test_the_browser_shows_a_zone_by_the_same_vectors(television, a_hall):
    raw = json.loads(Path("tests/unit/display_board/zone_vectors.json").read_text("utf-8"))
    television.goto(f"{a_hall().url}/board/main")
    found = television.evaluate(ZONE, raw)
    shown = [[case["calls"], case["services"], case["lines"]] for case in raw["shown"]]
    assert found.pop("shown") == shown
    assert found == {key: [case["is"] for case in raw[key]] for key in found}
