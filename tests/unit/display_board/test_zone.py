"""What a zone shows, by the vectors that the page's script passes too."""

import json
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from counter_server.contract.board import BoardCall, BoardCounter, BoardService
from counter_server.contract.wire import from_plain
from counter_server.contract.zones import Hours, PlayItem, ZoneSettings
from display_board import zone as rules

RAW = json.loads(Path(__file__).with_name("zone_vectors.json").read_text("utf-8"))
CALLS = from_plain(RAW["calls"], tuple[BoardCall, ...])
SERVICES = from_plain(RAW["services"], tuple[BoardService, ...])
COUNTERS = from_plain(RAW["counters"], tuple[BoardCounter, ...])


@pytest.mark.parametrize("case", RAW["shown"], ids=lambda case: case["name"])
def test_a_zone_shows_its_calls_services_and_counters(case):
    zone = from_plain(case["zone"], ZoneSettings)
    calls = rules.shown_calls(CALLS, zone)
    lines = rules.counter_lines(COUNTERS, calls, zone)
    assert [call.number for call in calls] == case["calls"]
    assert [each.code for each in rules.shown_services(SERVICES, zone)] == case["services"]
    assert [[each.number, each.call and each.call.number] for each in lines] == case["lines"]


@pytest.mark.parametrize("case", RAW["invited"], ids=lambda case: case["name"])
def test_only_who_is_still_on_the_way_is_invited(case):
    calls = [
        msgspec.structs.replace(CALLS[0], number=number, being_called=is_called)
        for number, is_called in case["calls"]
    ]
    invited = rules.invited(calls)
    assert (invited and invited.number) == case["is"]


@pytest.mark.parametrize("case", RAW["hold"], ids=str)
def test_calls_hurry_in_a_burst(case):
    assert rules.hold_s(case["in_line"], case["hold"]) == case["is"]


@pytest.mark.parametrize("case", RAW["page"], ids=str)
def test_pages_follow_the_clock(case):
    page = rules.page_at(case["second"], case["lines"], case["page"], case["page_s"])
    assert page == case["is"]


@pytest.mark.parametrize("case", RAW["first"], ids=str)
def test_every_page_is_full(case):
    assert rules.first_of(case["page"], case["lines"], case["size"]) == case["is"]


@pytest.mark.parametrize("case", RAW["tongue"], ids=str)
def test_languages_follow_the_clock(case):
    assert rules.tongue_at(case["second"], case["languages"], case["rotate_s"]) == case["is"]


@pytest.mark.parametrize("case", RAW["closed"], ids=lambda case: case["name"])
def test_a_board_rests_outside_its_hours(case):
    hours = from_plain(case["hours"], tuple[Hours, ...])
    call = datetime.fromisoformat(case["call"]) if case["call"] else None
    assert rules.is_closed(hours, datetime.fromisoformat(case["at"]), call) == case["is"]


@pytest.mark.parametrize("case", RAW["playing"], ids=str)
def test_pictures_have_their_hours(case):
    items = from_plain(case["items"], tuple[PlayItem, ...])
    assert list(rules.playing(items, case["minute"])) == case["is"]
