"""What came of holding reports to their previous editions."""

from dataclasses import dataclass

from schemas.terms import Status
from validate.model import Results

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """
    How many figures were compared with a previous edition, and what differed.

    ``marked`` is said to be revised, ``unmarked`` is not; ``unfitting`` are changes that do not
    follow from the level that was printed then.
    """

    compared: int
    marked: int
    unmarked: int
    unfitting: int


def revisions(results: Results, document: str = "") -> Revisions:
    """Count over all previous editions, or over one ``document`` of them."""
    then = {one.id for one in results.previous_figures if document in {"", one.place.document}}
    made = [one for one in results.verdicts if one.is_comparison and then & set(one.figures)]
    wrong = [one for one in made if one.status is Status.INCONSISTENT]
    return Revisions(
        compared=len({one.figures[0] for one in made}),
        marked=sum(one.announced for one in wrong),
        unmarked=sum(not one.announced and len(one.figures) == _PAIR for one in wrong),
        unfitting=sum(len(one.figures) > _PAIR for one in wrong),
    )
