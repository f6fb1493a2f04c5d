"""What the template of the board is given."""

import json
import re
from datetime import UTC, datetime

import jinja2
import pytest

from counter_server.contract.board import Board, BoardCall, BoardService
from counter_server.contract.events import Entry, TicketRecalled
from counter_server.contract.office import Name, Office, Wait
from counter_server.contract.wire import from_json
from counter_server.contract.zones import Panel, ZoneSettings
from display_board.board import apply, from_board, to_board
from display_board.page import Addresses, Shown, board_page, templates_folder
from display_board.page.services import service_views
from tests.unit.display_board.histories import START, an_empty_board
from tests.unit.display_board.vectors import RAW

NOW = datetime(2026, 11, 24, 17, 5, tzinfo=UTC)
OFFICE = Office(
    code="chu-se",
    name=Name(vi="Bộ phận Một cửa <Đặng Ỗ>", en="One-stop office"),
    unit=Name(vi="UBND"),
    timezone="Asia/Ho_Chi_Minh",
    languages=("vi", "en"),
    priorities=(),
    public_url="http://localhost",
)
BOARD = from_json(json.dumps(RAW["start"]), Board)
RECALLED = TicketRecalled(
    ticket=1, number="A002", service="dat-dai", counter=3, counter_number=3, calls=2
)
CALLING = to_board(apply(from_board(BOARD), Entry(seq=BOARD.seq + 1, at=START, event=RECALLED)))


def rendered(view, template: str = "board.html") -> str:
    loader = jinja2.FileSystemLoader(templates_folder())
    pages = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return pages.get_template(template).render(view=view)


def test_the_clock_is_the_hall_s_own():
    assert board_page(OFFICE, BOARD, "vi", NOW).clock == "00:05"


def test_vietnamese_stands_first_and_english_second():
    words = board_page(OFFICE, BOARD, "vi", NOW).words["to_counter"]
    assert [each.words for each in words] == ["đến quầy", "to counter"]


def test_an_english_board_has_vietnamese_second():
    view = board_page(OFFICE, BOARD, "en", NOW)
    assert [each.words for each in view.office] == ["One-stop office", OFFICE.name.vi]


@pytest.mark.parametrize("language", ["jra", "bdq", ""])
def test_a_language_without_words_is_vietnamese(language):
    assert board_page(OFFICE, BOARD, language, NOW).language == "vi"


@pytest.mark.parametrize("key", sorted(board_page(OFFICE, BOARD, "vi", NOW).words))
def test_every_word_stands_in_both_languages(key):
    first, second = board_page(OFFICE, BOARD, "vi", NOW).words[key]
    assert first.words != second.words or key == "date"


def test_the_snapshot_travels_whole():
    assert from_json(board_page(OFFICE, BOARD, "vi", NOW).snapshot, Board) == BOARD


def test_the_page_shows_the_snapshot_without_any_script():
    page = rendered(board_page(OFFICE, CALLING, "vi", NOW))
    assert re.search(r'id="call-number">\s*A002', page)
    assert re.findall(r"<td>([AB]\d+)</td>", page) == ["A002", "B001", "A001"]


@pytest.mark.parametrize("template", ["board.html", "plain.html"])
def test_who_has_come_is_dimmed_in_the_list_and_not_invited(template):
    page = rendered(board_page(OFFICE, BOARD, "vi", NOW), template)
    assert re.findall(r'<tr class="settled"><td>([AB]\d+)</td>', page) == ["A002", "B001", "A001"]
    assert "Mời quý vị chờ gọi số" in page
    assert not re.search(r'id="call-number">\s*\w|class="number"', page)


@pytest.mark.parametrize("template", ["board.html", "plain.html"])
def test_who_is_on_the_way_is_invited_and_bright_in_the_list(template):
    page = rendered(board_page(OFFICE, CALLING, "vi", NOW), template)
    assert re.findall(r'<tr class="settled"><td>([AB]\d+)</td>', page) == ["B001", "A001"]
    assert re.search(r'(id="call-number"|class="number")>\s*A002', page)


