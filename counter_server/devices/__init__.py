"""The registry of devices: pairing by a short code, the health of each with its mend in words."""
