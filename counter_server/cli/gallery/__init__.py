"""`motcua gallery`: every screen, page and slip as a picture, on one page for eyes."""

from .command import gallery

__all__ = ["gallery"]
