"""
What a second library says of a file: page counts always, every page's letters when asked.

Damaged files open in either library with text silently missing. Where two independent readings
disagree, neither can be trusted, and it is said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from validate.reading.geometry import Sheet
from validate.reading.plumber import SecondReadingError, pages_with_fonts, read_sheets
from validate.reading.remarks import Remark, folded

_LEAST_YIELD = 0.95
_FEW_LETTERS = 40
_MOST_NAMED = 5
_BARE = "it has lost its fonts, text may be missing"


def disagreements(data: bytes, sheets: Sequence[Sheet], *, thorough: bool) -> tuple[str, ...]:
    """Say where the second reading of a file contradicts the first, a line each."""
    try:
        furnished = pages_with_fonts(data)
        count = len(furnished)
        if count != len(sheets):
            counts = f"{len(sheets)} and {count} pages"
            return (f"two readings of the file count {counts}; pages may be missing",)
        bare = [Remark(page, _BARE) for page, has in enumerate(furnished, start=1) if not has]
        return folded((*bare, *(_pages(sheets, read_sheets(data)) if thorough else ())))
    except SecondReadingError as error:
        return (f"a second reading of the file failed ({error}); text may be missing",)


def _pages(sheets: Sequence[Sheet], others: Iterable[Sheet | None]) -> Iterator[Remark]:
    for sheet, other in zip(sheets, others, strict=True):
        if other is None:
            yield Remark(sheet.page, "could not be read a second time; text may be missing")
            continue
        low, high = sorted((sheet.letters, other.letters))
        if high > _FEW_LETTERS and low < _LEAST_YIELD * high:
            yield Remark(
                sheet.page,
                f"two readings find {sheet.letters} and {other.letters} letters and digits; "
                "text may be missing or doubled",
            )
            continue
        first, second = _numbers(sheet), _numbers(other)
        if first != second:
            differing = sorted({*(first - second), *(second - first)})[:_MOST_NAMED]
            yield Remark(sheet.page, f"two readings differ in numbers: {', '.join(differing)}")


def _numbers(sheet: Sheet) -> Counter[str]:
    """The numbers of a page; where leader dots end, and what an unknown glyph is, is no matter."""
    texts = (word.text.rstrip(".\u00b7\u2026") for word in (*sheet.words, *sheet.rotated))
    return Counter(
        text for text in texts if any(map(str.isdigit, text)) and not text.startswith("(cid:")
    )
