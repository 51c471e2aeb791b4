"""
The one module that speaks to HiGHS: small linear programs in, plain numbers out.

HiGHS (Huangfu and Hall 2018, *Parallelizing the dual revised simplex method*) works in floats. What
it says is used to look further, never to accuse: thresholds are far above its tolerance and far
below half a unit of any print, and verdicts come from exact arithmetic.
"""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

INFINITY = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """
    An optimum: the objective, a value and a reduced cost for each column, a dual for each row.

    ``feasible`` is False where nothing satisfies the program; then there is nothing else.
    """

    feasible: bool
    objective: float = 0.0
    values: tuple[float, ...] = ()
    reduced: tuple[float, ...] = ()
    duals: tuple[float, ...] = ()


@dataclass
class Program:
    """A linear program under construction; columns and rows are named by their number."""

    costs: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def column(self, lower: float, upper: float, cost: float = 0.0) -> int:
        """Add a column."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.costs.append(cost)
        return len(self.costs) - 1

    def row(self, terms: list[tuple[int, float]], lower: float, upper: float) -> int:
        """Add a row."""
        self.columns.extend(column for column, _ in terms)
        self.weights.extend(weight for _, weight in terms)
        self.starts.append(len(self.columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def least(self) -> Solution:
        """The least cost; raises RuntimeError when HiGHS gives up."""
        import highspy  # noqa: PLC0415 - it takes longer to load than most runs need it

        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"),
            ("primal_feasibility_tolerance", 1e-9), ("dual_feasibility_tolerance", 1e-9),
        ):  # fmt: skip
            solver.setOptionValue(option, value)
        solver.passModel(self._model())
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Solution(feasible=False)
        if status == highspy.HighsModelStatus.kUnbounded:
            return Solution(feasible=True, objective=-INFINITY)
        if status != highspy.HighsModelStatus.kOptimal:
            said = solver.modelStatusToString(status)
            raise RuntimeError(f"the solver stopped without an answer: {said}")
        found = solver.getSolution()
        return Solution(
            feasible=True,
            objective=solver.getInfo().objective_function_value,
            values=tuple(found.col_value),
            reduced=tuple(found.col_dual),
            duals=tuple(found.row_dual),
        )

    def _model(self) -> Any:  # noqa: ANN401 - HiGHS has no types
        import highspy  # noqa: PLC0415 - as above

        model = highspy.HighsLp()
        model.num_col_ = len(self.costs)
        model.num_row_ = len(self.row_lower)
        model.col_cost_ = np.array(self.costs)
        model.col_lower_ = np.array(self.lower)
        model.col_upper_ = np.array(self.upper)
        model.row_lower_ = np.array(self.row_lower)
        model.row_upper_ = np.array(self.row_upper)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array(self.weights)
        return model
