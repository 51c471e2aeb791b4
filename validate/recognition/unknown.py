"""What could not be known of a report of no known family, in a line."""

from collections.abc import Sequence

from schemas.terms import Kind
from validate.model import Figure


def what_is_unknown(figures: Sequence[Figure], tried: Sequence[str]) -> str:
    """That nothing is known of a report, the families ``tried``, and what is left to check."""
    if tried:
        why = f"no report family knows it (tried: {', '.join(tried)}; --family names one)"
    else:
        why = "it was read as of no family, as asked"
    valued = [one for one in figures if one.value is not None]
    printed = sum(one.kind is Kind.TABLE for one in valued)
    tables = len({one.grid for one in valued if one.grid is not None})
    told = len(valued) - printed
    return (
        f"{why}; of {_many(tables, 'table')} with {_many(printed, 'figure')} only the arithmetic "
        f"is checked, and of {_many(told, 'number')} in its text only what is told twice in the "
        "same words"
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
