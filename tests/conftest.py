"""What holds for all tests."""

import sys

import pytest
from hypothesis import settings

from tests.command import Outcome, Tieout
from validate.cli import main

# The same examples in every run: a commit fails for what it changed, not for what was drawn. To
# search further: pytest --hypothesis-profile=default
settings.register_profile("steady", derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture
def tieout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tieout:
    """Run the command in this process, as the shell would."""

    def command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tieout", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert isinstance(stop.value.code, int)
        return Outcome(stop.value.code, printed.out, printed.err)

    return command
