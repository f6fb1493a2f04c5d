"""The QR of an appointment is read back by a reader of another make."""

import re

import zxingcpp
from PIL import Image

from counter_server.queue.appointments.qr import qr_path

ADDRESS = "https://mot-cua.example/a/abcdefghijklmnopqrstuv"
_BAR = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


def test_a_reader_finds_the_address():
    path = qr_path(ADDRESS)
    picture = Image.new("L", (path.size, path.size), 255)
    for x, y, length in (map(int, bar) for bar in _BAR.findall(path.d)):
        for step in range(length):
            picture.putpixel((x + step, y), 0)
    found = zxingcpp.read_barcodes(picture.resize((path.size * 6, path.size * 6), 0))
    assert [each.text for each in found] == [ADDRESS]
