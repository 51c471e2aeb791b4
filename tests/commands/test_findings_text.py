"""Findings in the console: places that editors take, quotes with carets, colour, and no flood."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Kind, MentionKind, Severity, Slip, Status, Unit, WaiverState
from tests.command import Tieout
from tests.inprocess import KENT
from tests.test_cli import write
from validate.commands.findings_text import finding_lines
from validate.commands.quoting import excerpt, wide
from validate.model import (
    Cause,
    Figure,
    Mention,
    Place,
    Repair,
    Report,
    Results,
    Suspect,
    Verdict,
    Waiver,
    WaiverUse,
)

SEEDS = Path(__file__).parents[2] / "seeds"
SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")
ESCAPE = "\x1b"
OUT = Path("out", "report", "index.html")
BUOYS = "The harbour laid 412 buoys in spring, of which 9 percent were lost in the autumn storms."


def figure(id_: str, printed: str, place: Place, **more: object) -> Figure:
    """A figure of an invented report."""
    known: dict[str, object] = {
        "report": "harbours/wick/2031",
        "family": "harbours",
        "kind": Kind.CLAIM,
        "context": "Buoys",
        "subject": "Wick",
        "measure": "buoys",
        "unit": Unit.COUNT,
        "value": Decimal(printed.replace(",", "")),
        "decimals": 0,
    }
    return Figure(id=id_, printed=printed, place=place, **{**known, **more})  # type: ignore[arg-type]


def told(quote: str, print_: str, *, line: int | None = 7, page: int | None = None) -> Place:
    """The place of a print in its sentence."""
    start = quote.index(print_)
    return Place(
        document="wick.txt" if line else "wick.pdf",
        line=line,
        column=start if line else None,
        page=page,
        quote=quote,
        start=start,
        end=start + len(print_),
    )


def disagrees(id_: str, figures: Sequence[str] = (), **more: object) -> Verdict:
    """A finding."""
    known: dict[str, object] = {
        "rule": "prints-of-one-fact",
        "status": Status.INCONSISTENT,
        "severity": Severity.ERROR,
        "message": "Buoys, Wick: text against text",
    }
    return Verdict(id=id_, figures=tuple(figures), **{**known, **more})  # type: ignore[arg-type]


def results(
    figures: Sequence[Figure] = (),
    verdicts: Sequence[Verdict] = (),
    causes: Sequence[Cause] = (),
    mentions: Sequence[Mention] = (),
) -> Results:
    """A run that found this."""
    reports = tuple(
        Report(
            id="harbours/wick/2031",
            document=name,
            path=str(Path("reports", name)),
            sha256="",
            format=name[-3:],
            family="harbours",
            subject="Wick",
            title="Harbours",
        )
        for name in ("wick.pdf", "wick.txt")
    )
    return Results(
        reports=reports,
        failures=(),
        figures=tuple(figures),
        mentions=tuple(mentions),
        ledger=(),
        verdicts=tuple(verdicts),
        uses={},
        datasets=(),
        rules=(),
        measures={},
        causes=tuple(causes),
    )


def lines(found: Results, form: str = "full", width: int = 100) -> list[str]:
    """What is printed, without its colours."""
    return [click.unstyle(one) for one in finding_lines(found, form, width=width, report=OUT)]


def applied(finding: str, until: date | None = None, *, baseline: bool = False) -> WaiverUse:
    """A waiver that holds, or an entry of a baseline that does."""
    waiver = Waiver(
        finding=finding,
        rule="prints-of-one-fact",
        reason="as in the order",
        printed=(),
        expires_on=until,
        baseline=baseline,
    )
    return WaiverUse(waiver=waiver, state=WaiverState.APPLIED)


def suspected(id_: str, finding: str, *figures: str, to: str = "421") -> Cause:
    """A cause whose suspects are single figures, all as likely."""
    value = Decimal(to)
    suspects = tuple(
        Suspect(repairs=(Repair(figure=one, low=value, high=value),), slip=Slip.TRANSPOSED)
        for one in figures
    )
    return Cause(id=id_, findings=(finding,), suspects=suspects, tied=len(suspects), complete=True)


TWICE = "In spring 421 buoys were laid."
PAIR = (figure("f1", "412", told(BUOYS, "412")), figure("f2", "421", told(TWICE, "421", line=31)))
WICK = str(Path("reports", "wick.txt"))
PDF = str(Path("reports", "wick.pdf"))


@pytest.mark.parametrize("form", ["concise", "full"])
def test_the_specimens_print_as_they_did(
    form: str, tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To accept a change: copy what is printed into snapshots/, and read the difference."""
    monkeypatch.chdir(SEEDS.parent)
    outcome = tieout("run", SEEDS, "--out", tmp_path / "out", "--output-format", form)
    printed = outcome.out.replace(str(Path("seeds", "x"))[:-1], "seeds/").splitlines()[:-2]
    snapshot = Path(__file__).parent / "snapshots" / f"seeds_{form}.txt"
    assert printed == snapshot.read_text(encoding="utf-8").splitlines()


