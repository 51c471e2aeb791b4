"""Corrections: how they find their number, and what becomes of it."""

from dataclasses import replace
from datetime import date

import pytest

from schemas.terms import Kind, LedgerState
from tests.inprocess import KENT, checked, recognised, shipped_families
from validate.model import Figure, LedgerEntry, Period
from validate.reading.text import read_text
from validate.recognition.corrections import Correction, unused
from validate.recognition.dates import months_before
from validate.recognition.identify import family_of
from validate.recognition.recognise import Recognised, recognise

GADGETS = """

Some 2,185 gadgets were counted in Kent, of which 62.5 percent were blue. The share of blue gadgets
fell by 7 percent. Of the gadgets in store, 88 were blue and 88 were green. See page 12.

The force spent £3.2 million on gadgets. Nearly all gadgets, 97 percent, were blue.
"""
TEXT = KENT + GADGETS
BASE = Correction(
    name="corrections.toml, correction 1",
    document="kent.txt",
    quote="of which",
    number="62.5",
    reason="the register says so",
    by="A. Analyst",
)
CHARGED = "outcome_charged"
YEAR = Period(start=date(2015, 7, 1), end=date(2016, 6, 30))


def corrected(*corrections: Correction, text: str = TEXT) -> Recognised:
    """The report, recognised with corrections."""
    document = read_text("kent.txt", text.encode())
    family = family_of(document, shipped_families(), forced=False)
    return recognise(document, family, "in/kent.txt", corrections=corrections)


def figure_of(one: Recognised, printed: str, words: str) -> Figure:
    """The figure of a print in a sentence or row."""
    (found,) = [
        figure
        for figure in one.figures
        if figure.printed == printed and words in figure.place.quote + figure.row_label
    ]
    return found


def entry_of(one: Recognised, text: str, line: str, nth: int = 0) -> LedgerEntry:
    """The ledger's entry for a number on a line."""
    (number,) = [n for n, source in enumerate(TEXT.split("\n"), 1) if line in source]
    return [entry for entry in one.ledger if entry.line == number and entry.text == text][nth]


def test_no_corrections_change_nothing() -> None:
    assert corrected() == replace(
        recognised("kent.txt", TEXT), report=replace(corrected().report, path="in/kent.txt")
    )


def test_an_unlinked_figure_gets_a_measure() -> None:
    before = corrected()
    after = corrected(replace(BASE, measure=CHARGED, period=YEAR))
    figure = figure_of(after, "62.5", "gadgets")
    assert (figure.measure, figure.period, figure.subject) == (CHARGED, YEAR, "Kent Police")
    assert figure.method.endswith(", corrected")
    assert figure.evidence[0] == "corrected by A. Analyst: the register says so"
    assert "measure not linked" in figure.evidence[1]
    assert figure.id == figure_of(before, "62.5", "gadgets").id
    entry = entry_of(after, "62.5", "Some 2,185")
    assert (entry.state, entry.reason, entry.figure_id) == (LedgerState.LINKED, "", figure.id)
    assert after.report.problems == before.report.problems


def test_nothing_else_changes() -> None:
    """All other figures keep their id and all else; the order of the figures stays too."""
    before = corrected()
    after = corrected(replace(BASE, measure=CHARGED, period=YEAR))
    assert [one.id for one in before.figures] == [one.id for one in after.figures]
    changed = [a for a, b in zip(before.figures, after.figures, strict=True) if a != b]
    assert [figure.printed for figure in changed] == ["62.5"]
    assert sum(a != b for a, b in zip(before.ledger, after.ledger, strict=True)) == 1


def test_an_undated_correction_takes_the_period_of_the_report() -> None:
    """As any undated claim does; the method says both, *corrected* last."""
    figure = figure_of(corrected(replace(BASE, measure=CHARGED)), "62.5", "gadgets")
    assert figure.period is not None
    assert figure.method == "prose, period inferred, corrected"


