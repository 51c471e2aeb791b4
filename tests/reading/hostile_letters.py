"""Files whose operators, fonts or lettering are hostile."""

import math
import re

from .hostile_pdf import (
    REPORT,
    SENTENCES,
    TITLE,
    Hostile,
    one_page,
    report,
    shown,
    stream,
    with_font_entries,
)

_MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap\n"
    b"1 begincodespacerange <00> <ff> endcodespacerange\n%b\nendcmap end"
)


def _turned() -> bytes:
    """The report with lines at many angles across it."""
    lines = b""
    for angle in range(5, 360, 7):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        lines += b"%.4f %.4f %.4f %.4f 300 300 Tm (Turned by %d degrees) Tj\n" % (
            c,
            s,
            -s,
            c,
            angle,
        )
    return REPORT + b"BT /F1 8 Tf\n%bET\n" % lines


def _leaning(degrees: float) -> bytes:
    """The whole report turned, as a page that was put on the scanner askew."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return b"q %.6f %.6f %.6f %.6f 0 0 cm\n%bQ\n" % (c, s, -s, c, REPORT)


def _unmapped() -> bytes:
    """No font says which letters its glyphs are; blanked out, so that all offsets still fit."""
    return re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), report())


def _mapped(cmap: bytes) -> bytes:
    return one_page(font=with_font_entries(b"/ToUnicode 6 0 R"), extra=[stream(cmap)])


def _other_digits() -> bytes:
    """
    Every digit is copied as the next one.

    The page looks right and the text layer is wrong in good order: nothing in the file says so.
    """
    pairs = b"".join(b"<%02x> <00%02x>\n" % (48 + n, 48 + (n + 1) % 10) for n in range(10))
    letters = b"1 beginbfrange <3a> <7a> <003a> endbfrange\n4 beginbfchar <20> <0020> <2c> <002c>"
    letters += b" <2e> <002e> <2d> <002d> endbfchar\n"
    cmap = _MAP % (letters + b"10 beginbfchar\n%bendbfchar" % pairs)
    return one_page(
        shown(TITLE, size=16) + shown(SENTENCES, top=700).replace(b"/F1", b"/F2"),
        fonts=b"/F2 6 0 R",
        extra=[with_font_entries(b"/ToUnicode 7 0 R"), stream(cmap)],
    )


def _type_3(glyph: bytes) -> bytes:
    """A font whose letters are drawings, and one of them draws itself."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
        b" /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97"
        b" /LastChar 97 /Widths [9] /Resources << /Font << /F2 6 0 R >> >> >>"
    )
    return one_page(
        REPORT.replace(b"/F1 10 Tf", b"/F2 1 Tf (aa) Tj /F1 10 Tf"),
        fonts=b"/F2 6 0 R",
        extra=[font, stream(glyph)],
    )


def _hidden() -> bytes:
    """More sentences in a layer that is switched off."""
    more = shown(("In 2016 the force had 999 officers in a layer that nobody sees.",), top=500)
    return one_page(
        REPORT + b"/OC /L1 BDC\n%bEMC\n" % more,
        resources=b"/Properties << /L1 6 0 R >>",
        catalog=b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
        extra=[b"<< /Type /OCG /Name (Draft) >>"],
    )


