"""What a visitor sees on the board, read from the page."""

from playwright.sync_api import Page, expect

from tests.ui.board.hall import Hall


def hang(page: Page, hall: Hall) -> None:
    """Opens the board and waits until its stream stands."""
    page.goto(f"{hall.url}/board/main")
    hall.wait_for_streams(1)


def shows(page: Page, number: str, counter: int) -> None:
    expect(page.locator("#call-number")).to_have_text(number)
    expect(page.locator("#call-at")).to_have_text(str(counter))


def numbers(page: Page) -> list[str]:
    return page.locator("#last td:first-child").all_inner_texts()


def waiting(page: Page, service: str) -> str:
    return page.locator(f"[data-service={service}] .waiting-count").inner_text()


def bar(page: Page):
    return page.locator("#cut-inside")
