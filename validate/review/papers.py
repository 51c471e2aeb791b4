"""Which document of an earlier run is which of a later one."""

from collections.abc import Iterator, Mapping, Sequence

from schemas.terms import Role
from validate.model import DocumentChange, Figure
from validate.review.matching import Score, Unpaired
from validate.review.runs import Paper, Run

_ALIKE = 0.5

Pair = tuple[Paper, Paper]


def same_papers(before: Run, now: Run) -> Sequence[Pair]:
    """
    The documents that both runs have, in the order of the later.

    A report is known by its id, whatever its file is called. Where none has the id any more, it is
    the one that prints most of the same.
    """
    left = Unpaired(before.papers, now.papers)
    left.by_key(lambda one: (one.role, one.report, one.sha256))
    left.by_key(lambda one: (one.role, one.report, one.document))
    left.by_key(lambda one: (one.role, one.report))
    left.by_score(_alike(left, before, now))
    pairs = sorted(left.pairs, key=lambda pair: pair[1])
    return [(before.papers[one], now.papers[other]) for one, other in pairs]


def document_changes(before: Run, now: Run, same: Sequence[Pair]) -> Iterator[DocumentChange]:
    """The current documents that were edited or renamed, those that came, and those that went."""
    for one, other in same:
        edited = one.sha256 != other.sha256
        if _is_current(other) and (edited or one.document != other.document):
            yield DocumentChange(
                report=other.report, before=one.document, now=other.document, edited=edited
            )
    known, still = {id(other) for _, other in same}, {id(one) for one, _ in same}
    for paper in now.papers:
        if _is_current(paper) and id(paper) not in known:
            yield DocumentChange(report=paper.report, before=None, now=paper.document)
    for paper in before.papers:
        if _is_current(paper) and id(paper) not in still:
            yield DocumentChange(report=paper.report, before=paper.document, now=None)


def _is_current(paper: Paper) -> bool:
    return paper.role is Role.CURRENT


def _alike(left: Unpaired[Paper], before: Run, now: Run) -> Iterator[Score]:
    if not (left.before and left.now):
        return
    earlier, later = _prints(before.figures), _prints(now.figures)
    for one, paper in left.before.items():
        for other, candidate in left.now.items():
            if paper.role is not candidate.role:
                continue
            mine = earlier.get(paper.document, frozenset())
            yours = later.get(candidate.document, frozenset())
            most = max(len(mine), len(yours))
            shared = len(mine & yours) / most if most else 0
            same = paper.sha256 == candidate.sha256
            if same or shared >= _ALIKE:
                yield 1 if same else shared, one, other


def _prints(figures: Sequence[Figure]) -> Mapping[str, frozenset[tuple[str, str, str]]]:
    """What each document prints, and in which words."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for figure in figures:
        said = figure.printed, figure.place.quote, figure.row_label
        found.setdefault(figure.place.document, set()).add(said)
    return {document: frozenset(prints) for document, prints in found.items()}
