"""What is known of the services of a hall at a moment: their times, hour by hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .times import Measure, Times, early_share, of_hour, of_service, usual


@dataclass(frozen=True)
class Known:
    """`hours`: by service and hour of the day; `usual_s`: what the office expects, by service."""

    usual_s: Mapping[int, float]
    hours: Mapping[tuple[int, int], Measure] = field(default_factory=dict)

    def early_share(self) -> float:
        """Which share of the visitors is of a priority class."""
        return early_share(self.hours.values())

    def overall(self) -> dict[int, Times]:
        """Each service over the whole day."""
        by_service: dict[int, list[Measure]] = {service: [] for service in self.usual_s}
        for (service, _hour), measure in self.hours.items():
            by_service.setdefault(service, []).append(measure)
        return {
            service: of_service(by_service[service], usual(usual_s))
            for service, usual_s in self.usual_s.items()
        }

    def at(self, hour: int) -> dict[int, Times]:
        """Each service in an hour of the office's day."""
        return {
            service: of_hour(self.hours.get((service, hour)), times)
            for service, times in self.overall().items()
        }
