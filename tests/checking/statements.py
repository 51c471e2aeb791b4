"""Statements about prints written in a line, and prints of true values, for tests of checks."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from schemas.terms import Kind, Unit
from validate.checking.engine import Judged, check, evaluator_of, judge
from validate.checking.evaluate import Outcome, evaluate
from validate.checking.joint.together import Together, together
from validate.checking.precision import Ranges
from validate.checking.rule import Rule
from validate.checking.statements import Statement
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Figure, Verdict

from .prints import NATIONAL, facts_of, figure, small_family

TIES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
# How a producer may print: a tie rule, a step of last places, and whether digits are cut off.
WAYS = {
    "up": (ROUND_HALF_UP, 1),
    "even": (ROUND_HALF_EVEN, 1),
    "down": (ROUND_HALF_DOWN, 1),
    "cut": (ROUND_DOWN, 1),
    "fives": (ROUND_HALF_UP, 5),
    "tens": (ROUND_HALF_EVEN, 10),
    "cut_fives": (ROUND_DOWN, 5),
}


def rounded(value: Fraction, decimals: int, tie: str = ROUND_HALF_UP, step: int = 1) -> Decimal:
    """A true value as a producer prints it, by a tie rule and to whole steps of its last place."""
    steps = value * Fraction(10) ** decimals / step
    twice = int(2 * steps) if steps >= 0 else -int(-2 * steps)
    # Halves are kept; what lies between two halves is told from them by a quarter.
    near = Decimal(twice) / 2
    if Fraction(twice) != 2 * steps:
        near += Decimal("0.25") if steps > 0 else Decimal("-0.25")
    whole = near.to_integral_value(tie) * step
    return Decimal(int(whole)).scaleb(-decimals)


def printed(id_: str, text: str, **more: object) -> Figure:
    """A figure as :func:`figure` makes it; ``#`` before it says that it counts whole things."""
    unit = Unit.COUNT if text.startswith("#") else Unit.PERCENT
    return figure(id_, text.lstrip("#"), **({"unit": unit} | more))


def named(*prints: str) -> Mapping[str, Figure]:
    """Figures of prints by their ids, which are ``f0`` and on."""
    return {f"f{number}": printed(f"f{number}", one) for number, one in enumerate(prints)}


def exactly(id_: str, value: Decimal, decimals: int, **more: object) -> Figure:
    """A figure of a value to any number of decimals, below 0 for tens, hundreds and thousands."""
    text = format(value, "f")
    bare = figure(id_, text, **more)
    return replace(bare, value=value, decimals=decimals)


def decided(statement: Statement, *prints: str, family: Family | None = None) -> Outcome:
    """The outcome of a statement about prints, under the declarations of a family if there is."""
    ranges = Ranges({family.name: family}) if family else None
    return evaluate(statement, named(*prints), ranges)


def producing(folder: Path) -> Family:
    """
    The made-up family with a measure for each way of :data:`WAYS`, and with the width of words:
    five percent for *about*, four points for *a third*, at most 17 beyond *more than a quarter*.
    """
    small_family(folder)
    home = folder / "libraries"
    lines = ["[facet.way]", *(f'{name} = ["{name} print"]' for name in WAYS)]
    for name, (tie, step) in WAYS.items():
        lines += [f"[measure.{name}]", f'title = "{name}"', 'concept = "lending"']
        lines += ['unit = "percent"', f'facets = {{ way = "{name}" }}']
        lines += ['rounding = "truncated"'] if tie == ROUND_DOWN else []
        lines += [f"rounded_to = {step}"] if step > 1 else []
    (home / "measures_ways.toml").write_text("\n".join(lines), encoding="utf-8")
    said = "[precision]\nabout = 5\nworded = 4\nbeyond = 17\n"
    terms = (home / "terms.toml").read_text(encoding="utf-8")
    (home / "terms.toml").write_text(terms + said, encoding="utf-8")
    return load_family(home)


def told(id_: str, value: Fraction, decimals: int, way: str) -> Figure:
    """The print of a true value, made in one of :data:`WAYS`."""
    tie, step = WAYS[way]
    return exactly(id_, rounded(value, decimals, tie, step), decimals, measure=way)


def rule_of(statements: tuple[Statement, ...], model: Rule) -> Rule:
    """A rule that says just these things."""
    return replace(model, statements=lambda _: iter(statements))


def all_judged(
    figures: tuple[Figure, ...], rules: tuple[Rule, ...], family: Family
) -> tuple[tuple[Judged, ...], Together]:
    """What rules find, one by one and together."""
    facts = facts_of(figures, family)
    evaluator = evaluator_of(facts)
    judged = judge(facts, rules, evaluator)
    return judged, together(judged, facts, evaluator)


def verdicts_of(figures: tuple[Figure, ...], rule: Rule, family: Family) -> tuple[Verdict, ...]:
    """What one rule says of figures."""
    return check(facts_of(figures, family), [rule])


def national(one: Figure) -> Figure:
    """A print of the nation's."""
    return replace(one, subject=NATIONAL)


def in_table(one: Figure, row: str = "", column: str = "") -> Figure:
    """A print in a table."""
    return replace(one, kind=Kind.TABLE, table="Table 1", row_label=row or one.id, subject=column)
