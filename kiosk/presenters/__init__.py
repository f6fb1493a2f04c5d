"""What each step looks like, in words of the visitor's language: pure, step in, frozen view out."""
