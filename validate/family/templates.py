"""
Measures written once for many: for each value of a facet, and for changes over a year or quarter.

``[measure."{case_type}_claims"]`` stands for one measure for each value of the facet ``case_type``,
and ``change_over = ["year"]`` adds the percent change of a level to it. What comes out is what a
family would have written out by hand.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemas.terms import Unit
from validate.family.forms import Span
from validate.family.toml import Section

_GAP = re.compile(r"\{(\w+)\}")
# In what unit the difference of two levels is, where it is not their own.
_DIFFERENCES = {Unit.PERCENT.value: Unit.PERCENTAGE_POINT.value}
_ONLY_OF_LEVELS = (
    "parts", "denominator", "complement", "ratio", "not_above", "must_be", "least", "most",
    "adds_over", "stock", "flows", "rounding", "rounded_to",
    "change_over", "difference_over", "also_units", "decimals", "definite",
)  # fmt: skip


def written_out(
    sections: Mapping[str, Section], facets: Mapping[str, Collection[str]]
) -> dict[str, Section]:
    """
    All measures by name, templates written out; ``facets`` gives the values of each facet.

    A gap that no facet fills and a name made twice are problems.
    """
    found: dict[str, Section] = {}
    for name, section in sections.items():
        for made, values in _of_each(name, section, facets):
            one = replace(section, values=values)
            _keep(found, made, one)
            for changed, of_change in _changes(made, one):
                _keep(found, changed, replace(section, values=of_change))
    return found


def _keep(found: dict[str, Section], name: str, section: Section) -> None:
    if name in found:
        problem = f"makes a second measure named {name!r}"
        section.wrong("", problem, f"The first is {found[name].key} in {found[name].file}.")
        return
    found[name] = section


def _of_each(
    name: str, section: Section, facets: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    gaps = set(_GAP.findall(name))
    used = sorted(gaps | set(_GAP.findall(repr(dict(section.values)))))
    known = [section.names("", gap, facets, "facet") for gap in used]
    if len(gaps) > 1:
        section.wrong("", "has more than one gap", "Write one of them out.")
    if not all(known) or len(gaps) > 1:
        # Whatever it would have made is not missed a second time.
        around = map(re.escape, _GAP.split(name)[::2])
        section.doubt("measure", ".*".join(around) + ".*")
        return
    if not gaps:
        yield name, {key: _spread(value, facets) for key, value in section.values.items()}
        return
    facet = gaps.pop()
    for value in facets[facet]:
        filled = {key: _filled(one, facet, value) for key, one in section.values.items()}
        filled["title"] = section.text("title").replace(f"{{{facet}}}", value.replace("_", " "))
        filled["facets"] = {**section.section("facets").values, facet: value}
        yield name.replace(f"{{{facet}}}", value), filled


def _filled(value: Any, facet: str, by: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, str):
        return value.replace(f"{{{facet}}}", by)
    if isinstance(value, list):
        return [_filled(one, facet, by) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, facet, by) for key, one in value.items()}
    return value


def _spread(value: Any, facets: Mapping[str, Collection[str]]) -> Any:  # noqa: ANN401 - as above
    """In a list a template stands for all that it makes: the parts of a whole."""
    if not isinstance(value, list):
        return value
    made: list[Any] = []
    for one in value:
        gap = _GAP.search(one) if isinstance(one, str) else None
        made.extend([one.replace(gap[0], by) for by in facets[gap[1]]] if gap else [one])
    return made


def _changes(name: str, section: Section) -> Iterator[tuple[str, dict[str, Any]]]:
    """The changes and differences that a level asks for, each a measure of its own."""
    for key, suffix, said in (
        ("change_over", "change", "change over a {span}"),
        ("difference_over", "difference", "difference over a {span}"),
    ):
        for span in section.choices(key, Span):
            if section.flag("changes", default=False):
                section.wrong(key, "the measure is a change itself", "Give it to the level.")
                continue
            unit = section.text("unit")
            values = {
                one: value for one, value in section.values.items() if one not in _ONLY_OF_LEVELS
            }
            values |= {
                "title": f"{section.text('title')}: {said.format(span=span.value)}",
                "unit": Unit.PERCENT.value
                if key == "change_over"
                else _DIFFERENCES.get(unit, unit),
                "changes": True,
                "span_months": span.months,
                "change_of": name,
            }
            yield f"{name}_{suffix}_{span.suffix}", values
