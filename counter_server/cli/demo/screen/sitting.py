"""People of the hall who are already signed in: whoever looks at the screen sits in their place."""

import re
import threading
from urllib.parse import urlsplit

import httpx

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Sitting:
    """One person; `cookies` signs in when need be."""

    def __init__(self, server: str, name: str, password: str, counter_id: int | None) -> None:
        self._client = httpx.Client(base_url=server, timeout=20, trust_env=False)
        self._name, self._password = name, password
        self._counter_id = counter_id
        self._is_in = False
        self._lock = threading.Lock()

    def cookies(self) -> str:
        """The header `Cookie` of this person."""
        with self._lock:
            if not self._is_in:
                self._sign_in()
                self._is_in = True
            return "; ".join(f"{each.name}={each.value}" for each in self._client.cookies.jar)

    def keep(self, headers: httpx.Headers, address: str) -> None:
        """What the server sets for them; an answer that sends them to the door signs them out."""
        with self._lock:
            answer = httpx.Response(200, headers=headers, request=httpx.Request("GET", address))
            self._client.cookies.extract_cookies(answer)
            if urlsplit(headers.get("Location", "")).path == "/sign-in":
                self._is_in = False

    def close(self) -> None:
        self._client.close()

    def _sign_in(self) -> None:
        self._client.cookies.clear()
        self._post("/sign-in", "/sign-in", name=self._name, password=self._password)
        if self._counter_id is not None:
            self._post("/desk/counters", "/desk/counters", counter=str(self._counter_id))

    def _post(self, page: str, to: str, **fields: str) -> None:
        found = _TOKEN.search(self._client.get(page).text)
        token = {"csrf_token": found[1]} if found else {}
        self._client.post(to, data=token | fields)