def test_a_board_before_the_first_call_says_so():
    page = rendered(board_page(OFFICE, an_empty_board(), "vi", NOW))
    assert 'class="call nobody"' in page
    assert "Mời quý vị chờ gọi số" in page


def test_names_cannot_break_out_of_the_page():
    call = BoardCall(number='"><b>', counter_number=1, service="x", at=START, calls=1)
    board = Board(seq=1, at=START, calls=(call,), services=())
    page = rendered(board_page(OFFICE, board, "vi", NOW))
    assert "<Đặng" not in page
    assert "<b>" not in page


def test_the_page_asks_for_what_it_was_told():
    addresses = Addresses("/s", "/d.css", "/t.css", "/f", "/e", "/n", "/v", "/p")
    page = rendered(board_page(OFFICE, BOARD, "vi", NOW, addresses))
    asked = re.findall(r'(?:src|href|-url)="(/[^"]*)"', page)
    assert set(asked) == {
        "/f/BeVietnamPro-ExtraBold.ttf",
        "/d.css",
        "/t.css",
        "/s/board.css",
        "/s/hall.css",
        "/s/covers.css",
        "/s/main.js",
        "/s/old.js",
        "/n",
        "/e",
        "/v",
        "/p",
    }


def test_nothing_stands_inline_that_a_strict_policy_would_refuse():
    page = rendered(board_page(OFFICE, BOARD, "vi", NOW))
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


def test_languages_take_turns_or_stand_one_below_the_other():
    both = board_page(OFFICE, BOARD, "vi", NOW).languages
    settings = ZoneSettings(rotate_s=10, languages=("vi", "en", "jra"))
    turns = board_page(OFFICE, BOARD, "en", NOW, None, Shown(settings=settings)).languages
    assert (both, turns) == (("vi", "en"), ("en", "vi", "jra"))


def test_a_language_without_words_shows_vietnamese_in_its_turn():
    settings = ZoneSettings(rotate_s=10, languages=("vi", "jra"))
    words = board_page(OFFICE, BOARD, "vi", NOW, None, Shown(settings=settings)).words
    assert [(each.language, each.words) for each in words["now_calling"]] == [
        ("vi", "Mời số"),
        ("jra", "Mời số"),
    ]


def test_what_an_office_says_only_in_vietnamese_is_said_once():
    settings = ZoneSettings(ticker=Name(vi="Sáng thứ Bảy mở cửa"))
    view = board_page(OFFICE, BOARD, "vi", NOW, None, Shown(settings=settings))
    assert [each.words for each in view.ticker] == ["Sáng thứ Bảy mở cửa"]


def test_the_date_is_written_as_the_office_writes_it():
    assert [each.words for each in board_page(OFFICE, BOARD, "vi", NOW).date] == [
        "Thứ Tư, 25/11/2026",
        "Wednesday, 25/11/2026",
    ]


def test_rows_and_cells_are_always_as_many_so_that_nothing_moves():
    settings = ZoneSettings(panel=Panel.COUNTERS, rows=4)
    view = board_page(OFFICE, BOARD, "vi", NOW, None, Shown(settings=settings))
    assert (len(view.rows), len(view.cells)) == (4, 8)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (Wait(low_s=300, high_s=600), "khoảng 5–10 phút"),
        (Wait(low_s=300, high_s=600, past_closing=True), "có thể quá giờ"),
        (Wait(low_s=0, high_s=0, past_closing=True), "gọi ngay"),
    ],
)
def test_the_foot_says_when_a_turn_may_come_after_closing(wait, words):
    service = BoardService(code="a", prefix="A", name=Name(vi="A"), waiting=4, wait=wait)
    (view,) = service_views([service], ("vi", "en"))
    assert view.likely[0].words == words
