"""What every page shares: the frame, static files, headers, error pages."""

from .install import install_web

__all__ = ["install_web"]
