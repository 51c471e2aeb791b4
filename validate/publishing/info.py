"""The check of published tables as a rule that people read of; apart from the data frames."""

from schemas.terms import Criterion, Dimension, Severity
from validate.model import RuleInfo

SEVERITY = Severity.ERROR
RULE = RuleInfo(
    id="dataset-schema",
    title="Published tables",
    explanation=(
        "A published table is what its family declares: every required row is there, once, in its "
        "unit, to its decimals and in a plausible range. Other decimals, a cell that is no number "
        "and a missing label of an infographic are warnings."
    ),
    compares=False,
    criterion=Criterion.COPYING,
    dimension=Dimension.ACCURACY_AND_RELIABILITY,
)
