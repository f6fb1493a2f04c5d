"""The server goes away and comes back while a desk is open."""

from dataclasses import replace
from urllib.parse import urlsplit

from counter_server.core.feed import Feeds
from tests.support.offices import sample_office
from tests.support.serving import served
from tests.ui.desk.clerk import Clerk, DeskOffice, desk_app, restarted_app


def test_a_desk_says_that_the_line_is_cut_and_catches_up(chromium, sqlite):
    office = DeskOffice(sample_office(sqlite))
    with Clerk.at(chromium, office, 1024, 600) as clerk:
        with served(desk_app(office)) as office.url:
            clerk.sign_in()
            clerk.sit(3)
            office.hall.parts.feeds.close()
        notice = clerk.page.locator("#line-cut")
        notice.wait_for(state="visible")
        clerk.page.keyboard.press("p")
        clerk.says("Chưa gửi được.")

        parts = replace(office.hall.parts, feeds=Feeds(sqlite))
        office.hall = replace(office.hall, parts=parts)
        office.issue("B")
        with served(restarted_app(office), urlsplit(office.url).port):
            notice.wait_for(state="hidden")
            clerk.sees("B001")
            office.issue("D")
            clerk.sees("D001")
            parts.feeds.close()
