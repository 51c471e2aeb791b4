"""Which waivers and which baseline a run goes by."""

from collections.abc import Iterable
from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.inputs import Command, beside


def takes_waivers(command: Command) -> Command:
    """Give a command the options that name files of waivers and baselines."""
    for decorate in (
        click.option(
            "--shrink-baseline",
            is_flag=True,
            help="Take out of the baseline what is gone or printed otherwise now: write the file.",
        ),
        click.option(
            "--baseline",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=(
                "Findings that were there before; without it, each baseline.toml beside the"
                " reports or in this folder."
            ),
        ),
        click.option(
            "--waivers",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=(
                "Findings that may stay; without it, each waivers.toml beside the reports or in"
                " this folder. May be given several times."
            ),
        ),
    ):
        command = decorate(command)
    return command


def waiver_files(paths: Iterable[Path], given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files of waivers that are used: those given, else all that are found, and said."""
    from validate.review.waiver_file import NAME  # noqa: PLC0415 - help waits for nothing

    return given or _found(paths, NAME, "waivers are")


def baseline_files(paths: Iterable[Path], given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The baselines that are used: those given, else all that are found, and said."""
    from validate.review.baseline_file import NAME  # noqa: PLC0415 - as above

    return given or _found(paths, NAME, "the baseline is")


def _found(paths: Iterable[Path], name: str, what: str) -> tuple[Path, ...]:
    """Beside the reports, and where the command is run: there they are written."""
    found = tuple(beside((*paths, Path()), name))
    if found:
        say(f"Note: {what} taken from {', '.join(map(str, found))}", err=True)
    return found
