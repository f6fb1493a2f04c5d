"""Slips laid out beforehand, for kiosks that print while the server is away."""

from paper.blocks import Block

from .wire import Shape

# What a kiosk fills in; everything else stands as the server's own slips say it.
NUMBER = "{number}"
STATUS_URL = "{status_url}"
PRIORITY = "{priority}"
CLOCK = "{clock}"
DAY = "{day}"


class SlipTemplate(Shape, frozen=True):
    """The slip of a service in a language, with or without a priority class."""

    service: str
    language: str
    has_priority: bool
    blocks: tuple[Block, ...]


class SlipTemplates(Shape, frozen=True):
    """`version` changes with any of them."""

    version: str
    templates: tuple[SlipTemplate, ...]
