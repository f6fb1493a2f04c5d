"""Which letters a TrueType file has: its `cmap`, format 4 or 12."""

import struct
from pathlib import Path


def letters_of(path: Path) -> set[int]:
    """Code points with a glyph."""
    data = path.read_bytes()
    found: set[int] = set()
    at = _table(data, b"cmap")
    for number in range(struct.unpack_from(">H", data, at + 2)[0]):
        start = at + struct.unpack_from(">I", data, at + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", data, start)[0]
        if kind == 4:
            found |= _format_4(data, start)
        elif kind == 12:
            found |= _format_12(data, start)
    return found


def _table(data: bytes, name: bytes) -> int:
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _sum, at, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == name:
            return int(at)
    raise ValueError(name)


def _format_4(data: bytes, start: int) -> set[int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    spans = zip(starts, ends, strict=True)
    return {code for first, last in spans if first != 0xFFFF for code in range(first, last + 1)}


def _format_12(data: bytes, start: int) -> set[int]:
    found: set[int] = set()
    for number in range(struct.unpack_from(">I", data, start + 12)[0]):
        first, last, _glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        found |= set(range(first, last + 1))
    return found
