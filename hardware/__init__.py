"""Devices of the hall: printers and scanners. They know bytes and paper, never tickets."""
