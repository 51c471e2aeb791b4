"""What holds for all tests."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

import schemas
from tests.command import Outcome, Tieout, WaitingHandle, end_waiting
from validate.cli import main
from validate.family.load import load_family
from validate.isolation.handle import Handle

# The same examples in every run: a commit fails for what it changed, not for what was drawn. To
# search further: pytest --hypothesis-profile=default
settings.register_profile("steady", derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _shipped_families_are_loaded_once() -> Iterator[None]:
    """Keep the program's own families for all runs: they are frozen and no test changes them."""
    shipped = Path(schemas.__file__).parent
    kept = cache(load_family)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "validate.family.find.load_family",
            lambda folder: (kept if folder.parent == shipped else load_family)(folder),
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_worker_is_left() -> Iterator[None]:
    yield
    end_waiting()


@pytest.fixture
def handle() -> type[Handle]:
    """What a run's worker is; a module whose tests are about workers has its own fixture."""
    return WaitingHandle


@pytest.fixture
def tieout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], handle: type[Handle]
) -> Tieout:
    """Run the command in this process, as the shell would."""
    monkeypatch.setattr("validate.isolation.pool.Handle", handle)
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tieout", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert isinstance(stop.value.code, int)
        return Outcome(stop.value.code, printed.out, printed.err)

    return command
