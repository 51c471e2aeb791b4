"""Numbers as text for people and files."""

from decimal import Decimal


def plain(value: Decimal, *, as_printed: bool = False) -> str:
    """
    A Decimal for people and files: no exponent.

    The trailing zeros of a computed value are dropped, those of a print are part of it.
    """
    text = format(value, "f")
    if as_printed:
        return text
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
