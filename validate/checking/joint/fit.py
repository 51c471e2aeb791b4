"""
How well the prints that are believed fit together: the evidence for one suspect against another.

With a culprit set aside the rest should differ from its relations by rounding alone. The squared
misfit, in standard deviations of rounding (a print's half-unit over the root of 3), says how far it
does: the test of gross-error detection in data reconciliation (Mah and Tamhane 1982). A total that
only just fits its eleven parts fits by law, but hardly by chance.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from fractions import Fraction

import numpy as np

from validate.checking.joint.system import Print, Product, Row, System

# A count has no rounding: a millionth stands for it, so that all weights are finite.
_EXACT = 1e-6
_RIDGE = 1e-9


def misfit(system: System, doubted: AbstractSet[str]) -> float:
    """The squared misfit of all equations when the ``doubted`` prints are set aside."""
    believed = [_finest(prints, doubted) for prints in system.variables]
    values = [
        float((one or prints[0]).value)
        for one, prints in zip(believed, system.variables, strict=True)
    ]
    spread = np.array([_spread(one) if one else 0.0 for one in believed])
    free = [at for at, one in enumerate(believed) if one is None]
    equations = list(_equations(system, values))
    if not equations:
        return 0.0
    matrix = np.zeros((len(equations), len(values)))
    missed = np.zeros(len(equations))
    for at, (terms, miss) in enumerate(equations):
        size = max(abs(weight) for weight in terms.values())
        missed[at] = miss / size
        for variable, weight in terms.items():
            matrix[at, variable] = weight / size
    return _squared(matrix, missed, spread, free)


def _squared(
    matrix: "np.ndarray", missed: "np.ndarray", spread: "np.ndarray", free: list[int]
) -> float:
    """The least squares of what is missed, over the variables that are free, in its own spread."""
    weighted = matrix * spread
    covariance = weighted @ weighted.T
    ridge = max(float(np.trace(covariance)) * _RIDGE, _EXACT**2)
    root = np.linalg.cholesky(covariance + ridge * np.eye(len(missed)))
    rest = np.linalg.solve(root, missed)
    if free:
        moved = np.linalg.solve(root, matrix[:, free])
        rest = rest - moved @ np.linalg.lstsq(moved, rest, rcond=None)[0]
    return float(rest @ rest)


def _equations(system: System, values: list[float]) -> Iterator[tuple[dict[int, float], float]]:
    """The weights of each equation, a product's around its prints, and by how much it is missed."""
    for row in system.rows:
        if row.low is not None and row.low == row.high:
            yield _of_row(row, values)
    for product in system.products:
        yield _of_product(product, values)


def _of_row(row: Row, values: list[float]) -> tuple[dict[int, float], float]:
    terms = {variable: float(weight) for variable, weight in row.terms}
    assert row.low is not None
    return terms, sum(weight * values[at] for at, weight in terms.items()) - float(row.low)


def _of_product(product: Product, values: list[float]) -> tuple[dict[int, float], float]:
    factor, base = values[product.factor], values[product.base]
    terms = {variable: -float(weight) for variable, weight in product.terms}
    missed = factor * base + sum(weight * values[at] for at, weight in terms.items())
    terms[product.base] = terms.get(product.base, 0.0) + factor
    terms[product.factor] = terms.get(product.factor, 0.0) + base
    return terms, missed


def _finest(prints: tuple[Print, ...], doubted: AbstractSet[str]) -> Print | None:
    held = [one for one in prints if one.id not in doubted and one.range.is_finite]
    return min(held, key=_width, default=None)


def _width(one: Print) -> Fraction:
    return Fraction(one.range.high) - Fraction(one.range.low)


def _spread(one: Print) -> float:
    """The standard deviation of what a print was rounded by."""
    return max(float(_width(one)) / 12**0.5, _EXACT)
