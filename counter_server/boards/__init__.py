"""The boards of the hall: zones, what each shows, and the office's own pictures and films."""
