"""QR codes as pictures of dots."""

from functools import lru_cache

from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

QUIET_MODULES = 4
# Any of the eight masks reads; weighing all of them takes most of the time.
_MASK = 2


def qr_image(data: str, width_px: int, module_px: int) -> Image.Image:
    """The code with its quiet zone; modules shrink to the width when they have to."""
    modules = _modules(data)
    across = len(modules) + 2 * QUIET_MODULES
    size = max(1, min(module_px, width_px // across)) * across
    dots = Image.new("L", (across, across), 255)
    cells = bytes(0 if dark else 255 for row in modules for dark in row)
    inside = Image.frombytes("L", (len(modules), len(modules)), cells)
    dots.paste(inside, (QUIET_MODULES, QUIET_MODULES))
    return dots.resize((size, size), Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def _modules(data: str) -> list[list[bool | None]]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(QRData(data.encode(), mode=MODE_8BIT_BYTE, check_data=False), optimize=0)
    code.make(fit=True)
    return code.modules  # type: ignore[no-any-return]
