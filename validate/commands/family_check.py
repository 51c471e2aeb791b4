"""What is wrong with a family, and how it fits reports."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from validate.checking.discover import discover
from validate.checking.joint.info import RULE as JOINT_RULE
from validate.commands.family_coverage import Coverage, coverage_of
from validate.commands.words import counted, plainly
from validate.errors import DocumentError, FamilyError
from validate.family.find import Home, check_name, home_of, homes, is_path
from validate.family.load import Inspected, inspect_family, outside
from validate.family.model import Family
from validate.family.toml import nearest
from validate.inputs import Input, gather
from validate.intake import take_in
from validate.isolation.limits import Limits
from validate.isolation.pool import Pool, WorkerBugError
from validate.isolation.wire import Outlining
from validate.publishing.info import RULE as DATASET_RULE
from validate.recognition.recognise import Recognised

_SHOWN = 10
_PARTS = (".toml", ".py")


@dataclass(slots=True, kw_only=True)
class Checked:
    """What came of a check; ``coverage`` is None where no report could be held against it."""

    home: Home
    inspected: Inspected
    problems: tuple[FamilyError, ...]
    coverage: Coverage | None = None
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def checked(
    wanted: str,
    reports: Sequence[Path],
    folders: Sequence[Path],
    time_limit: float,
    *,
    trust: bool,
    progress: Callable[[str], None],
) -> Checked:
    """
    Check a family by its name or path, and hold it against reports.

    Raises :class:`FamilyError` where there is none.
    """
    home = _home(wanted, folders)
    rules = {rule.id for rule in discover()} | {DATASET_RULE.id, JOINT_RULE.id}
    inspected = inspect_family(home.folder, rules)
    problems = sorted(inspected.problems, key=lambda one: (one.place, one.line or 0))
    found = Checked(home=home, inspected=inspected, problems=tuple(problems))
    if not home.packaged:
        try:
            check_name(home.name, home.name)
        except FamilyError as error:
            found.problems = (error, *found.problems)
    if found.problems:
        if reports:
            found.notes.append("the reports were not read; mend the problems first")
        return found
    _check_python(found, trust=trust)
    if reports and not found.problems:
        inputs, unusable = gather(reports)
        found.failures += [failure.message for failure in unusable]
        _hold_against(found, inputs, time_limit, progress)
    return found


def _home(wanted: str, folders: Sequence[Path]) -> Home:
    """Where the family is that a name or a path means."""
    path = Path(wanted)
    if not wanted.strip():
        raise FamilyError("tieout family check", "no family is named", "Name one, or its folder.")
    try:
        if path.is_file() and path.suffix in _PARTS:
            return _outside(path.parent)
        if path.is_file():
            remedy = "Name the folder of a family, then the report."
            raise FamilyError(wanted, "is no family", remedy)
        known = homes(folders)
        if wanted in known:
            return known[wanted]
        if path.is_dir():
            return _outside(path)
        if is_path(wanted):
            raise FamilyError(wanted, "does not exist", "Check the path.")
    except (OSError, ValueError) as error:
        raise FamilyError(plainly(wanted)[:200], "is no path", "Check it.") from error
    raise FamilyError(
        "tieout family check", f"no report family is named {wanted!r}", nearest(wanted, known)
    )


def _outside(folder: Path) -> Home:
    """A folder as the home of a family; what its name lacks is a problem and does not stop."""
    try:
        return home_of(folder)
    except FamilyError:
        place = folder.absolute()
        return Home(name=place.name, folder=place, packaged=False)


def _check_python(found: Checked, *, trust: bool) -> None:
    from validate.publishing.own_schemas import not_run, own_schemas  # noqa: PLC0415 - pandera

    family = found.inspected.family
    family = family if found.home.packaged else outside(family, found.home.folder)
    if trust or found.home.packaged:
        try:
            own_schemas(family)
        except FamilyError as error:
            found.problems = (error,)
    else:
        found.notes.extend(not_run([family]))


def _hold_against(
    found: Checked, inputs: Sequence[Input], time_limit: float, progress: Callable[[str], None]
) -> None:
    folder = (found.home.folder,)
    forced = str(found.home.folder) if not found.home.packaged else found.home.name
    with Pool(Limits(seconds=time_limit), jobs=len(inputs)) as pool:
        recognised, failures = take_in(
            inputs, pool, progress, family=forced, folders=() if found.home.packaged else folder
        )
        found.failures += [failure.message for failure in failures]
        outlines = []
        held: list[Recognised] = []
        paths = {one.name: str(one.path) for one in inputs}
        for one in recognised:
            name = one.report.document
            try:
                outlines.append(pool.outline(Outlining(path=paths[name], name=name)).result())
                held.append(one)
            except (DocumentError, WorkerBugError) as error:
                found.failures.append(str(error))
    if held:
        found.coverage = coverage_of(found.inspected.family, held, outlines)


def in_text(found: Checked, *, everything: bool) -> Iterator[str]:
    """Every problem on a line, then what the reports say."""
    for problem in found.problems:
        yield plainly(str(problem))
    for warning in found.inspected.warnings:
        yield f"warning: {plainly(str(warning))}"
    yield _summary(found)
    if found.coverage is not None:
        yield ""
        yield from _coverage(found.coverage, everything=everything)


def _summary(found: Checked) -> str:
    family, warnings = found.inspected.family, len(found.inspected.warnings)
    told = f" ({counted(warnings, 'warning')})" if warnings else ""
    if found.problems:
        return f"{found.home.name}: {counted(len(found.problems), 'problem')}{told}"
    return f"{found.home.name}: no problem{told}; {_size(family)}"


def _size(family: Family) -> str:
    tables = len(family.tables) + len(family.infographics)
    measures, subjects = len(family.measures), len(family.subjects)
    return ", ".join(
        (counted(measures, "measure"), counted(tables, "table"), counted(subjects, "subject"))
    )


def _coverage(found: Coverage, *, everything: bool) -> Iterator[str]:
    yield from _counts(found)
    labels = [f"{table}: {label!r}" for table, label in found.unknown_labels]
    unmatched = [f"{table}: {label!r}" for table, label in found.unmatched]
    for title, items in (
        ("tables declared and not found", found.lost_tables),
        ("tables printed that none declares", found.unknown_captions),
        ("labels printed that nothing declared answers to", labels),
        ("labels declared and not printed", unmatched),
        ("measures never linked", found.never_linked),
        *((f"{kind} never used", items) for kind, items in found.unused.items()),
        ("exclusions never used", found.unused_exclusions),
        ("figures linked, by measure", _linked(found)),
        ("numbers without a measure, the most frequent first: the work list", list(_work(found))),
    ):
        yield from _listed(title, items, everything=everything)


def _counts(found: Coverage) -> Iterator[str]:
    """The counts, before any list."""
    linked = sum(found.linked.values())
    share = f" ({100 * linked // found.figures} %)" if found.figures else ""
    left = sum(one.number for one in found.work)
    yield (
        f"{counted(found.documents, 'document')}: {counted(found.figures, 'figure')},"
        f" {linked:,} linked{share}, {left:,} without a measure"
    )
    used = len(found.linked) - len(found.never_linked)
    yield f"{used:,} of {counted(len(found.linked), 'measure')} linked"
    yield (
        f"{counted(len(found.lost_tables), 'declared table')} not found,"
        f" {len(found.unknown_captions):,} printed that none declares"
    )
    yield (
        f"{counted(len(found.unknown_labels), 'printed label')} that nothing answers to,"
        f" {len(found.unmatched):,} declared and not printed"
    )
    words = sum(map(len, found.unused.values()))
    yield (
        f"{counted(words, 'phrase')} never used,"
        f" {counted(len(found.unused_exclusions), 'exclusion')} never used"
    )


def _linked(found: Coverage) -> list[str]:
    ranked = sorted(found.linked.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{number:>5,}  {name}" for name, number in ranked if number]


def _work(found: Coverage) -> Iterator[str]:
    for one in found.work:
        yield f"{one.number:>5,}  {one.around}: {one.reason} ({one.place}: {one.example!r})"


def _listed(title: str, items: Sequence[str], *, everything: bool) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield f"{title}: {len(items):,}"
    shown = items if everything else items[:_SHOWN]
    for item in shown:
        yield f"  {plainly(item) if not item.startswith(' ') else _kept(item)}"
    if len(items) > len(shown):
        yield f"  ... and {len(items) - len(shown):,} more (--all)"


def _kept(item: str) -> str:
    """A line with its first blanks, which set numbers below each other."""
    bare = item.lstrip()
    return " " * (len(item) - len(bare)) + plainly(bare)


def in_json(found: Checked) -> str:
    """Everything, for programs."""
    told: dict[str, Any] = {
        "family": found.home.name,
        "from": found.home.place,
        "problems": [_problem(one) for one in found.problems],
        "warnings": [_problem(one) for one in found.inspected.warnings],
        "notes": found.notes,
        "failures": found.failures,
        "coverage": None if found.coverage is None else _covered(found.coverage),
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _problem(one: FamilyError) -> Mapping[str, str | int | None]:
    return {
        "file": one.place,
        "line": one.line,
        "problem": one.problem,
        "remedy": one.remedy,
    }


def _covered(found: Coverage) -> Mapping[str, Any]:
    return {
        "documents": found.documents,
        "figures": found.figures,
        "linked": dict(found.linked),
        "lost_tables": list(found.lost_tables),
        "unknown_captions": list(found.unknown_captions),
        "unknown_labels": [
            {"table": table, "label": label} for table, label in found.unknown_labels
        ],
        "unmatched_labels": [{"table": table, "label": label} for table, label in found.unmatched],
        "never_linked": list(found.never_linked),
        "unused": {kind: list(items) for kind, items in found.unused.items()},
        "unused_exclusions": list(found.unused_exclusions),
        "work": [
            {
                "reason": one.reason,
                "around": one.around,
                "number": one.number,
                "place": one.place,
                "example": one.example,
            }
            for one in found.work
        ],
    }
