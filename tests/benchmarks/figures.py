"""A measured figure, and how it is printed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`ratio` is ours against the yardstick of the same run: what counts on a noisy machine."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    note: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"  ratio {self.ratio:6.3f}"
        return f"{self.name:44} {self.value:10.1f} {self.unit:3}{ratio}  {self.note}".rstrip()
