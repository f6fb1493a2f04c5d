"""A QR code as the path of an SVG: sharp on every phone, dark squares only."""

from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_MODULES = 4


@dataclass(frozen=True)
class QrPath:
    """`d` draws the dark squares in a box of `size` by `size`, quiet zone included."""

    d: str
    size: int


def qr_path(text: str) -> QrPath:
    """The code of a text."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    modules: list[list[bool]] = code.modules
    bars = "".join(
        f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h{length}v1h-{length}z"
        for y, row in enumerate(modules)
        for x, length in _dark_runs(row)
    )
    return QrPath(bars, len(modules) + 2 * QUIET_MODULES)


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    runs, x = [], 0
    for is_dark, cells in groupby(row, key=bool):
        length = len(list(cells))
        if is_dark:
            runs.append((x, length))
        x += length
    return runs
