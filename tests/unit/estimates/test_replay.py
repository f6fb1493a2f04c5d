"""A replayed log: what was known at each issue, and nothing of what came later."""

from datetime import UTC, datetime, timedelta

from counter_server.contract import events
from counter_server.contract.events import Entry
from counter_server.contract.office import CounterState
from counter_server.queue.estimates.layout import Layout
from counter_server.queue.estimates.replay import Replay

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LAYOUT = Layout(
    timezone="Asia/Ho_Chi_Minh",
    services={"dat-dai": 1, "xay-dung": 2},
    usual_s={1: 300.0, 2: 600.0},
    counters={1: frozenset({1}), 2: frozenset({1, 2})},
    first_states={1: CounterState.OPEN, 2: CounterState.OPEN},
)


def log(*happened: tuple[float, events.Event]) -> list[Entry]:
    return [
        Entry(seq=seq, at=MORNING + timedelta(minutes=minutes), event=event)
        for seq, (minutes, event) in enumerate(happened, 1)
    ]


def issued(ticket: int, service: str = "dat-dai", priority: str | None = None):
    return events.TicketIssued(ticket, f"A{ticket:03}", service, priority, "vi", None, True)


def at_counter(kind, ticket: int, counter: int = 1, service: str = "dat-dai"):
    return kind(ticket, f"A{ticket:03}", service, counter, counter)


def called(ticket: int, counter: int = 1):
    return at_counter(events.TicketCalled, ticket, counter)


def finished(ticket: int, counter: int = 1):
    return at_counter(events.TicketFinished, ticket, counter)


def play(*happened, layout: Layout = LAYOUT):
    return Replay(layout).play(log(*happened))


def test_a_sample_is_from_the_kiosk_to_the_first_call():
    [sample] = play((0, issued(1)), (4, called(1)), (20, called(1)))
    assert (sample.service, sample.waited_s, sample.issued_at) == ("dat-dai", 240, MORNING)


def test_whoever_was_never_called_is_no_sample():
    cancelled = events.TicketCancelled(1, "A001", "dat-dai", "left")
    assert play((0, issued(1)), (4, cancelled), (5, issued(2))) == []


def test_those_ahead_make_the_wait_longer():
    samples = play(*((0, issued(each)) for each in range(1, 9)), *((9, called(n)) for n in (1, 8)))
    assert samples[0].wait.high_s < samples[1].wait.high_s
    assert samples[0].naive_s == 0
    assert samples[1].naive_s == 7 * 300
    assert samples[1].shared_s == 7 * 300 / 2


def test_a_closed_counter_makes_the_wait_longer():
    closed = events.CounterChanged(2, 2, CounterState.CLOSED)
    line = [(1, issued(each)) for each in range(1, 9)]
    [both] = play(*line, (9, called(8)))
    [one] = play((0, closed), *line, (9, called(8)))
    assert one.wait.high_s > 1.5 * both.wait.high_s


def test_service_times_are_learned_and_only_from_before():
    visits = [
        happened
        for each in range(1, 41)
        for happened in [
            (each * 20, issued(each)),
            (each * 20, called(each)),
            (each * 20 + 15, finished(each)),
        ]
    ]
    line = [(900, issued(each)) for each in range(100, 106)]
    learned = play(*visits, *line, (901, called(105)))[-1]
    fresh = play(*line, (901, called(105)))[-1]
    assert learned.naive_s > 2 * fresh.naive_s
    assert fresh.naive_s == 5 * 300


def test_a_new_day_forgets_the_line_but_not_the_times():
    line = [(0, issued(each)) for each in range(1, 9)]
    [sample] = play(*line, (24 * 60, issued(20)), (24 * 60 + 1, called(20)))
    assert sample.naive_s == 0


def test_a_transferred_visitor_stands_before_newer_ones():
    moved = events.TicketTransferred(1, "A001", "xay-dung", 1, 1, "dat-dai")
    samples = play(
        (0, issued(1)),
        (1, called(1)),
        (6, moved),
        (7, issued(2, "xay-dung")),
        (30, at_counter(events.TicketCalled, 2, 2, "xay-dung")),
    )
    assert samples[-1].naive_s == 600


def test_what_is_unknown_changes_nothing():
    other = events.TicketIssued(9, "Z009", "moved-away", None, "vi", None, True)
    assert play((0, other), (1, called(9, 77)), (2, finished(9, 77))) == []


def test_an_undone_call_puts_the_visitor_back():
    undone = events.TicketUndone(1, "A001", "dat-dai", 1, 1, "waiting", "called", "dat-dai")
    samples = play((0, issued(1)), (1, called(1)), (2, undone), (3, issued(2)), (9, called(2, 2)))
    assert samples[-1].naive_s == 300


def test_a_counter_nobody_is_at_does_not_shorten_the_wait():
    """Both are open; at the second somebody sits, or sat, or nobody ever did."""
    sat, left = events.SeatTaken(counter=2, clerk=1), events.SeatLeft(counter=2, clerk=1)

    def told(*about_the_second: events.Event) -> int:
        before = [(0, each) for each in about_the_second]
        calls = [(0, issued(1)), (0, called(1)), (20, finished(1))]
        asked = [(20, issued(2)), (20, called(2)), *((20, issued(n)) for n in range(3, 8))]
        samples = Replay(LAYOUT).play(log(*before, *calls, *asked, (30, called(7))))
        return samples[-1].wait.high_s

    assert told(sat) < told() == told(sat, left)
