"""Reads calls aloud on a small computer with a loudspeaker, beside or instead of the board page."""
