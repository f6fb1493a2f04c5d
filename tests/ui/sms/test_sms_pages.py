"""The pages of text messages in a real browser: whole and open to all."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.dossiers.actions import receive
from counter_server.sms.setting import send_test, set_sms
from counter_server.sms.settings import SmsSettings
from hardware.sms.gateway import FOLDERS
from tests.support.a_dossier import a_desk, a_request
from tests.support.app import application
from tests.support.entering import enter
from tests.support.issuing import issue
from tests.support.looks import barriers, clipped
from tests.support.offices import TestOffice
from tests.support.serving import served

PASSWORD = "bốn mùa mưa nắng"


@dataclass(frozen=True)
class Site:
    office: TestOffice
    url: str


@pytest.fixture
def site(sqlite_office, tmp_path) -> Iterator[Site]:
    office = sqlite_office
    for name in FOLDERS:
        (tmp_path / name).mkdir()
    set_sms(office.parts, office.id, SmsSettings(is_on=True, folder=str(tmp_path)))
    add_user(office.parts.works, office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    with served(application(office)) as url:
        yield Site(office, url)
        office.parts.feeds.close()


def looks_well(page) -> None:
    assert clipped(page) == []
    assert barriers(page) == ""


def sign_in(page, site: Site) -> None:
    enter(page, site.url, "dang o", PASSWORD)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_number_is_given_and_taken_back(site, a_page, language):
    token = issue(site.office, "key-0001").status_url.rsplit("/", 1)[-1]
    page = a_page()
    page.goto(f"{site.url}/t/{token}?lang={language}")
    looks_well(page)
    page.click(f'a[href^="/t/{token}/sms"]')
    page.fill("#number", "0912 345 678")
    page.check("[name=consent]")
    looks_well(page)
    page.click("form button.primary")
    page.wait_for_selector(".notice.good")
    expect(page.locator("main")).to_contain_text("+8491•••78")
    looks_well(page)
    page.click("main form button")
    page.wait_for_selector("#number")


@pytest.mark.parametrize(("language", "width"), [("vi", 1366), ("en", 390)])
def test_the_administration_is_whole_and_open_to_all(site, a_page, language, width):
    send_test(site.office.parts, site.office.id, "0912345678")
    page = a_page(width=width, height=768)
    sign_in(page, site)
    page.goto(f"{site.url}/admin/sms?lang={language}")
    expect(page.locator("main")).to_contain_text("+8491•••78")
    looks_well(page)


def test_the_clerk_sees_at_intake_whom_to_ask(site, a_page):
    office = site.office
    dossier, _ = receive(office.parts, office.id, a_request(), a_desk(office.id))
    page = a_page(width=1366, height=768)
    sign_in(page, site)
    page.goto(f"{site.url}/desk/dossiers/{dossier.code}")
    page.check("[name=consent]")
    looks_well(page)
    page.click("section:has(#sms-number) button")
    expect(page.locator("main")).to_contain_text("+8491•••78")
    looks_well(page)
