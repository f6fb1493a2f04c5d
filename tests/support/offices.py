"""The sample office in a test database, and parts around it with a clock of our own."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from counter_server.core.database import Database
from counter_server.core.parts import Parts, parts_for
from tests.support.databases import found_sample

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday 08:00 in Chư Sê


@dataclass
class TestClock:
    """A clock that stands still until it is moved on."""

    __test__ = False
    now: datetime = field(default=MORNING)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(frozen=True)
class TestOffice:
    """The sample office and what it runs on."""

    __test__ = False
    id: int
    parts: Parts
    clock: TestClock


def sample_office(database: Database) -> TestOffice:
    """Founds the sample office in an empty database."""
    clock = TestClock()
    return TestOffice(found_sample(database), parts_for(database, clock, "http://hall.test"), clock)
