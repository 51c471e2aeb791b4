"""One run set against another: what is told, and the laws that hold whatever the drafts say."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Change, Reason, Role, Severity
from tests.review.drafts import SENTENCES, Said, run
from validate.model import Changes
from validate.review.diff import diff
from validate.review.runs import Run

DRAFT = tuple(Said(number, 10 + number) for number in range(5))

said = st.builds(
    Said,
    sentence=st.integers(0, len(SENTENCES) - 1),
    printed=st.integers(2, 6),
    linked=st.booleans(),
    heading=st.sampled_from(["Traffic", "Weather"]),
)


@st.composite
def runs(draw: st.DrawFn, *, waivers: bool = True) -> Run:
    """A run on some draft, with some of its prints held to each other."""
    draft = draw(st.lists(said, min_size=2, max_size=8))
    positions = st.integers(0, len(draft) - 1)
    pair = st.tuples(positions, positions).filter(lambda one: one[0] < one[1])
    pairs = draw(st.lists(pair, max_size=6, unique=True))
    waived = draw(st.sets(st.sampled_from(pairs))) if pairs and waivers else set()
    severity = draw(st.sampled_from([Severity.ERROR, Severity.QUESTION]))
    return run(draft, pairs, waived=frozenset(waived), severity=severity)


def ids(changes: Changes, change: Change) -> set[str]:
    return {one.id for one in changes.of(change)}


@given(runs())
def test_a_run_set_against_itself_changed_nothing(one: Run) -> None:
    changes = diff(one, one)
    assert {found.change for found in changes.findings} <= {Change.STILL, Change.WAIVED}
    assert len(changes.findings) == len(one.findings)
    assert (changes.figures, changes.documents, changes.notes) == ((), (), ())
    assert not changes.is_worse


@given(runs(waivers=False), runs(waivers=False))
def test_what_is_new_one_way_is_gone_the_other_way(one: Run, other: Run) -> None:
    forth, back = diff(one, other), diff(other, one)
    assert ids(forth, Change.NEW) == ids(back, Change.GONE)
    assert ids(forth, Change.GONE) == ids(back, Change.NEW)
    assert {(f.id, f.now) for f in forth.figures if f.before is None} == {
        (f.id, f.before) for f in back.figures if f.now is None
    }
    assert {(f.before, f.now) for f in forth.reprinted} == {
        (f.now, f.before) for f in back.reprinted
    }


@given(runs(), runs())
def test_the_counts_add_up(one: Run, other: Run) -> None:
    """Every finding of either run is told once."""
    changes = diff(one, other)
    gone = changes.of(Change.GONE)
    known = [found for found in changes.findings if found.status_before is not None]
    assert len(changes.findings) - len(gone) == len(other.findings)
    assert len(known) == len(one.findings)
    assert len(changes.of(Change.WAIVED)) == sum(bool(v.waived_by) for v in other.findings)


@given(st.lists(said, min_size=1, max_size=8), said, st.data())
def test_a_sentence_put_in_anywhere_is_one_new_figure(
    draft: list[Said], added: Said, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(draft)))
    changes = diff(run(draft), run([*draft[:at], added, *draft[at:]]))
    assert [(one.before, one.now) for one in changes.figures] == [(None, str(added.printed))]


@given(st.lists(said, min_size=1, max_size=8), st.data())
def test_a_mended_print_is_one_changed_figure(draft: list[Said], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(draft) - 1))
    mended = [*draft]
    mended[at] = replace(draft[at], printed=9)
    changes = diff(run(draft), run(mended))
    assert [(one.before, one.now) for one in changes.figures] == [(str(draft[at].printed), "9")]


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("at", range(len(DRAFT) + 1))
def test_a_shift_and_a_mended_print_are_two_changes(at: int, *, linked: bool) -> None:
    """The ids of all behind the new sentence name other prints now; nobody is told so."""
    draft = [replace(one, linked=linked) for one in DRAFT]
    later = [*draft]
    later[2] = replace(draft[2], printed=77)
    later.insert(at, Said(6, 3, linked=linked))
    changes = diff(run(draft), run(later))
    assert {(one.before, one.now) for one in changes.figures} == {("12", "77"), (None, "3")}


def test_a_finding_outlives_a_shift_of_its_ids() -> None:
    before = run(DRAFT, [(1, 2)])
    now = run([Said(6, 3), *DRAFT], [(2, 3)])
    assert before.findings[0].id != now.findings[0].id
    changes = diff(before, now)
    assert [one.change for one in changes.findings] == [Change.STILL]


def test_an_id_that_names_another_print_now_is_another_finding() -> None:
    """The new sentences have the ids of the disputed ones, which agree now."""
    before = run(DRAFT[:2], [(0, 1)])
    now = run(
        [Said(6, 3), Said(7, 4), *(replace(one, printed=10) for one in DRAFT[:2])],
        [(0, 1), (2, 3)],
    )
    assert before.findings[0].id == now.findings[0].id
    changes = diff(before, now)
    assert [one.change for one in changes.findings] == [Change.NEW, Change.GONE]


def test_a_reworded_sentence_keeps_its_figure() -> None:
    """Other words, and enough of the same: the print is the same, whatever came before it."""
    before = run([Said(0, 12), Said(3, 40)])
    reworded = run([Said(6, 5), Said(0, 12), Said(3, 44)])
    place = reworded.figures[2].place
    quote = "Of all vessels that berthed here then, 44 carried cars as well as some people."
    told = replace(reworded.figures[2], place=replace(place, quote=quote, start=39, end=41))
    changes = diff(before, replace(reworded, figures=(*reworded.figures[:2], told)))
    assert [(one.before, one.now) for one in changes.figures] == [(None, "5"), ("40", "44")]


def test_a_renamed_heading_changes_nothing() -> None:
    renamed = [replace(one, heading="Ships and boats") for one in DRAFT]
    changes = diff(run(DRAFT, [(0, 1)]), run(renamed, [(0, 1)]))
    assert changes.figures == ()
    assert [one.change for one in changes.findings] == [Change.STILL]


def test_the_same_digits_of_another_sign_are_a_change() -> None:
    before = run(DRAFT[:1])
    (figure,) = before.figures
    assert figure.value is not None
    fell = replace(before, figures=(replace(figure, value=-figure.value),))
    (change,) = diff(before, fell).figures
    assert (change.before, change.now) == ("10", "-10")


def _rest(one: Run, **more: object) -> Run:
    return replace(one, **more)  # type: ignore[arg-type]


MENDED = (Said(0, 11), *DRAFT[1:])
AGREEING = (Said(0, 11), Said(1, 11))
WRONG = run(DRAFT, [(0, 1)])
UNCOMPARED = run(DRAFT)
OTHER_REPORT = run([Said(7, 3)], document="other.txt", report="harbours/eastmarch/2031")

REASONS: Sequence[tuple[str, Run, Reason]] = (
    ("the print was mended", run(MENDED, [(0, 1)]), Reason.PRINT_CHANGED),
    ("the sentence went", run(DRAFT[1:]), Reason.PRINT_ABSENT),
    ("nothing compares them", replace(UNCOMPARED, comparisons={"same": 0}), Reason.NOT_COMPARED),
    ("the rule is off", replace(UNCOMPARED, severities={"same": "off"}), Reason.RULE_OFF),
    ("the rule is unknown", replace(UNCOMPARED, comparisons={}), Reason.RULE_UNKNOWN),
    ("the report is not there", OTHER_REPORT, Reason.DOCUMENT),
    (
        "the report is damaged",
        replace(OTHER_REPORT, unread=frozenset({"draft.txt"})),
        Reason.UNREAD,
    ),
    (
        "the same prints are judged otherwise",
        replace(
            WRONG,
            verdicts=(
                replace(run(AGREEING, [(0, 1)]).verdicts[0], figures=WRONG.verdicts[0].figures),
            ),
        ),
        Reason.JUDGED_OTHERWISE,
    ),
)


@pytest.mark.parametrize(
    ("other", "reason"), [case[1:] for case in REASONS], ids=[case[0] for case in REASONS]
)
def test_why_a_finding_is_gone_or_new_is_told(other: Run, reason: Reason) -> None:
    """Whichever run is the earlier."""
    (gone,) = diff(WRONG, other).findings
    assert (gone.change, gone.reasons) == (Change.GONE, (reason,))
    (new,) = diff(other, WRONG).findings
    assert (new.change, new.reasons) == (Change.NEW, (reason,))


def test_a_fault_without_prints_is_known_by_its_id() -> None:
    """A row that is missing, a rule that failed: there is no print to know it by."""
    fault = replace(WRONG.findings[0], figures=(), printed=(), mentions=(), rule="rows")
    before = replace(UNCOMPARED, verdicts=(fault,))
    assert [one.change for one in diff(before, before).findings] == [Change.STILL]
    (gone,) = diff(before, UNCOMPARED).findings
    assert (gone.change, gone.reasons) == (Change.GONE, (Reason.NOT_FOUND,))
    (new,) = diff(UNCOMPARED, before).findings
    assert (new.change, new.reasons) == (Change.NEW, (Reason.NOT_FOUND,))


def test_a_sum_with_one_part_more_is_a_changed_finding() -> None:
    """Most of its prints are the same; the others are said to have come or gone."""
    before = run(DRAFT)
    now = run([*DRAFT, Said(6, 3)])

    def added(one: Run, *at: int) -> Run:
        found = [one.figures[position] for position in at]
        total = replace(
            WRONG.findings[0],
            id=f"v{len(at)}",
            figures=tuple(figure.id for figure in found),
            printed=tuple(figure.printed for figure in found),
        )
        return replace(one, verdicts=(total,))

    (changed,) = diff(added(before, 0, 1, 2), added(now, 0, 1, 2, 5)).findings
    assert (changed.change, changed.reasons) == (Change.CHANGED, (Reason.OTHER_PRINTS,))
    assert (changed.before, changed.now) == (("10", "11", "12", ""), ("10", "11", "12", "3"))


def test_a_mended_finding_shows_the_old_print_and_the_new() -> None:
    (gone,) = diff(WRONG, run(MENDED, [(0, 1)])).findings
    assert gone.mended == (("10", "11"),)
    assert [place.line for place in gone.where] == [1, 2]


def test_another_print_that_still_disagrees_is_a_changed_finding() -> None:
    (changed,) = diff(WRONG, run([Said(0, 14), *DRAFT[1:]], [(0, 1)])).findings
    assert (changed.change, changed.reasons) == (Change.CHANGED, (Reason.PRINT_CHANGED,))
    assert (changed.before, changed.now) == (("10", "11"), ("14", "11"))


def test_a_finding_that_somebody_calls_a_question_now_is_changed() -> None:
    (changed,) = diff(WRONG, run(DRAFT, [(0, 1)], severity=Severity.QUESTION)).findings
    assert changed.reasons == (Reason.SEVERITY,)
    assert (changed.severity_before, changed.severity) == (Severity.ERROR, Severity.QUESTION)
    assert not changed.is_worse


def test_a_waiver_takes_a_finding_out_of_what_is_worse() -> None:
    waived = run(DRAFT, [(0, 1)], waived=frozenset({(0, 1)}))
    changes = diff(UNCOMPARED, waived)
    assert [one.change for one in changes.findings] == [Change.WAIVED]
    assert not changes.is_worse
    assert diff(UNCOMPARED, WRONG).is_worse


def test_a_waiver_that_ended_is_worse() -> None:
    changes = diff(run(DRAFT, [(0, 1)], waived=frozenset({(0, 1)})), WRONG)
    assert [one.reasons for one in changes.findings] == [(Reason.WAIVER_ENDED,)]
    assert changes.is_worse


def test_a_report_is_known_by_its_id_whatever_its_file_is_called() -> None:
    changes = diff(WRONG, run(DRAFT, [(0, 1)], document="draft-v3.txt"))
    assert changes.figures == ()
    assert [one.change for one in changes.findings] == [Change.STILL]
    (document,) = changes.documents
    assert (document.before, document.now, document.edited) == ("draft.txt", "draft-v3.txt", False)


def test_a_report_whose_id_changed_is_known_by_what_it_prints() -> None:
    """Its cover was mended, or no family knows it and its file was renamed."""
    now = run(MENDED, document="draft-v3.txt", report="harbours/westmarch-harbour/2031")
    changes = diff(run(DRAFT), now)
    assert [(one.before, one.now) for one in changes.figures] == [("10", "11")]


def test_another_edition_is_another_report() -> None:
    edition = [Said(number, 30 + number) for number in range(5)]
    changes = diff(run(DRAFT), run(edition, report="harbours/westmarch/2032"))
    assert changes.figures == ()
    assert {(one.before, one.now) for one in changes.documents} == {
        ("draft.txt", None),
        (None, "draft.txt"),
    }
    assert changes.notes == ("the two runs have no document in common",)


def test_a_report_that_is_the_previous_edition_now_is_gone() -> None:
    """What it prints is not listed figure by figure."""
    now = run(DRAFT)
    now = replace(now, papers=tuple(replace(one, role=Role.PREVIOUS) for one in now.papers))
    changes = diff(run(DRAFT), now)
    assert changes.figures == ()
    assert [(one.before, one.now) for one in changes.documents] == [("draft.txt", None)]


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"version": "1.1"}, "the earlier run is of tieout 1.0, the later of tieout 1.1"),
        ({"severities": {"same": "warning"}}, "--severity same was not given, and is warning now"),
        ({"unread": frozenset({"x.pdf"})}, "x.pdf could not be read in the later run"),
    ],
)
def test_what_else_differs_between_the_runs_is_noted(more: dict[str, object], note: str) -> None:
    assert diff(WRONG, _rest(WRONG, **more)).notes == (note,)


def test_a_family_that_was_changed_is_noted() -> None:
    papers = tuple(replace(one, program="abc") for one in WRONG.papers)
    note = "the family harbours was changed between the runs"
    assert diff(WRONG, replace(WRONG, papers=papers)).notes == (note,)


def test_the_worst_is_told_first() -> None:
    """New before gone, errors before questions, then by place."""
    before = run(DRAFT, [(0, 1)])
    asked = run(DRAFT, [(1, 2)], severity=Severity.QUESTION)
    now = run(DRAFT, [(3, 4), (2, 3)])
    now = replace(now, verdicts=(*asked.verdicts, *now.verdicts))
    told = [(one.change, one.severity) for one in diff(before, now).findings]
    assert told == [
        (Change.NEW, Severity.ERROR),
        (Change.NEW, Severity.ERROR),
        (Change.NEW, Severity.QUESTION),
        (Change.GONE, Severity.ERROR),
    ]
    assert [one.where[0].line for one in diff(before, now).findings] == [3, 4, 2, 1]
