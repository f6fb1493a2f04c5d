"""A clerk at a browser, and the office behind it."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask
from playwright.sync_api import Browser, Page

from counter_server.accounts.actions import add_user
from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.core.who import Role
from counter_server.queue.api import queue_api
from counter_server.queue.desk_printing import DeskPrinting
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.pages import desk_pages
from tests.support.entering import enter, send
from tests.support.looks import barriers
from tests.support.offices import TestOffice
from tests.support.pages_app import pages_app

PASSWORD = "bốn mùa mưa nắng"
_SPILLS = """() => [...document.querySelectorAll('body *')].filter(each => {
  if (!each.offsetParent || each.closest('.unseen,.skip,.top-nav,svg,[hidden]')) return false;
  const style = getComputedStyle(each);
  if (style.display === 'inline') return false;
  return each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
    || each.getBoundingClientRect().right > innerWidth + 1;
}).map(each => each.outerHTML.slice(0, 120))"""


@dataclass
class DeskOffice:
    """The office, its address, and the print jobs that failed."""

    hall: TestOffice
    url: str = ""
    failed: list[PrintJob] = field(default_factory=list)
    low_paper: tuple[str, ...] = ()
    retried: list[int] = field(default_factory=list)
    reprinted: list[int] = field(default_factory=list)
    keys: Iterator[int] = field(default_factory=itertools.count)

    def issue(self, service: str = "B", priority: str | None = None) -> Ticket:
        """A citizen takes a number."""
        request = TicketRequest(service=service, priority=priority)
        key = f"touch-{next(self.keys):06}"
        ticket, _ = issue_ticket(self.hall.parts, self.hall.id, request, key, None)
        return ticket

    def fail_to_print(self, ticket: Ticket, problem: str = "paper_out") -> None:
        """The slip of a ticket does not come out."""
        job = PrintJob(
            id=len(self.failed) + 1,
            kind="slip",
            printer="Ki-ốt 1",
            state=JobState.FAILED,
            problem=problem,
            created_at=self.hall.clock(),
            printed_at=None,
            ticket=ticket.id,
        )
        self.failed.append(job)

    def retry(self, _office_id: int, job_id: int) -> None:
        self.retried.append(job_id)
        self.failed = [job for job in self.failed if job.id != job_id]

    def reprint(self, _office_id: int, ticket_id: int, _counter_id: int) -> None:
        self.reprinted.append(ticket_id)


def desk_app(office: DeskOffice) -> Flask:
    """Sign-in, desk and the queue's API, with a clerk and a colleague."""
    works = office.hall.parts.works
    for name in ("Nguyễn Thị Ưu", "Đặng Ỗ"):
        add_user(works, office.hall.id, name=name, role=Role.CLERK, password=PASSWORD)
    return restarted_app(office)


def restarted_app(office: DeskOffice) -> Flask:
    """The same around people who are already known."""
    printing = DeskPrinting(
        lambda _connection, _office_id, _at: office.failed,
        office.retry,
        office.reprint,
        lambda _connection, _office_id: office.low_paper,
    )
    parts = office.hall.parts
    return pages_app(parts, [desk_pages(parts, printing)], [queue_api(parts)])


@dataclass
class Clerk:
    """Somebody at a desk."""

    page: Page
    office: DeskOffice
    faults: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def at(
        cls, browser: Browser, office: DeskOffice, width: int, height: int, **more: object
    ) -> Iterator["Clerk"]:
        """A browser window of a size; whatever its scripts complain about is a fault."""
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", **more
        )
        clerk = cls(context.new_page(), office)
        clerk.page.on("pageerror", lambda error: clerk.faults.append(str(error)))
        try:
            yield clerk
            assert clerk.faults == []
        finally:
            context.close()

    def go(self, path: str) -> None:
        self.page.goto(self.office.url + path)

    def sign_in(self, name: str = "nguyen thi uu", home: str = "/desk") -> None:
        self.go("/sign-in")
        self.page.fill("#name", name)
        self.page.fill("#password", PASSWORD)
        self.page.press("#password", "Enter")
        self.page.wait_for_url(f"**{home}**")

    def sit(self, number: int) -> None:
        self.go("/desk/counters")
        self.page.click(f"button[name=counter][value='{number}']")
        self.page.wait_for_url("**/desk", wait_until="load")

    def arrive(self, number: int) -> None:
        """Has signed in and sat down before the test begins."""
        enter(self.page, self.office.url, "nguyen thi uu", PASSWORD)
        counters = f"{self.office.url}/desk/counters"
        send(self.page, counters, counters, counter=str(number))
        self.go("/desk")

    def says(self, text: str) -> None:
        """Waits until the desk says something."""
        self.page.wait_for_function(
            "text => document.getElementById('said').textContent.includes(text)", arg=text
        )

    def sees(self, text: str) -> None:
        """Waits until a text stands somewhere on the desk."""
        self.page.wait_for_function(
            "text => document.getElementById('main').innerText.includes(text)", arg=text
        )

    def spills(self) -> list[str]:
        """What is wider than its place."""
        return list(self.page.evaluate(_SPILLS))

    def barriers(self) -> str:
        """What axe finds in the way of people with disabilities."""
        return barriers(self.page)
