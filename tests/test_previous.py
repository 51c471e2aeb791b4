"""Earlier editions as users give them: what is said, what is written, and what stays apart."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.command import Tieout
from tests.inprocess import KENT
from tests.test_cli import files, write

SEEDS = Path(__file__).parents[1] / "seeds"
BULLETIN = Path(__file__).parent / "data" / "bulletin"
SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")
# Before, the rate was printed as 63.2, in the table and in the text.
BEFORE = KENT.replace("in Kent was 63.0", "in Kent was 63.2").replace(
    "Victim-based crime\t63.0", "Victim-based crime\t63.2"
)
NORTHAMPTONSHIRE = (
    "PEEL: Police effectiveness 2016\n\nAn inspection of Northamptonshire Police\n\nCrime\n\n"
    "In the 12 months to 30 June 2016, the rate of victim-based crime per 1,000 population in "
    "Northamptonshire was 62.9, compared with 60.4 in England and Wales.\n"
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def now(tmp_path: Path) -> Path:
    """A report without a discrepancy."""
    return write(tmp_path, "now/kent.txt")


@pytest.fixture
def then(tmp_path: Path) -> Path:
    """Its earlier edition, of the same name."""
    return write(tmp_path, "then/kent.txt", BEFORE)


def test_an_unmarked_revision_is_asked_about(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    """A question with both places; exit code 0, and the summary counts."""
    outcome = tieout("run", now, "--previous", then, "--out", tmp_path / "out")
    assert (outcome.code, outcome.err) == (0, "")
    first, quote, numbers, place = outcome.lines[:4]
    assert first.startswith(f"{now}:")
    assert first.partition(": ")[2].rpartition(" ")[0] == (
        "question: Victim-based crime per 1,000 population, Kent Police, 12 months to 30 June "
        "2016: printed 63.0 now, 63.2 in the previous edition: not marked as revised "
        "[previous-edition]"
    )
    assert numbers.lstrip(" |^") == "printed 63.0 and 63.2, 0.2 apart"
    assert "63.0" in quote
    assert place.startswith(f"    {then}:")
    assert ": previous edition, " in place
    assert outcome.last.startswith("0 discrepancies; 1 question; ")
    assert " comparisons in 1 document; " in outcome.last
    assert " figures compared with the previous edition: 1 changed without a mark." in outcome.last


def test_an_edition_that_agrees_confirms(tieout: Tieout, now: Path, tmp_path: Path) -> None:
    """Figures that are printed once are confirmed by what was printed before."""
    alone, with_ = tmp_path / "alone", tmp_path / "with"
    before = write(tmp_path, "then/old.txt", KENT.replace("82.6%", "82.6% "))
    tieout("run", now, "--out", alone)
    outcome = tieout("run", now, "--previous", before.parent, "--out", with_)
    assert outcome.code == 0
    assert "compared with the previous edition: none revised." in outcome.last

    def single(folder: Path) -> set[str]:
        of = rows(folder / "figures.csv")
        return {one["figure_id"] for one in of if one["assurance"] == "single_print"}

    assert single(with_) < single(alone)


def test_what_is_written(tieout: Tieout, now: Path, then: Path, tmp_path: Path) -> None:
    """Current figures in figures.csv, earlier ones in previous.csv, and every id in one of them."""
    alone, out = tmp_path / "alone", tmp_path / "out"
    tieout("run", now, "--out", alone)
    tieout("run", now, "--previous", then, "--out", out)
    current, earlier = rows(out / "figures.csv"), rows(out / "previous.csv")
    assert {one["document"] for one in current} == {"now/kent.txt"}
    assert {one["document"] for one in earlier} == {"then/kent.txt"}
    assert list(current[0]) == list(earlier[0])
    ids = [one["figure_id"] for one in (*current, *earlier)]
    assert len(ids) == len(set(ids))
    assert [one["figure_id"] for one in rows(alone / "figures.csv")] == ids[: len(current)]
    verdicts = [one for one in rows(out / "verdicts.csv") if one["rule"] == "previous-edition"]
    assert verdicts
    named = {id_ for one in rows(out / "verdicts.csv") for id_ in json.loads(one["figures"])}
    assert named <= set(ids)
    for name in ("ledger.csv", "mentions.csv"):
        assert {one["document"] for one in rows(out / name)} == {"now/kent.txt"}
    for path in (out / "data").iterdir():
        assert {one["document"] for one in rows(path)} == {"now/kent.txt"}
    manifest = loaded(out / "run.json")
    roles = [(one["document"], one["role"]) for one in manifest["inputs"]]
    assert roles == [("now/kent.txt", "current"), ("then/kent.txt", "previous")]
    assert manifest["previous"] == {
        "figures": len(earlier),
        "compared": len(verdicts),
        "revised": 0,
        "changed": 1,
        "unfitting": 0,
    }
    assert set(manifest["figures"]["by_document"]) == {"now/kent.txt"}
    (finding,) = loaded(out / "findings.json")
    assert [one["role"] for one in finding["evidence"]] == ["current", "previous"]
    assert (finding["expected"], finding["suggestions"], finding["announced"]) == (None, [], False)


def test_without_an_edition_nothing_of_it_is_written(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    """The next run without one leaves no old file; the same inputs give the same bytes."""
    out = tmp_path / "out"
    tieout("run", now, "--previous", then, "--out", out)
    first = files(out)
    tieout("run", now, "--out", out)
    assert "previous.csv" not in files(out)
    assert loaded(out / "run.json")["previous"] == {}
    tieout("run", now, "--previous", then, "--out", out)
    assert files(out) == first


def test_the_report_shows_both_places(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    """A card with both quotes; the index names the edition, which has no page of its own."""
    out = tmp_path / "out"
    tieout("run", now, "--previous", then, "--out", out)
    names = {path.name for path in (out / "report").iterdir()} - {"index.html", "qa-log.html"}
    (name,) = names
    index = (out / "report" / "index.html").read_text(encoding="utf-8")
    card = index[index.index('<article id="finding-') :]
    card = card[: card.index("</article>")]
    assert "then/kent.txt (previous edition), line" in card
    assert "Victim-based crime: <mark>63.0</mark>" in card
    assert "Victim-based crime: <mark>63.2</mark>" in card
    assert "Expected" not in card
    table = index[index.index('id="previous-table"') :]
    assert "then/kent.txt" in table[: table.index("</table>")]
    page = (out / "report" / name).read_text(encoding="utf-8")
    assert "<dt>Previous edition</dt>" in page.replace("\n", "")


def test_the_severity_is_for_what_is_not_marked(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    for level, code, count in (("error", 1, 1), ("warning", 0, 1), ("off", 0, 0)):
        out = tmp_path / level
        asked = f"previous-edition={level}"
        outcome = tieout("run", now, "--previous", then, "--out", out, "--severity", asked)
        assert outcome.code == code
        assert len(loaded(out / "findings.json")) == count


def test_an_error_is_explained_without_the_edition(
    tieout: Tieout, then: Path, tmp_path: Path
) -> None:
    """What was published is no suspect, and does not say which figure is wrong."""
    now = write(tmp_path, "now/kent.txt", SLIPPED)
    out = tmp_path / "out"
    outcome = tieout("run", now, "--previous", then, "--out", out)
    assert outcome.code == 1
    earlier = {one["figure_id"] for one in rows(out / "previous.csv")}
    suspects = {
        change["figure"]
        for finding in loaded(out / "findings.json")
        for suggestion in finding["suggestions"]
        for change in suggestion["changes"]
    }
    assert suspects
    assert not suspects & earlier


def test_an_edition_that_does_not_exist_gives_2(tieout: Tieout, now: Path, tmp_path: Path) -> None:
    """The report is checked all the same."""
    out = tmp_path / "out"
    outcome = tieout("run", now, "--previous", tmp_path / "gone.txt", "--out", out)
    assert outcome.code == 2
    assert "gone.txt: does not exist" in outcome.err
    assert "0 discrepancies; " in outcome.last
    assert "1 input or part could not be checked" in outcome.last
    assert "previous edition" not in outcome.last
    assert (out / "figures.csv").is_file()
    assert not (out / "previous.csv").exists()


def test_an_edition_that_cannot_be_read_gives_2(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    """It is named; another one is compared all the same."""
    broken = write(tmp_path, "broken.pdf", b"%PDF-1.4\nnothing more")
    out = tmp_path / "out"
    outcome = tieout("run", now, "--previous", broken, "--previous", then, "--out", out)
    assert outcome.code == 2
    assert "Error: broken.pdf: " in outcome.err
    assert "1 changed without a mark" in outcome.last


def test_what_could_not_be_read_of_an_edition_is_said(
    tieout: Tieout, now: Path, tmp_path: Path
) -> None:
    """A title without its table: what stood there is compared with nothing, and that is said."""
    start = BEFORE.index("Rates per 1,000 population\tKent")
    end = BEFORE.index("* The rate of burglary")
    then = write(tmp_path, "then/old.txt", BEFORE[:start] + BEFORE[end:])
    outcome = tieout("run", now, "--previous", then, "--out", tmp_path / "out")
    assert outcome.code == 2
    assert "old.txt: Figure 2: no table could be read below its title. It was not compared." in (
        outcome.err
    )


@pytest.mark.parametrize("given", ["the file", "its folder", "a copy"])
def test_a_report_is_not_held_to_itself(
    given: str, tieout: Tieout, now: Path, tmp_path: Path
) -> None:
    """That would agree in everything: it is checked, and exit code 2 says what was not done."""
    previous = {
        "the file": now,
        "its folder": now.parent,
        "a copy": tmp_path / "copy" / "older.txt",
    }[given]
    write(tmp_path, "copy/older.txt")
    outcome = tieout("run", now, "--previous", previous, "--out", tmp_path / "out")
    assert outcome.code == 2
    (line,) = outcome.err.splitlines()
    assert line.startswith("Error: ")
    assert "is given as a previous edition, and is" in line
    assert "compared with the previous edition" not in outcome.last
    assert loaded(tmp_path / "out" / "run.json")["inputs"][0]["role"] == "current"


def test_the_same_edition_twice_counts_once(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    copy = write(tmp_path, "copy/kent.txt", BEFORE)
    outcome = tieout("run", now, "--previous", then, "--previous", copy, "--out", tmp_path / "out")
    assert outcome.code == 0
    assert "the same content was given again" in outcome.err
    assert "1 changed without a mark" in outcome.last


def test_an_edition_of_another_report_is_compared_with_nothing(
    tieout: Tieout, now: Path, tmp_path: Path
) -> None:
    """It is said, as is the report that has none; what both print is not compared."""
    then = write(tmp_path, "then/essex.txt", BEFORE.replace("Kent", "Essex"))
    outcome = tieout("run", now, "--previous", then, "--out", tmp_path / "out")
    assert outcome.code == 0
    assert "Note: essex.txt: is compared with nothing: no report " in outcome.err
    assert "on Essex Police is checked" in outcome.err
    assert "Note: no previous edition is given of kent.txt" in outcome.err
    assert "0 figures compared with the previous edition." in outcome.last


def test_previous_editions_alone_are_nothing_to_check(
    tieout: Tieout, then: Path, tmp_path: Path
) -> None:
    outcome = tieout("run", "--previous", then, "--out", tmp_path / "out")
    assert outcome.code == 2
    assert "Missing argument" in outcome.err
    gone = tmp_path / "gone.txt"
    outcome = tieout("run", gone, "--previous", then, "--out", tmp_path / "out")
    assert outcome.code == 2
    assert "0 comparisons in 0 documents" in outcome.last


def test_a_pdf_is_pictured(tieout: Tieout, tmp_path: Path) -> None:
    """The spot of the page of the previous edition stands on the card."""
    now = write(tmp_path, "northamptonshire.txt", NORTHAMPTONSHIRE)
    out = tmp_path / "out"
    previous = SEEDS / "northamptonshire.pdf"
    outcome = tieout("run", now, "--previous", previous, "--out", out)
    assert outcome.code == 0
    assert "printed 62.9 now, 62.6 in the previous edition: not marked" in outcome.out
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert page.count('class="evidence"') == 1
    assert "with 62.6 boxed" in page


def test_explain_shows_what_was_printed_before(tieout: Tieout, now: Path, then: Path) -> None:
    line = next(at for at, one in enumerate(KENT.split("\n"), 1) if "crime\t63.0" in one)
    outcome = tieout("explain", f"{line}:1", now, "--previous", then)
    assert outcome.code == 0
    assert "inconsistent (question), previous-edition: " in " ".join(outcome.out.split())
    assert f"then/kent.txt:{line} (previous edition): 63.2" in outcome.out


def test_the_list_of_rules_tells_revisions_apart(
    tieout: Tieout, now: Path, then: Path, tmp_path: Path
) -> None:
    """A question here; marked revisions are no discrepancies."""
    out = tmp_path / "out"
    tieout("run", now, "--previous", then, "--out", out)
    assert _last_run(tieout, out)["questions"] == 1
    findings = loaded(out / "findings.json")
    findings[0] |= {"announced": True, "severity": "information"}
    (out / "findings.json").write_text(json.dumps(findings), encoding="utf-8")
    run = _last_run(tieout, out)
    assert (run["questions"], run["discrepancies"], run["revisions"]) == (0, 0, 1)
    listed = tieout("rules", "--out", out).out
    assert "previous-edition found 1 revision marked as such." in listed
    assert "was of 1 document." in listed


def _last_run(tieout: Tieout, out: Path) -> Mapping[str, int]:
    told = json.loads(tieout("rules", "--out", out, "--format", "json").out)
    run: Mapping[str, int] = next(
        one["last_run"] for one in told["rules"] if one["id"] == "previous-edition"
    )
    return run


def test_two_bulletins(tieout: Tieout, tmp_path: Path) -> None:
    """A bulletin that marks what it revised: that is counted, and shown in the report alone."""
    out = tmp_path / "out"
    now, then = BULLETIN / "2025_q2.txt", BULLETIN / "2025_q1.txt"
    outcome = tieout("run", now, "--previous", then, "--out", out)
    told = re.search(r"compared with the previous edition: (\d+) revised \(marked\)", outcome.last)
    assert told
    assert int(told[1]) >= 4
    assert ": marked as revised" not in outcome.out
    found = [one for one in loaded(out / "findings.json") if one["rule"] == "previous-edition"]
    marked = {one["message"].partition(", Marland")[0] for one in found if one["announced"]}
    assert {"Claims received", "Claims completed", "Claims open"} <= marked
    index = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert "Marked revision" in index
