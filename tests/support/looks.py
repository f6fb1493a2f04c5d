"""What a person could not see or use on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Text wider or higher than its box, text beyond the page's edge, a page that scrolls sideways.
_CLIPPED = """() => {
  const told = [];
  if (document.documentElement.scrollWidth > innerWidth) told.push("page scrolls sideways");
  for (const part of document.querySelectorAll("body *")) {
    if (!part.offsetParent || part.closest(".unseen, .skip, .table, .top-nav")) continue;
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own) continue;
    const style = getComputedStyle(part), box = part.getBoundingClientRect();
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    const over = Math.max(
      part.scrollWidth - part.clientWidth, part.scrollHeight - part.clientHeight);
    if (hides && over > 1) told.push("cut: " + part.textContent.trim());
    if (box.left < -1 || box.right > innerWidth + 1)
      told.push("outside: " + part.textContent.trim());
  }
  return told;
}"""

_AXE = Axe()
_HOW_MANY = "axe.run({resultTypes: ['violations']}).then((found) => found.violations.length)"


def clipped(page: Page) -> list[str]:
    """Texts that cannot be read whole."""
    return page.evaluate(_CLIPPED)


def barriers(page: Page) -> str:
    """What axe finds in the way of people with disabilities; empty when nothing."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE.axe_script)
    # The whole answer is some hundred kilobytes: it is asked for only when there is a report.
    if not page.evaluate(_HOW_MANY):
        return ""
    return _AXE.run(page).generate_report() or "found only once"
