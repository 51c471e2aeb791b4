"""
Contradictions put into the second edition of the bulletin, and what the checks make of each.

``python -m benchmarks.editions``: each of ``tests/data/bulletin/contradictions.toml`` by itself;
``--verbose`` lists those that are not found, and what else is said.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from schemas.terms import Severity, Status
from validate.checking.discover import discover
from validate.checking.engine import evaluator_of, judge
from validate.checking.facts import Facts
from validate.checking.joint.together import together
from validate.checking.rule import Rule
from validate.family.find import families
from validate.model import Figure, Verdict
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

DATA = Path(__file__).parents[1] / "tests" / "data" / "bulletin"
FAMILY = families("court_caseload_quarterly")[0]
BEFORE, NOW = "2025_q1.txt", "2025_q2.txt"
_LOUD = frozenset({Severity.ERROR, Severity.WARNING})
_WRONG = frozenset({Status.INCONSISTENT, Status.ERROR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """
    One seeded contradiction: ``find`` stands once in the edition, and ``replace`` for it.

    ``undeclared`` is what it is about where the family declares no measure of it: nothing can
    contradict it.
    """

    id: str
    kind: str
    find: str
    replace: str
    says: str
    previous: bool = False
    undeclared: str = ""

    def line_in(self, text: str) -> int:
        """The line that it changes, from 1."""
        return text[: text.index(self.find)].count("\n") + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What became of a contradiction.

    ``found``: a discrepancy names its line; ``asked``: nothing but a question or a revision does.
    ``alarms`` are new discrepancies elsewhere that no figure of its line is part of.
    """

    contradiction: Contradiction
    found: bool
    asked: bool
    alarms: tuple[str, ...]


def contradictions() -> tuple[Contradiction, ...]:
    """All that are seeded, in order."""
    file = tomllib.loads((DATA / "contradictions.toml").read_text(encoding="utf-8"))
    return tuple(Contradiction(**one) for one in file["contradiction"])


def read_edition(name: str, text: str) -> Recognised:
    """One edition, read and recognised as a run does it."""
    return recognise(read_text(name, text.encode()), FAMILY, name)


def findings(
    now: Recognised, before: Recognised, rules: Sequence[Rule]
) -> tuple[Mapping[str, Figure], tuple[Verdict, ...]]:
    """What the checks find in an edition, given the one before."""
    facts = Facts(
        reports=(now.report,),
        figures=now.figures,
        mentions=now.mentions,
        families={FAMILY.name: FAMILY},
        previous=before.figures,
        previous_reports=(before.report,),
    )
    evaluator = evaluator_of(facts)
    judged = judge(facts, rules, evaluator)
    joint = together(judged, facts, evaluator)
    verdicts = (*(one.verdict for one in judged), *joint.verdicts)
    return facts.by_id, tuple(one for one in verdicts if one.status in _WRONG)


def outcomes(*wanted: str) -> Iterator[Outcome]:
    """What becomes of each contradiction by itself, or of those whose ids are wanted."""
    rules = discover()
    text = (DATA / NOW).read_text(encoding="utf-8")
    before = read_edition(BEFORE, (DATA / BEFORE).read_text(encoding="utf-8"))
    _, clean = findings(read_edition(NOW, text), before, rules)
    known = frozenset((one.id, one.message) for one in clean)
    for one in contradictions():
        if wanted and one.id not in wanted:
            continue
        changed = read_edition(NOW, text.replace(one.find, one.replace))
        figures, found = findings(changed, before, rules)
        new = [verdict for verdict in found if (verdict.id, verdict.message) not in known]
        line = one.line_in(text)
        naming = [verdict for verdict in new if _names(verdict, figures, line)]
        loud = any(verdict.severity in _LOUD for verdict in naming)
        yield Outcome(
            contradiction=one,
            found=loud,
            asked=bool(naming) and not loud,
            alarms=tuple(
                verdict.message
                for verdict in new
                if verdict not in naming and verdict.severity in _LOUD
            ),
        )


def clean_findings(name: str) -> tuple[Verdict, ...]:
    """What the checks find in an edition as it is: the second is held to the first."""
    rules = discover()
    both = {
        one: read_edition(one, (DATA / one).read_text(encoding="utf-8")) for one in (BEFORE, NOW)
    }
    if name == NOW:
        return findings(both[NOW], both[BEFORE], rules)[1]
    nothing = Recognised(report=both[BEFORE].report, figures=(), mentions=(), ledger=())
    return findings(both[BEFORE], nothing, rules)[1]


def _names(verdict: Verdict, figures: Mapping[str, Figure], line: int) -> bool:
    places = (figures[one].place for one in verdict.figures)
    return any(one.document == NOW and one.line == line for one in places)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list what is not found")
    verbose = parser.parse_args().verbose
    for name in (BEFORE, NOW):
        said = Counter(one.severity.value for one in clean_findings(name))
        shown = ", ".join(f"{count} {severity}" for severity, count in sorted(said.items()))
        click.echo(f"{name} as it is: {shown or 'nothing'}")
        if verbose:
            for one in clean_findings(name):
                click.echo(
                    f"  {one.severity.value} {one.rule}: {one.message} {one.printed} {one.note}"
                )
    tried = tuple(outcomes())
    for kind in dict.fromkeys(one.contradiction.kind for one in tried):
        of_kind = [one for one in tried if one.contradiction.kind == kind]
        found, asked = sum(one.found for one in of_kind), sum(one.asked for one in of_kind)
        alarms = sum(len(one.alarms) for one in of_kind)
        click.echo(f"{kind:22} {len(of_kind):3} found {found:3} asked {asked:3} alarms {alarms:3}")
    for said, some in (
        ("all", tried),
        ("of declared measures", [one for one in tried if not one.contradiction.undeclared]),
    ):
        seen, found = sum(one.found or one.asked for one in some), sum(one.found for one in some)
        click.echo(
            f"{said}: {seen} of {len(some)} seen = {seen / len(some):.1%}, {found} as discrepancies"
        )
    for one in tried if verbose else ():
        if not one.found:
            state = "asked" if one.asked else "not seen"
            click.echo(f"  {one.contradiction.id} {state}: {one.contradiction.says}")
        for alarm in one.alarms:
            click.echo(f"  {one.contradiction.id} alarm: {alarm}")


if __name__ == "__main__":
    main()
