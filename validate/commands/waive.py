"""``tieout waive``: say why a finding may stay, and approve that somebody else said so."""

from datetime import date
from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.days import day_of
from validate.commands.today import today

_OUT = click.option(
    "--out",
    default=Path("out"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder of the run that the finding is in.",
)
_FILE = click.option(
    "--file",
    default=Path("waivers.toml"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file to add to; run uses it here or beside the reports, or with --waivers.",
)


@click.command()
@click.argument("finding", required=False)
@click.option("--reason", metavar="TEXT", help="Why the finding may stay.")
@click.option("--raised-by", metavar="NAME", help="Who asks for it.")
@click.option("--approved-by", metavar="NAME", help="Who approved it: another person.")
@click.option(
    "--expires",
    callback=day_of,
    metavar="YYYY-MM-DD",
    help="The last day on which it holds; without it, it holds as long as the prints do.",
)
@click.option("--ticket", metavar="TEXT", help="Where it is talked about.")
@click.option("--approve", is_flag=True, help="Approve a waiver that is in the file.")
@click.option("--list", "listing", is_flag=True, help="List the waivers and what became of them.")
@_OUT
@_FILE
def waive(
    *,
    finding: str | None,
    reason: str | None,
    raised_by: str | None,
    approved_by: str | None,
    expires: date | None,
    ticket: str | None,
    approve: bool,
    listing: bool,
    out: Path,
    file: Path,
) -> None:
    """
    Let a finding of the last run stay: it fails no run while a waiver holds.

    FINDING is its id (v and 12 hexadecimal digits, as in findings.json), or how that begins. A
    waiver holds for the prints that it was granted for, and only once another person has approved
    it.

    \b
    Examples:
      tieout waive v3f9 --reason "as published" --raised-by "A. Analyst"
      tieout waive v3f9 --approve --approved-by "B. Head"
      tieout waive --list
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.commands import waiving  # noqa: PLC0415 - help waits for nothing

    new = {
        "--reason": reason,
        "--raised-by": raised_by,
        "--expires": expires,
        "--ticket": ticket,
    }
    given = [option for option, value in new.items() if value is not None]
    if listing:
        if finding or approve or approved_by or given:
            raise click.UsageError("--list takes --out and --file, and nothing else.")
        lines = waiving.listed(out, file, today())
    elif finding is None:
        raise click.UsageError("Name a FINDING, or give --list.")
    elif approve:
        if given:
            raise click.UsageError(f"--approve takes --approved-by and no {given[0]}.")
        by = waiving.person("--approved-by", approved_by)
        lines = waiving.approve(finding, out, file, by, today())
    else:
        asked = waiving.Asked(
            reason=waiving.words("--reason", reason),
            raised_by=waiving.person("--raised-by", raised_by),
            approved_by=waiving.person("--approved-by", approved_by) if approved_by else "",
            expires=expires,
            ticket=waiving.words("--ticket", ticket) if ticket else "",
        )
        lines = waiving.add(finding, out, file, asked, today())
    for line in lines:
        say(line)
