"""
What a second library says of a file: page counts always, every page's letters when asked.

Damaged files open in either library with text silently missing. Where two independent readings
disagree, neither can be trusted, and it is said.
"""

from collections.abc import Iterable, Iterator, Sequence

from validate.reading.geometry import Sheet
from validate.reading.plumber import SecondReadingError, page_count, read_sheets

_LEAST_YIELD = 0.95
_FEW_LETTERS = 40


def disagreements(data: bytes, sheets: Sequence[Sheet], *, thorough: bool) -> Iterator[str]:
    """Say where the second reading contradicts the first, a line each."""
    try:
        count = page_count(data)
        if count != len(sheets):
            yield (
                f"two readings of the file count {len(sheets)} and {count} pages; "
                "pages may be missing"
            )
        elif thorough:
            yield from _pages(sheets, read_sheets(data))
    except SecondReadingError as error:
        yield f"a second reading of the file failed ({error}); it is damaged, text may be missing"


def _pages(sheets: Sequence[Sheet], others: Iterable[Sheet | None]) -> Iterator[str]:
    for sheet, other in zip(sheets, others, strict=True):
        if other is None:
            yield f"page {sheet.page} could not be read a second time; text may be missing"
            continue
        low, high = sorted((sheet.letters, other.letters))
        if high > _FEW_LETTERS and low < _LEAST_YIELD * high:
            yield (
                f"page {sheet.page}: two readings find {sheet.letters} and {other.letters} "
                "letters and digits; text may be missing or doubled"
            )
            continue
        numbers, others_numbers = _numbers(sheet), _numbers(other)
        if numbers != others_numbers:
            differing = sorted(set(numbers) ^ set(others_numbers)) or ["one of them twice"]
            yield f"page {sheet.page}: two readings differ in numbers: {', '.join(differing[:5])}"


def _numbers(sheet: Sheet) -> list[str]:
    words = (*sheet.words, *sheet.rotated)
    return sorted(word.text for word in words if any(map(str.isdigit, word.text)))
