"""Pretended devices that speak the real bytes, for the demo, the tests and work without hardware."""
