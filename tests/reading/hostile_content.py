"""Files whose forms, images or sheer amount of content are hostile."""

import random
import zlib

from .hostile_pdf import (
    REPORT,
    Hostile,
    bomb,
    flate,
    one_page,
    shown,
    stream,
    with_font_entries,
)

_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
_GIGABYTE = 1 << 30
_FLATE = b"/Filter /FlateDecode "


def _with_form(form: bytes, *more: bytes) -> bytes:
    """The sound report, and the form 6 drawn on it."""
    return one_page(
        REPORT + b"/X1 Do\n", resources=b"/XObject << /X1 6 0 R >>", extra=[form, *more]
    )


def _doubling(depth: int, width: int) -> bytes:
    """Forms that each draw the next one ``width`` times."""
    forms = [
        stream(
            b"/X1 Do " * width, _FORM + b"/Resources << /XObject << /X1 %d 0 R >> >> " % (7 + level)
        )
        for level in range(depth)
    ]
    return _with_form(*forms, stream(b"0 0 1 1 re f", _FORM))


def _chain(depth: int) -> bytes:
    """Forms one in the other."""
    return _doubling(depth, 1)


def _image(entries: bytes, data: bytes) -> bytes:
    head = b"/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray "
    return _with_form(stream(data, head + entries))


def _bombed_content(*, layers: int = 1) -> bytes:
    packed = bomb(_GIGABYTE, b" ", REPORT)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    filters = b"/Filter [%b] " % (b"/FlateDecode " * layers)
    return one_page(body=stream(packed, filters))


