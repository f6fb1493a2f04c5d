"""Typing Vietnamese without a keyboard of one's own: pure, draft in, draft out.

Written here because the one library of this kind (`bogo`) is GPL-3 and rests since 2014, while this
project is Apache-2.0; nothing of it was read or taken.
"""
