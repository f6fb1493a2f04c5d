"""A pretended USB bus for pyusb, with one printer on it."""

import errno
import threading
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.core
from usb.backend import IBackend

from hardware.simulators.slip_printer import SimulatedPrinter

_OUT, _IN = 0x02, 0x81


class UsbBus(IBackend):  # type: ignore[misc]
    """One device with these ids; `printer_class` 7 makes it a printer."""

    def __init__(self, printer: SimulatedPrinter, printer_class: int = 7) -> None:
        super().__init__()
        self._class = printer_class
        self._answers = bytearray()
        self._come = threading.Condition()
        self._host = printer.connect(self._answer)
        self.kernel_has_it = True
        self.takes_bytes = True
        self.open_handles = 0
        self.claimed: set[int] = set()

    def enumerate_devices(self) -> Iterator[str]:
        yield "printer"

    def get_device_descriptor(self, dev: Any) -> SimpleNamespace:
        return _descriptor(
            1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100,
            iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=2, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: Any, config: int) -> SimpleNamespace:
        if config:
            raise IndexError(config)
        return _descriptor(
            2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=0,
        )  # fmt: skip

    def get_interface_descriptor(self, dev: Any, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError(intf)
        return _descriptor(
            4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, iInterface=0,
            bInterfaceClass=self._class, bInterfaceSubClass=1, bInterfaceProtocol=2,
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: Any, ep: int, intf: int, alt: int, config: int) -> Any:
        return _descriptor(
            5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=2, wMaxPacketSize=64, bInterval=0,
            bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, dev: Any) -> str:
        self.open_handles += 1
        return "handle"

    def close_device(self, dev_handle: Any) -> None:
        self.open_handles -= 1

    def get_configuration(self, dev_handle: Any) -> int:
        return 1

    def claim_interface(self, dev_handle: Any, intf: int) -> None:
        if self.kernel_has_it:
            raise usb.core.USBError("Resource busy", errno=errno.EBUSY)
        self.claimed.add(intf)

    def release_interface(self, dev_handle: Any, intf: int) -> None:
        self.claimed.discard(intf)

    def is_kernel_driver_active(self, dev_handle: Any, intf: int) -> bool:
        return self.kernel_has_it

    def detach_kernel_driver(self, dev_handle: Any, intf: int) -> None:
        self.kernel_has_it = False

    def attach_kernel_driver(self, dev_handle: Any, intf: int) -> None:
        self.kernel_has_it = True

    def bulk_write(self, dev_handle: Any, ep: int, intf: int, data: Any, timeout: int) -> int:
        if not self.takes_bytes:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        assert ep == _OUT
        self._host.receive(bytes(data))
        return len(data)

    def bulk_read(self, dev_handle: Any, ep: int, intf: int, buff: Any, timeout: int) -> int:
        assert ep == _IN
        with self._come:
            if not self._come.wait_for(lambda: self._answers, timeout / 1000):
                raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
            taken = min(len(buff), len(self._answers))
            buff[:taken] = array("B", self._answers[:taken])
            del self._answers[:taken]
            return taken

    def _answer(self, data: bytes) -> None:
        with self._come:
            self._answers += data
            self._come.notify_all()


def _descriptor(kind: int, **fields: Any) -> SimpleNamespace:
    return SimpleNamespace(bLength=9, bDescriptorType=kind, extra_descriptors=[], **fields)
