"""Help of the commands: at once, and true."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Tieout
from validate.recognition.correction_file import KEYS

COMMANDS = ["run", "figures", "ledger", "explain"]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_waits_for_nothing_heavy(command: str) -> None:
    script = (
        "import sys\n"
        "from validate.cli import main\n"
        f"sys.argv = ['tieout', {command!r}, '--help']\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "heavy = {'pandas', 'pandera', 'numpy', 'pdfplumber', 'pypdfium2', 'sentencex'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert "--corrections FILE" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_without_paths_is_wrong_usage(command: str, tieout: Tieout) -> None:
    outcome = tieout(command)
    assert outcome.code == 2
    assert "Usage: " in outcome.err


def test_the_commands_are_listed(tieout: Tieout) -> None:
    outcome = tieout("--help")
    for command in COMMANDS:
        assert f"\n  {command} " in outcome.out


def test_every_key_of_a_correction_is_explained() -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []
