"""Evidence: pictures of the spots where findings stand, for the documents that are PDFs."""

import logging
from collections.abc import Iterator, Mapping
from itertools import islice

from schemas.terms import Severity
from validate.errors import TieoutError
from validate.isolation.pool import Pool, WorkerBugError
from validate.isolation.wire import Depicting
from validate.model import Figure, Mention, Picture, Results

LOG = logging.getLogger("tieout")

# A report with more findings than these is not read picture by picture; the pages stay small.
MOST_PICTURES = 400
_MOST_OF_ONE = 6
_ORDER = list(Severity)


def evidence(results: Results, pool: Pool) -> Mapping[str, Picture]:
    """
    Return the pictures of the prints that findings name, by the id of figure or mention.

    A picture only helps a reviewer: where none can be made there is none, and the run goes on.
    """
    wanted: dict[str, list[Figure | Mention]] = {}
    for item in islice(_disputed(results), MOST_PICTURES):
        wanted.setdefault(item.place.document, []).append(item)
    paths = {report.document: report.path for report in (*results.reports, *results.previous)}
    asked = [
        (
            items,
            pool.depict(
                Depicting(
                    path=paths[document],
                    name=document,
                    spots=tuple(item.place.boxes for item in items),
                )
            ),
        )
        for document, items in wanted.items()
    ]
    pictures: dict[str, Picture] = {}
    for items, future in asked:
        try:
            drawn = future.result()
        except (TieoutError, WorkerBugError) as error:
            LOG.debug("no pictures of %s: %s", items[0].place.document, error)
            continue
        pairs = zip(items, drawn, strict=True)
        pictures.update({item.id: Picture(png=png) for item, png in pairs if png})
    return pictures


def _disputed(results: Results) -> Iterator[Figure | Mention]:
    """The prints of findings that have a place on a page, worst findings first, each once."""
    by_id: dict[str, Figure | Mention] = {figure.id: figure for figure in results.all_figures}
    by_id.update({mention.id: mention for mention in results.mentions})
    seen: set[str] = set()
    for verdict in sorted(results.findings, key=lambda one: _ORDER.index(one.severity)):
        for id_ in (*verdict.figures, *verdict.mentions)[:_MOST_OF_ONE]:
            item = by_id.get(id_)
            if item is not None and item.place.boxes and id_ not in seen:
                seen.add(id_)
                yield item
