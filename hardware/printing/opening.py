"""From a URL to a printer."""

from __future__ import annotations

from hardware.ports import Printer
from hardware.printing import address
from hardware.printing.address import Asking, Cups, File, PrinterAddress, Serial, Tcp, Usb
from hardware.printing.cups_printer import CupsPrinter
from hardware.printing.slip_printer import SlipPrinter
from hardware.printing.wires import FileWire, SerialWire, TcpWire, Wire


def open_printer(url: str, timeout_s: float = 3.0) -> Printer:
    """The printer at the URL (see `address.read`); BadPrinterUrl when it names none.

    Nothing is connected yet: each slip and each question opens the wire and closes it, so a
    printer may be switched off, shared with others or plugged in later. `timeout_s` is how long
    to wait for a connection, an answer, or room in the printer's buffer.
    """
    there = address.read(url)
    if isinstance(there.place, Cups) and there.page:
        return CupsPrinter(there.place, there.page, timeout_s)
    return SlipPrinter(
        lambda: _connect(there, timeout_s),
        width_px=there.width_px,
        dpi=there.dpi,
        asking=there.asking,
        confirms=there.confirms,
        timeout_s=timeout_s,
    )


def _connect(there: PrinterAddress, timeout_s: float) -> Wire:
    match there.place:
        case Tcp(host, port):
            return TcpWire(host, port, timeout_s)
        case Serial(device, baudrate, flow):
            return SerialWire(device, baudrate, flow, timeout_s)
        case File(path):
            return FileWire(path, answers=there.asking is not Asking.NEVER, timeout_s=timeout_s)
        case Usb(vendor, product):
            from hardware.printing.usb_wire import UsbWire

            return UsbWire(vendor, product, timeout_s)
        case Cups():
            raise AssertionError("a queue has no wire")
