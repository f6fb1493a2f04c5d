"""From what stands on paper to a picture of it."""

from PIL.Image import Image

from paper import Block, draw

from .contents import Content, ReceiptContent, SlipContent
from .receipt import receipt
from .slip import slip

# Dots across the paper of a head with 180 dots an inch; all others have 203.
_OF_180_DPI = (360, 512)


def blocks(content: Content) -> tuple[Block, ...]:
    """The content laid out, whatever the paper."""
    match content:
        case SlipContent():
            return slip(content)
        case ReceiptContent():
            return receipt(content)


def picture(content: Content, width_px: int) -> Image:
    """The content as 1-bit dots for paper of this width."""
    return draw(blocks(content), width_px, 180 if width_px in _OF_180_DPI else 203)
