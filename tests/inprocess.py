"""Run the pipeline in this process, on texts that a test holds in its hands."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.command import WaitingHandle
from validate.checking.discover import discover
from validate.checking.engine import check, uses
from validate.checking.facts import Facts
from validate.checking.rule import Rule
from validate.family.find import families
from validate.family.model import Family
from validate.inputs import gather
from validate.model import Figure, Results, Verdict
from validate.pipeline import Settings, run
from validate.reading.text import read_text
from validate.recognition.identify import family_of
from validate.recognition.recognise import Recognised, recognise

DATA = Path(__file__).parent / "data"
KENT = (DATA / "kent.txt").read_text(encoding="utf-8")


@cache
def shipped_families() -> tuple[Family, ...]:
    """The families that come with the program, loaded once."""
    return families()


def police() -> Family:
    """The family of the police reports."""
    return next(one for one in shipped_families() if one.name == "peel_effectiveness_2016")


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with the program, loaded once."""
    return discover()


def recognised(name: str, text: str) -> Recognised:
    """One text, read and recognised."""
    document = read_text(name, text.encode())
    family = family_of(document, shipped_families(), forced=False)
    return recognise(document, family, name)


def linked(found: Recognised) -> tuple[Figure, ...]:
    """The figures of a report that a declared measure answers to."""
    return tuple(one for one in found.figures if one.measure)


def checked(*reports: Recognised) -> tuple[Facts, tuple[Verdict, ...]]:
    """Recognised reports, held against each other."""
    facts = Facts(
        reports=tuple(one.report for one in reports),
        figures=tuple(figure for one in reports for figure in one.figures),
        mentions=tuple(mention for one in reports for mention in one.mentions),
        families={family.name: family for family in shipped_families()},
    )
    return facts, check(facts, shipped_rules())


def published(folder: Path, texts: Mapping[str, str]) -> tuple[Results, Path]:
    """The whole job on some texts: what it found, and the folder it wrote."""
    source = folder / "in"
    source.mkdir()
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    inputs, failures = gather([source])
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("validate.isolation.pool.Handle", WaitingHandle)
        return run(inputs, failures, Settings(out=out), lambda _: None), out


def tied(facts: Facts, verdicts: tuple[Verdict, ...]) -> tuple[Figure, ...]:
    """The figures that at least one comparison used."""
    used = uses(facts.figures, verdicts)
    return tuple(figure for figure in facts.figures if used[figure.id].checks)


def with_print(text: str, figure: Figure, printed: str) -> str:
    """A text in which the print of one figure is changed."""
    place = figure.place
    assert place.line is not None
    assert place.column is not None
    lines = text.split("\n")
    line = lines[place.line - 1]
    end = place.column + len(figure.printed)
    assert line[place.column : end] == figure.printed, (line, place, figure.printed)
    lines[place.line - 1] = line[: place.column] + printed + line[end:]
    return "\n".join(lines)
