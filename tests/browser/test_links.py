"""Links and anchors: everything that is linked is there, and a mailed anchor leads to it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.reporting.parsing import Page as Parsed
from tests.reporting.parsing import read
from tools.many_findings import many
from validate.model import Results
from validate.reporting.lookup import lookup
from validate.reporting.names import finding_anchor

from . import kinds
from .opened import PHONE, Written

pytestmark = pytest.mark.browser

# So many anchors of a page are gone to.
TRIED = 12


@cache
def parsed(path: Path) -> Parsed:
    return read(path)


def test_ids_are_unique(written: Written) -> None:
    for path in written.pages:
        ids = parsed(path).ids
        assert sorted(ids) == sorted(set(ids)), path.name
        assert not [id_ for id_ in ids if not id_ or " " in id_]


def test_every_link_leads_to_a_file_and_an_id(written: Written) -> None:
    """Links out of the report lead to what the same run wrote; none leads to the network."""
    for path in written.pages:
        for href in parsed(path).links:
            parts = urlsplit(href)
            assert (parts.scheme, parts.netloc, parts.query) == ("", "", ""), href
            target = path.parent / unquote(parts.path) if parts.path else path
            outside = not target.resolve().is_relative_to(written.folder.resolve())
            # What is made by hand has pages only.
            if not (outside and written.folder.parent.name != "out"):
                assert target.is_file(), href
            if parts.fragment:
                assert unquote(parts.fragment) in parsed(target).ids, f"{path.name}: {href}"


def test_an_anchor_puts_its_target_before_the_reader(written: Written) -> None:
    """Also where the target is folded away, and on a phone."""
    for path in written.pages:
        anchors = [id_ for id_ in parsed(path).ids if id_.startswith(("finding-", "cause-"))]
        targets = [urlsplit(href).fragment for href in parsed(path).links if href.startswith("#")]
        chosen = dict.fromkeys((*spread(anchors), *spread(list(dict.fromkeys(targets)))))
        for size in ((1280, 900), PHONE):
            with written.opened(path, size=size) as (page, _):
                for anchor in chosen:
                    page.goto(f"{path.as_uri()}#{anchor}")
                    assert page.evaluate("id => probes.arrived(id)", anchor), (path.name, anchor)


def spread(items: list[str]) -> list[str]:
    """The first and the last and some between."""
    if len(items) <= TRIED:
        return items
    return [items[number * (len(items) - 1) // (TRIED - 1)] for number in range(TRIED)]


RESULTS: Mapping[str, Results] = {
    "mentions": kinds.of_mentions(),
    "reviewed": kinds.reviewed(),
    "hostile": kinds.hostile_texts(),
    "many": many(kinds.MANY, documents=1),
}


def test_a_mailed_anchor_resolves_from_the_first_page_of_each_document(written: Written) -> None:
    """Whoever has the link of a finding needs to know the document only, and not its page."""
    if written.kind not in RESULTS:
        pytest.skip("has no results made by hand")
    look = lookup(RESULTS[written.kind])
    for document, name in look.pages.items():
        ids = set(parsed(written.folder / name).ids)
        for finding in look.touching(document):
            if finding.is_finding:
                assert finding_anchor(finding.id) in ids, (name, finding.id)
