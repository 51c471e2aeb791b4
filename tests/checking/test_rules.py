"""Every rule: its examples hold, its file is found, and its failure stays its own."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from schemas.terms import Criterion, Dimension, Kind, Severity, Status
from tests.inprocess import DATA
from validate.checking import rules as rules_package
from validate.checking.discover import discover
from validate.checking.engine import check
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Statement
from validate.commands.run import run
from validate.errors import RuleError
from validate.family.model import Family
from validate.model import Period

from .prints import facts_of, figure, figures_of, small_family

RULES = discover()
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}-{example.outcome}")
    for rule in RULES
    for number, example in enumerate(rule.examples, start=1)
]
WORST_LAST = [Status.EXACT, Status.ROUNDED, Status.UNCHECKED, Status.INCONSISTENT, Status.ERROR]
GOOD_RULE = '''
"""
Nothing is compared.

A rule of a test.
"""

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.rule import Example, Rule

RULE = Rule(
    id="added-by-a-test", title="Added", severity=Severity.ERROR,
    criterion=Criterion.TOTALS, dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=lambda facts: iter(()), examples=(Example("claim part_a 1", Status.EXACT),),
)
'''


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return small_family(tmp_path_factory.mktemp("family"))


@pytest.fixture
def rules_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the rules folder that takes its place, to which a test may add files."""
    before = set(sys.modules)
    folder = tmp_path / "rules"
    shutil.copytree(
        Path(rules_package.__path__[0]), folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(rules_package, "__path__", [str(folder)])
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith(rules_package.__name__):
            del sys.modules[name]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_the_examples_of_a_rule_hold(rule: Rule, example: Example, family: Family) -> None:
    """Each example comes out as told: one verdict of that outcome at least, and none worse."""
    verdicts = check(facts_of(figures_of(example.prints), family), [rule])
    outcomes = [verdict.status for verdict in verdicts]
    assert example.outcome in outcomes
    assert max(outcomes, key=WORST_LAST.index) is example.outcome
    assert any(verdict.announced for verdict in verdicts) is example.announced


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_explains_itself(rule: Rule) -> None:
    """Each rule has a title, an explanation, and examples that pass, fail and stay unchecked."""
    outcomes = {example.outcome for example in rule.examples}
    assert rule.title.strip()
    assert len(rule.explanation.split()) > 10
    assert outcomes & {Status.EXACT, Status.ROUNDED}
    assert Status.INCONSISTENT in outcomes
    # A rule that looks at one print at a time always can.
    several = any(
        len([line for line in example.prints.splitlines() if '"' not in line]) > 1
        for example in rule.examples
    )
    assert not several or Status.UNCHECKED in outcomes


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_verdict_says_what_and_why(rule: Rule, family: Family) -> None:
    """Every verdict has a message and its prints; a finding a gap, an unchecked one its reason."""
    for example in rule.examples:
        facts = facts_of(figures_of(example.prints), family)
        for verdict in check(facts, [rule]):
            assert verdict.message
            assert verdict.printed == tuple(facts.by_id[one].printed for one in verdict.figures)
            if verdict.status is Status.INCONSISTENT:
                asked = Severity.INFORMATION if verdict.announced else rule.severity
                assert verdict.severity is asked
                # What is no arithmetic, or has one bound, says in words what is asked for.
                assert verdict.note or (verdict.gap is not None and verdict.gap > 0)
                assert verdict.note or verdict.expected is not None or verdict.announced
            else:
                assert verdict.severity is Severity.INFORMATION
            if verdict.status is Status.UNCHECKED:
                assert verdict.note


@pytest.mark.parametrize(
    ("kinds", "carried", "severity"),
    [
        ((Kind.CLAIM, Kind.CLAIM), (True, False), Severity.QUESTION),
        ((Kind.CLAIM, Kind.FOOTNOTE), (False, True), Severity.QUESTION),
        ((Kind.CLAIM, Kind.CLAIM), (False, False), Severity.ERROR),
        ((Kind.CLAIM, Kind.TABLE), (True, False), Severity.ERROR),
    ],
)
def test_two_sentences_that_may_speak_of_different_things_raise_a_question(
    kinds: tuple[Kind, Kind], carried: tuple[bool, bool], severity: Severity, family: Family
) -> None:
    """Where a sentence leaves its measure to the one before, a person is asked; a table settles."""
    figures = [
        figure(f"f{number:012x}", printed, kind=kind, carried=leaves)
        for number, (printed, kind, leaves) in enumerate(
            zip(("61", "58"), kinds, carried, strict=True), start=1
        )
    ]
    (rule,) = (rule for rule in RULES if rule.id == "prints-of-one-fact")
    (verdict,) = check(facts_of(figures, family), [rule])
    assert verdict.status is Status.INCONSISTENT
    assert verdict.severity is severity
    assert ("do they mean the same?" in verdict.note) is (severity is Severity.QUESTION)


def test_rules_come_in_order_and_no_id_twice() -> None:
    """Rules are found in order of their ids, so that two runs list them alike."""
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert {"national-figures", "parts-and-totals", "prints-of-one-fact"} <= set(ids)


def test_a_rule_file_copied_in_is_picked_up(rules_folder: Path) -> None:
    """A rule file added to the folder is found; its docstring is its explanation."""
    (rules_folder / "added.py").write_text(GOOD_RULE, encoding="utf-8")
    found = {rule.id: rule for rule in discover()}
    assert found.keys() == {rule.id for rule in RULES} | {"added-by-a-test"}
    assert found["added-by-a-test"].explanation == "Nothing is compared.\n\nA rule of a test."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("def broken(:\n", "SyntaxError"),
        ("import no_such_library_at_all\n", "ModuleNotFoundError"),
        ("1 / 0\n", "ZeroDivisionError"),
        ("x = 1\n", "defines no RULE"),
        ('RULE = "a text"\n', "defines no RULE"),
        (GOOD_RULE.replace("added-by-a-test", "parts-and-totals"), "parts-and-totals"),
        (GOOD_RULE.replace("criterion=Criterion.TOTALS, ", ""), "'criterion'"),
        (GOOD_RULE.replace("Criterion.TOTALS", '"neatness"'), "criterion"),
    ],
)
def test_a_broken_rule_file_is_named(rules_folder: Path, content: str, problem: str) -> None:
    """A rule file that does not load, is no rule or repeats an id is an error that names it."""
    (rules_folder / "zz_broken_rule.py").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        discover()
    assert "zz_broken_rule" in caught.value.place
    assert problem in str(caught.value)
    assert caught.value.remedy


