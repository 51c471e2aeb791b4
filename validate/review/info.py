"""The check of waivers as a rule that people read of."""

from schemas.terms import Severity
from validate.model import RuleInfo

SEVERITY = Severity.WARNING
RULE = RuleInfo(
    id="waivers",
    title="Waivers",
    explanation=(
        "A waiver says why a finding may stay, who asked for it and who else approved it. It holds "
        "for the prints that it was granted for. One that has expired, that nobody approved, whose "
        "prints have changed or whose finding is gone does not hold, and is a finding itself; no "
        "waiver can be granted for that."
    ),
    compares=False,
)
