"""
The command line: the group, and what becomes of an error.

Heavy libraries are imported by the commands when they run, so help and version answer at once.
"""

import sys
import traceback
from importlib.metadata import version

import click

from validate.commands.baseline import baseline
from validate.commands.diff import diff
from validate.commands.explain import explain
from validate.commands.family import family
from validate.commands.figures import figures
from validate.commands.ledger import ledger
from validate.commands.rules import rules
from validate.commands.run import run
from validate.commands.waive import waive
from validate.errors import TieoutError

COULD_NOT_CHECK = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("tieout"), prog_name="tieout")
def cli() -> None:
    """
    Prove that the printed figures of statistical reports agree.

    \b
    Exit codes: 0 no discrepancy, 1 discrepancies at or above --fail-on,
    2 something could not be checked.
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is


for _command in (run, figures, ledger, explain, diff, waive, baseline, rules, family):
    cli.add_command(_command)


def main() -> None:
    """Run the command; whatever stops it, a crash never looks like a finding."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_CHECK
    except click.Abort:
        click.echo("Stopped.", err=True)
        code = COULD_NOT_CHECK
    except TieoutError as error:
        click.echo(f"Error: {error}", err=True)
        code = COULD_NOT_CHECK
    except Exception:  # noqa: BLE001 - a bug keeps its traceback and gets the right exit code
        traceback.print_exc()
        click.echo("This is a bug in tieout. Please report it with the lines above.", err=True)
        code = COULD_NOT_CHECK
    sys.exit(code if isinstance(code, int) else 0)
