"""PDF objects by hand, the sound reports that hostile files are made from, and their record."""

import random
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .typesetting import typeset

Wanted = Literal["unreadable", "readable", "either"]
Sound = Literal["", "plain", "typeset", "text"]


@dataclass(frozen=True, slots=True)
class Hostile:
    """
    A hostile file, made by calling it.

    ``wanted`` says what a run must come to: one line that names the file and exit code 2, its
    figures read, or either. ``sound`` names the sound report that it carries: where the file is
    read and nothing said, no figure of that report may be missing. It is empty where there is
    nothing to compare with.
    """

    make: Callable[[], bytes]
    wanted: Wanted
    sound: Sound = "plain"
    suffix: str = ".pdf"

    def __call__(self) -> bytes:
        """Return the bytes of the file."""
        return self.make()


SENTENCES = (
    "In the 12 months to 30 June 2016 the force recorded 68.0 crimes per 1,000 population.",
    "In the 12 months to 30 June 2016 the force recorded 2,417 incidents of modern slavery.",
    "The force had 314 officers and 127 police community support officers in 2016.",
    "Of 57 victims whom we asked, 43 said that they were satisfied with the service.",
    "The force expects to spend 21.6 million pounds on neighbourhood policing next year.",
)
TITLE = ("PEEL: Police effectiveness 2016", "An inspection of Kent Police")


def shown(texts: Iterable[str], *, top: int = 780, size: int = 10) -> bytes:
    """Content that shows each text as a line of its own."""
    start = b"BT /F1 %d Tf 14 TL 50 %d Td" % (size, top)
    return b"\n".join((start, *(b"(%b) Tj T*" % text.encode() for text in texts), b"ET\n"))


REPORT = shown(TITLE, size=16) + shown(SENTENCES, top=700)


def plain(objects: Sequence[bytes], trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """Return a PDF of bare objects, the first of which is the catalogue."""
    content = b"%%PDF-%b\n" % version
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return content + xref(offsets, len(content), trailer)


def xref(offsets: Sequence[int], start: int, trailer: bytes = b"") -> bytes:
    """The table of objects that begin at the offsets, and the end of the file."""
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    return (
        b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % start
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream as it stands."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream."""
    return stream(zlib.compress(data), b"/Filter /FlateDecode " + entries)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def with_font_entries(entries: bytes) -> bytes:
    """The font of the sound report with more in its dictionary."""
    return FONT.replace(b">>", entries + b" >>")


BOX = b"/MediaBox [0 0 595 842]"


def one_page(
    content: bytes = REPORT,
    *,
    page: bytes = b"",
    box: bytes = BOX,
    resources: bytes = b"",
    catalog: bytes = b"",
    body: bytes | None = None,
    font: bytes = FONT,
    fonts: bytes = b"",
    extra: Sequence[bytes] = (),
    trailer: bytes = b"",
    version: bytes = b"1.7",
) -> bytes:
    """A page: catalogue 1, page tree 2, page 3, content 4, font 5, ``extra`` from 6 on."""
    return plain(
        [
            b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R %b /Contents 4 0 R" % box
            + b" /Resources << /Font << /F1 5 0 R %b >> %b >> %b >>" % (fonts, resources, page),
            stream(content) if body is None else body,
            font,
            *extra,
        ],
        trailer,
        version,
    )


def pages(contents: Sequence[bytes]) -> bytes:
    """A page for each content: catalogue 1, page tree 2, font 3, then page and content in turn."""
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + 2 * len(contents), 2))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        FONT,
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R %b /Contents %d 0 R" % (BOX, 5 + 2 * number)
            + b" /Resources << /Font << /F1 3 0 R >> >> >>",
            stream(content),
        ]
    return plain(objects)


def bomb(size: int, unit: bytes = b" ", last: bytes = b"") -> bytes:
    """A zlib stream that swells to ``size`` bytes of ``unit``, then ``last``."""
    chunk = unit * ((1 << 20) // len(unit))
    count = size // len(chunk)
    # Cut off from what was before it, each chunk is packed to the same bytes.
    packer = zlib.compressobj(9)
    head = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = zlib.compressobj(9, wbits=-15)
    ending = tail.compress(last) + tail.flush()
    check = 1
    for _ in range(count):
        check = zlib.adler32(chunk, check)
    return head + packed * (count - 1) + ending + zlib.adler32(last, check).to_bytes(4, "big")


@cache
def report() -> bytes:
    """A typeset report of several pages, with figures in prose and in tables."""
    drawn = random.Random(7)  # noqa: S311 - no secret
    nouns = ("incidents", "offences", "officers", "victims", "arrests", "visits", "calls", "cases")
    parts = [
        '#text(size: 20pt, weight: "bold")[PEEL: Police effectiveness 2016]',
        "An inspection of Kent Police\n#pagebreak()",
    ]
    for chapter in range(1, 9):
        said = " ".join(
            f"In 2016 the force recorded {drawn.randint(11, 9999):,} {drawn.choice(nouns)}"
            f" in area {chr(65 + place)}, {drawn.randint(11, 899) / 10} percent of them at night."
            for place in range(8)
        )
        rows = "".join(
            f"[Area {chr(65 + place)}], [{drawn.randint(11, 9999):,}], "
            f"[{drawn.randint(11, 999) / 10}], "
            for place in range(9)
        )
        parts.append(
            f"= What the force does about problem {chr(64 + chapter)}\n\n{said}\n\n"
            f"*Figure {chapter}: Incidents by area, 2016*\n\n"
            f"#table(columns: 3, table.header([Area], [Incidents], [Rate]), {rows})\n\n"
            f"{' '.join(SENTENCES)}\n#pagebreak(weak: true)"
        )
    return typeset("\n\n".join(parts))


TEXT = "\n\n".join((*TITLE, *SENTENCES, "")).encode()
SOUND: dict[Sound, Callable[[], bytes]] = {
    "plain": one_page,
    "typeset": report,
    "text": lambda: TEXT,
}
