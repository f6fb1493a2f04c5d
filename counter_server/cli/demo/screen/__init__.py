"""The whole hall on one screen: a page of the demo's own, with the real pages in frames."""

from .server import Screen

__all__ = ["Screen"]
