"""``tieout diff``: what changed from one run to another."""

from pathlib import Path

import click

from validate.commands.console import say

_WORSE = 1


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines for people, or all there is as JSON.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="List the findings that are still there, and the figures that came and went, too.",
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.pass_context
def diff(context: click.Context, *, old: Path, new: Path, form: str, everything: bool) -> None:
    """
    Say what changed from one run to another; write nothing.

    OLD and NEW are folders that run wrote with --out. A report is known by what it is, not by its
    file's name, so two drafts may be called as they like. A line begins with the document's name,
    as results hold no paths, and with the line or page where a print stands now, or stood.

    \b
    Exit codes: 0 nothing is new or worse, 1 an error is new or changed and not waived,
    2 a folder cannot be used.

    \b
    Example:
      tieout diff results/v2 results/v3
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.review.diff import diff as compare  # noqa: PLC0415 - help waits for nothing
    from validate.review.earlier import read_run  # noqa: PLC0415

    changes = compare(read_run(old), read_run(new))
    if form == "json":
        from validate.publishing.folder import json_text  # noqa: PLC0415
        from validate.review.as_data import as_data  # noqa: PLC0415

        say(json_text(as_data(changes)).rstrip("\n"))
    else:
        from validate.commands.changes import change_lines  # noqa: PLC0415

        for line in change_lines(changes, everything=everything):
            say(line)
    context.exit(_WORSE if changes.is_worse else 0)
