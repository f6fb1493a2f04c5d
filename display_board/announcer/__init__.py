"""What the hall hears: which words, in which order, each call once. Pure; no sound is made here."""

from .needed import needed_parts
from .saying import as_speech, as_text, say_call, say_help, say_message, say_text

__all__ = [
    "as_speech",
    "as_text",
    "needed_parts",
    "say_call",
    "say_help",
    "say_message",
    "say_text",
]
