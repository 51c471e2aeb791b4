"""
Whether the compressed parts of a PDF are whole: each carries a check sum, and none is compared.

Libraries read on when a part does not hold, so text goes missing, or a digit changes, without a
word. The scan takes the file as it lies, whatever its tables say, so damage cannot hide a part.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*(?:\[\s*)?/(\w+)")
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_BLANK = b"\0\t\n\f\r "
_HEAD = 4096
_STEP = 1 << 16
# Unpacked bytes of one part, and of all together: beyond, a part is not looked at to its end.
_MOST, _MOST_OF_ALL = 64 << 20, 512 << 20
_RAW = -15
_TWO_BYTES = 2


class Stream(NamedTuple):
    """One compressed part: where its bytes begin, and what stands before them."""

    start: int
    head: bytes


def damage(data: bytes) -> tuple[str, ...]:
    """
    Say what does not hold, in at most two lines.

    Source: RFC 1950 (the check sum at the end of zlib data), ISO 32000-2, 7.3.8 (streams). What is
    encrypted, or packed in another way, has no sum that could be compared.
    """
    broken = bombs = 0
    left = _MOST_OF_ALL
    end = 0
    for stream in _streams(data):
        if stream.start < end or left <= 0:
            continue
        end, size, holds = _unpacked(data, stream.start, min(_MOST, left))
        left -= size
        if size > _MOST:
            bombs += not _IMAGE.search(stream.head)
        elif not holds:
            broken += 1
    lines = []
    if broken:
        parts = (
            "one of its compressed parts does"
            if broken == 1
            else f"{broken} of its compressed parts do"
        )
        lines.append(f"the file is damaged: {parts} not hold; text may be missing or wrong")
    if bombs:
        lines.append(f"the file holds a part that unpacks to more than {_MOST >> 20} MB")
    return tuple(lines)


def _streams(data: bytes) -> Iterator[Stream]:
    """Every part that is packed by zlib alone."""
    if _ENCRYPTED.search(data):
        return
    for match in _STREAM.finditer(data):
        if data.endswith(b"end", 0, match.start()):
            continue
        head = data[max(0, match.start() - _HEAD) : match.start()]
        opened = head.rfind(b" obj")
        if opened < 0:
            continue
        head = head[opened:]
        if _FILTER.findall(head)[-1:] == [b"FlateDecode"]:
            yield Stream(match.end(), head)


def _unpacked(data: bytes, start: int, most: int) -> tuple[int, int, bool]:
    """Return where a part ends, how much it holds, and whether its sum is right."""
    end, size, holds = _unpack(data, start, most, zlib.MAX_WBITS)
    if not holds and size <= most:
        # Some writers leave the sum out: without it the data must end right where the part does.
        end_raw, _, complete = _unpack(data, start + _TWO_BYTES, most, _RAW)
        if complete and _ends(data, end_raw):
            return end_raw, size, True
    return end, size, holds and (size > most or _ends(data, end))


def _unpack(data: bytes, start: int, most: int, bits: int) -> tuple[int, int, bool]:
    view = memoryview(data)
    unpack = zlib.decompressobj(bits)
    size, at, rest = 0, start, memoryview(b"")
    try:
        while not unpack.eof:
            if not rest:
                rest, at = view[at : at + _STEP], at + _STEP
            if not rest:
                return at, size, False
            size += len(unpack.decompress(rest, _STEP))
            rest = memoryview(unpack.unconsumed_tail)
            if size > most:
                return at, size, True
    except zlib.error:
        return start, size, False
    return min(at, len(view)) - len(unpack.unused_data), size, True


def _ends(data: bytes, at: int) -> bool:
    return data[at : at + 64].lstrip(_BLANK).startswith(b"endstream")
