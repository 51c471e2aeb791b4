"""What is published: the contract's columns, values as printed, no dataset with an error."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pandera.config import config_context

from schemas.terms import Criterion, Fulfilled, Severity, Status
from tests.inprocess import KENT, published
from tools.many_findings import many
from validate.model import Results
from validate.publishing.publish import write_files
from validate.review.signoff import qa_log

FIGURES = [
    "figure_id",
    "report",
    "document",
    "family",
    "page",
    "page_label",
    "line",
    "kind",
    "context",
    "subject",
    "measure",
    "period",
    "base_period",
    "printed",
    "value",
    "missing",
    "decimals",
    "unit",
    "qualifier",
    "population",
    "excludes",
    "parent",
    "table",
    "row",
    "column",
    "row_label",
    "boxes",
    "quote",
    "start",
    "end",
    "method",
    "checks",
    "assurance",
]
LEDGER = ["document", "page", "line", "start", "end", "text", "state", "reason", "figure_id"]
VERDICTS = [
    "verdict_id",
    "rule",
    "status",
    "severity",
    "reports",
    "figures",
    "mentions",
    "printed",
    "expected_low",
    "expected_high",
    "gap",
    "slack",
    "note",
]
FINDING = [
    "id",
    "rule",
    "status",
    "severity",
    "message",
    "figures",
    "mentions",
    "printed",
    "expected",
    "gap",
    "suggestions",
    "cause",
    "waived_by",
    "evidence",
]
EVIDENCE = ["report", "document", "page", "line", "boxes", "quote", "start", "end"]
DATASETS = ["claims", "crime_rates", "domestic_abuse_outcomes", "force_in_numbers", "outcomes"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def head(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")


def changed(*slips: tuple[str, str]) -> str:
    """The made-up report with some words of it replaced, each of which stands there once."""
    text = KENT
    for before, after in slips:
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        text = text.replace(before, after)
    return text


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Path]:
    """A run on the made-up report, in which everything agrees."""
    return published(tmp_path_factory.mktemp("clean"), {"kent.txt": KENT})


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Path]:
    """A run on the made-up report with a slip in its prose and one in a table."""
    text = changed(
        ("in Kent was 63.0", "in Kent was 36.0"),
        ("Caution – youths\t0.3", "Caution – youths\t0.333"),
    )
    return published(tmp_path_factory.mktemp("dirty"), {"kent.txt": text})


@pytest.mark.parametrize(
    ("name", "columns"),
    [("figures", FIGURES), ("ledger", LEDGER), ("verdicts", VERDICTS)],
)
def test_the_columns_of_the_contract_stand_first_and_in_order(
    name: str, columns: list[str], clean: tuple[Results, Path]
) -> None:
    """Version 1 of the contract fixes these columns; others may follow them, never come between."""
    assert head(clean[1] / f"{name}.csv")[: len(columns)] == columns


def test_mentions_have_what_the_design_gives_them(clean: tuple[Results, Path]) -> None:
    """A mention has its id, report, kind, canonical key, value, precision, parent and place."""
    assert head(clean[1] / "mentions.csv") == [
        "mention_id",
        "report",
        "document",
        "kind",
        "key",
        "value",
        "precision",
        "parent",
        "page",
        "page_label",
        "line",
        "boxes",
        "quote",
        "start",
        "end",
    ]
    kinds = {row["kind"] for row in rows(clean[1] / "mentions.csv")}
    assert {"heading", "caption", "contents_entry", "note", "note_mark", "judgment"} <= kinds


def test_the_keys_of_findings(dirty: tuple[Results, Path]) -> None:
    """findings.json holds the findings alone, each with the contract's keys in order."""
    findings = json.loads((dirty[1] / "findings.json").read_text(encoding="utf-8"))
    assert len(findings) == len(dirty[0].findings) > 0
    for finding in findings:
        assert list(finding)[: len(FINDING)] == FINDING
        assert finding["status"] in {"inconsistent", "error"}
        assert 1 <= len(finding["evidence"]) <= 8
        for place in finding["evidence"]:
            assert list(place)[: len(EVIDENCE)] == EVIDENCE
            assert place["quote"][place["start"] : place["end"]] in KENT + "36.0" + "0.333"


