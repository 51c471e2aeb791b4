"""
Python of a family: schemas of its own that its published tables must meet as well.

A file ``*.py`` in the folder of a family defines ``SCHEMAS``, a schema for each dataset by name. It
is run here and nowhere else, and of a family that does not come with the program only when the user
says so.
"""

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pandera.config import config_context
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors
from pandera.pandas import DataFrameSchema

import schemas
from schemas.terms import Severity, Status
from validate.errors import FamilyError
from validate.family.model import Family, RuleSetting
from validate.family.toml import nearest
from validate.ids import digest
from validate.model import Use, Verdict
from validate.publishing.datasets import CLAIMS, Plan, dataset_frame
from validate.publishing.info import RULE

_NAME = "SCHEMAS"
_REMEDY = "docs/families.md says what Python of a family looks like."
_LONGEST = 200
_TRACEBACK = "Traceback"


def python_of(family: Family) -> tuple[Path, ...]:
    """The Python files of a family."""
    folder = family.folder or Path(schemas.__file__).parent / family.name
    return tuple(sorted(path for path in folder.glob("*.py") if path.name != "__init__.py"))


def not_run(families: Iterable[Family]) -> Iterator[str]:
    """What is to be said of the Python that nobody trusts."""
    for family in families:
        files = python_of(family) if family.folder else ()
        if files:
            shown = ", ".join(f"{family.name}/{path.name}" for path in files)
            yield f"the Python of a family was not run: {shown}. Run it with --trust"


def own_schemas(family: Family) -> Mapping[str, DataFrameSchema]:
    """
    The schema of each dataset that a family's Python gives.

    Raises :class:`FamilyError`, with the line, for a file that cannot be run or gives none.
    """
    found: dict[str, DataFrameSchema] = {}
    known = {CLAIMS, *(form.name for form in family.tables)}
    known |= {form.name for form in family.infographics}
    for path in python_of(family):
        place = f"{family.name}/{path.name}"
        given = _run(path, place).get(_NAME)
        if not isinstance(given, dict):
            raise FamilyError(place, f"defines no dictionary {_NAME}", _REMEDY)
        for name, schema in given.items():
            if name not in known:
                raise FamilyError(place, f"no dataset is named {name!r}", nearest(str(name), known))
            if not isinstance(schema, DataFrameSchema):
                raise FamilyError(place, f"{_NAME}[{name!r}] is no DataFrameSchema", _REMEDY)
            if name in found:
                raise FamilyError(place, f"gives {name!r} a second schema", "Make it one.")
            found[name] = schema
    return found


def own_verdicts(
    planned: Sequence[Plan], uses: Mapping[str, Use], *, trust: bool
) -> Iterator[Verdict]:
    """What the datasets break of their families' own schemas, one verdict a row and check."""
    loaded: dict[str, Mapping[str, DataFrameSchema]] = {}
    for plan in planned:
        family = plan.family
        setting = family.rules.get(RULE.id, RuleSetting())
        if not setting.enabled or (family.folder and not trust) or not python_of(family):
            continue
        if family.name not in loaded:
            loaded[family.name] = own_schemas(family)
        schema = loaded[family.name].get(plan.name.removeprefix(f"{family.name}_"))
        schema = loaded[family.name].get(plan.name, schema)
        if schema is not None:
            yield from _verdicts(plan, schema, uses, setting.severity or Severity.ERROR)


def _verdicts(
    plan: Plan, schema: DataFrameSchema, uses: Mapping[str, Use], severity: Severity
) -> Iterator[Verdict]:
    for check, row in _broken(plan, schema, uses):
        figures = (plan.figures[row],) if row is not None else ()
        about = plan.title
        for figure in figures:
            about = f"{plan.family.measures[figure.measure].title}, {figure.subject}"
        ids = tuple(figure.id for figure in figures)
        yield Verdict(
            id=digest("v", (RULE.id, plan.name, *ids, f"own: {check}")),
            rule=RULE.id,
            status=Status.INCONSISTENT,
            severity=severity,
            reports=tuple(dict.fromkeys(one.report for one in figures or plan.figures)),
            figures=ids,
            printed=tuple(figure.printed for figure in figures),
            message=f"{about}: does not meet the family's own schema, {check}",
            note=f"{plan.name}: {check}",
            dataset=plan.name,
        )


def _broken(
    plan: Plan, schema: DataFrameSchema, uses: Mapping[str, Use]
) -> list[tuple[str, int | None]]:
    """Each check that fails with the row that breaks it; None where it is of the whole table."""
    table = dataset_frame(plan, uses)
    place = f"{plan.family.name}, {_NAME}[{plan.name!r}]"
    with config_context(validation_enabled=True):
        try:
            schema.validate(table, lazy=True)
        except SchemaErrors as errors:
            for one in errors.schema_errors:
                _may_be_checked(one, place, plan.family)
            cases = errors.failure_cases
            named = zip(cases["check"], cases["index"], strict=True)
            return sorted(
                {(str(check), None if _is_none(row) else int(row)) for check, row in named},
                key=lambda pair: (pair[0], -1 if pair[1] is None else pair[1]),
            )
        except Exception as error:
            raise FamilyError(place, f"cannot be used ({_said(error)})", _REMEDY) from error
    return []


def _may_be_checked(error: SchemaError, place: str, family: Family) -> None:
    """Raise :class:`FamilyError` for a check that failed itself, and found nothing."""
    if error.reason_code is not SchemaErrorReason.CHECK_ERROR:
        return
    text = str(error)
    why = " ".join(text.partition(_TRACEBACK)[0].split())[:_LONGEST]
    failure = FamilyError(place, f"failed ({why})", "Mend the check.")
    for path in python_of(family):
        lines = re.findall(rf'File "{re.escape(str(path))}", line (\d+)', text)
        if lines:
            failure.place, failure.line = f"{family.name}/{path.name}", int(lines[-1])
    raise failure


def _is_none(value: object) -> bool:
    return value is None or value != value  # noqa: PLR0124 - a number that is none is not itself


def _run(path: Path, place: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": f"family_{path.stem}", "__file__": str(path)}
    try:
        code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        exec(code, names)  # noqa: S102 - the user trusts it, or it came with the program
    except (Exception, SystemExit) as error:
        failure = FamilyError(place, f"cannot be run ({_said(error)})", "Mend it, or take it out.")
        failure.line = _line(error, path)
        raise failure from error
    return names


def _line(error: BaseException, path: Path) -> int | None:
    """The last line of the file itself that led to an error."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((one.lineno for one in reversed(frames) if one.filename == str(path)), None)


def _said(error: BaseException) -> str:
    name = type(error).__name__
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{name}: {' '.join(text.split())}"[:_LONGEST] if text else name
