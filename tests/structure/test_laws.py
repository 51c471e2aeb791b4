"""Any table whose totals are true, however its numbers are rounded, is left alone."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from schemas.terms import Severity

from .tables import findings, of_text, table, verdicts_of

# What a true number is rounded to before it is printed, and its decimals.
ROUNDINGS = (("1", 0), ("5", 0), ("10", 0), ("100", 0), ("1000", 0), ("0.1", 1), ("0.01", 2))
# To make a failing table smaller takes minutes, and it is small.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
TITLES = ("Table 1: Cases", "Table 1: Spending, £ million", "Table 1: Jobs, thousands")


@st.composite
def true_tables(draw: st.DrawFn) -> tuple[list[list[Decimal]], str, int]:
    """True values with their totals below and at the right, and what they are rounded to."""
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 6))
    cell = st.integers(0, 10**7).map(lambda number: Decimal(number) / 100)
    values = [[draw(cell) for _ in range(columns)] for _ in range(rows)]
    values.append([sum(column, Decimal(0)) for column in zip(*values, strict=True)])
    values = [[*row, sum(row, Decimal(0))] for row in values]
    step, decimals = draw(st.sampled_from(ROUNDINGS))
    return values, step, decimals


def printed(values: list[list[Decimal]], step: str, decimals: int) -> list[list[str]]:
    unit = Decimal(step)
    return [
        [f"{(one / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit:.{decimals}f}" for one in row]
        for row in values
    ]


def as_text(cells: list[list[str]], title: str) -> str:
    head = "|".join(["Area", *(f"Kind {'ABCDEFG'[at]}" for at in range(len(cells[0]) - 1)), "All"])
    names = [*(f"District {'ABCDEFG'[at]}" for at in range(len(cells) - 1)), "Total"]
    rows = ["|".join([name, *row]) for name, row in zip(names, cells, strict=True)]
    return table(head, *rows, title=title)


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(true_tables(), st.sampled_from(TITLES))
def test_true_totals_are_left_alone(made: tuple[list[list[Decimal]], str, int], title: str) -> None:
    """No finding, not even a question, to whatever step the numbers are rounded."""
    values, step, decimals = made

    assert [one.message for one in findings(as_text(printed(values, step, decimals), title))] == []


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(true_tables(), st.data())
def test_a_cell_that_is_far_off_is_found(
    made: tuple[list[list[Decimal]], str, int], data: st.DataObject
) -> None:
    """A cell that is off by far more than all roundings together is in a finding."""
    values, step, decimals = made
    values = [[one + 100 * Decimal(step) for one in row] for row in values[:-1]]
    values = [row[:-1] for row in values]
    while len(values) < 4:
        values.append([one + 7 for one in values[0]])
    values = [[*row, *(row[0] + 3 * at for at in range(max(0, 4 - len(row))))] for row in values]
    values.append([sum(column, Decimal(0)) for column in zip(*values, strict=True)])
    values = [[*row, sum(row, Decimal(0))] for row in values]
    cells = printed(values, step, decimals)
    row = data.draw(st.integers(0, len(cells) - 1))
    column = data.draw(st.integers(0, len(cells[0]) - 1))
    factor = data.draw(st.sampled_from((2, 3, 10)))
    wrong = f"{Decimal(cells[row][column]) * factor:.{decimals}f}"
    cells[row][column] = wrong

    found = of_text(as_text(cells, TITLES[0]))
    (changed,) = (one for one in found.figures if (one.row, one.column) == (row + 1, column + 2))
    disputed = [one for one in verdicts_of(found) if one.is_finding]
    assert any(changed.id in one.figures for one in disputed), (wrong, as_text(cells, TITLES[0]))


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(st.lists(st.tuples(st.integers(40, 10**5), st.integers(40, 10**5)), min_size=2, max_size=9))
def test_true_changes_are_left_alone(levels: list[tuple[int, int]]) -> None:
    """Percent changes and differences of true levels, rounded to a decimal."""
    rows = [
        f"District {'ABCDEFGHI'[at]}|{before}|{after}|{100 * (after - before) / before:+.1f}"
        f"|{after - before:+d}"
        for at, (before, after) in enumerate(levels)
    ]
    found = findings(table("Area|2014|2015|Change (%)|Difference", *rows))

    assert [one.message for one in found if one.severity is not Severity.INFORMATION] == []
