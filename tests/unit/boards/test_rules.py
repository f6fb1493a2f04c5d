"""Addresses of boards, and files by their first bytes."""

import pytest

from counter_server.boards.rules import address_of, kind_of_bytes, zone_code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Tầng 2", "tang-2"), ("Đất đai", "dat-dai"), ("!!!", "bang"), ("Main", "main-2")],
)
def test_a_code_is_made_from_what_people_read(name, code):
    assert zone_code(name, ()) == code


def test_a_code_is_never_given_twice():
    assert zone_code("Tầng 2", {"tang-2", "tang-2-2"}) == "tang-2-3"


def test_the_first_office_has_short_addresses():
    assert address_of("tang-2", "chu-se", is_first=True) == "tang-2"
    assert address_of("tang-2", "ia-hleo", is_first=False) == "ia-hleo.tang-2"
    assert address_of("main", "ia-hleo", is_first=False) == "ia-hleo"


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x18ftypmp42", "mp4"),
        (b"\x1a\x45\xdf\xa3\x01", "webm"),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head, ending):
    assert kind_of_bytes(head).ending == ending


@pytest.mark.parametrize("head", [b"", b"<svg", b"GIF89a", b"%PDF-1.7", b"RIFF0000WAVE", b"MZ"])
def test_what_a_board_cannot_show_is_not_known(head):
    assert kind_of_bytes(head) is None
