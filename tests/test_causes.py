"""A wrong figure that breaks several checks: one cause, on the command line, in files and pages."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.command import Tieout
from tools.corpus import build, with_error
from tools.corpus.model import Error
from validate.commands.run import run


def write(folder: Path, kind: str = "", number: int = 0, *, seed: str = "5") -> Error | None:
    """Three made-up reports, with one error of a kind."""
    corpus, error = build(3, seed), None
    if kind:
        corpus, error = with_error(corpus, kind, number)
    folder.mkdir()
    for document in corpus.documents:
        (folder / document.name).write_text(document.text, encoding="utf-8")
    return error


def findings(out: Path) -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = json.loads((out / "findings.json").read_text("utf-8"))
    return loaded


def suspects(finding: Mapping[str, object]) -> list[dict[str, object]]:
    found = finding["suggestions"]
    assert isinstance(found, list)
    return found


def test_a_clean_corpus_has_no_finding(tieout: Tieout, tmp_path: Path) -> None:
    """Consistent reports agree, alone and with each other, in hundreds of comparisons."""
    write(tmp_path / "reports")
    outcome = tieout("run", tmp_path / "reports", "--out", tmp_path / "out")
    assert outcome.code == 0
    assert outcome.last.startswith("0 discrepancies; ")
    assert findings(tmp_path / "out") == []


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, Error]:
    """The results of a run on two cells that changed places, and what it printed."""
    folder = tmp_path_factory.mktemp("swapped")
    error = write(folder / "reports", "column_swap", 1)
    assert error is not None
    arguments = [str(folder / "reports"), "--out", str(folder / "out")]
    outcome = CliRunner().invoke(run, arguments)
    assert outcome.exit_code == 1
    return folder / "out", outcome.stdout, error


def test_findings_with_one_cause_are_told_together(swapped: tuple[Path, str, Error]) -> None:
    """Before its findings the command names the two cells, and that they changed places."""
    out, said, error = swapped
    number = len(findings(out))
    first, *rest = said.splitlines()
    one, other = (f"{change.line}:{change.start + 1}" for change in error.changes)
    path = out.parent / "reports" / error.document
    assert first == (
        f"{path}:{one}: one cause of {number} findings: "
        "2 figures together explain this, and no others do."
    )
    heads = [line for line in rest[: rest.index("")] if not line.startswith(" ")]
    assert len(heads) == number
    assert all(re.match(r".+\.txt:\d+:\d+: error: .+ \[[a-z-]+\] v\w+$", line) for line in heads)
    was, is_ = (change.before for change in error.changes)
    assert (
        f"      Change {is_} to {was} and change {was} to {is_} (the two changed places): "
        f"{path}:{one} and {path}:{other}"
    ) in rest
    last = said.strip().splitlines()[-1]
    assert " with 1 likely cause; " in last


def test_every_finding_names_its_cause(swapped: tuple[Path, str, Error]) -> None:
    """findings.json says which findings share a cause, and what would settle them."""
    out, _, error = swapped
    found = findings(out)
    assert len(found) > 2
    assert len({str(one["cause"]) for one in found}) == 1
    for one in found:
        (suspect,) = suspects(one)
        assert suspect["likeliest"] is True
        assert suspect["slip"] == "swapped"
        changes = suspect["changes"]
        assert isinstance(changes, list)
        wanted = {change.before for change in error.changes}
        assert {change["low"] for change in changes} == wanted
        assert {change["high"] for change in changes} == wanted
    assert json.loads((out / "run.json").read_text("utf-8"))["findings"]["causes"] == 1


def test_the_report_shows_one_box(swapped: tuple[Path, str, Error]) -> None:
    """The page has one row and one box for all of them, the suspects before the comparisons."""
    out, _, _ = swapped
    page = (out / "report" / "index.html").read_text("utf-8")
    number = len(findings(out))
    assert f"{number} discrepancies in 1 report, with one likely cause." in page
    assert page.count(f"{number - 1} other comparisons hang together with it.") == 2
    box = page[page.index('<div id="cause-') :]
    box = box[: box.index("</article></div>") + len("</article>")]
    assert box.count("<article") == number
    assert box.index("the two changed places") < box.index("<article")


@pytest.mark.parametrize(("kind", "number"), [("subtotal", 3), ("infographic", 1), ("national", 1)])
def test_the_wrong_figure_is_named_with_what_it_was(
    kind: str, number: int, tieout: Tieout, tmp_path: Path
) -> None:
    """The first suspect is the print that was changed, and its repair holds what stood there."""
    error = write(tmp_path / "reports", kind, number)
    assert error is not None
    (change,) = error.changes
    outcome = tieout("run", tmp_path / "reports", "--out", tmp_path / "out")
    assert outcome.code == 1
    first = suspects(findings(tmp_path / "out")[0])[0]
    changes = first["changes"]
    assert isinstance(changes, list)
    (repair,) = changes
    bare = change.before.lstrip("+").rstrip("%").replace(",", "")
    assert float(repair["low"]) <= float(bare) <= float(repair["high"])
    assert re.match(rf".*{error.document}:{change.line}:\d+: ", outcome.out)
    (mending,) = [line for line in outcome.lines if line.startswith("      Change ")]
    assert f"{error.document}:{change.line}:" in mending


def test_what_nothing_tells_apart_is_said_to_be_so(tieout: Tieout, tmp_path: Path) -> None:
    """Two prints that only each other contradicts are equally suspect."""
    text = (
        "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\nCrime\n\n"
        "Recorded crime rose by 8.4 percent in Kent in the 12 months to 30 June 2016.\n\n"
        "Summary\n\n"
        "Recorded crime rose by 4.8 percent in Kent in the 12 months to 30 June 2016.\n"
    )
    (tmp_path / "kent.txt").write_text(text, encoding="utf-8")
    outcome = tieout("run", tmp_path / "kent.txt", "--out", tmp_path / "out")
    assert "One of 2 figures is wrong, and nothing here tells which." in outcome.out
    assert "Change 8.4 to 4.8 (two digits changed places)" in outcome.out
    assert "Change 4.8 to 8.4 (two digits changed places)" in outcome.out


@pytest.mark.parametrize("level", ["off", "information"])
def test_the_joint_check_can_be_turned_down(level: str, tieout: Tieout, tmp_path: Path) -> None:
    """Without the joint check findings and their causes are still there; its verdicts are not."""
    write(tmp_path / "reports", "subtotal", 3)
    out = tmp_path / "out"
    outcome = tieout(
        "run", tmp_path / "reports", "--out", out, "--severity", f"joint-check={level}"
    )
    assert outcome.code == 1
    assert "One figure explains this, and no other does." in outcome.out
    assert ("joint-check" in (out / "verdicts.csv").read_text("utf-8")) is (level != "off")
