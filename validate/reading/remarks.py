"""Remarks about pages, folded: what holds of many pages is said once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MOST_NAMED = 12


class Remark(NamedTuple):
    """Something to know of a page, counted from 1."""

    page: int
    text: str


def folded(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """Return a line for each text: ``page 3: it is damaged``, ``pages 3-5, 9: ...``."""
    pages: dict[str, list[int]] = {}
    for remark in remarks:
        pages.setdefault(remark.text, []).append(remark.page)
    return tuple(f"{_named(sorted(set(found)))}: {text}" for text, found in pages.items())


def _named(pages: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    names = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    if len(names) > _MOST_NAMED:
        more = sum(map(len, runs[_MOST_NAMED:]))
        return f"pages {', '.join(names[:_MOST_NAMED])} and {more:,} more"
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(names)}"
