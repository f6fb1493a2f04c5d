"""Backups: one file that holds all an installation needs, and the way back from it."""