def test_a_finding_shows_the_disputed_print_first(dirty: tuple[Results, Path]) -> None:
    """The print looked at comes first, with what it would have to be, then its yardstick."""
    findings = json.loads((dirty[1] / "findings.json").read_text(encoding="utf-8"))
    finding = next(one for one in findings if one["rule"] == "prints-of-one-fact")
    assert finding["printed"] == ["36.0", "63.0"]
    assert finding["expected"] == {"low": "63.0", "high": "63.0"}
    assert finding["gap"] == "27"
    assert [place["line"] for place in finding["evidence"]] == [
        number for number, line in enumerate(KENT.split("\n"), 1) if "63.0" in line
    ]
    first = finding["evidence"][0]
    assert first["quote"][first["start"] : first["end"]] == "36.0"


def test_the_keys_of_the_manifest(clean: tuple[Results, Path]) -> None:
    """run.json carries the contract's version, the inputs with their digests, and the counts."""
    results, out = clean
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert manifest["contract"] == 1
    keys = [
        "tool",
        "versions",
        "inputs",
        "failures",
        "figures",
        "comparisons",
        "findings",
        "datasets",
        "blocked",
        "files",
    ]
    assert set(keys) <= set(manifest)
    (one,) = manifest["inputs"]
    assert one["document"] == "kent.txt"
    assert one["report"] == "peel_effectiveness_2016/kent-police/2016"
    assert len(one["sha256"]) == 64
    assert manifest["figures"]["total"] == len(results.figures)
    assert sum(manifest["comparisons"]["parts-and-totals"].values()) == sum(
        verdict.rule == "parts-and-totals" for verdict in results.verdicts
    )
    assert manifest["findings"] == {"total": 0, "by_rule": {}, "by_severity": {}, "causes": 0}
    assert manifest["blocked"] == []


def test_no_file_tells_where_or_when_it_was_written(clean: tuple[Results, Path]) -> None:
    """No file holds the output folder's path, nor that of the inputs."""
    out = clean[1]
    for path in out.rglob("*"):
        if path.is_file():
            assert str(out.parent) not in path.read_text(encoding="utf-8"), path


def test_values_keep_the_decimals_of_the_print(clean: tuple[Results, Path]) -> None:
    """A value is written as printed: 63.0 keeps its nought and a decrease has its sign."""
    found = {(row["kind"], row["printed"]): row["value"] for row in rows(clean[1] / "figures.csv")}
    assert found["table", "63.0"] == "63.0"
    assert found["table", "100.00"] == "100.00"
    assert found["table", "2.0"] == "2.0"
    assert found["infographic", "+6.2"] == "6.2"
    assert found["infographic", "-2.4"] == "-2.4"
    assert found["claim", "2.4"] == "-2.4"
    crime = rows(clean[1] / "data" / "crime_rates.csv")
    assert [row["value"] for row in crime[:4]] == ["71.4", "66.3", "63.0", "59.1"]


def test_a_value_of_ten_keeps_its_nought(tmp_path: Path) -> None:
    """10.0 stays 10.0 in every file that holds it."""
    text = changed(("Assault with injury\t7.7", "Assault with injury\t10.0"))
    _, out = published(tmp_path, {"kent.txt": text})
    for name in ("figures.csv", "data/crime_rates.csv"):
        values = [
            row["value"] for row in rows(out / name) if row["row_label"] == "Assault with injury"
        ]
        assert values == ["10.0", "7.2"]


def test_whole_numbers_stay_whole(clean: tuple[Results, Path]) -> None:
    """Lines, rows and counts are written without a point, and an absent page is empty."""
    for row in rows(clean[1] / "figures.csv"):
        assert row["line"].isdigit()
        assert row["decimals"].isdigit() or not row["value"]
        assert row["checks"].isdigit()
        assert row["page"] == ""
        assert isinstance(json.loads(row["boxes"]), list)


def test_a_label_without_a_value_is_published_with_its_reason(clean: tuple[Results, Path]) -> None:
    """The group row without numbers stands in the files, its value empty and its reason given."""
    missing = [row for row in rows(clean[1] / "data" / "outcomes.csv") if not row["value"]]
    assert {(row["measure"], row["missing"]) for row in missing} == {
        ("outcome_evidential_victim_supports", "not_printed")
    }
    assert len(missing) == 2


def test_every_line_and_place_is_right(clean: tuple[Results, Path]) -> None:
    """Each print stands in the line that its row names, and in its quote where it says."""
    lines = KENT.split("\n")
    for row in rows(clean[1] / "figures.csv"):
        assert row["printed"] in lines[int(row["line"]) - 1]
        if row["value"]:
            assert row["quote"][int(row["start"]) : int(row["end"])] == row["printed"]


