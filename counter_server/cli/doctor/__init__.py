"""`motcua doctor`: looks an installation through and says what to mend."""

from .command import doctor

__all__ = ["doctor"]
