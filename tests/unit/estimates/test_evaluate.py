"""Scores: mean absolute errors, coverage, width."""

from datetime import UTC, datetime

from config.words import translator
from counter_server.cli.estimates import report
from counter_server.contract.office import Wait
from counter_server.queue.estimates.evaluate import Sample, by_service, score

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def a_sample(waited_s: float, *, service: str = "dat-dai", low_s: int = 300, high_s: int = 900):
    return Sample(service, AT, Wait(low_s, high_s), naive_s=1200, shared_s=800, waited_s=waited_s)


def test_a_score_says_how_far_off_and_how_often_inside():
    found = score([a_sample(600), a_sample(1000)])
    assert found is not None
    assert (found.visitors, found.waited_s) == (2, 800)
    assert (found.error_s, found.coverage, found.width_s) == (200, 0.5, 600)
    assert (found.shared_error_s, found.naive_error_s) == (200, 400)


def test_the_ends_of_an_interval_are_inside():
    found = score([a_sample(300), a_sample(900)])
    assert found is not None
    assert found.coverage == 1


def test_nobody_has_no_score():
    assert score([]) is None


def test_samples_are_told_apart_by_service():
    samples = [a_sample(600, service="xay-dung"), a_sample(600)]
    assert list(by_service(samples)) == ["dat-dai", "xay-dung"]


def test_the_report_has_a_line_a_service_and_one_for_all():
    lines = report([a_sample(600), a_sample(1000, service="xay-dung")], translator("vi"))
    assert [line.split()[0] for line in lines[1:3]] == ["dat-dai", "xay-dung"]
    assert lines[3].startswith("tất cả")
    assert "50%" in lines[3]
    assert lines[-1] == "Sai lệch bằng 100% của cách chia quầy và trúng 50% số lượt."


def test_a_report_on_nothing_says_so():
    assert report([], translator("en")) == ["There is no call to judge yet."]