def test_a_finding_in_full() -> None:
    """Its place, the sentence with the print marked, the numbers, the other place."""
    found = results(PAIR, [disagrees("v1", ["f1", "f2"], gap=Decimal(9))])
    assert lines(found) == [
        f"{WICK}:7:18: error: Buoys, Wick: text against text [prints-of-one-fact] v1",
        f"    | {BUOYS}",
        "    |                  ^^^ printed 412 and 421, 9 apart",
        f"    {WICK}:31:11: Buoys",
        "    | In spring 421 buoys were laid.",
        "    |           ^^^",
        "",
    ]


def test_numbers_that_do_not_fit_behind_the_carets_stand_below() -> None:
    found = results(PAIR, [disagrees("v1", ["f1", "f2"], gap=Decimal(9))])
    quote, carets, numbers = lines(found, width=44)[1:4]
    assert quote == "    | ... laid 412 buoys in spring, of ..."
    assert carets == "    |          ^^^"
    assert numbers == "      printed 412 and 421, 9 apart"


def test_concise_is_a_line_with_the_numbers_or_what_would_mend_it() -> None:
    """Without a cause the numbers; with one the correction, and two that are as likely."""
    verdict = disagrees("v1", ["f1", "f2"], gap=Decimal(9))
    head = f"{WICK}:7:18: error: Buoys, Wick: text against text"
    tail = "[prints-of-one-fact] v1"

    def said(*causes: Cause) -> list[str]:
        return lines(results(PAIR, [verdict], causes), "concise")

    assert said() == [f"{head}; printed 412 and 421, 9 apart {tail}"]
    change = "change 412 to 421 (two digits changed places)"
    assert said(suspected("c1", "v1", "f1")) == [f"{head}; {change} {tail}"]
    both = f"{change}, or change 421 to 421 (two digits changed places)"
    assert said(suspected("c1", "v1", "f1", "f2")) == [f"{head}; {both} {tail}"]


def test_a_finding_leads_to_the_likeliest_suspect() -> None:
    """Where that is not the print that is held against the others, the line begins with it."""
    found = results(PAIR, [disagrees("v1", ["f1", "f2"])], [suspected("c1", "v1", "f2")])
    (concise,) = lines(found, "concise")
    assert concise.startswith(f"{WICK}:31:11: error: ")
    first, _, carets, second, *rest = lines(found)
    assert first.startswith(f"{WICK}:31:11: error: ")
    assert carets.endswith("^^^ the likeliest to be wrong")
    assert second == f"    {WICK}:7:18: Buoys"
    assert f"      Change 421 to 421 (two digits changed places): {WICK}:31:11" in rest


def test_the_page_is_the_sheet_of_the_file() -> None:
    """What a viewer goes to comes first; the number that is printed there is said."""
    place = told(BUOYS, "412", line=None, page=6)
    labelled = Place(document="wick.pdf", page=9, page_label="iv", quote=TWICE, start=10, end=13)
    figures = [figure("f1", "412", place), figure("f2", "421", labelled)]
    one, two = lines(
        results(figures, [disagrees("v1", ["f1"]), disagrees("v2", ["f2"])]), "concise"
    )
    assert one.startswith(f"{PDF}:6: error: ")
    assert two.startswith(f"{PDF}:9: error: ")
    assert " (page iv as printed) [" in two
    assert "printed)" not in one