def test_a_linked_figure_gets_another_measure_and_subject() -> None:
    correction = replace(
        BASE,
        quote="per 1,000 population in Kent was",
        number="63.0",
        measure="sexual_offences_rate_per_1000",
        subject="England and Wales",
    )
    figure = figure_of(corrected(correction), "63.0", "compared with 59.1")
    assert figure.measure == "sexual_offences_rate_per_1000"
    assert figure.subject == "England and Wales"
    said = figure.evidence[1]
    assert said == "as read: measure victim_based_crime_rate_per_1000, subject Kent Police"
    assert not [line for line in figure.evidence if "victim_based" in line and line != said]


def test_a_cell_is_found_by_its_row() -> None:
    correction = replace(
        BASE,
        quote="Victim-based crime\t63.0",
        number="63.0",
        measure="sexual_offences_rate_per_1000",
    )
    figure = figure_of(corrected(correction), "63.0", "Victim-based crime")
    assert figure.kind is Kind.TABLE
    assert figure.measure == "sexual_offences_rate_per_1000"
    assert figure.method == "tabs, corrected"


def test_a_figure_of_a_graphic_is_found_by_its_label() -> None:
    correction = replace(
        BASE,
        quote="Organised crime groups per million population",
        number="44",
        measure="crime_rate_per_1000",
    )
    figure = figure_of(corrected(correction), "44", "Organised crime groups")
    assert (figure.kind, figure.measure) == (Kind.INFOGRAPHIC, "crime_rate_per_1000")


def test_a_correct_measure_is_compared() -> None:
    """A corrected figure goes on to the checks like any other."""
    facts, verdicts = checked(corrected(replace(BASE, measure=CHARGED, period=YEAR)))
    figure = next(one for one in facts.figures if one.printed == "62.5")
    assert [verdict.status for verdict in verdicts if figure.id in verdict.figures] == [
        "inconsistent"
    ]


def test_no_figure_leaves_the_figures_and_stands_in_the_ledger() -> None:
    after = corrected(replace(BASE, no_figure=True))
    assert not [figure for figure in after.figures if figure.printed == "62.5"]
    entry = entry_of(after, "62.5", "Some 2,185")
    assert entry.state is LedgerState.NO_FIGURE
    assert entry.reason == "correction: the register says so"
    assert not entry.figure_id
    assert len(after.ledger) == len(corrected().ledger)


def test_a_number_that_is_no_figure_becomes_one() -> None:
    correction = replace(BASE, quote="See page", number="12", measure="crime_rate_per_1000")
    after = corrected(correction)
    figure = figure_of(after, "12", "See page 12")
    assert (figure.subject, figure.measure) == ("Kent Police", "crime_rate_per_1000")
    assert figure.report == after.report.id
    assert figure.place.quote == "See page 12."
    entry = entry_of(after, "12", "See page 12")
    assert (entry.state, entry.figure_id) == (LedgerState.LINKED, figure.id)
    assert len({one.id for one in after.figures}) == len(after.figures)


def test_a_number_that_is_no_figure_may_get_another_reason() -> None:
    after = corrected(replace(BASE, quote="See page", number="12", no_figure=True))
    assert entry_of(after, "12", "See page 12").reason == "correction: the register says so"
    assert after.figures == corrected().figures


def test_a_code_that_becomes_a_figure_leaves_the_other_codes_alone() -> None:
    correction = replace(
        BASE, quote="15\tSuspect identified", number="15", measure="crime_rate_per_1000"
    )
    before, after = corrected().ledger, corrected(correction).ledger
    changed = [new for new, old in zip(after, before, strict=True) if new != old]
    assert [(one.text, one.state) for one in changed] == [("15", LedgerState.LINKED)]


def test_a_number_that_is_no_figure_needs_a_measure() -> None:
    after = corrected(replace(BASE, quote="See page", number="12", subject="Essex Police"))
    (problem,) = after.report.problems
    assert problem.endswith("not applied: the number is no figure so far; name its measure")


def test_a_change_keeps_the_sign_of_its_words_and_a_level_has_none() -> None:
    fell = replace(BASE, quote="gadgets fell by", number="7")
    change = corrected(replace(fell, measure="recorded_crime_change_1y"))
    level = corrected(replace(fell, measure=CHARGED))
    assert figure_of(change, "7", "fell by").value == -7
    assert figure_of(level, "7", "fell by").value == 7


