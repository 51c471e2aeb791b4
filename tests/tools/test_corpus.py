"""The made-up reports: consistent, the same every time, recognised as meant, and with errors."""

import json
import shlex
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tools.corpus import KINDS, Corpus, build, with_error
from tools.corpus.__main__ import main
from tools.corpus.files import save
from tools.corpus.model import NATION, Key, Print, Relation
from tools.corpus.oracle import Seen, contradictions, sees
from tools.corpus.recognised import score_folder
from tools.corpus.rounding import rounded, shown
from tools.corpus.typeset import printers
from tools.printers.recognised import figures_of
from validate.reading.read import read

_ENOUGH = 0.99


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return build(3, 7)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_same_arguments_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        save(build(2, 5), tmp_path / name)
    save(build(2, 6), tmp_path / "third")
    assert _files(tmp_path / "one") == _files(tmp_path / "other")
    assert _files(tmp_path / "one") != _files(tmp_path / "third")


def test_prints_stand_where_the_truth_says(corpus: Corpus) -> None:
    lines = {one.name: one.text.split("\n") for one in corpus.documents}
    for one in corpus.prints:
        line = lines[one.document][one.line - 1]
        assert line[one.start : one.end] == one.text
        if one.turn:
            assert line[one.turn.start : one.turn.end] == one.turn.word
    assert len({(one.document, one.line, one.start) for one in corpus.prints}) == len(corpus.prints)


def test_prints_are_the_rounded_truth(corpus: Corpus) -> None:
    for one in corpus.prints:
        if one.text[-1].isdigit():
            assert one.value == rounded(one.exact, one.decimals, corpus.tie)
            assert abs(one.value) == Fraction(one.text.replace(",", "").lstrip("+-"))
    assert len({one.exact for one in corpus.prints if one.key.subject == NATION}) > 1


def test_a_tie_is_rounded_by_the_rule() -> None:
    assert rounded(Fraction(25, 100), 1, "half up") == Fraction(3, 10)
    assert rounded(Fraction(25, 100), 1, "half even") == Fraction(2, 10)
    assert rounded(Fraction(-35, 100), 1, "half even") == Fraction(-4, 10)
    assert shown(Fraction(12345), 0) == "12,345"
    assert shown(Fraction(-4, 10), 1, signed=True) == "-0.4"


def test_one_fact_has_one_truth(corpus: Corpus) -> None:
    exact: dict[Key, Fraction] = {}
    for one in corpus.prints:
        assert exact.setdefault(one.key, one.exact) == one.exact