def _fails_at_once(facts: Facts) -> Iterator[Statement]:
    raise KeyError(f"among {len(facts.figures)} figures")


def _fails_midway(facts: Facts) -> Iterator[Statement]:
    yield from RULES[-1].statements(facts)
    raise ZeroDivisionError("on the way")


@pytest.mark.parametrize("statements", [_fails_at_once, _fails_midway])
def test_a_rule_that_raises_is_one_error_and_the_others_run(
    statements: Callable[[Facts], Iterator[Statement]], family: Family
) -> None:
    """A rule that raises gives one verdict of status error; the other rules still say theirs."""
    raising = Rule(
        id="a-raising-rule",
        title="Raises",
        severity=Severity.WARNING,
        criterion=Criterion.CONSISTENCY,
        dimension=Dimension.COHERENCE_AND_COMPARABILITY,
        statements=statements,
        examples=(),
    )
    facts = facts_of(figures_of("table part_a 10.9\nclaim part_a 11.0"), family)
    verdicts = check(facts, [raising, *RULES])
    errors = [verdict for verdict in verdicts if verdict.status is Status.ERROR]
    assert [(one.rule, one.severity) for one in errors] == [("a-raising-rule", Severity.ERROR)]
    assert "Error" in errors[0].message
    assert errors[0].is_finding
    others = [verdict for verdict in verdicts if verdict.rule != "a-raising-rule"]
    assert others == list(check(facts, RULES))
    assert Status.INCONSISTENT in {verdict.status for verdict in others}


