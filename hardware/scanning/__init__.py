"""Codes that a scanner reads, from a serial line or typed as by a keyboard."""

from hardware.scanning.serial_scanner import SerialScanner
from hardware.scanning.wedge import WedgeDecoder

__all__ = ["SerialScanner", "WedgeDecoder"]
