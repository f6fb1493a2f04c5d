"""Every screen of the kiosk as a picture, with made-up data: `python -m kiosk.gallery OUT_DIR`."""
