"""From what stands on paper to a picture of it."""

from PIL.Image import Image

from paper import Block
from paper import picture as drawn

from .contents import Content, ReceiptContent, SlipContent
from .receipt import receipt
from .slip import slip


def blocks(content: Content) -> tuple[Block, ...]:
    """The content laid out, whatever the paper."""
    match content:
        case SlipContent():
            return slip(content)
        case ReceiptContent():
            return receipt(content)


def picture(content: Content, width_px: int) -> Image:
    """The content as 1-bit dots for paper of this width."""
    return drawn(blocks(content), width_px)
