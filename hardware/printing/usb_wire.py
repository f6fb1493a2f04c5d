"""The wire to a printer that is plain USB, by pyusb and libusb.

Tried only against a pretended bus, never yet against a device. Each transfer is one call into C:
under gevent it holds the whole process, so there give such a printer as `file:///dev/usb/lp0`.
"""

from __future__ import annotations

import contextlib
from typing import Any

import usb.core
import usb.util

_PRINTER_CLASS = 7


class UsbWire:
    """The first printer interface of the device with these ids."""

    def __init__(self, vendor: int, product: int, timeout_s: float, backend: Any = None) -> None:
        self._timeout_ms = max(1, round(timeout_s * 1000))
        self._device = _found(vendor, product, backend)
        self._number = 0
        self._held_by_kernel = False
        try:
            self._take()
        except OSError:
            self.close()
            raise

    def send(self, data: bytes) -> None:
        if self._out is None:
            raise OSError("the printer has no way in")
        try:
            self._out.write(data, self._timeout_ms)
        except usb.core.USBTimeoutError as late:
            raise TimeoutError(str(late)) from late

    def receive(self, timeout_s: float) -> bytes:
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, max(1, round(timeout_s * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        """Give the device back as it was found."""
        with contextlib.suppress(usb.core.USBError):
            usb.util.release_interface(self._device, self._number)
        if self._held_by_kernel:
            with contextlib.suppress(usb.core.USBError):
                self._device.attach_kernel_driver(self._number)
        usb.util.dispose_resources(self._device)

    def _take(self) -> None:
        interface = _printer_interface(self._device)
        self._number = interface.bInterfaceNumber
        self._held_by_kernel = _take_from_kernel(self._device, self._number)
        self._out = _endpoint(interface, usb.util.ENDPOINT_OUT)
        self._in = _endpoint(interface, usb.util.ENDPOINT_IN)
        usb.util.claim_interface(self._device, self._number)


def _found(vendor: int, product: int, backend: Any) -> Any:
    try:
        device = usb.core.find(idVendor=vendor, idProduct=product, backend=backend)
    except usb.core.NoBackendError as missing:
        raise OSError("libusb is not installed") from missing
    if device is None:
        raise OSError(f"no USB device {vendor:04x}:{product:04x}")
    return device


def _printer_interface(device: Any) -> Any:
    for configuration in device:
        found = usb.util.find_descriptor(configuration, bInterfaceClass=_PRINTER_CLASS)
        if found is not None:
            return found
    raise OSError("the USB device is no printer")


def _take_from_kernel(device: Any, number: int) -> bool:
    try:
        if not device.is_kernel_driver_active(number):
            return False
        device.detach_kernel_driver(number)
    except NotImplementedError:
        return False
    return True


def _endpoint(interface: Any, direction: int) -> Any:
    return usb.util.find_descriptor(
        interface,
        custom_match=lambda each: (
            usb.util.endpoint_direction(each.bEndpointAddress) == direction
            and usb.util.endpoint_type(each.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ),
    )
