"""Files whose objects, page tree, cross-references or wrapping are hostile."""

import struct
import zlib
from collections.abc import Callable

from .hostile_pdf import (
    BOX,
    FONT,
    REPORT,
    TEXT,
    Hostile,
    Sound,
    Wanted,
    bomb,
    flate,
    one_page,
    pages,
    plain,
    shown,
    stream,
)

_NEWS = ("In the 12 months to 30 June 2016 the force recorded 75.5 crimes per 1,000 population.",)
_TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R"


def swapped(old: bytes, new: bytes, data: bytes | None = None) -> bytes:
    """The sound report with one thing exchanged and its cross-references left as they were."""
    data = one_page() if data is None else data
    assert old in data
    return data.replace(old, new, 1)


def _tree(tree: bytes, *more: bytes) -> bytes:
    """The sound report with another page tree, and more objects from 6 on."""
    page = _PAGE + b" %b /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % BOX
    return plain(
        [b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream(REPORT), FONT, *more],
    )


def _cross_reference_stream(entries: bytes, rows: bytes, ending: bytes = b"") -> bytes:
    """The sound report with a cross-reference stream in place of the table."""
    content = one_page().partition(b"xref\n")[0]
    body = flate(rows, b"/Type /XRef /Root 1 0 R " + entries)
    return (
        content
        + b"6 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (
            body,
            len(content),
        )
        + (ending)
    )


def _rows() -> bytes:
    """The rows of a cross-reference stream that fits the sound report."""
    content = one_page().partition(b"xref\n")[0]
    starts = [content.index(b"%d 0 obj" % number) for number in range(1, 6)]
    rows = [(0, 0), *((1, start) for start in (*starts, len(content)))]
    return b"".join(struct.pack(">BIB", kind, start, 0) for kind, start in rows)


def _object_stream(data: bytes, entries: bytes, second: bytes = b"") -> bytes:
    """A report whose font stands in the object stream 6."""
    content = one_page(extra=[stream(data, b"/Type /ObjStm " + entries)]).partition(b"xref\n")[0]
    rows = [(0, 0, 0)]
    rows += [(1, content.index(b"%d 0 obj" % number), 0) for number in (1, 2, 3, 4)]
    rows += [(2, 6, 0), (1, content.index(b"6 0 obj"), 0), (1, len(content), 0)]
    packed = b"".join(struct.pack(">BIB", *row) for row in rows)
    body = flate(packed, b"/Type /XRef /Root 1 0 R /Size 8 /W [1 4 1] ")
    return (
        content + second + b"7 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, len(content))
    )


def _packed(number: int) -> tuple[bytes, bytes]:
    head = b"%d 0 " % number
    return head + FONT, b"/N 1 /First %d " % len(head)


def _updated() -> bytes:
    """An update at the end gives the page another content."""
    data = one_page()
    news = shown(("PEEL: Police effectiveness 2016", "An inspection of Kent Police", *_NEWS))
    table = data.rindex(b"xref\n0")
    added = b"4 0 obj\n%b\nendobj\n" % stream(news)
    ending = (
        b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(data), table, len(data) + len(added))
    )
    return data + added + ending


def _deep_tree(depth: int) -> bytes:
    last = 6 + depth
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(6, last)
    ]
    page = b"%b %b /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % (_PAGE, BOX)
    return _tree(b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", *nodes, page)


def _png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


_IMAGE = flate(
    bytes(100),
    b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8"
    b" /ColorSpace /DeviceGray ",
)
_SCAN = b"q 595 0 0 842 0 0 cm /X1 Do Q\n"


def _scan_among_pages() -> bytes:
    """The second of three pages is an image."""
    page = b"%b %b /Resources << /Font << /F1 5 0 R >> /XObject << /X1 7 0 R >> >> /Contents" % (
        _PAGE,
        BOX,
    )
    return plain(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 8 0 R 9 0 R] /Count 3 >>",
            page + b" 4 0 R >>",
            stream(REPORT),
            FONT,
            stream(_SCAN),
            _IMAGE,
            page + b" 6 0 R >>",
            page + b" 10 0 R >>",
            stream(shown(_NEWS)),
        ]
    )


def _pages_of_text(count: int) -> bytes:
    return pages([REPORT, *(shown((f"Page {number} says something.",)) for number in range(count))])


