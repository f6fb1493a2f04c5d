"""From what stands on paper to a picture of it."""

from PIL.Image import Image

from paper import Block, draw

from .contents import Content, ReceiptContent, SlipContent, TrialContent
from .receipt import receipt
from .slip import slip
from .trial import trial

WIDE_PX, DPI = 576, 203
# Dots across the paper of a head with 180 dots an inch.
_OF_180_DPI = (360, 512)


def blocks(content: Content, width_px: int = WIDE_PX, dpi: int = DPI) -> tuple[Block, ...]:
    """The content laid out; only a page to try a printer with minds how wide it is."""
    match content:
        case SlipContent():
            return slip(content)
        case ReceiptContent():
            return receipt(content)
        case TrialContent():
            return trial(content, width_px, dpi)


def picture(content: Content, width_px: int, dpi: int | None = None) -> Image:
    """The content as 1-bit dots for paper of this width."""
    dpi = dpi or (180 if width_px in _OF_180_DPI else DPI)
    return draw(blocks(content, width_px, dpi), width_px, dpi)
