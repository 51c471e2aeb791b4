"""The joint check as a rule that people read of; apart from the solver, so no list loads that."""

from schemas.terms import Criterion, Dimension, Severity
from validate.model import RuleInfo

SEVERITY = Severity.ERROR
RULE = RuleInfo(
    id="joint-check",
    title="All relations together",
    explanation=(
        "Relations that share figures are solved as one system: there must be true values that fit "
        "all prints at once. Where each relation holds by itself but not all of them together, "
        "this is a finding of its own. Where they hold, the verdict says how much of the room that "
        "rounding leaves they need: 0 percent if they fit as printed, 100 percent if there is none "
        "to spare."
    ),
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
)
