"""Links lead somewhere; pictures are there and light."""

import re

import pytest

from tests.unit.docs.pages import DOCS, PAGES

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MOST_BYTES = 400_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_local_link_leads_to_a_file(page):
    text = page.read_text("utf-8")
    links = [link for link in _LINK.findall(text) if not link.startswith("http")]
    assert [link for link in links if not (page.parent / link.partition("#")[0]).exists()] == []


def test_every_page_is_linked_from_the_readme():
    readme = PAGES[0].read_text("utf-8")
    assert [page.name for page in PAGES[1:] if page.name not in readme] == []


def test_every_picture_is_light_and_shown():
    shown = "".join(page.read_text("utf-8") for page in PAGES)
    pictures = sorted((DOCS / "pictures").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size <= MOST_BYTES
        assert f"pictures/{picture.name}" in shown
