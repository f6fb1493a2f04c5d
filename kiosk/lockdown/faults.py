"""What to do about a fault of our own: begin anew, or end and be started again. Pure."""

from dataclasses import dataclass

_WITHIN_S = 120.0
_MOST = 3


@dataclass(frozen=True)
class Faults:
    """When the last few happened."""

    times_s: tuple[float, ...] = ()

    @property
    def are_too_many(self) -> bool:
        """Beginning anew does not help."""
        return len(self.times_s) >= _MOST


def after_fault(faults: Faults, now_s: float) -> Faults:
    """One more; old ones are forgotten."""
    recent = tuple(at for at in faults.times_s if now_s - at < _WITHIN_S)
    return Faults((*recent, now_s))
