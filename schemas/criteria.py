"""
The criteria of a QA log in the words of the template that statistics producers use.

They are those of the *QA log template* (version 1.2) of the UK Health Security Agency's statistics
production hub that figures, tables and texts can answer; the template's others are for people.
"""

from collections.abc import Mapping

from schemas.terms import Criterion, Dimension

COLUMNS = (
    "CRITERION", "CHECKED BY", "CHECKS CONDUCTED", "FULFILLED?", "NOTES", "ASSURER SIGN OFF",
    "ASSURER NAME AND DATE OF SIGN OFF",
)  # fmt: skip

CRITERIA: Mapping[Criterion, str] = {
    Criterion.AGREEMENT: (
        "Is there agreement between figures that appear in multiple places, such as in text, "
        "tables, and charts?"
    ),
    Criterion.TOTALS: "Are calculated totals correct?",
    Criterion.FORMAT: "Are numbers, units, and names formatted correctly and consistently?",
    Criterion.NOTES: (
        "Are notes and written elements placed with the correct associated tables and charts?"
    ),
    Criterion.CONSISTENCY: (
        "Is the final document(s) consistent internally and with other versions and/or "
        "publications?"
    ),
    Criterion.PLAUSIBILITY: ("Have the data been checked for any extreme or implausible values?"),
    Criterion.COPYING: "Have tables and charts been copied over correctly?",
}


def in_words(dimension: Dimension) -> str:
    """``accuracy and reliability``."""
    return dimension.value.replace("_", " ")
