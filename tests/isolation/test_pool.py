"""Documents in processes of their own: what comes back, and what becomes of one that misbehaves."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command import WaitingHandle, end_waiting, waiting
from tests.inprocess import KENT, police
from tests.reading.hostile import HOSTILE
from validate.errors import DocumentError
from validate.isolation.limits import Limits
from validate.isolation.pool import Pool
from validate.isolation.wire import Depicting, Reading
from validate.model import Box
from validate.reading.read import read
from validate.recognition.recognise import recognise

SEEDS = Path(__file__).parents[2] / "seeds"
SPECIMEN = SEEDS / "northamptonshire.pdf"
PNG = b"\x89PNG\r\n"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker, with little time and memory."""
    with Pool(Limits(seconds=10, megabytes=1_000)) as one:
        yield one


@pytest.fixture
def hostile(tmp_path: Path) -> Callable[[str], Reading]:
    """Write a hostile file and return the request to read it."""

    def written(name: str) -> Reading:
        one = HOSTILE[name]
        path = tmp_path / f"{name}{one.suffix}"
        path.write_bytes(one())
        return Reading(path=str(path), name=path.name)

    return written


@pytest.mark.parametrize("path", [SPECIMEN, SEEDS / "nottinghamshire.pdf"])
def test_what_comes_back_is_what_was_recognised(pool: Pool, path: Path) -> None:
    """Nothing is lost or changed on the way: figures, mentions, ledger, places."""
    here = recognise(read(path, path.name), police(), str(path))
    assert pool.read(Reading(path=str(path), name=path.name)).result() == here


def test_a_text_comes_back_too(pool: Pool, tmp_path: Path) -> None:
    """Texts are read there as well: recognition may be what takes too long."""
    path = tmp_path / "kent.txt"
    path.write_text(KENT, encoding="utf-8")
    found = pool.read(Reading(path=str(path), name="kent.txt")).result()
    assert found == recognise(read(path, "kent.txt"), police(), str(path))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("forms-4-to-12", "took more than 10 seconds|memory|made its reader fail"),
        ("run-of-ones", "took more than 10 seconds|memory"),
        ("page-labels-loop", "made its reader fail"),
        ("bomb-content", "unpacks to more than|memory|made its reader fail"),
    ],
)
def test_a_document_that_never_ends_is_given_up(
    pool: Pool, hostile: Callable[[str], Reading], name: str, problem: str
) -> None:
    """It is said in a line that names it, and the next document is read by a new process."""
    with pytest.raises(DocumentError, match=problem) as caught:
        pool.read(hostile(name)).result()
    assert caught.value.place.startswith(name)
    assert caught.value.remedy
    assert pool.read(Reading(path=str(SPECIMEN), name="good.pdf")).result().figures


def test_spots_are_pictured(pool: Pool) -> None:
    """A PNG for each spot; a page that does not exist has none."""
    boxes = (Box(1, 80, 80, 120, 92),)
    nowhere = (Box(99, 80, 80, 120, 92),)
    asked = Depicting(path=str(SPECIMEN), name="good.pdf", spots=(boxes, nowhere, boxes))
    first, second, third = pool.depict(asked).result()
    assert base64.b64decode(first).startswith(PNG)
    assert second == ""
    assert third == first


def test_nothing_beside_the_reports_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module in the folder that the command is called from is not imported."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "validate.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Pool(Limits()) as one:
        assert one.read(Reading(path=str(SPECIMEN), name="good.pdf")).result().figures


def test_a_closed_pool_leaves_no_process() -> None:
    """What still runs is killed, and what still waits is cancelled."""
    with Pool(Limits(), jobs=1) as one:
        waiting = [one.read(Reading(path=str(SPECIMEN), name=f"{n}.pdf")) for n in range(3)]
        waiting[0].result()
    assert waiting[-1].cancelled() or waiting[-1].exception() is not None


def test_a_run_of_the_tests_takes_the_worker_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it knows nothing but what the program brings; what it did last does not matter."""
    end_waiting()
    monkeypatch.setattr("validate.isolation.pool.Handle", WaitingHandle)
    asked = Reading(path=str(SPECIMEN), name="good.pdf")
    with Pool(Limits()) as one:
        first = one.read(asked).result()
    (process,) = waiting()
    with Pool(Limits()) as one:
        with pytest.raises(DocumentError):
            one.read(Reading(path=str(SPECIMEN.with_name("gone.pdf")), name="gone.pdf")).result()
        assert one.read(asked).result() == first
        assert waiting() == ()
    assert waiting() == (process,)
    with Pool(Limits(megabytes=1_000)) as one:
        assert one.read(asked).result() == first
        assert waiting() == (process,)
    with Pool(Limits()) as one, pytest.raises(DocumentError, match="family"):
        one.read(Reading(path=str(SPECIMEN), name="good.pdf", family="./mine")).result()
    assert process not in waiting()
