"""Pretended devices that speak the real bytes: for the demo, the tests, a desk without devices."""
