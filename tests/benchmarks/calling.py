"""Counters that call and let go, as fast as they are answered."""

import threading
import time

from counter_server.cli.demo.hall import Hall

from .load import Client


def call_in_turn(opened: Hall, counters: tuple[int, ...], pairs: int) -> dict[str, float]:
    """Each counter calls and then marks no-show; figures count single requests."""
    took: list[float] = []

    def work(counter: int) -> None:
        verbs = [
            Client(opened.url, opened.script_token, f"/api/v1/counters/{counter}/{verb}", b"")
            for verb in ("call", "no-show")
        ]
        for _ in range(pairs):
            for client in verbs:
                client.post()
                took.append(time.perf_counter() - client.asked_at)

    threads = [threading.Thread(target=work, args=(each,)) for each in counters]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    took.sort()
    return {
        "per_second": len(took) / lasted,
        "p50_ms": took[len(took) // 2] * 1000,
        "p99_ms": took[int(len(took) * 0.99)] * 1000,
    }
