"""Keeping the kiosk shut: no way out but the officer's code, and no black screen."""