def _letters(count: int, width: int = 100) -> bytes:
    """A page of that many letters."""
    row = b"(%b) Tj T*\n" % (b"x" * width)
    return REPORT + b"BT /F1 1 Tf 1 TL 10 600 Td\n%bET\n" % (row * (count // width))


def _scattered(count: int) -> bytes:
    drawn = random.Random(1)  # noqa: S311 - no secret
    words = b"".join(
        b"1 0 0 1 %d %d Tm (%d) Tj\n"
        % (drawn.randrange(590), drawn.randrange(600), drawn.randrange(999))
        for _ in range(count)
    )
    return REPORT + b"BT /F1 2 Tf\n%bET\n" % words


def _crossing(count: int) -> bytes:
    half = range(count // 2)
    across = b"".join(b"10 %.2f m 585 %.2f l S\n" % (n / 4, n / 4) for n in half)
    down = b"".join(b"%.2f 10 m %.2f 600 l S\n" % (10 + n / 4, 10 + n / 4) for n in half)
    return REPORT + across + down


def _cells(side: int) -> bytes:
    """A ruled table with a number in each of ``side`` times ``side`` cells."""
    step = 500 / side
    rules = b"".join(
        b"40 %.2f m 540 %.2f l S %.2f 100 m %.2f 600 l S\n"
        % (100 + n * step, 100 + n * step, 40 + n * step, 40 + n * step)
        for n in range(side + 1)
    )
    numbers = b"".join(
        b"1 0 0 1 %.2f %.2f Tm (%d) Tj\n" % (40.5 + x * step, 100.5 + y * step, x * y % 97)
        for y in range(side)
        for x in range(side)
    )
    return REPORT + b"0.1 w\n%bBT /F1 3 Tf\n%bET\n" % (rules, numbers)


FORMS = {
    "forms-4-to-12": Hostile(lambda: _doubling(12, 4), "either"),
    "forms-2-to-30": Hostile(lambda: _doubling(30, 2), "either"),
    "forms-chain-2000": Hostile(lambda: _chain(2000), "either"),
    "form-in-itself": Hostile(
        lambda: _with_form(
            stream(b"/X1 Do", _FORM + b"/Resources << /XObject << /X1 6 0 R >> >> ")
        ),
        "either",
    ),
    "forms-in-each-other": Hostile(
        lambda: _with_form(
            stream(b"/X1 Do /X1 Do", _FORM + b"/Resources << /XObject << /X1 7 0 R >> >> "),
            stream(b"/X1 Do /X1 Do", _FORM + b"/Resources << /XObject << /X1 6 0 R >> >> "),
        ),
        "either",
    ),
    "pattern-in-itself": Hostile(
        lambda: one_page(
            REPORT + b"/Pattern cs /P1 scn 0 0 99 99 re f\n",
            resources=b"/Pattern << /P1 6 0 R >>",
            extra=[
                stream(
                    b"/Pattern cs /P1 scn 0 0 9 9 re f",
                    b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9]"
                    b" /XStep 1 /YStep 1 /Resources << /Pattern << /P1 6 0 R >> >> ",
                )
            ],
        ),
        "either",
    ),
    "resources-of-itself": Hostile(
        lambda: one_page(resources=b"/XObject 3 0 R /ExtGState 3 0 R /ColorSpace 3 0 R"), "either"
    ),
    "colour-space-in-itself": Hostile(
        lambda: one_page(
            REPORT + b"/C1 cs 1 scn 0 0 9 9 re f\n",
            resources=b"/ColorSpace << /C1 6 0 R >>",
            extra=[b"[/Indexed 6 0 R 255 (abc)]"],
        ),
        "either",
    ),
}
BOMBS = {
    "bomb-content": Hostile(_bombed_content, "either"),
    "bomb-content-nested": Hostile(lambda: _bombed_content(layers=2), "either"),
    "bomb-content-thrice": Hostile(lambda: _bombed_content(layers=3), "either"),
    "bomb-content-of-letters": Hostile(
        lambda: one_page(body=stream(bomb(_GIGABYTE, b"BT (x) Tj ET q Q\n"), _FLATE)), "either", ""
    ),
    "bomb-image": Hostile(
        lambda: _image(b"/Width 32768 /Height 32768 " + _FLATE, bomb(_GIGABYTE, b"\0")), "either"
    ),
    "bomb-to-unicode": Hostile(
        lambda: one_page(
            font=with_font_entries(b"/ToUnicode 6 0 R"),
            extra=[stream(bomb(_GIGABYTE, b" "), _FLATE)],
        ),
        "either",
    ),
    "bomb-font-file": Hostile(
        lambda: one_page(
            font=with_font_entries(b"/FontDescriptor 6 0 R"),
            extra=[
                b"<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontFile2 7 0 R >>",
                stream(bomb(_GIGABYTE, b"\0"), _FLATE),
            ],
        ),
        "either",
    ),
    "bomb-run-lengths": Hostile(
        lambda: one_page(
            body=stream(
                zlib.compress(b"\x81 " * (1 << 23)), b"/Filter [/FlateDecode /RunLengthDecode] "
            )
        ),
        "either",
        "",
    ),
    "bomb-inline-image": Hostile(
        lambda: one_page(
            REPORT
            + b"BI /W 32768 /H 32768 /BPC 8 /CS /G /F /Fl ID "
            + bomb(_GIGABYTE, b"\0")
            + b"\nEI\n"
        ),
        "either",
    ),
    "image-size-huge": Hostile(
        lambda: _image(b"/Width 2147483647 /Height 2147483647 " + _FLATE, zlib.compress(b"\0")),
        "readable",
    ),
    "inline-image-never-ends": Hostile(
        lambda: one_page(REPORT + b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\xff" * 100_000), "either"
    ),
    "predictor-columns-huge": Hostile(
        lambda: one_page(
            body=flate(REPORT, b"/DecodeParms << /Predictor 12 /Columns 2147483647 >> ")
        ),
        "either",
        "",
    ),
}
MANY = {
    "letters-1000000": Hostile(lambda: one_page(_letters(1_000_000)), "either"),
    "letters-60000": Hostile(lambda: one_page(_letters(60_000)), "either"),
    "letters-on-one-spot": Hostile(
        lambda: one_page(
            REPORT + b"BT /F1 9 Tf 50 500 Td\n%bET\n" % (b"(9) Tj -5 0 Td\n" * 50_000)
        ),
        "either",
    ),
    "numbers-scattered": Hostile(lambda: one_page(_scattered(20_000)), "either"),
    "lines-crossing-4000": Hostile(lambda: one_page(_crossing(4000)), "either"),
    "cells-100-by-100": Hostile(lambda: one_page(_cells(100)), "either"),
    "paths-200000": Hostile(lambda: one_page(REPORT + b"9 9 m 99 99 l S\n" * 200_000), "either"),
    "rectangles-200000": Hostile(
        lambda: one_page(REPORT + b"9 9 50 50 re f\n" * 200_000), "either"
    ),
    "path-of-500000-points": Hostile(
        lambda: one_page(REPORT + b"0 0 m\n" + b"9 9 l 1 1 l\n" * 250_000 + b"S\n"), "either"
    ),
    "images-20000": Hostile(
        lambda: one_page(
            REPORT + b"q 9 0 0 9 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q\n" * 20_000
        ),
        "either",
    ),
    "fonts-5000": Hostile(
        lambda: one_page(
            REPORT
            + b"BT 9 9 Td\n%bET\n" % b"".join(b"/G%d 9 Tf (x) Tj\n" % n for n in range(5000)),
            fonts=b"".join(b"/G%d 5 0 R " % n for n in range(5000)),
        ),
        "either",
    ),
    "ones-100000-in-a-string": Hostile(
        lambda: one_page(REPORT + b"BT /F1 1 Tf 9 500 Td (%b) Tj ET\n" % (b"1, " * 100_000)),
        "either",
    ),
    "ones-3000-in-a-string": Hostile(
        lambda: one_page(REPORT + b"BT /F1 1 Tf 9 500 Td (%b) Tj ET\n" % (b"1, " * 3000)), "either"
    ),
    "words-50000-in-a-line": Hostile(
        lambda: one_page(REPORT + b"BT /F1 .01 Tf 9 500 Td (%b) Tj ET\n" % (b"word " * 50_000)),
        "either",
    ),
    "captions-5000": Hostile(
        lambda: one_page(
            REPORT + shown((f"Figure {n}: Rate" for n in range(5000)), top=500),
            box=b"/MediaBox [0 -70000 595 842]",
        ),
        "either",
    ),
    "sentence-1000-times-on-one-spot": Hostile(
        lambda: one_page(REPORT + REPORT * 1000), "either", "plain"
    ),
}
FILES = {**FORMS, **BOMBS, **MANY}