def test_the_assurance_of_a_figure(
    clean: tuple[Results, Path], dirty: tuple[Results, Path]
) -> None:
    """A figure is agreed, disputed or printed once, as its comparisons say."""
    for results, out in (clean, dirty):
        disputed = {
            one
            for verdict in results.verdicts
            if verdict.status is Status.INCONSISTENT and verdict.is_comparison
            for one in verdict.figures
        }
        for row in rows(out / "figures.csv"):
            wanted = "agreed" if int(row["checks"]) else "single_print"
            assert row["assurance"] == ("disputed" if row["figure_id"] in disputed else wanted)


def test_a_clean_run_publishes_every_dataset(clean: tuple[Results, Path]) -> None:
    """All datasets of a clean run are written, each with a row for every figure it holds."""
    results, out = clean
    assert sorted(path.stem for path in (out / "data").iterdir()) == DATASETS
    for dataset in results.datasets:
        assert len(rows(out / dataset.file)) == dataset.rows
        assert dataset.blocked_by == ()
    assert sum(one.rows for one in results.datasets) == len(results.figures)


# What is changed, and the datasets that an error in it holds back.
BLOCKED: Mapping[str, tuple[tuple[str, str], list[str]]] = {
    "prose against a table": (("in Kent was 63.0", "in Kent was 36.0"), ["claims", "crime_rates"]),
    "infographic against prose and table": (
        ("England and Wales\n12.6%", "England and Wales\n21.6%"),
        ["force_in_numbers", "outcomes"],
    ),
    "a sum within a table": (
        ("Community Resolution\t3.1", "Community Resolution\t1.3"),
        ["outcomes"],
    ),
    "prose against a graphic": (
        ("decreased by 2.4 percent", "decreased by 4.2 percent"),
        ["claims", "force_in_numbers"],
    ),
    "a value out of range": (("Kent Police\n44\n", "Kent Police\n4400\n"), ["force_in_numbers"]),
    "decimals, only a warning": (("Caution – youths\t0.3", "Caution – youths\t0.333"), []),
}


@pytest.mark.parametrize("case", BLOCKED)
def test_an_error_blocks_the_datasets_that_hold_its_figures(case: str, tmp_path: Path) -> None:
    """An error holds back each dataset with one of its figures and no other, and it is said."""
    slip, names = BLOCKED[case]
    results, out = published(tmp_path, {"kent.txt": changed(slip)})
    written = sorted(path.stem for path in (out / "data").iterdir())
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert results.findings
    assert [one["name"] for one in manifest["blocked"]] == [
        one.name for one in results.datasets if one.name in names
    ]
    assert written == [name for name in DATASETS if name not in names]
    known = {row["verdict_id"] for row in rows(out / "verdicts.csv") if row["severity"] == "error"}
    assert all(one["verdicts"] and set(one["verdicts"]) <= known for one in manifest["blocked"])
    figures = rows(out / "figures.csv")
    assert len(figures) == len(results.figures)


