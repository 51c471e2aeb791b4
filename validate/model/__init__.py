"""
The records that pass between the steps of the pipeline.

All are frozen and plain: text, whole numbers, Decimal, tuples and each other. No object of a
reading library gets in, so a record can cross a process boundary as JSON.
"""

from validate.model.figures import Figure, LedgerEntry, Mention
from validate.model.places import Box, Period, Place
from validate.model.results import (
    OFF,
    Dataset,
    Failure,
    Picture,
    Report,
    Results,
    RuleInfo,
    Use,
)
from validate.model.reviews import (
    Changes,
    DocumentChange,
    FigureChange,
    FindingChange,
    Waiver,
    WaiverUse,
)
from validate.model.verdicts import BASELINE, Cause, Repair, Suspect, Verdict

__all__ = [
    "BASELINE",
    "OFF",
    "Box",
    "Cause",
    "Changes",
    "Dataset",
    "DocumentChange",
    "Failure",
    "Figure",
    "FigureChange",
    "FindingChange",
    "LedgerEntry",
    "Mention",
    "Period",
    "Picture",
    "Place",
    "Repair",
    "Report",
    "Results",
    "RuleInfo",
    "Suspect",
    "Use",
    "Verdict",
    "Waiver",
    "WaiverUse",
]
