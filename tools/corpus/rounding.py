"""Rounding by one rule for ties, and how a rounded value is printed."""

from fractions import Fraction

TIES = ("half up", "half even")


def rounded(value: Fraction, decimals: int, tie: str) -> Fraction:
    """Return the value at so many decimals; both rules treat a fall as they treat a rise."""
    scale = 10**decimals
    scaled = abs(value) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    up = twice > scaled.denominator
    if twice == scaled.denominator:
        up = tie == "half up" or whole % 2 == 1
    size = Fraction(whole + up, scale)
    return -size if value < 0 else size


def shown(value: Fraction, decimals: int, *, signed: bool = False) -> str:
    """Return a rounded value as printed: with commas, and its sign only if asked."""
    units = abs(value) * 10**decimals
    if units.denominator != 1:
        raise ValueError(f"{value} has more than {decimals} decimals")
    whole, rest = divmod(units.numerator, 10**decimals)
    text = f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
    if not signed:
        return text
    return ("-" if value < 0 else "+") + text


def plain(value: Fraction, decimals: int) -> str:
    """Return a rounded value as a signed decimal, for a data file."""
    text = shown(value, decimals).replace(",", "")
    return f"-{text}" if value < 0 else text