@pytest.mark.parametrize("seed", [7, 8])
def test_a_clean_corpus_has_no_contradiction(seed: int) -> None:
    assert contradictions(build(3, seed)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_one_place(corpus: Corpus, kind: str) -> None:
    changed, error = with_error(corpus, kind, 3)
    assert (changed, error) == with_error(corpus, kind, 3)
    pairs = list(zip(corpus.documents, changed.documents, strict=True))
    assert [new.name for old, new in pairs if old.text != new.text] == [error.document]
    before, after = next((old.text, new.text) for old, new in pairs if old.text != new.text)
    lines = list(zip(before.split("\n"), after.split("\n"), strict=True))
    touched = {at for at, (old, new) in enumerate(lines, start=1) if old != new}
    assert touched == {change.line for change in error.changes}
    for change in error.changes:
        line = after.split("\n")[change.line - 1]
        assert line[change.start :].startswith(change.after)
        assert change.before != change.after
    values = [
        old
        for old, new in zip(corpus.prints, changed.prints, strict=True)
        if old.value != new.value
    ]
    assert [one.key for one in values] == [change.key for change in error.changes]
    assert len(values) == (2 if kind.endswith("_swap") else 1)
    test_prints_stand_where_the_truth_says(changed)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_oracle_calls_invisible_contradicts_nothing(corpus: Corpus, kind: str) -> None:
    for seed in range(4):
        changed, error = with_error(corpus, kind, seed)
        seen = sees(changed, error)
        assert seen.detectable == bool(contradictions(changed))
        assert seen.detectable or not seen.relations


def _altered(corpus: Corpus, **changes: str) -> Corpus:
    """Return a corpus of two facts, with other values for some."""
    prints = tuple(
        replace(one, value=Fraction(changes.get(one.key.measure, str(one.value))))
        for one in corpus.prints
    )
    return replace(corpus, prints=prints)


def _tiny(relation: Relation, **values: str) -> Corpus:
    prints = tuple(
        Print(
            document="a.txt", line=at, start=0, end=1, text=value, key=Key(name, "A"), period="",
            base="", value=Fraction(value), decimals=len(value.partition(".")[2]), kind="claim",
            exact=Fraction(value), counted="." not in value,
        )
        for at, (name, value) in enumerate(values.items(), start=1)
    )  # fmt: skip
    return Corpus(seed="", reports=1, tie="", documents=(), prints=prints, relations=(relation,))


def _about(kind: str, *names: str, times: int = 1, word: str = "") -> Relation:
    facts = tuple(Key(name, "A") for name in names)
    return Relation(kind=kind, facts=facts, times=Fraction(times), word=word)


def test_the_oracle_judges_each_kind_of_relation() -> None:
    total = _tiny(_about("sum", "t", "a", "b"), t="5.0", a="2.4", b="2.5")
    assert not contradictions(total)
    assert contradictions(_altered(total, b="2.4"))
    share = _tiny(_about("ratio", "s", "a", "b", times=100), s="27.0", a="302", b="1128")
    assert contradictions(share)
    assert not contradictions(_altered(share, s="26.8"))
    change = _tiny(_about("change", "c", "a", "b"), c="-33.1", a="200", b="299")
    assert not contradictions(change)
    assert contradictions(_altered(change, c="33.1"))
    order = _tiny(_about("order", "a", "b"), a="14", b="15")
    assert not contradictions(order)
    assert contradictions(_altered(order, a="16"))
    within = _tiny(_about("within", "x", "a", "b"), x="4.0", a="3.9", b="44.4")
    assert not contradictions(within)
    assert contradictions(_altered(within, x="44.6"))
    higher = _tiny(_about("comparison", "a", "b", word="higher"), a="12.1", b="12.1")
    assert not contradictions(higher)
    assert contradictions(_altered(higher, a="12.0"))
    assert contradictions(_tiny(_about("definition", "a", times=100), a="99.8"))


def test_a_lonely_print_is_not_seen() -> None:
    corpus = build(1, 7)
    for seed in range(200):
        changed, error = with_error(corpus, "claim", seed)
        if sees(changed, error) == Seen(detectable=False, relations=0):
            return
    pytest.fail("every print has another that sees it")


def test_the_command_makes_the_same_files_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    given = ["--out", str(out), "--reports", "2", "--seed", "4"]
    main([*given, "--error", "subtotal", "--error-seed", "9"])
    written = _files(out)
    row = json.loads(written["error.json"])
    main(shlex.split(row["command"])[3:])
    assert _files(out) == written
    line = (out / row["document"]).read_text(encoding="utf-8").split("\n")[row["line"] - 1]
    assert line[row["start"] :].startswith(row["after"])
    main(given)
    clean = _files(out)
    assert clean[row["document"]] != written[row["document"]]


def test_more_reports_than_forces_are_several_years(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--reports", "45", "--seed", "2"])
    counts = [len(list((tmp_path / name).glob("*.txt"))) for name in ("1", "2")]
    assert counts == [43, 2]


def test_a_small_corpus_is_recognised_as_meant(tmp_path: Path) -> None:
    save(build(2, 7), tmp_path)
    score = score_folder(tmp_path)
    assert score.share >= _ENOUGH, score.unlinked
    assert not score.wrong
    assert not score.spurious


def test_layouts_are_asked_for_by_name() -> None:
    assert [one.name for one in printers(["typst-grid, typst-rules", "typst-grid"])] == [
        "typst-grid", "typst-rules",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="no layout wood"):
        printers(["wood"])


def test_a_report_on_paper_says_what_its_text_says(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--reports", "1", "--seed", "7", "--typeset", "typst-grid"])
    (text,) = tmp_path.glob("*.txt")
    (paper,) = (tmp_path / "typst-grid").glob("*.pdf")
    linked = [
        sorted(
            (one.measure, one.subject, one.value)
            for one in figures_of(read(path, path.name), path)
            if one.measure
        )
        for path in (text, paper)
    ]
    assert linked[0] == linked[1]
