"""Sound reports that were damaged on the way: cut, flipped, sent as text."""

import random
import re
from functools import partial

from .hostile_pdf import Hostile, report

SEEDS = 24
_FEW, _MANY = 4, 200


def flipped(seed: int, count: int, within: tuple[int, int] | None = None) -> bytes:
    """The typeset report with ``count`` bytes in a stretch of it changed."""
    drawn = random.Random(f"{seed} {count}")  # noqa: S311 - no secret
    data = bytearray(report())
    start, end = within or (0, len(data))
    for _ in range(count):
        data[drawn.randrange(start, end)] ^= drawn.randrange(1, 256)
    return bytes(data)


def contents() -> list[tuple[int, int]]:
    """Where in the typeset report the packed contents of its pages stand."""
    data = report()
    found = []
    for number in re.findall(rb"/Contents (\d+) 0 R", data):
        head = re.search(rb"\n%b 0 obj.*?stream\r?\n" % number, data, re.DOTALL)
        assert head is not None
        found.append((head.end(), data.index(b"\nendstream", head.end())))
    return found


def _flip_in_content(seed: int) -> bytes:
    """One byte in the content of one page; not among the first, which say how it is packed."""
    places = contents()
    start, end = places[seed % len(places)]
    return flipped(seed, 1, (start + 2, end))


def _flip_in_check(seed: int) -> bytes:
    """One byte of the sum over the content of a page: the text itself is whole."""
    _, end = contents()[seed]
    return flipped(seed, 1, (end - 4, end))


def _flip_in_page(seed: int) -> bytes:
    """One byte in the dictionary of a page."""
    places = list(re.finditer(rb"<<[^<>]*/Type/Page\b.*?endobj", report(), re.DOTALL))
    return flipped(seed, 1, places[seed % len(places)].span())


def _cut(percent: int) -> bytes:
    data = report()
    return data[: len(data) * percent // 100]


def _nothing_in_the_middle(size: int) -> bytes:
    data = report()
    middle = len(data) // 2
    return data[:middle] + bytes(size) + data[middle + size :]


def _missing_in_the_middle() -> bytes:
    data = report()
    return data[: len(data) // 2] + data[len(data) // 2 + 4096 :]


def _blocks_swapped() -> bytes:
    data = report()
    return data[:8192] + data[16384:24576] + data[8192:16384] + data[24576:]


FILES = {
    "truncated-10": Hostile(partial(_cut, 10), "unreadable", "typeset"),
    "truncated-50": Hostile(partial(_cut, 50), "unreadable", "typeset"),
    "truncated-90": Hostile(partial(_cut, 90), "either", "typeset"),
    "truncated-99": Hostile(partial(_cut, 99), "either", "typeset"),
    "truncated-by-1-byte": Hostile(lambda: report()[:-1], "readable", "typeset"),
    **{
        f"flips-few-{seed:02}": Hostile(partial(flipped, seed, _FEW), "either", "typeset")
        for seed in range(SEEDS)
    },
    **{
        f"flips-many-{seed:02}": Hostile(partial(flipped, seed, _MANY), "either", "typeset")
        for seed in range(SEEDS)
    },
    **{
        f"flip-in-content-{seed}": Hostile(partial(_flip_in_content, seed), "either", "typeset")
        for seed in range(1, 9)
    },
    "flip-in-check": Hostile(partial(_flip_in_check, 2), "either", "typeset"),
    **{
        f"flip-in-page-{seed}": Hostile(partial(_flip_in_page, seed), "either", "typeset")
        for seed in range(4)
    },
    "nothing-in-the-middle-100": Hostile(partial(_nothing_in_the_middle, 100), "either", "typeset"),
    "nothing-in-the-middle-4096": Hostile(
        partial(_nothing_in_the_middle, 4096), "either", "typeset"
    ),
    "missing-in-the-middle": Hostile(_missing_in_the_middle, "either", "typeset"),
    "blocks-swapped": Hostile(_blocks_swapped, "either", "typeset"),
    "sent-as-text": Hostile(lambda: report().replace(b"\n", b"\r\n"), "either", "typeset"),
    "sent-as-text-back": Hostile(
        lambda: report().replace(b"\r\n", b"\n").replace(b"\r", b"\n"), "either", "typeset"
    ),
    "saved-as-utf-8": Hostile(
        lambda: report().decode("utf-8", "replace").encode(), "unreadable", "typeset"
    ),
    "latin-1-as-utf-8": Hostile(
        lambda: report().decode("latin-1").encode(), "unreadable", "typeset"
    ),
    "seven-bits": Hostile(lambda: bytes(byte & 127 for byte in report()), "unreadable", "typeset"),
}