def test_places_are_seen_from_the_current_folder(
    tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An absolute path below it is shortened, one elsewhere is not; each can be opened."""
    path = write(tmp_path, "in/kent.txt", SLIPPED)
    for folder, shown in ((tmp_path, Path("in", "kent.txt")), (tmp_path / "there", path)):
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        outcome = tieout("run", path, "--out", tmp_path / "out", "--output-format", "concise")
        found = re.match(r"(.+?\.txt):(\d+):(\d+): error: ", outcome.out)
        assert found
        assert found[1] == str(shown)
        line = Path(found[1]).read_text(encoding="utf-8").split("\n")[int(found[2]) - 1]
        assert line[int(found[3]) - 1 :].startswith("36.0")


def test_a_finding_about_a_mention_prints_its_quote_and_note() -> None:
    """No figures: what is named in the text, and what is to be known of it."""
    quote = "See Table 9 for the moorings."
    mention = Mention(
        id="m1",
        report="harbours/wick/2031",
        kind=MentionKind.REFERENCE,
        key="table 9",
        value="Table 9",
        place=told(quote, "Table 9", line=4),
    )
    verdict = disagrees(
        "v1", mentions=("m1",), message="Table 9 is named, and there is none", note="8 tables"
    )
    found = results(verdicts=[verdict], mentions=[mention])
    assert lines(found) == [
        f"{WICK}:4:5: error: Table 9 is named, and there is none [prints-of-one-fact] v1",
        f"    | {quote}",
        "    |     ^^^^^^^ 8 tables",
        "",
    ]
    assert lines(found, "concise") == [
        f"{WICK}:4:5: error: Table 9 is named, and there is none; 8 tables [prints-of-one-fact] v1"
    ]


@pytest.mark.parametrize("form", ["concise", "full"])
def test_a_finding_about_no_print_names_the_program(form: str) -> None:
    verdict = disagrees("v1", message="The rule failed", rule="plausible-values")
    (line,) = filter(None, lines(results(verdicts=[verdict]), form))
    assert line == "tieout: error: The rule failed [plausible-values] v1"


@pytest.mark.parametrize("form", ["concise", "full"])
def test_waived_findings_are_said_last_on_a_line_each(form: str) -> None:
    """With who approved, and until when; those of a baseline are not."""
    found = results(
        PAIR,
        [
            disagrees("v1", ["f1"], waived_by="B. Head"),
            disagrees("v2", ["f2"], waived_by="C. Chief", severity=Severity.WARNING),
            disagrees("v3", ["f2"], severity=Severity.WARNING),
            disagrees("v4", ["f1"], waived_by="baseline"),
            disagrees("v5", ["f1"], waived_by="B. Head", announced=True),
        ],
    )
    found = replace(
        found,
        waivers=(applied("v1", date(2032, 1, 31)), applied("v2"), applied("v4", baseline=True)),
    )
    said = [line for line in lines(found, form) if "[" in line]
    about = "Buoys, Wick: text against text [prints-of-one-fact]"
    assert said[0].startswith(f"{WICK}:31:11: warning: ")
    assert said[1:] == [
        f"{WICK}:7:18: waived by B. Head until 2032-01-31: {about} v1",
        f"{WICK}:31:11: waived by C. Chief: {about} v2",
    ]
    assert lines(found, form)[-1] == ("" if form == "full" else said[-1])


@pytest.mark.parametrize("form", ["concise", "full"])
def test_of_many_waived_findings_twenty_are_shown(form: str) -> None:
    many = [disagrees(f"v{number}", ["f1"], waived_by="B. Head") for number in range(23)]
    said = list(filter(None, lines(results(PAIR, many), form)))
    assert len(said) == 21
    assert sum(": waived by B. Head: " in line for line in said) == 20
    assert said[-1] == f"and 3 more waived findings: {OUT} has them"
    assert "more waived" not in "".join(lines(results(PAIR, many[:20]), form))


def test_prints_of_one_sentence_share_its_quote() -> None:
    figures = [figure("f1", "412", told(BUOYS, "412")), figure("f2", "9", told(BUOYS, "9"))]
    said = lines(results(figures, [disagrees("v1", ["f1", "f2"])]))
    assert sum(BUOYS in line for line in said) == 1
    (carets,) = [line for line in said if "^" in line]
    assert [match.group() for match in re.finditer(r"\^+", carets)] == ["^^^", "^"]


def test_of_many_places_a_few_are_shown() -> None:
    cells = [
        figure(
            f"f{number}",
            str(number),
            Place(
                document="wick.txt", line=number, column=3, quote=str(number), end=len(str(number))
            ),
            kind=Kind.TABLE,
            table="Table 1",
            row_label=f"Pier {number}",
        )
        for number in range(1, 13)
    ]
    said = lines(results(cells, [disagrees("v1", [one.id for one in cells])]))
    assert f"    {WICK}:2:4: Table 1, Pier 2: 2" in said
    assert "    and 7 more places" in said
    assert sum(f"    {WICK}:" in line for line in said) == 4


def test_the_worst_come_first_and_then_those_that_stand_first() -> None:
    places = [told(TWICE, "421", line=line) for line in (90, 12, 40)]
    figures = [figure(f"f{number}", "421", place) for number, place in enumerate(places)]
    verdicts = [
        disagrees("v0", ["f0"]),
        disagrees("v1", ["f1"], severity=Severity.QUESTION),
        disagrees("v2", ["f2"]),
    ]
    for form in ("concise", "full"):
        heads = [line for line in lines(results(figures, verdicts), form) if line.startswith(WICK)]
        assert [line.split(":")[1] for line in heads] == ["40", "90", "12"]


def test_what_was_accepted_or_announced_is_not_listed() -> None:
    verdicts = [
        disagrees("v1", ["f1"], waived_by="baseline"),
        disagrees("v2", ["f2"], announced=True, severity=Severity.INFORMATION),
    ]
    for form in ("concise", "full"):
        assert lines(results(PAIR, verdicts), form) == []


def test_ten_thousand_findings_do_not_flood() -> None:
    """In full the worst 50 and where the others are; on a line each, all."""
    verdicts = [
        disagrees(f"v{number}", ["f1", "f2"], severity=Severity.WARNING) for number in range(9_999)
    ]
    causes = [suspected(f"c{number}", f"v{number}", "f1") for number in range(9_999)]
    found = results(PAIR, [*verdicts, disagrees("worst", ["f2"])], causes)
    said = lines(found)
    heads = [line for line in said if line.startswith(WICK)]
    assert len(heads) == 50
    assert heads[0].endswith(" worst")
    assert said[-1] == (
        f"and 9,950 more findings: {OUT} has them, and --output-format concise a line for each"
    )
    assert len(said) < 600
    assert len(lines(found, "concise")) == 10_000


def test_findings_of_one_cause_are_cut_as_well() -> None:
    verdicts = [disagrees(f"v{number}", ["f1", "f2"]) for number in range(80)]
    cause = Cause(
        id="c1",
        findings=tuple(one.id for one in verdicts),
        suspects=suspected("c", "v0", "f2").suspects,
        tied=1,
        complete=True,
    )
    said = lines(results(PAIR, verdicts, [cause]))
    assert said[0] == (
        f"{WICK}:31:11: one cause of 80 findings: One figure explains this, and no other does."
    )
    assert sum(": error: " in line for line in said) == 50
    assert said[-1].startswith("and 30 more findings: ")


HOSTILE = {
    "colours": "\x1b[31mThe harbour laid 412\x1b[0m buoys",
    "a title of the window": "The \x1b]0;owned\x07harbour laid 412 buoys",
    "direction": "The \u202eharbour laid\u202c \u2066412\u2069 buoys\u200f",
    "lines of its own": "The harbour\r\nout/report.txt:1:1: error: laid 412\n\n\tbuoys",
    "one control character": "The\x9b2Jharbour\x08\x00 laid 412 buoys\x85",
    "piles of accents": "The harbour" + "\u0301" * 10_000 + " laid 412 buoys",
    "a word without end": "x" * 10_000 + " laid 412 " + "y" * 10_000,
    "a print without end": "laid " + "412" * 5_000 + " buoys",
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("form", ["concise", "full"])
def test_hostile_text_steers_nothing(case: str, form: str) -> None:
    """Wherever it is printed: quote, heading, label, message, page label, name of a file."""
    quote = HOSTILE[case]
    place = told(quote, "412")
    item = figure("f1", "412", place, context=quote)
    cell = figure("f2", "412", place, kind=Kind.TABLE, table=quote, row_label=quote)
    found = results([item, cell], [disagrees("v1", ["f1", "f2"], message=quote)])
    for line in lines(found, form):
        assert not [char for char in line if not char.isprintable()]
        assert not [char for char in line if unicodedata.category(char) == "Cf"]
        assert len(line) < 3_500
        assert not line.startswith("out/report.txt")


def test_the_caret_stands_under_the_print_whatever_comes_before() -> None:
    """Wide characters take two columns, and accents none."""
    for quote in (
        "\u6e2f\u6e7e 412 buoys",
        "e\u0301te\u0301 412 buoys",
        "a\u200b\u202eb 412 buoys",
    ):
        start = quote.index("412")
        line, carets = excerpt(quote, [(start, start + 3)], 60)
        before = line[: line.index("412")]
        assert wide(carets) == wide(before) + 3
        assert carets.strip() == "^^^"


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(
    before=WORDS, print_=st.from_regex(r"\A[0-9]{1,8}\Z"), after=WORDS, width=st.integers(24, 90)
)
def test_a_quote_keeps_its_print_and_its_width(
    before: str, print_: str, after: str, width: int
) -> None:
    """Whatever stands around a print, it is shown whole, with as many carets, in the width."""
    quote = f"{before} {print_} {after}"
    start = len(before) + 1
    line, carets = excerpt(quote, [(start, start + len(print_))], width)
    assert wide(line) <= width
    assert carets.strip() == "^" * len(print_)
    at, columns = 0, 0
    while columns < len(carets) - len(carets.lstrip()):
        columns += wide(line[at])
        at += 1
    assert line[at:].lstrip("".join(c for c in line[at:] if not wide(c))).startswith(print_)


@given(quote=WORDS, spans=st.lists(st.tuples(st.integers(-3, 99), st.integers(-3, 99)), max_size=4))
def test_no_span_breaks_a_quote(quote: str, spans: list[tuple[int, int]]) -> None:
    line, carets = excerpt(quote, spans, 40)
    assert wide(line) <= 40
    assert wide(carets) <= wide(line)


def test_a_long_sentence_is_cut_between_words() -> None:
    """Each word that is shown is whole, and no number loses a part."""
    quote = (
        "Of 12 345 boats, " + "some were moored at the old pier and " * 9 + "412 were not at all."
    )
    start = quote.index("412")
    for width in range(30, 100):
        line, carets = excerpt(quote, [(start, start + 3)], width)
        assert wide(line) <= width
        assert line.startswith("... ")
        assert set(line.removeprefix("... ").split()) <= {*quote.split(), "..."}
        assert line[carets.index("^") :].startswith("412")


def test_a_narrow_console_gets_narrow_quotes(
    tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "kent.txt", SLIPPED)
    monkeypatch.setenv("COLUMNS", "50")
    outcome = tieout("run", path, "--out", tmp_path / "out")
    quotes = [line for line in outcome.lines if line.startswith("    | ")]
    assert quotes
    assert all(len(line) <= 50 for line in quotes)


Colours = Callable[..., str]


@pytest.fixture
def coloured(tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colours:
    """What a run with a finding prints, in an environment."""
    path = write(tmp_path, "kent.txt", SLIPPED)

    def run(*options: str, **environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return tieout("run", path, "--out", tmp_path / "out", *options).out

    return run


def test_colour_is_for_terminals(coloured: Colours) -> None:
    """No escape in a pipe; NO_COLOR goes before FORCE_COLOR, and the option before both."""
    plain = coloured()
    assert ESCAPE not in plain
    forced = coloured(FORCE_COLOR="1")
    assert ESCAPE in forced
    assert click.unstyle(forced) == plain
    assert ESCAPE not in coloured("--color", "never")
    assert ESCAPE not in coloured(NO_COLOR="1")
    always = coloured("--color", "always")
    assert click.unstyle(always) == plain
    assert ESCAPE in always


def test_no_message_steers_the_console(tieout: Tieout, tmp_path: Path) -> None:
    """The name of a file comes from outside as well; messages have no colours to keep."""
    name = "a\x1b[31mb\u202ec.txt"
    outcome = tieout("run", tmp_path / name, "--out", tmp_path / "out", "--color", "always")
    assert outcome.code == 2
    assert ESCAPE not in outcome.err
    assert "\u202e" not in outcome.err
    assert "a[31mbc.txt" in outcome.err
