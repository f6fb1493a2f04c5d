"""The web application: the one place where the server's rooms are made and joined."""

from .making import Closing, create_app, open_app

__all__ = ["Closing", "create_app", "open_app"]