# What is changed, and the finding it makes: severity, words of its note, whose print.
BROKEN = {
    "above its range": (
        ("Kent Police\n82.6%", "Kent Police\n182.6%"),
        Severity.ERROR,
        "plausible range",
        "182.6",
    ),
    "below its range": (
        ("Kent Police\n-2.4%", "Kent Police\n-240.0%"),
        Severity.ERROR,
        "plausible range",
        "-240.0",
    ),
    "wrong decimals": (
        ("Caution – youths\t0.3", "Caution – youths\t0.333"),
        Severity.WARNING,
        "decimals",
        "0.333",
    ),
    "required row": (
        ("Sexual offences\t1.8\t2.0\n", ""),
        Severity.ERROR,
        "row required: Sexual offences",
        None,
    ),
    "required label": (
        (
            (
                "Organised crime groups per million population as at 1 July 2016\n"
                "Kent Police\n44\nEngland and Wales\n46\n"
            ),
            "",
        ),
        Severity.WARNING,
        "row required: Organised crime groups per million population",
        None,
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_dataset_that_breaks_its_schema_is_a_finding(case: str, tmp_path: Path) -> None:
    """What a published table must not hold, and what it lacks, is said as any other finding."""
    slip, severity, note, printed = BROKEN[case]
    results, _ = published(tmp_path, {"kent.txt": changed(slip)})
    found = [one for one in results.findings if one.rule == "dataset-schema" and note in one.note]
    assert found
    assert {one.severity for one in found} == {severity}
    if printed:
        assert [one.printed for one in found] == [(printed,)]
    assert all(one.message for one in found)


@pytest.mark.parametrize(
    ("case", "criterion"),
    [
        ("above its range", Criterion.PLAUSIBILITY),
        ("wrong decimals", Criterion.FORMAT),
        ("required row", Criterion.COPYING),
    ],
)
def test_a_schema_finding_answers_the_question_that_it_is_about(
    case: str, criterion: Criterion, tmp_path: Path
) -> None:
    """In the QA log a value out of range is implausible, and a missing row is badly copied."""
    slip, severity, note, _ = BROKEN[case]
    results, _ = published(tmp_path, {"kent.txt": changed(slip)})
    ids = {one.id for one in results.findings if note in one.note}
    (row,) = [one for one in qa_log(results) if one.criterion is criterion]
    assert ids
    assert severity in {Severity.ERROR, Severity.WARNING}
    assert ids <= {one.id for one in row.discrepancies}
    assert row.fulfilled is Fulfilled.NO


def test_a_schema_finding_reads_as_a_sentence(tmp_path: Path) -> None:
    """The message of a value out of range is English: what is wrong, and with which print."""
    results, _ = published(
        tmp_path, {"kent.txt": changed(("Kent Police\n82.6%", "Kent Police\n182.6%"))}
    )
    assert all("not value in" not in one.message for one in results.findings)


def test_a_row_printed_twice_is_a_finding(tmp_path: Path) -> None:
    """A table states each measure once for each subject; the second print is the finding."""
    text = changed(
        ("Sexual offences\t1.8\t2.0\n", "Sexual offences\t1.8\t2.0\nSexual offences\t1.8\t2.0\n")
    )
    results, _ = published(tmp_path, {"kent.txt": text})
    found = [one for one in results.findings if "one row for each" in one.note]
    assert [len(one.figures) for one in found] == [2]
    assert {one.severity for one in found} == {Severity.ERROR}


def test_validation_cannot_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandera's own switch in the environment does not make a broken table pass."""
    monkeypatch.setenv("PANDERA_VALIDATION_ENABLED", "False")
    with config_context(validation_enabled=False):
        results, _ = published(
            tmp_path, {"kent.txt": changed(("Kent Police\n82.6%", "Kent Police\n182.6%"))}
        )
    assert any("plausible range" in one.note for one in results.findings)


@pytest.mark.parametrize("print_", ["1.8000000", "9" * 5000], ids=["7 decimals", "5000 digits"])
def test_a_print_that_no_table_can_hold_is_no_crash(print_: str, tmp_path: Path) -> None:
    """A print longer than any table takes is said, and the rest of the run goes on."""
    text = changed(("Victim-based crime\t63.0\t", f"Victim-based crime\t{print_}\t"))
    results, _ = published(tmp_path, {"kent.txt": text})
    cells = [one for one in results.figures if one.row_label == "Victim-based crime"]
    assert [one.printed for one in cells] == [print_, "59.1"]


def test_two_rows_of_one_label_that_are_absent_are_two_findings(tmp_path: Path) -> None:
    """Both rows labelled *Suspect identified* are required; a table without either lacks two."""
    text = changed(
        ("15\tSuspect identified\t9.1\t8.8\n", ""), ("16\tSuspect identified\t11.5\t10.4\n", "")
    )
    results, _ = published(tmp_path, {"kent.txt": text})
    absent = [one for one in results.findings if "row required: Suspect identified" in one.note]
    assert len(absent) == len({one.id for one in absent}) == 4


class _Unsearched(tuple[str, ...]):
    """The findings of a cause, which are not to be searched for each finding: there may be many."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        raise AssertionError(item)


def test_each_finding_has_its_causes_without_a_search_through_all(tmp_path: Path) -> None:
    results = many(60, 2)
    first, *rest = results.causes
    again = replace(first, id="c_again")  # a second cause of the same finding
    causes = tuple(
        replace(one, findings=_Unsearched(one.findings)) for one in (first, *rest, again)
    )
    results = replace(results, causes=causes)
    write_files(results, (), results.uses, tmp_path)
    written = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    told = {one["id"]: [said["cause"] for said in one["suggestions"]] for one in written}
    expected: dict[str, list[str]] = {one.id: [] for one in results.findings}
    for cause in causes:
        for id_ in cause.findings:
            expected[id_] += [cause.id] * len(cause.suspects)
    assert told == expected
    assert told[first.findings[0]][-1] == "c_again"
