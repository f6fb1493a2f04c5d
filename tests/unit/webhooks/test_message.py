"""What a receiver gets, to the byte."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

from counter_server.contract.events import Entry, TicketCalled
from counter_server.webhooks.message import body_of, headers_of, signature

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ENTRY = Entry(
    seq=57,
    at=AT,
    event=TicketCalled(ticket=9, number="A001", service="dat-dai", counter=2, counter_number=2),
)
BODY = (
    b'{"office":"chu-se","seq":57,"at":"2026-11-24T01:00:00Z","event":{"kind":"ticket_called",'
    b'"ticket":9,"number":"A001","service":"dat-dai","counter":2,"counter_number":2}}'
)


# made by: openssl dgst -sha256 -hmac
VECTOR = "v1=7935b6f1adbf698c0be6f3addc10a126ba70ef66aae79c067772dd99f32138b9"


def test_the_body_is_the_entry_and_its_office():
    body = body_of("chu-se", ENTRY)
    assert json.loads(body) == json.loads(BODY)
    assert body_of("chu-se", ENTRY) == body


def test_a_signature_is_what_the_documentation_says():
    assert signature("secret", 1795395600, b'{"seq":57}') == (
        "v1=" + hmac.new(b"secret", b'1795395600.{"seq":57}', hashlib.sha256).hexdigest()
    )


def test_a_known_vector_stays_so():
    assert signature("bí mật", 1795395600, b"{}") == VECTOR


def test_the_headers_say_what_it_is_and_prove_it():
    headers = headers_of("chu-se", ENTRY, BODY, "secret", AT)
    assert headers == {
        "Content-Type": "application/json",
        "Motcua-Event": "ticket_called",
        "Motcua-Delivery": "chu-se-57",
        "Motcua-Timestamp": "1795482000",
        "Motcua-Signature": signature("secret", 1795482000, BODY),
    }


def test_another_time_or_body_has_another_signature():
    here = signature("secret", 1, b"{}")
    assert len({here, signature("secret", 2, b"{}"), signature("secret", 1, b"{ }")}) == 3
