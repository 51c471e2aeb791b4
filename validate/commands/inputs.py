"""What the commands have in common: which reports and corrections, and what went wrong."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from validate.commands.console import say
from validate.model import Results

COULD_NOT_CHECK = 2

Command = Callable[..., Any]


def takes_families(command: Command) -> Command:
    """Give a command the option that names families outside the package."""
    return click.option(
        "--families",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        callback=_with_settings,
        help=(
            "A family that does not come with the program, or a folder of them; besides those that"
            " tieout.toml names. May be given several times."
        ),
    )(command)


def _with_settings(
    context: click.Context, parameter: click.Parameter, given: tuple[Path, ...]
) -> tuple[Path, ...]:
    """The folders that tieout.toml names, and those on the command line."""
    del context, parameter
    from validate.settings import load_settings  # noqa: PLC0415 - help waits for nothing

    return (*load_settings(Path()).families, *given)


def takes_reports(command: Command) -> Command:
    """Give a command the arguments and options by which it takes in reports."""
    for decorate in (
        click.option(
            "--corrections",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="An analyst's corrections; without it, each corrections.toml beside the reports.",
        ),
        click.option(
            "--family",
            metavar="NAME",
            help="Take every report to be of this family: its name, or the path of its folder.",
        ),
        takes_families,
        click.option(
            "--time-limit",
            type=click.FloatRange(min=1, max=86_400),
            default=60,
            show_default=True,
            metavar="SECONDS",
            help="How long reading one document may take.",
        ),
        click.option(
            "--thorough",
            is_flag=True,
            help="Read every page of a PDF once more with another library, and compare.",
        ),
        click.argument(
            "paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
        ),
    ):
        command = decorate(command)
    return command


def takes_previous(command: Command) -> Command:
    """Give a command the option that names earlier editions."""
    return click.option(
        "--previous",
        multiple=True,
        type=click.Path(path_type=Path, readable=False),
        metavar="PATH",
        help=(
            "An earlier edition, or a folder of them: what the reports print again is held to what"
            " was printed then. May be given several times."
        ),
    )(command)


def examined(
    paths: tuple[Path, ...],
    family: str | None,
    corrections: Path | None,
    time_limit: float,
    *,
    thorough: bool,
    folders: tuple[Path, ...] = (),
    previous: tuple[Path, ...] = (),
    severities: Mapping[str, str] | None = None,
) -> Results:
    """Read, recognise and check the reports, write nothing, and say what could not be done."""
    from validate.inputs import gather  # noqa: PLC0415 - help must not wait for pandas
    from validate.isolation.limits import Limits  # noqa: PLC0415
    from validate.pipeline import Asked, examine  # noqa: PLC0415

    hush()
    inputs, failures = gather(paths, previous)
    asked = Asked(
        family=family,
        folders=folders,
        corrections=chosen((*paths, *previous), corrections),
        limits=Limits(seconds=time_limit),
        thorough=thorough,
        severities=severities or {},
    )
    results = examine(inputs, failures, asked, progress)
    say_troubles(results)
    return results


def exit_code_of(results: Results) -> int:
    """Of a command that only shows: 0, or 2 when something could not be read."""
    return COULD_NOT_CHECK if results.failures or not results.reports else 0


def chosen(paths: Iterable[Path], given: Path | None) -> tuple[Path, ...]:
    """The corrections that are used: the file that is given, else all that are found, and said."""
    if given is not None:
        return (given,)
    from validate.recognition.correction_file import NAME  # noqa: PLC0415 - help waits for nothing

    found = tuple(beside(paths, NAME))
    if found:
        say(f"Note: corrections are taken from {', '.join(map(str, found))}", err=True)
    return found


def say_troubles(results: Results) -> None:
    """What could not be checked, and what to know of the reports and the run."""
    for failure in results.failures:
        say(f"Error: {failure.message}", err=True)
    for report in (*results.reports, *results.previous):
        for problem in report.problems:
            say(f"Note: {report.document}: {problem}", err=True)
    for note in results.notes:
        say(f"Note: {note}", err=True)


def progress(message: str) -> None:
    """One line a step, for a person who waits; nothing in a log."""
    if sys.stderr.isatty():
        say(message, err=True)


def hush() -> None:
    """Keep a library's warnings, which say nothing to a user, off the console."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)


def beside(paths: Iterable[Path], name: str) -> Iterator[Path]:
    """Each file of a name in a folder that was given, or beside a file that was; once."""
    seen = set()
    for path in paths:
        file = (path if path.is_dir() else path.parent) / name
        if file.is_file() and file.resolve() not in seen:
            seen.add(file.resolve())
            yield file
