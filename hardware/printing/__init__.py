"""Slips on paper: `open_printer(url)` gives a Printer for an address."""

from hardware.printing.address import BadPrinterUrl
from hardware.printing.opening import open_printer

__all__ = ["BadPrinterUrl", "open_printer"]