def test_only_a_subject_leaves_a_figure_unlinked() -> None:
    figure = figure_of(corrected(replace(BASE, subject="Essex Police")), "62.5", "gadgets")
    assert (figure.subject, figure.measure) == ("Essex Police", "")
    assert figure.method.endswith(", corrected")


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("OF WHICH", "62.5"),
        ("counted in Kent, of which 62.5 percent were blue", "62.5%"),
        ("counted in  Kent of which", "62.5 percent"),
        ("Some 2,185 gadgets were counted", "62.5"),
        ("were blue", "62.5"),
        ("blue. The share", "62.5"),
    ],
)
def test_words_as_printed_are_enough(quote: str, number: str) -> None:
    """Case, marks and line breaks do not matter; the quote may hold the number or touch it."""
    after = corrected(replace(BASE, quote=quote, number=number, measure=CHARGED))
    assert after.report.problems == ()
    assert figure_of(after, "62.5", "gadgets").measure == CHARGED


def test_a_quote_runs_over_line_ends() -> None:
    after = corrected(replace(BASE, quote="blue gadgets fell by", number="7", measure=CHARGED))
    assert figure_of(after, "7", "fell by").measure == CHARGED


@pytest.mark.parametrize(
    ("quote", "number", "problem"),
    [
        ("of which", "62.6", "unused: the quote stands there, and the number does not"),
        ("of whom", "62.5", "unused: the quote stands nowhere in it"),
        ("Police-recorded crime rates", "62.5", "unused: the quote stands there, and the number"),
        ("Of the gadgets in", "88", "ambiguous, not applied: 2 numbers fit (line "),
    ],
)
def test_what_fits_nothing_or_too_much_is_a_problem(quote: str, number: str, problem: str) -> None:
    after = corrected(replace(BASE, quote=quote, number=number, measure=CHARGED))
    (said,) = after.report.problems
    assert said.startswith(f"corrections.toml, correction 1 ({quote!r}, {number}): {problem}")
    assert after.figures == corrected().figures


def test_a_quote_that_stands_twice_is_ambiguous() -> None:
    """The numbers fit in both places; an ordinal says which."""
    twice = TEXT + "\nThere were 41 gizmos here.\n\nThere were 41 gizmos here.\n"
    correction = replace(BASE, quote="There were", number="41", measure="crime_rate_per_1000")
    after = corrected(correction, text=twice)
    assert "2 numbers fit (line " in after.report.problems[0]
    figures = corrected(replace(correction, ordinal=2), text=twice).figures
    numbers = [one for one in figures if one.printed == "41"]
    assert [bool(one.measure) for one in numbers] == [False, True]


def test_an_ordinal_chooses() -> None:
    store = replace(BASE, quote="Of the gadgets in", number="88", measure=CHARGED)
    after = corrected(replace(store, ordinal=2))
    assert entry_of(after, "88", "in store", 0).state is LedgerState.UNLINKED
    assert entry_of(after, "88", "in store", 1).state is LedgerState.LINKED
    (problem,) = corrected(replace(store, ordinal=3)).report.problems
    assert problem.endswith("unused: ordinal is 3, and only 2 numbers fit")


def test_the_number_that_the_words_touch_is_meant() -> None:
    """Where a sentence has the number twice, words beside one of them are enough."""
    after = corrected(replace(BASE, quote="and 88 were green", number="88", measure=CHARGED))
    assert after.report.problems == ()
    assert entry_of(after, "88", "in store", 1).state is LedgerState.LINKED


def test_the_label_of_a_row_does_not_choose_a_column() -> None:
    """Both columns print 100.00, and the label touches the first only because it stands there."""
    both = replace(BASE, quote="Total", number="100.00", measure=CHARGED)
    (problem,) = corrected(both).report.problems
    assert "ambiguous, not applied: 2 numbers fit" in problem
    after = corrected(replace(both, ordinal=2))
    (figure,) = [one for one in after.figures if one.method.endswith("corrected")]
    assert (figure.column, figure.subject) == (4, "England and Wales")


