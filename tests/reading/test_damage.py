"""Files that are not whole: what is read of them is never passed off as all there is."""

import re
import zlib

import pytest

from validate.reading.integrity import damage
from validate.reading.layer import read_layer
from validate.reading.pdf import read_pdf
from validate.reading.second import disagreements

from .hostile import HOSTILE
from .hostile import SOUND as SOUND_REPORTS
from .typesetting import typeset

TEXT = "Recorded crime rose by 5.5 percent in the 12 months to June 2016. " * 20
SOUND = typeset(f"{TEXT}\n#pagebreak()\n{TEXT}")


def _stream(data: bytes, number: int) -> tuple[int, int]:
    """Where the compressed bytes of a part of a PDF lie."""
    found = [
        (match.end(), data.index(b"endstream", match.end()))
        for match in re.finditer(rb"(?<!end)stream\r?\n", data)
    ]
    return found[number]


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def test_a_whole_file_raises_no_alarm() -> None:
    """Every part of it holds."""
    assert damage(SOUND) == ()
    assert read_pdf("a.pdf", SOUND).unread == ()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("part", [0, 1])
def test_a_changed_byte_in_any_part_is_said(part: int, share: float) -> None:
    """Whether or not text went missing: nobody can know."""
    start, end = _stream(SOUND, part)
    at = start + int(share * (end - start))
    (line,) = damage(_flipped(SOUND, at))
    assert "is damaged" in line


def test_a_part_without_its_sum_is_whole() -> None:
    """Some writers leave it out; the data then end where the part does."""
    packed = zlib.compress(b"BT (text) Tj ET")[:-4]
    body = b"1 0 obj << /Filter /FlateDecode >> stream\n" + packed + b"\nendstream endobj"
    assert damage(b"%PDF-1.7\n" + body) == ()
    assert damage(b"%PDF-1.7\n" + body.replace(packed, packed[:-3])) != ()


def test_parts_packed_in_other_ways_are_left_alone() -> None:
    """They have no sum."""
    body = b"1 0 obj << /Filter /DCTDecode >> stream\n\xff\xd8\xff\nendstream endobj"
    assert damage(b"%PDF-1.7\n" + body) == ()


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.startswith("flip")])
def test_flipped_bytes_never_go_unnoticed(name: str) -> None:
    """Either the text is that of the sound file, or it is said that it may not be."""
    one = HOSTILE[name]
    try:
        document = read_pdf("a.pdf", one())
    except Exception:  # noqa: BLE001 - one that cannot be read at all is said elsewhere
        return
    if not document.unread:
        sound = read_pdf("a.pdf", SOUND_REPORTS[one.sound]())
        assert [block.text.text for block in document.blocks] == [
            block.text.text for block in sound.blocks
        ]


def test_a_thorough_reading_finds_what_one_library_reads_otherwise() -> None:
    """Nothing, in a file that is whole; a page of one that is not, by its number."""
    assert read_pdf("a.pdf", SOUND, thorough=True).unread == ()
    other = typeset(f"{TEXT}\n#pagebreak()\n{TEXT.replace('5.5', '7.5')}")
    first, second = read_layer("a.pdf", SOUND).sheets
    (line,) = disagreements(other, (first, second), thorough=True)
    assert line == "page 2: two readings differ in numbers: 5.5, 7.5"
    (line,) = disagreements(other, (first,), thorough=True)
    assert "count 1 and 2 pages" in line