def _no_tables() -> bytes:
    return one_page().rpartition(b"xref\n0")[0]


def _shifted() -> bytes:
    """Every offset of the cross-references is wrong."""
    return swapped(b"%PDF-1.7\n", b"%PDF-1.7\n%some comment\n")


def _file(make: Callable[[], bytes], wanted: Wanted = "either", sound: Sound = "plain") -> Hostile:
    return Hostile(make, wanted, sound)


NO_PDF = {
    "empty": _file(lambda: b"", "unreadable", ""),
    "html": _file(lambda: b"<html><body>Not found</body></html>", "unreadable", ""),
    "png": _file(_png, "unreadable", ""),
    "text-named-pdf": _file(lambda: TEXT, "unreadable", ""),
    "zeros": _file(lambda: bytes(100_000), "unreadable", ""),
    "header-only": _file(lambda: b"%PDF-1.7\n", "unreadable", ""),
    "header-and-end": _file(lambda: b"%PDF-1.7\nstartxref\n0\n%%EOF\n", "unreadable", ""),
}
PAGE_TREE = {
    "zero-pages": _file(lambda: _tree(b"<< /Type /Pages /Kids [] /Count 0 >>"), "unreadable", ""),
    "no-page-tree": _file(lambda: swapped(b"/Pages 2 0 R", b"            "), "unreadable", ""),
    "page-tree-loop": _file(lambda: _tree(b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
    "page-tree-loop-beside-a-page": _file(
        lambda: _tree(b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>")
    ),
    "page-tree-deep": _file(lambda: _deep_tree(5000)),
    "count-too-high": _file(lambda: swapped(b"/Count 1", b"/Count 9")),
    "count-too-low": _file(
        lambda: _tree(
            b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>",
            b"%b %b /Contents 7 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % (_PAGE, BOX),
            stream(shown(_NEWS)),
        )
    ),
    "count-negative": _file(lambda: swapped(b"/Count 1", b"/Count -1")),
    "count-100000": _file(lambda: swapped(b"/Count 1", b"/Count 100000")),
    "count-huge": _file(lambda: swapped(b"/Count 1", b"/Count 2147483647")),
    "one-page-100000-times": _file(
        lambda: _tree(b"<< /Type /Pages /Kids [%b] /Count 100000 >>" % (b"3 0 R " * 100_000))
    ),
    "kids-null": _file(lambda: _tree(b"<< /Type /Pages /Kids [null 3 0 R null] /Count 3 >>")),
    "kids-missing": _file(
        lambda: _tree(b"<< /Type /Pages /Kids [98 0 R 3 0 R 99 0 R] /Count 3 >>")
    ),
    "kids-not-pages": _file(
        lambda: _tree(b"<< /Type /Pages /Kids [5 0 R 4 0 R 3 0 R] /Count 3 >>")
    ),
    "no-parent": _file(lambda: swapped(b"/Parent 2 0 R", b"")),
    "no-type": _file(lambda: swapped(b"/Type /Page /", b"/")),
    "2040-pages": _file(lambda: _pages_of_text(2039)),
}
BOXES = {
    "no-box": _file(lambda: one_page(box=b"")),
    "box-of-zeros": _file(lambda: one_page(box=b"/MediaBox [0 0 0 0]")),
    "box-of-words": _file(lambda: one_page(box=b"/MediaBox [/NaN (inf) nan 1e999]")),
    "box-of-three": _file(lambda: one_page(box=b"/MediaBox [0 0 595]")),
    "box-inverted": _file(lambda: one_page(box=b"/MediaBox [595 842 0 0]"), "readable"),
    "box-huge": _file(lambda: one_page(box=b"/MediaBox [0 0 1000000000 1000000000]")),
    "box-of-14400-inches": _file(lambda: one_page(box=b"/MediaBox [0 0 1036800 1036800]")),
    "box-of-null": _file(lambda: one_page(box=b"/MediaBox null")),
    "box-elsewhere": _file(lambda: one_page(box=b"/MediaBox [5000 5000 5595 5842]")),
    "crop-elsewhere": _file(lambda: one_page(page=b"/CropBox [5000 5000 6000 6000]")),
    "rotate-45": _file(lambda: one_page(page=b"/Rotate 45")),
    "rotate-90": _file(lambda: one_page(page=b"/Rotate 90")),
    "rotate-minus-7": _file(lambda: one_page(page=b"/Rotate -7")),
    "rotate-huge": _file(lambda: one_page(page=b"/Rotate 99999999999999999999")),
    "rotate-word": _file(lambda: one_page(page=b"/Rotate /Left")),
    "user-unit-huge": _file(lambda: one_page(page=b"/UserUnit 1e9")),
}
SCANS = {
    "scan": _file(
        lambda: one_page(_SCAN, resources=b"/XObject << /X1 6 0 R >>", extra=[_IMAGE]),
        "unreadable",
        "",
    ),
    "scan-among-pages": _file(_scan_among_pages),
}
REFERENCES = {
    "no-xref": _file(_no_tables),
    "xref-shifted": _file(_shifted),
    "xref-prev-loop": _file(lambda: one_page(trailer=b"/Prev %d" % one_page().rindex(b"xref\n0"))),
    "xref-prev-nowhere": _file(lambda: one_page(trailer=b"/Prev 99999999999")),
    "xref-size-huge": _file(lambda: swapped(b"/Size 6", b"/Size 2147483647")),
    "xref-count-huge": _file(lambda: swapped(b"xref\n0 6", b"xref\n0 999999999")),
    "startxref-nowhere": _file(lambda: swapped(b"startxref\n", b"startxref\n9999")),
    "xref-stream": _file(
        lambda: _cross_reference_stream(b"/Size 7 /W [1 4 1] ", _rows()), "readable"
    ),
    "xref-stream-cut": _file(lambda: _cross_reference_stream(b"/Size 7 /W [1 4 1] ", _rows()[:17])),
    "xref-stream-wide": _file(
        lambda: _cross_reference_stream(b"/Size 7 /W [1 2147483647 1] ", _rows())
    ),
    "xref-stream-negative": _file(
        lambda: _cross_reference_stream(b"/Size 7 /W [-1 -4 -1] ", _rows())
    ),
    "xref-stream-index-huge": _file(
        lambda: _cross_reference_stream(b"/Size 7 /W [1 4 1] /Index [0 2147483647] ", _rows())
    ),
    "xref-stream-damaged": _file(
        lambda: swapped(
            zlib.compress(_rows())[:9],
            bytes(9),
            _cross_reference_stream(b"/Size 7 /W [1 4 1] ", _rows()),
        )
    ),
    "xref-stream-bomb": _file(
        lambda: one_page(
            extra=[
                stream(
                    bomb(1 << 30, b"\0"),
                    b"/Type /XRef /Size 200000000 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode ",
                )
            ]
        )
    ),
    "object-stream": _file(lambda: _object_stream(*_packed(5)), "readable"),
    "object-stream-in-itself": _file(lambda: _object_stream(*_packed(6))),
    "object-stream-extends-itself": _file(
        lambda: _object_stream(_packed(5)[0], _packed(5)[1] + b"/Extends 6 0 R ")
    ),
    "object-stream-count-huge": _file(
        lambda: _object_stream(_packed(5)[0], b"/N 2147483647 /First 4 ")
    ),
    "object-stream-bomb": _file(
        lambda: _object_stream(bomb(1 << 30, b" "), b"/N 1 /First 4 /Filter /FlateDecode ")
    ),
    "content-refers-to-itself": _file(lambda: one_page(body=b"4 0 R"), "unreadable", ""),
    "length-negative": _file(lambda: one_page(body=_length(b"-5"))),
    "length-huge": _file(lambda: one_page(body=_length(b"99999999999"))),
    "length-too-short": _file(lambda: one_page(body=_length(b"40"))),
    "length-of-itself": _file(lambda: one_page(body=_length(b"4 0 R"))),
    "no-endstream": _file(lambda: swapped(b"\nendstream\nendobj", b"\n")),
    "unknown-filter": _file(
        lambda: one_page(body=stream(REPORT, b"/Filter /Unheard ")), "either", "plain"
    ),
    "filters-10000": _file(
        lambda: one_page(body=stream(REPORT, b"/Filter [%b] " % (b"/ASCIIHexDecode " * 10_000)))
    ),
    "contents-missing-20000": _file(
        lambda: swapped(b"/Contents 4 0 R", b"/Contents [%b 4 0 R]" % (b"77 0 R " * 20_000)),
    ),
    "content-100000-times": _file(
        lambda: swapped(b"/Contents 4 0 R", b"/Contents [%b]" % (b"4 0 R " * 100_000))
    ),
}


def _length(said: bytes) -> bytes:
    return b"<< /Length %b >>\nstream\n%b\nendstream" % (said, REPORT)


def _outline(first: bytes, more: bytes) -> bytes:
    entry = b"<< /Title (Loop) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R %b >>" % more
    top = b"<< /Type /Outlines /First %b /Last 7 0 R /Count 1 >>" % first
    return one_page(catalog=b"/Outlines 6 0 R", extra=[top, entry])


WRAPPED = {
    "array-deep": _file(lambda: one_page(page=b"/Deep %b%b" % (b"[" * 50_000, b"]" * 50_000))),
    "dictionary-deep": _file(
        lambda: one_page(page=b"/Deep %b 1 %b" % (b"<< /A " * 50_000, b">> " * 50_000))
    ),
    "array-never-ends": _file(lambda: one_page(page=b"/Deep " + b"[ " * 50_000)),
    "string-never-ends": _file(lambda: one_page(page=b"/Deep (")),
    "number-of-100000-digits": _file(lambda: one_page(page=b"/Deep " + b"9" * 100_000)),
    "name-of-1-mb": _file(lambda: one_page(page=b"/Deep /" + b"A" * 1_000_000), "readable"),
    "pdf-2-0": _file(lambda: one_page(version=b"2.0"), "readable"),
    "pdf-9-9": _file(lambda: one_page(version=b"9.9"), "readable"),
    "trailing-garbage": _file(lambda: one_page() + b"garbage " * 131_072),
    "leading-garbage": _file(lambda: b"garbage\n" * 100 + one_page()),
    "leading-garbage-2-kb": _file(lambda: b"garbage\n" * 256 + one_page()),
    "two-in-one": _file(
        lambda: one_page() + one_page(shown(("Another report.", *_NEWS))), "either", ""
    ),
    "page-replaced": _file(_updated, "readable", ""),
    "outline-loop": _file(lambda: _outline(b"7 0 R", b"/First 7 0 R /Last 7 0 R"), "readable"),
    "outline-of-itself": _file(lambda: _outline(b"6 0 R", b""), "readable"),
    "name-tree-nul": _file(
        lambda: one_page(catalog=b"/Names << /Dests << /Names [(a\0b\0) [3 0 R /Fit]] >> >>"),
        "readable",
    ),
    "name-tree-loop": _file(
        lambda: one_page(
            catalog=b"/Names << /Dests 6 0 R >>", extra=[b"<< /Kids [6 0 R 6 0 R] >>"]
        ),
        "readable",
    ),
    "page-labels-loop": _file(
        lambda: one_page(catalog=b"/PageLabels 6 0 R", extra=[b"<< /Kids [6 0 R 6 0 R] >>"])
    ),
    "page-labels-huge": _file(
        lambda: one_page(
            catalog=b"/PageLabels << /Nums [0 << /S /r /St 2147483647 /P (%b) >>] >>"
            % (b"x" * 100_000)
        )
    ),
    "javascript": _file(
        lambda: one_page(catalog=b"/OpenAction << /S /JavaScript /JS (while(true){}) >>"),
        "readable",
    ),
    "launch": _file(
        lambda: one_page(catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd) >> >>"),
        "readable",
    ),
    "embedded-file": _file(
        lambda: one_page(
            catalog=b"/Names << /EmbeddedFiles << /Names [(x.exe) 6 0 R] >> >>",
            extra=[b"<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>", stream(b"MZ" * 999)],
        ),
        "readable",
    ),
    "form-of-xml": _file(
        lambda: one_page(
            catalog=b"/AcroForm << /Fields [] /XFA 6 0 R >>",
            extra=[flate(b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>')],
        ),
        "readable",
    ),
    "annotations-20000": _file(
        lambda: one_page(
            page=b"/Annots [%b]"
            % (b"<< /Type /Annot /Subtype /FreeText /Rect [9 9 99 99] /Contents (9) >> " * 20_000)
        )
    ),
}
FILES = {**NO_PDF, **PAGE_TREE, **BOXES, **SCANS, **REFERENCES, **WRAPPED}
