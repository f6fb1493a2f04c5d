"""The numbers of `/metrics`, read as Prometheus reads them, on both databases."""

import re

import pytest

from counter_server.app.metrics import MEDIA_TYPE, Sample, in_text
from counter_server.core.offices import office_names
from tests.support.app import application
from tests.support.issuing import issue

SAMPLE = re.compile(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)")
LABEL = re.compile(r'([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)')
PLAIN = {r"\\": "\\", r"\"": '"', r"\n": "\n"}


def parsed(text: str) -> dict[tuple[str, frozenset], float]:
    """The samples of the text format 0.0.4; each family is one block under its HELP and TYPE."""
    assert text.endswith("\n")
    found, name, seen = {}, "", set()
    for line in text.splitlines():
        if line.startswith("# HELP "):
            name = line.split(" ", 3)[2]
            assert name not in seen
            seen.add(name)
        elif line.startswith("# TYPE "):
            assert line.split(" ")[2:] in ([name, "gauge"], [name, "counter"])
        else:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            assert sample[1] == name
            key = (name, frozenset(labels(sample[2] or "")))
            assert key not in found
            found[key] = float(sample[3])
    return found


def labels(text: str) -> list[tuple[str, str]]:
    assert "".join(each[0] for each in LABEL.finditer(text)) == text
    return [
        (each[1], re.sub(r"\\.", lambda piece: PLAIN[piece[0]], each[2]))
        for each in LABEL.finditer(text)
    ]


@pytest.fixture
def numbers(office):
    def asked(name: str, **by: str) -> float:
        answer = application(office).test_client().get("/metrics")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, MEDIA_TYPE)
        if not name.startswith("process"):
            by["office"] = code
        return parsed(answer.text)[name, frozenset(by.items())]

    with office.parts.database.read() as connection:
        code = office_names(connection)[0].code
    return asked


def test_who_waits_is_counted_by_service(office, numbers):
    assert numbers("motcua_tickets_waiting", service="ho-tich-chung-thuc") == 0
    before = numbers("motcua_event_seq")
    for turn in range(3):
        issue(office, f"key-{turn:04}", "ho-tich-chung-thuc")
    assert numbers("motcua_tickets_waiting", service="ho-tich-chung-thuc") == 3
    assert numbers("motcua_tickets_today", state="waiting") == 3
    assert numbers("motcua_tickets_today", state="finished") == 0
    assert numbers("motcua_event_seq") >= before + 3


def test_yesterdays_tickets_are_not_of_today(office, numbers):
    issue(office, "key-0001", "ho-tich-chung-thuc")
    office.clock.move(seconds=86_400)
    assert numbers("motcua_tickets_waiting", service="ho-tich-chung-thuc") == 0
    assert numbers("motcua_tickets_today", state="waiting") == 0


def test_counters_paper_and_the_process_are_told(numbers):
    assert numbers("motcua_counters", state="open") > 0
    assert numbers("motcua_print_jobs", state="failed") == 0
    assert numbers("process_start_time_seconds") > 1_700_000_000


def test_no_token_number_or_name_is_told(office):
    ticket = issue(office, "key-0001", "ho-tich-chung-thuc")
    text = application(office).test_client().get("/metrics").text
    assert ticket.status_url.rsplit("/", 1)[1] not in text
    assert ticket.number not in text


def test_any_word_in_a_label_survives():
    odd = 'a\\b"c\nd, e="f"'
    text = in_text([Sample("motcua_counters", {"office": odd, "state": "open"}, 1)])
    assert parsed(text) == {
        ("motcua_counters", frozenset({("office", odd), ("state", "open")})): 1.0
    }