def test_words_beside_one_print_do_not_outweigh_another_sentence() -> None:
    text = TEXT + "\nThere were 41 gizmos. There were, in all, 41 gizmos.\n"
    correction = replace(BASE, quote="There were", number="41", measure=CHARGED)
    (problem,) = corrected(correction, text=text).report.problems
    assert "2 numbers fit" in problem


def test_two_corrections_of_one_number_are_said() -> None:
    second = replace(BASE, name="corrections.toml, correction 2", no_figure=True)
    after = corrected(replace(BASE, measure=CHARGED), second)
    (problem,) = after.report.problems
    assert "correction 2" in problem
    assert "corrections.toml, correction 1 is about the same number" in problem
    assert figure_of(after, "62.5", "gadgets").measure == CHARGED


def test_a_print_in_another_unit_is_not_taken() -> None:
    """Millions of pounds that are taken for percent would be published as such."""
    spent = replace(BASE, quote="The force spent", number="£3.2", measure=CHARGED)
    (problem,) = corrected(spent).report.problems
    assert problem.endswith("the print is in gbp million, outcome_charged in percent")


def test_a_correction_is_for_its_report_and_document_only() -> None:
    for elsewhere in (
        replace(BASE, document="essex.txt"),
        replace(BASE, document="other/kent.txt"),
        replace(BASE, document="", report="peel_effectiveness_2016/essex-police/2016"),
        replace(BASE, report="peel_effectiveness_2016/essex-police/2016"),
    ):
        after = corrected(replace(elsewhere, measure=CHARGED))
        assert after == corrected()
        (note,) = unused([elsewhere], [after.report])
        assert "unused: no report that was read is " in note
    for here in (
        BASE,
        replace(BASE, document="in/kent.txt"),
        replace(BASE, document="", report="peel_effectiveness_2016/kent-police/2016"),
    ):
        after = corrected(replace(here, measure=CHARGED))
        assert after != corrected()
        assert unused([here], [after.report]) == ()


def test_a_long_quote_is_cut_in_messages() -> None:
    (problem,) = corrected(replace(BASE, quote="word " * 400)).report.problems
    assert len(problem) < 200


def test_the_base_of_another_span_is_dropped() -> None:
    """What was read as the base of a change over one year is none of one over five."""
    rose = replace(BASE, quote="in Kent increased by", number="6.2")
    before = figure_of(corrected(), "6.2", "in Kent increased")
    assert before.base_period is not None
    other = replace(rose, measure="recorded_crime_change_5y")
    since = Period(start=date(2010, 7, 1), end=date(2011, 6, 30))
    stated = figure_of(corrected(replace(other, base_period=since)), "6.2", "in Kent increased")
    assert (stated.measure, stated.base_period) == (other.measure, since)
    silent = figure_of(corrected(other), "6.2", "in Kent increased")
    assert silent.base_period != before.base_period
    level = figure_of(corrected(replace(rose, measure=CHARGED)), "6.2", "in Kent increased")
    assert level.base_period is None


def test_the_base_of_a_change_moves_along_with_its_period() -> None:
    rose = replace(BASE, quote="in Kent increased by", number="6.2", measure="")
    before = figure_of(corrected(), "6.2", "in Kent increased")
    assert before.period is not None
    assert before.base_period is not None
    earlier = months_before(before.period, 36)
    moved = figure_of(corrected(replace(rose, period=earlier)), "6.2", "in Kent increased")
    assert (moved.period, moved.base_period) == (earlier, months_before(before.base_period, 36))
    since = Period(start=date(2010, 7, 1), end=date(2011, 6, 30))
    told = replace(rose, period=earlier, base_period=since)
    assert figure_of(corrected(told), "6.2", "in Kent increased").base_period == since


def test_what_is_not_said_stays_as_it_was_read() -> None:
    rose = replace(BASE, quote="in Kent increased by", number="6.2", subject="Essex Police")
    before = figure_of(corrected(), "6.2", "in Kent increased")
    after = figure_of(corrected(rose), "6.2", "in Kent increased")
    assert after.evidence[2:] == before.evidence
    assert after == replace(
        before,
        subject="Essex Police",
        method=f"{before.method}, corrected",
        evidence=after.evidence,
    )
