"""``tieout baseline``: accept what the last run found, so that only what is new fails a run."""

from pathlib import Path

import click

from validate.commands.console import say


@click.command()
@click.option(
    "--out",
    default=Path("out"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder of the run whose findings are accepted.",
)
@click.option(
    "--file",
    default=Path("baseline.toml"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file to write; run uses it here or beside the reports, or with --baseline.",
)
@click.option(
    "--shrink",
    is_flag=True,
    help="Take out what is gone or printed otherwise now, and add nothing.",
)
def baseline(*, out: Path, file: Path, shrink: bool) -> None:
    """
    Accept the errors and warnings of the last run as they are, but for those that are waived.

    They fail no run until they print something else. Nobody approved them: they still hold datasets
    back, and stay in the report.

    \b
    Examples:
      tieout baseline
      tieout baseline --shrink
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.commands.accepting import accept, shrunken  # noqa: PLC0415 - help waits

    say((shrunken if shrink else accept)(out, file))
