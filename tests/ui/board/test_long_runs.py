"""A burst of calls is shown whole and in order; months of events leave no trace in memory."""

from playwright.sync_api import expect

from counter_server.contract.events import TicketFinished
from tests.ui.board.samples import START, a_board, called, issued, service_of
from tests.ui.board.wall import hang, numbers, shows

BURST = 200
BATCHES, EVENTS = 20, 100

# Writes down every number that the large place and the head of the list have shown.
WATCH = """() => {
  window.large = [];
  window.heads = [];
  const note = (list) => (records) => records.forEach((each) =>
    each.addedNodes.forEach((node) => node.data && list.push(node.data)));
  const see = (place, list) =>
    new MutationObserver(note(list)).observe(place, { childList: true });
  see(document.getElementById("call-number"), window.large);
  see(document.querySelector("#last td"), window.heads);
}"""


def test_a_burst_of_200_calls_is_shown_whole_and_in_order(television, a_hall):
    hall = a_hall(a_board(()))
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    television.evaluate(WATCH)
    burst = [f"{'ABCDEF'[each % 6]}{each:03}" for each in range(1, BURST + 1)]
    hall.happen(*(called(number, place % 5 + 1) for place, number in enumerate(burst)))
    expect(television.locator("#last td").first).to_have_text(burst[-1])
    assert television.evaluate("heads") == burst
    assert numbers(television) == burst[:-7:-1]
    television.clock.run_for(BURST * 1_600 + 20_000)
    assert television.evaluate("large") == burst
    shows(television, burst[-1], (BURST - 1) % 5 + 1)


def test_2000_events_leave_no_trace_in_memory(television, a_hall):
    hall = a_hall(a_board(()))
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    begun = None
    for batch in range(BATCHES):
        a_busy_while(television, hall, batch)
        if batch == 3:
            begun = measured(television)
    nodes, heap = measured(television)
    assert begun is not None
    # A dot of a row may just be coming or going; a node left by each event would be 1,600 more.
    assert nodes <= begun[0] + 12
    assert heap < begun[1] * 1.1


def a_busy_while(page, hall, batch):
    """100 events: numbers taken, ten called and served; each has been shown at the end."""
    calls = [f"A{batch * 10 + each:03}" for each in range(10)]
    taken = [f"B{batch * 70 + each:04}" for each in range(EVENTS - 3 * len(calls))]
    for number in calls:
        hall.happen(issued(number), called(number, 2))
    hall.happen(*(issued(number) for number in taken))
    waiting = str(7 + len(taken) * (batch + 1))
    expect(page.locator("[data-service=ho-tich-chung-thuc] .waiting-count")).to_have_text(waiting)
    page.clock.run_for(32_000)  # shorter than a silence that counts as a cut
    shows(page, calls[-1], 2)
    hall.happen(*(finished(number) for number in calls))
    expect(page.locator("#call.nobody")).to_have_count(1)
    expect(page.locator("#last .called")).to_have_count(0)


def finished(number):
    return TicketFinished(
        ticket=1, number=number, service=service_of(number), counter=2, counter_number=2
    )


def measured(page):
    """DOM nodes and bytes of the heap, once the browser has tidied up."""
    page.evaluate("document.body.offsetWidth")  # the dots of rows that are settled now go
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    figures = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    session.detach()
    return figures["Nodes"], figures["JSHeapUsedSize"]