def test_a_rule_that_raises_gives_exit_code_2(rules_folder: Path, tmp_path: Path) -> None:
    """On the command line a rule that raises is exit code 2, whatever --fail-on says."""
    content = GOOD_RULE.replace("iter(())", "1 / 0")
    (rules_folder / "added.py").write_text(content, encoding="utf-8")
    out = tmp_path / "out"
    arguments = [str(DATA / "kent.txt"), "--out", str(out), "--fail-on", "never"]
    result = CliRunner().invoke(run, arguments)
    assert result.exit_code == 2
    assert "added-by-a-test" in result.stdout
    assert "ZeroDivisionError" in result.stdout
    assert "Traceback" not in result.output
    assert (out / "report" / "index.html").is_file()


@pytest.mark.parametrize(
    ("setting", "outcome"),
    [
        ("enabled = false", []),
        ('severity = "question"', [Severity.QUESTION]),
        ("", [Severity.ERROR]),
    ],
)
def test_a_family_tunes_a_rule(setting: str, outcome: list[Severity], tmp_path: Path) -> None:
    """A family may switch a rule off or change how much its findings matter."""
    small_family(tmp_path)
    content = f"[prints-of-one-fact]\n{setting}\n"
    (tmp_path / "libraries" / "rules.toml").write_text(content, encoding="utf-8")
    tuned = small_family(tmp_path)
    facts = facts_of(figures_of("table part_a 10.9\nclaim part_a 11.0"), tuned)
    rule = next(rule for rule in RULES if rule.id == "prints-of-one-fact")
    assert [verdict.severity for verdict in check(facts, [rule])] == outcome


def test_verdict_ids_are_unique_and_stand_still(family: Family) -> None:
    """A verdict keeps its id when a print changes, and no two verdicts share one."""
    before = check(facts_of(figures_of("table part_a 10.9\nclaim part_a 10.9"), family), RULES)
    after = check(facts_of(figures_of("table part_a 10.9\nclaim part_a 11.0"), family), RULES)
    assert [one.id for one in before] == [one.id for one in after]
    example = next(rule for rule in RULES if rule.id == "parts-and-totals").examples[0]
    ids = [one.id for one in check(facts_of(figures_of(example.prints), family), RULES)]
    assert len(ids) == len(set(ids)) > 2


def test_a_base_period_that_is_not_stated_is_unknown(family: Family) -> None:
    """A print that leaves its base period unsaid is compared, as one that leaves its period is."""
    rule = next(rule for rule in RULES if rule.id == "prints-of-one-fact")
    base = Period(start=date(2030, 4, 1), end=date(2031, 3, 31))
    table, claim = figures_of("table part_a 10.9\nclaim part_a 11.9")
    facts = facts_of((replace(table, base_period=base), claim), family)
    assert [verdict.status for verdict in check(facts, [rule])] == [Status.INCONSISTENT]


def test_a_period_that_is_not_stated_is_unknown(family: Family) -> None:
    """A print without a period is held to the only period there is; to none when there are two."""
    rule = next(rule for rule in RULES if rule.id == "prints-of-one-fact")
    table, claim = figures_of("table part_a 10.9\nclaim part_a 11.9")
    undated = replace(claim, period=None)
    (verdict,) = check(facts_of((table, undated), family), [rule])
    assert verdict.status is Status.INCONSISTENT
    assert "does not state its period" in verdict.note
    last_year = Period(start=date(2030, 4, 1), end=date(2031, 3, 31))
    earlier = replace(table, id="f000000000009", period=last_year)
    assert check(facts_of((table, earlier, undated), family), [rule]) == ()


def test_other_years_subjects_and_measures_are_not_compared(family: Family) -> None:
    """Coordinates that are stated and differ prevent a comparison."""
    table, claim, *others = figures_of(
        "table part_a 10.9\nclaim part_a 10.9\nclaim national part_a 44\nclaim part_b 55"
    )
    last_year = Period(start=date(2030, 4, 1), end=date(2031, 3, 31))
    facts = facts_of((table, replace(claim, value=Decimal(66), period=last_year), *others), family)
    verdicts = check(facts, RULES)
    assert not any(one.is_comparison and len(one.figures) > 1 for one in verdicts)
