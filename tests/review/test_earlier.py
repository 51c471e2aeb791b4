"""An output folder read again: as it was found, and one clear line for what no run writes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas.terms import Change
from tests.inprocess import KENT, published
from validate.errors import TieoutError
from validate.model import Results
from validate.review.diff import diff
from validate.review.earlier import read_run
from validate.review.runs import run_of

SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Path]:
    """A run with a discrepancy."""
    return published(tmp_path_factory.mktemp("run"), {"kent.txt": SLIPPED})


@pytest.fixture
def folder(written: tuple[Results, Path], tmp_path: Path) -> Path:
    """A copy of what it wrote, to break."""
    for name in ("run.json", "figures.csv", "verdicts.csv", "findings.json"):
        (tmp_path / name).write_bytes((written[1] / name).read_bytes())
    return tmp_path


def test_what_is_read_is_what_was_found(written: tuple[Results, Path]) -> None:
    """A run in memory and the same run in its folder: nothing changed from one to the other."""
    results, out = written
    again, found = read_run(out), run_of(results, read_run(out).version)
    for changes in (diff(again, found), diff(found, again)):
        assert {one.change for one in changes.findings} == {Change.STILL}
        assert (changes.figures, changes.documents, changes.notes) == ((), (), ())
    assert (len(again.figures), len(again.verdicts)) == (
        len(results.figures),
        len(results.verdicts),
    )


def test_a_waiver_is_read(folder: Path) -> None:
    _edit("findings.json", lambda found: found[0].update(waived_by="Ann"))(folder)
    assert [one.waived_by for one in read_run(folder).findings] == ["Ann"]


def test_the_folder_of_an_earlier_version_is_read(folder: Path) -> None:
    """Titles, severities and roles were not always written."""

    def older(manifest: dict[str, Any]) -> None:
        del manifest["measures"], manifest["severities"], manifest["inputs"][0]["role"]

    _edit("run.json", older)(folder)
    assert read_run(folder).titles == {}


def _edit(name: str, change: Callable[[Any], object]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        found = json.loads((folder / name).read_text(encoding="utf-8"))
        change(found)
        (folder / name).write_text(json.dumps(found), encoding="utf-8")

    return edit


def _text(name: str, text: str | bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _cut(name: str, *, at_line: bool) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        data = (folder / name).read_bytes().rstrip(b"\n")
        short = data[: data.rindex(b"\n") + 1] if at_line else data[: data.rindex(b",") - 3]
        (folder / name).write_bytes(short)

    return cut


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return put


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "no manifest": (_without("run.json"), "holds no results of tieout run"),
    "no figures": (_without("figures.csv"), "figures.csv: is missing"),
    "no verdicts": (_without("verdicts.csv"), "verdicts.csv: is missing"),
    "no findings": (_without("findings.json"), "findings.json: is missing"),
    "another contract": (
        _edit("run.json", lambda found: found.update(contract=2)),
        "was not written by a run of this version (contract 1)",
    ),
    "no contract": (_text("run.json", "{}"), "was not written by a run of this version"),
    "manifest is a list": (_text("run.json", "[]"), "it is not an object"),
    "manifest is cut": (_cut("run.json", at_line=False), "run.json: is no JSON"),
    "inputs are no list": (
        _edit("run.json", lambda found: found.update(inputs={})),
        "inputs is not a list",
    ),
    "an input is a number": (
        _edit("run.json", lambda found: found.update(inputs=[3])),
        "inputs, entry 1 is not an object",
    ),
    "an input without a report": (
        _edit("run.json", lambda found: found["inputs"][0].pop("report")),
        "inputs, entry 1 is not made of texts",
    ),
    "a role that is none": (
        _edit("run.json", lambda found: found["inputs"][0].update(role="king")),
        "inputs, entry 1 is not an input",
    ),
    "counts that are none": (
        _edit("run.json", lambda found: found["comparisons"].update({"same": {"exact": "many"}})),
        "comparisons.same is not made of counts",
    ),
    "figures cut in a line": (_cut("figures.csv", at_line=False), "is not complete"),
    "figures cut at a line": (
        _cut("figures.csv", at_line=True),
        "figures.csv: does not belong to the run.json beside it",
    ),
    "figures of no column": (_text("figures.csv", "a,b\n1,2\n"), "has no column figure_id"),
    "figures are empty": (_text("figures.csv", ""), "has no column figure_id"),
    "figures are no text": (_text("figures.csv", b"\xff\xfe\x00"), "is no CSV file in UTF-8"),
    "an open quote": (_replaced("figures.csv", ",kent.txt,", ',"kent.txt,'), "figures.csv: "),
    "a kind that is none": (_replaced("figures.csv", ",claim,", ",song,"), "is not of its form"),
    "a verdict of no status": (
        _replaced("verdicts.csv", ",inconsistent,", ",wrong,"),
        "is not of its form",
    ),
    "a list that is none": (_replaced("verdicts.csv", '"[""f', '"[{""f'), "is not of its form"),
    "a list that is too deep": (
        _replaced("verdicts.csv", '"[""f', '"' + "[" * 100_000 + '""f'),
        "verdicts.csv: was not written by a run: row 1 is not of its form",
    ),
    "findings are an object": (_text("findings.json", "{}"), "it is not a list"),
    "findings of another run": (
        _edit("findings.json", lambda found: found[0].update(id="v000000000000")),
        "findings.json: does not belong to the verdicts.csv beside it",
    ),
    "findings are fewer": (
        _edit("findings.json", lambda found: found.pop()),
        "findings.json: does not belong to the run.json beside it",
    ),
    "a waiver by a number": (
        _edit("findings.json", lambda found: found[0].update(waived_by=7)),
        "entry 1 is not a finding",
    ),
    "evidence that is none": (
        _edit("findings.json", lambda found: found[0].update(evidence=None)),
        "entry 1, evidence is not a list",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_no_run_writes_is_one_clear_line(case: str, folder: Path) -> None:
    """The file, what is wrong with it, and what to do; never a traceback."""
    damage, problem = BROKEN[case]
    damage(folder)
    with pytest.raises(TieoutError) as error:
        read_run(folder)
    assert problem in str(error.value)
    assert str(error.value).startswith(str(folder))
    assert str(error.value).endswith("Name a folder that tieout run wrote with --out.")


def test_a_folder_that_is_not_there_or_is_a_file(tmp_path: Path) -> None:
    with pytest.raises(TieoutError, match="does not exist"):
        read_run(tmp_path / "none")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(TieoutError, match="is a file, not a folder"):
        read_run(tmp_path / "file")