OPERATORS = {
    "q-100000-deep": Hostile(lambda: one_page(b"q " * 100_000 + REPORT), "either"),
    "q-unbalanced": Hostile(lambda: one_page(b"Q " * 1000 + REPORT + b"q " * 9), "readable"),
    "operand-array-deep": Hostile(
        lambda: one_page(REPORT + b"[" * 100_000 + b"]" * 100_000 + b" TJ\n"), "either"
    ),
    "operand-dictionary-deep": Hostile(
        lambda: one_page(REPORT + b"/P " + b"<< /A " * 50_000 + b">> " * 50_000 + b"BDC EMC\n"),
        "either",
    ),
    "operands-bad": Hostile(
        lambda: one_page(b"q (a) /b Tf << >> Td [(c)] cm (d) re /e w f* nonsense Q\n" + REPORT),
        "either",
    ),
    "operands-missing": Hostile(
        lambda: one_page(b"q BT Tf Td Tm Tj TJ ET cm re m l c Do gs cs scn Q\n" + REPORT), "either"
    ),
    "operands-1000000": Hostile(lambda: one_page(b"1 " * 1_000_000 + b"n\n" + REPORT), "either"),
    "numbers-out-of-range": Hostile(
        lambda: one_page(
            REPORT + b"BT /F1 9 Tf 1e38 1e38 Td (9) Tj %b 0 Td (8) Tj ET\n" % (b"9" * 400)
        ),
        "either",
    ),
    "string-never-ends-in-content": Hostile(
        lambda: one_page(REPORT + b"BT /F1 9 Tf (%b" % (b"(" * 100_000)), "either"
    ),
    "marked-content-deep": Hostile(lambda: one_page(b"/P BMC " * 100_000 + REPORT), "either"),
    "dash-of-zeros": Hostile(lambda: one_page(b"[0 0 0] 0 d -5 w\n" + REPORT), "readable"),
}
LETTERS = {
    "no-to-unicode": Hostile(_unmapped, "unreadable", ""),
    "digits-mapped-to-others": Hostile(_other_digits, "readable", ""),
    "to-unicode-uses-itself": Hostile(
        lambda: one_page(
            font=with_font_entries(b"/ToUnicode 6 0 R"),
            extra=[stream(_MAP % b"", b"/UseCMap 6 0 R ")],
        ),
        "either",
    ),
    "to-unicode-huge-range": Hostile(
        lambda: _mapped(_MAP % b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"), "either"
    ),
    "to-unicode-named-as-a-path": Hostile(
        lambda: one_page(font=with_font_entries(b"/ToUnicode /..#2F..#2Fetc#2Fpasswd")), "either"
    ),
    "encoding-of-itself": Hostile(
        lambda: one_page(
            font=with_font_entries(b"/X 1").replace(
                b"/Encoding /WinAnsiEncoding", b"/Encoding 5 0 R"
            )
        ),
        "either",
    ),
    "widths-bad": Hostile(
        lambda: one_page(
            font=with_font_entries(b"/FirstChar -9 /LastChar 999999999 /Widths [(a) /b null]")
        ),
        "either",
    ),
    "glyph-in-itself": Hostile(lambda: _type_3(b"9 0 d0 BT /F2 1 Tf (aa) Tj ET"), "either"),
    "layer-switched-off": Hostile(_hidden, "readable"),
    "text-outside-the-page": Hostile(
        lambda: one_page(REPORT + shown(("It had 999 officers outside.",), top=5000)), "readable"
    ),
    "text-invisible": Hostile(lambda: one_page(b"3 Tr\n" + REPORT), "readable"),
    "text-white": Hostile(lambda: one_page(b"1 g\n" + REPORT), "readable"),
    "text-clipped-away": Hostile(lambda: one_page(b"0 0 1 1 re W n\n" + REPORT), "either"),
    "actual-text-other": Hostile(
        lambda: one_page(b"/Span << /ActualText (It says 11.1 here.) >> BDC\n%bEMC\n" % REPORT),
        "either",
    ),
    "size-negative": Hostile(
        lambda: one_page(
            REPORT.replace(b"/F1 10 Tf", b"/F1 -10 Tf -1 0 0 -1 50 700 Tm"),
        ),
        "either",
    ),
    "size-zero": Hostile(
        lambda: one_page(REPORT + b"BT /F1 0 Tf 9 9 Td (777) Tj ET\n"), "readable"
    ),
    "size-huge": Hostile(
        lambda: one_page(REPORT + b"BT /F1 1e9 Tf 9 9 Td (777) Tj ET\n"), "either"
    ),
    "matrix-of-zeros": Hostile(
        lambda: one_page(REPORT + b"BT /F1 9 Tf 0 0 0 0 0 0 Tm (777) Tj ET\n"), "readable"
    ),
    "matrix-flat": Hostile(
        lambda: one_page(REPORT + b"q 1 1 1 1 0 0 cm BT /F1 9 Tf (777) Tj ET Q\n"), "readable"
    ),
    "matrix-mirrored": Hostile(lambda: one_page(b"q -1 0 0 1 595 0 cm\n%bQ\n" % REPORT), "either"),
    "scale-zero": Hostile(lambda: one_page(REPORT + b"BT 0 Tz /F1 9 Tf (777) Tj ET\n"), "readable"),
    "lines-turned": Hostile(lambda: one_page(_turned()), "either"),
    "page-leaning-3": Hostile(lambda: one_page(_leaning(3)), "either"),
    "page-leaning-40": Hostile(lambda: one_page(_leaning(40)), "either"),
    "control-characters": Hostile(
        lambda: one_page(REPORT + b"BT /F1 9 Tf 50 500 Td (a\\000b\\001c\\177\\377) Tj ET\n"),
        "either",
    ),
}
FILES = {**OPERATORS, **LETTERS}
