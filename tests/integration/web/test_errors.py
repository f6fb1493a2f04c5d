"""Errors: a kind page for people, problem+json for programs, a traceback for nobody."""

import logging

import pytest

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_an_unknown_address_says_so_in_vietnamese(client):
    answer = client.get("/nowhere", headers=PAGE)
    assert answer.status_code == 404
    assert "Không tìm thấy trang này." in answer.text
    assert "Một cửa xã Chư Sê" in answer.text


def test_an_error_page_speaks_english_when_asked(client):
    answer = client.get("/nowhere?lang=en", headers=PAGE)
    assert "Back to the start" in answer.text


def test_a_refusal_says_what_happened_and_what_to_do(client):
    answer = client.get("/refused", headers=PAGE)
    assert answer.status_code == 409
    assert "Quầy đang phục vụ số &lt;A001&gt;." in answer.text
    assert "Hoàn tất trước." in answer.text


def test_a_fault_is_logged_and_its_inside_is_not_shown(client, caplog):
    with caplog.at_level(logging.ERROR):
        answer = client.get("/broken", headers=PAGE)
    assert answer.status_code == 500
    assert "Lúc này chưa làm được." in answer.text
    assert "server_fault" in answer.text
    assert "secret inside" not in answer.text
    assert "Traceback" not in answer.text
    assert "request failed" in caplog.text


@pytest.mark.parametrize("headers", [{}, PAGE])
def test_the_api_answers_problems_as_json_whatever_is_accepted(client, headers, caplog):
    for path, status, code in (
        ("/api/v1/broken", 500, "server_fault"),
        ("/api/v1/nowhere", 404, "not_found"),
    ):
        answer = client.get(path, headers=headers)
        assert answer.mimetype == "application/problem+json"
        assert (answer.status_code, answer.get_json(force=True)["code"]) == (status, code)


def test_a_wrong_method_is_a_problem_too(client):
    assert client.post("/api/v1/broken").get_json(force=True)["code"] == "wrong_method"


def test_a_busy_server_says_when_to_come_again(client):
    assert client.get("/busy", headers=PAGE).headers["Retry-After"] == "3"


def test_who_has_not_signed_in_is_sent_to_sign_in_and_back(client):
    answer = client.get("/clerks-only?a=1&b=đ", headers=PAGE)
    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/clerks-only%3Fa%3D1%26b%3D%C4%91"
    assert client.get(answer.location).status_code == 200


def test_a_script_of_a_page_is_told_that_the_session_has_ended(client):
    answer = client.get("/clerks-only", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (401, "sign_in_needed")


def test_a_post_without_a_token_is_refused_as_a_page_or_as_json(client):
    assert client.post("/clerks-only", headers=PAGE).status_code == 400
    answer = client.post("/clerks-only", headers={"Accept": "application/json"})
    assert answer.get_json(force=True)["code"] == "page_expired"
