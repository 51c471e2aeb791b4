"""What each rule must say, and where it must be silent, beyond its own examples."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from schemas.terms import Comparison, Direction, Kind, Severity, Status, Unit
from validate.checking.discover import discover
from validate.checking.engine import check
from validate.family.model import Family
from validate.model import Figure, Place, Verdict

from .prints import EARLIER, NATIONAL, OTHER, YEAR, facts_of, figures_of, small_family

RULES = {rule.id: rule for rule in discover()}
EXACT, ROUNDED, WRONG = Status.EXACT, Status.ROUNDED, Status.INCONSISTENT
UNCHECKED = Status.UNCHECKED
Change = Callable[[list[Figure]], Sequence[Figure]]


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return small_family(tmp_path_factory.mktemp("family"))


def verdicts(rule: str, figures: Sequence[Figure], family: Family) -> tuple[Verdict, ...]:
    return check(facts_of(figures, family), [RULES[rule]])


def apart(figures: Sequence[Figure]) -> list[Figure]:
    """The same with each print in a sentence of its own."""
    return [
        replace(one, place=replace(one.place, line=at, quote=one.printed, start=0))
        for at, one in enumerate(figures, start=1)
    ]


def undated(figures: Sequence[Figure], *which: int) -> list[Figure]:
    """The same with no period where told, or nowhere."""
    return [
        replace(one, period=None, base_period=None) if at in which or not which else one
        for at, one in enumerate(figures)
    ]


def sections(figures: Sequence[Figure], *names: str) -> list[Figure]:
    """The same, each print in its section."""
    return [replace(one, context=name) for one, name in zip(figures, names, strict=True)]


SAID: dict[str, list[tuple[str, list[Status]]]] = {
    "changes-and-levels": [
        # Changes, from tables as well; of three levels in a sentence those that are dated.
        ("table loans 187\ntable loans@earlier 212\nclaim loans_change -21", [WRONG]),
        ("table loans 187\ntable loans@earlier 212\nclaim loans_change -12", [ROUNDED]),
        ("claim loans 187\nclaim loans@earlier 212\ntable loans_change 13", [WRONG]),
        ("claim late 9\nclaim late@earlier 12\nclaim late_change -25", [EXACT]),
        ("claim loans 5\nclaim loans@earlier 0\nclaim loans_change 100", [UNCHECKED]),
        ("claim loans 187\nclaim loans_change -21", []),
        ("claim loans 187\nclaim national loans@earlier 212\nclaim loans_change -21", []),
        ("claim loans 187\nother/claim loans@earlier 212\nclaim loans_change -21", []),
        ("claim late 187\nclaim late@earlier 212\nclaim loans_change -21", []),
        ("claim loans 187\nclaim loans@earlier ?\nclaim loans_change -21", []),
        ("claim loans 187\nclaim loans@earlier 212\nclaim loans_change ?", []),
    ],
    "shares-and-counts": [
        # Shares: the levels of the same subject and time.
        ("table late 30\ntable loans 120\ntable late_share 26", [WRONG]),
        ("claim late 30\nclaim loans 120\ninfographic late_share 25.0", [EXACT]),
        ("claim late 30\nclaim loans 0\nclaim late_share 25", [UNCHECKED]),
        ("claim late 30\nclaim late_share 26", []),
        ("claim late 30\nclaim national loans 120\nclaim late_share 26", []),
        ("claim late 30\nclaim loans@earlier 120\nclaim late_share 26", []),
        ("claim late 30\nother/claim loans 120\nclaim late_share 26", []),
        ("claim late 30\nclaim loans 120\nclaim loans 130\nclaim late_share 72", []),
        ("claim late@earlier 30\nclaim loans 120\nclaim late_share 25", [EXACT]),
        ("claim late 30\nclaim late 31\nclaim loans 7\nclaim late_share 50", [WRONG]),
    ],
    "part-not-above-whole": [
        # Parts: only against the whole of the same subject and time.
        ("table late 71\nclaim loans 64", [WRONG]),
        ("claim late 64\ntable loans 64", [EXACT]),
        ("claim late <71\nclaim loans 64", [EXACT]),
        ("claim late 71\nclaim loans <64", [WRONG]),
        ("claim late 71\nclaim loans >64", [EXACT]),
        ("claim late 71\nclaim loans@earlier 64", []),
        ("claim late 71\nclaim national loans 64", []),
        ("claim late 71\nother/claim loans 64", []),
        ("claim late 71\nclaim loans 64\nclaim loans 80", []),
        ("claim late ?\nclaim loans 64", []),
        ("claim late_share 71\nclaim loans 64", []),
    ],
    "stated-ranges": [
        # Ranges: anywhere in the document, of its time, of those it speaks of.
        ("table part_a 42\nannex all part_a 40]", [WRONG]),
        ("claim part_a 40.4\nannex all part_a 40]", [EXACT]),
        ("claim part_a 40.6\nannex all part_a 40]", [WRONG]),
        ("claim loans 41\nclaim all loans 40]", [WRONG]),
        ("claim national part_a 42\nclaim all part_a 40]", [WRONG]),
        ("claim national loans 4100\nclaim all loans 40]", []),
        ("claim part_a@earlier 41\nclaim all part_a 40]", []),
        ("claim part_a 41\nclaim all part_a@earlier 40]", []),
        ("claim part_b 41\nclaim all part_a 40]", []),
        ("claim all part_a 41\nclaim all part_a 40]", []),
        ("claim part_a 41\nother/annex all part_a 40]", []),
        ("claim part_a 41\nclaim national part_a 40]", []),
        ("claim part_a ?\nclaim all part_a 40]", []),
        ("claim part_a 41\nclaim all part_a ?]", []),
    ],
    "comparison-words": [
        # Words: strict, where rounding leaves no doubt; never of falls.
        ("claim loans 27 lower\nclaim national loans 27", [WRONG]),
        ("claim part_a 27.0 lower\nclaim national part_a 27.1", [EXACT]),
        ("claim part_a 27.1 lower\nclaim national part_a 27.0", [WRONG]),
        ("claim part_a 28 lower\nclaim national part_a 27.4", [WRONG]),
        ("claim part_a 28 lower\nclaim national part_a 27.5", [EXACT]),
        ("claim part_a >30 lower\nclaim national part_a 27", [WRONG]),
        ("claim part_a 31 higher\nclaim national part_a <30", [EXACT]),
        ("claim loans 27 same\nclaim national loans 28", [WRONG]),
        ("claim part_a 31\nclaim national part_a 27", []),
        ("claim part_a 31 lower\nclaim part_b 27", []),
        ("claim part_a 31 lower\nclaim national part_a ?", []),
        ("claim part_a 31 lower", []),
        ("claim loans_change 12 lower\nclaim national loans_change 8", [WRONG]),
        ("claim loans_change -12 higher\nclaim national loans_change -8", []),
        ("claim loans_change -12 lower\nclaim national loans_change -8", []),
        ("claim loans_change 12 lower\nclaim national loans_change -8", []),
    ],
    "direction-words": [
        # Directions: signs, and levels with where they came from.
        ("claim loans_change -20 down", [EXACT]),
        ("claim loans_change +20 down", [WRONG]),
        ("claim loans_change +0 up", [EXACT]),
        ("claim loans_change 0 unchanged", []),
        ("claim loans_change 2 unchanged", []),
        ("claim loans 71 unchanged\nclaim loans@earlier 71", [EXACT]),
        ("claim loans 71 unchanged\nclaim loans@earlier 72", [WRONG]),
        ("claim part_a 71 up\nclaim part_a@earlier 71", [EXACT]),
        ("claim loans 71 up\nclaim loans@earlier 71", [WRONG]),
        ("claim loans 71 up\nclaim loans@earlier >80", [WRONG]),
        ("claim loans 71 up\nclaim loans@earlier >60", [EXACT]),
        ("claim loans_change 20", []),
        ("claim loans 71\nclaim loans@earlier 118", []),
        ("claim loans 171 down\nclaim part_a 118", []),
        ("claim loans 171 down\nclaim loans@earlier ?", []),
        ("claim loans ? down\nclaim loans@earlier 118", []),
    ],
    "decimals-in-a-column": [
        # Columns: of one table, subject, period and unit.
        ("table part_a 33.3\ntable part_b 66.70\ntable part_c 0.7", [WRONG]),
        ("table part_a 33\ntable part_b 66\ntable part_c 1", [EXACT]),
        ("table part_a 33.3\ntable part_b ?\ntable part_c 0.7", [EXACT]),
        ("claim part_a 33.3\nclaim part_b 66\nclaim part_c 0.7", []),
        ("table part_a 33.3\ntable national part_b 66", []),
        ("table part_a 33.3\ntable part_b@earlier 66", []),
        ("table part_a 33.3\ntable loans 66", []),
        ("table part_a 33.3\ntable whole 100", []),
    ],
    "plausible-values": [
        # Values that a unit allows.
        ("claim part_a 100", [EXACT]),
        ("claim part_a 100.0\nclaim part_b 100.1", [EXACT, WRONG]),
        ("claim part_a -0.4", [WRONG]),
        ("claim part_a 0", [EXACT]),
        ("claim part_a >100", [WRONG]),
        ("claim loans 123456", [EXACT]),
        ("claim loans_change 250", []),
        ("claim loans_change -250", []),
        ("claim part_a ?", []),
    ],
    "repeated-counts": [
        # Counts that no measure answers to.
        ('claim - "17 old vans."\nclaim - "16 old vans, all red"', [WRONG]),
        ('claim - "17 old vans"\nclaim - "16 old vans"\nclaim - "17 old vans"', [WRONG, EXACT]),
        ('claim - "17 old vans"\nclaim - "16 new vans"', []),
        ('claim - "17 vans"\nclaim - "16 vans"', []),
        ('claim - "17 of the vans"\nclaim - "16 of the vans"', []),
        ('claim - "17 working days"\nclaim - "16 working days"', []),
        ('claim - "17 more vans"\nclaim - "16 more vans"', []),
        ('claim - "17 Old Vans"\nclaim - "16 Old Vans"', []),
    ],
    "share-growth": [
        # Shares that grow.
        (
            "claim late_share 12\nclaim late_share@earlier 10\nclaim late_change 25"
            "\nclaim loans_change 5",
            [ROUNDED],
        ),
        (
            "table late_share 8.4\nclaim late_share@earlier 10.0\nclaim late_change 25"
            "\nclaim loans_change 5",
            [WRONG],
        ),
        (
            "claim late_share 12\nclaim late_share@earlier 10\nclaim late_change 25"
            "\nclaim loans_change -100",
            [UNCHECKED],
        ),
        ("claim late_share 19\nclaim late_change 25\nclaim loans_change 5", []),
        ("claim late_share 19\nclaim late_share@earlier 10\nclaim late_change 25", []),
        ("claim late_share 19\nclaim late_share@earlier 10\nclaim loans_change 5", []),
        (
            "claim late_share 19\nclaim late_share@earlier 10\nclaim national late_change 25"
            "\nclaim loans_change 5",
            [],
        ),
        (
            "claim late_share 19\nother/claim late_share@earlier 10\nclaim late_change 25"
            "\nclaim loans_change 5",
            [],
        ),
    ],
    "parts-and-totals": [
        # Sums in running text.
        ("claim loans 61\nclaim on_time 51\nclaim late 9", [WRONG]),
        ("claim loans 12300\nclaim on_time 6100\nclaim late 6150", [ROUNDED]),
        ("claim loans 60\nclaim on_time >51\nclaim late 9", [UNCHECKED]),
        ("claim loans >60\nclaim on_time 51\nclaim late 12", [EXACT]),
        ("claim loans >60\nclaim on_time 51\nclaim late 8", [WRONG]),
        ("claim loans 61\nclaim on_time 51", []),
        ("claim loans 61\nclaim on_time 51\nclaim late ?", []),
        ("claim loans 61\nclaim on_time 51\nclaim national late 9", []),
        ("claim loans 61\nclaim on_time 51\nclaim late@earlier 9", []),
        ("claim loans 61\nclaim on_time 51\nother/claim late 9", []),
        ("claim loans 61\nclaim on_time 51\nclaim late 9\nclaim late 8", []),
        ("claim whole 99\nclaim part_a 33\nclaim part_b 65", [ROUNDED]),
    ],
    "previous-edition": [
        # The best print of each edition, of one fact and time; nothing else.
        ("table loans 120\nclaim loans 119\nprevious/claim loans 118\nprevious/table loans 120",
         [EXACT]),
        ("claim loans 119\nprevious/claim loans 120", [WRONG]),
        ("table part_a 61\nprevious/table part_a 61.5", [ROUNDED]),
        ("table part_a 61\nprevious/table part_a 61.6", [WRONG]),
        ("claim loans >100\nprevious/table loans 120", [EXACT]),
        ("claim loans ~119\nprevious/table loans 120", [UNCHECKED]),
        ("table loans@earlier 119\nprevious/table loans@earlier 120", [WRONG]),
        ("table loans_change 4\nprevious/table loans_change 5", [WRONG]),
        ("table national loans 119\nprevious/claim national loans 120", [WRONG]),
        ("table loans 120\nprevious/table loans ?", [UNCHECKED]),
        ("table loans ?\nprevious/table loans ?", []),
        ("table loans 119", []),
        ("previous/table loans 119", []),
        ("previous/table loans 119\nprevious/claim loans 120", []),
        ("table loans 119\nprevious/table loans@earlier 120", []),
        ("table loans 119\nprevious/table late 120", []),
        ("table loans 119\nprevious/table national loans 120", []),
        ("table loans 119]\nprevious/table loans 120", []),
        ("other/table loans 119\nprevious/table loans 120", []),
        ("other/table national loans 119\nprevious/table national loans 120", []),
        # A change, of which only the previous edition prints the level that it is from.
        ("claim loans 90\nclaim loans_change -25\nprevious/claim loans@earlier 120", [EXACT]),
        ("claim loans 90\nclaim loans_change -20\nprevious/claim loans@earlier 120", [WRONG]),
        ("claim loans 90\nclaim loans@earlier 120\nclaim loans_change -20"
         "\nprevious/claim loans@earlier 120", [EXACT]),
        ("claim loans_change -20\nprevious/claim loans@earlier 120", []),
        ("claim loans 90\nclaim loans_change -20\nprevious/claim loans 120", [WRONG]),
        ("claim loans 90\nclaim loans_change -20\nprevious/claim national loans@earlier 120", []),
        ("claim loans 90\nclaim loans_change -20\nprevious/claim late@earlier 120", []),
        ("claim loans 90\nclaim loans_change -20\nprevious/claim loans@earlier ?", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "prints", "statuses"),
    [
        pytest.param(rule, *case, id=f"{rule}: {case[0]}".replace("\n", "; "))
        for rule, cases in SAID.items()
        for case in cases
    ],
)
def test_what_a_rule_says(rule: str, prints: str, statuses: list[Status], family: Family) -> None:
    """A rule speaks of what belongs together, and of nothing else."""
    assert [one.status for one in verdicts(rule, figures_of(prints), family)] == statuses


CHANGE = "claim loans 187\nclaim loans@earlier 212\nclaim loans_change -21"
SHARE = "claim late 30\nclaim loans 120\nclaim late_share 72"
PART = "claim late 71\nclaim loans 64"
GROWTH = (
    "claim late_share 19\nclaim late_share@earlier 10\nclaim late_change 25\nclaim loans_change 5"
)
SUM = "claim loans 61\nclaim on_time 51\nclaim late 9"
LONG_AGO = replace(EARLIER, label="long ago", start=EARLIER.start.replace(year=1999))
LAST_DAY = replace(EARLIER, start=EARLIER.end)
REVISED = "table loans 119\nprevious/table loans 120"
HIGHER = {"comparison": Comparison.HIGHER}


def with_one(at: int, **changes: object) -> Change:
    """The same with one print changed."""
    return lambda figures: [
        replace(one, **changes) if number == at else one for number, one in enumerate(figures)
    ]


MOVED: list[tuple[str, str, str, Change, list[Status]]] = [
    ("dated, in sentences apart", "changes-and-levels", CHANGE, apart, [WRONG]),
    ("undated, in one sentence", "changes-and-levels", CHANGE, undated, [WRONG]),
    ("undated, apart", "changes-and-levels", CHANGE, lambda all_: apart(undated(all_)), []),
    (
        "from another base, apart",
        "changes-and-levels",
        CHANGE,
        lambda all_: with_one(2, base_period=LONG_AGO)(apart(all_)),
        [],
    ),
    ("dated, apart", "shares-and-counts", SHARE, apart, [WRONG]),
    ("undated, in one section", "shares-and-counts", SHARE,
     lambda all_: apart(undated(all_)), [WRONG]),
    (
        "undated, only one in the document",
        "shares-and-counts",
        SHARE,
        lambda all_: sections(apart(undated(all_)), "One", "Two", "Three"),
        [WRONG],
    ),
    (
        "undated, two in the section",
        "shares-and-counts",
        SHARE + "\nclaim loans 130",
        lambda all_: apart(undated(all_)),
        [],
    ),
    (
        "undated, two in the document, one in the section",
        "shares-and-counts",
        SHARE + "\nclaim loans 30",
        lambda all_: sections(apart(undated(all_)), "One", "One", "One", "Two"),
        [WRONG],
    ),
    (
        "undated, of which the whole is told of the past",
        "shares-and-counts",
        SHARE,
        lambda all_: with_one(1, past=True)(apart(undated(all_))),
        [],
    ),
    ("dated, in other sections", "part-not-above-whole", PART,
     lambda all_: sections(apart(all_), "One", "Two"), [WRONG]),
    ("undated, two wholes", "part-not-above-whole", PART + "\nclaim loans 80",
     lambda all_: apart(undated(all_)), []),
    ("undated, the same whole twice", "part-not-above-whole", PART + "\nclaim loans 64",
     lambda all_: apart(undated(all_)), [WRONG]),
    ("another unit", "part-not-above-whole", PART, with_one(0, unit=Unit.PERCENT), []),
    ("a past value", "stated-ranges", "claim part_a 41\nclaim all part_a 40]",
     with_one(0, period=None, past=True), []),
    ("an undated value", "stated-ranges", "claim part_a 42\nclaim all part_a 40]",
     with_one(0, period=None), [WRONG]),
    ("of another library", "stated-ranges", "claim part_a 42\nclaim all part_a 40]",
     with_one(0, subject=OTHER), [WRONG]),
    ("similar", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     with_one(0, comparison=Comparison.SIMILAR, compared_figure="f000000000002"), []),
    ("compared", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     with_one(0, comparison=Comparison.COMPARED, compared_figure="f000000000002"), []),
    ("than who is named", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     with_one(0, compared_with=NATIONAL, **HIGHER), [WRONG]),
    ("than who is named, apart", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     lambda all_: with_one(0, compared_with=NATIONAL, **HIGHER)(apart(all_)), [WRONG]),
    ("than who is named, then", "comparison-words",
     "claim part_a 31\nclaim national part_a@earlier 90",
     lambda all_: with_one(0, compared_with=NATIONAL, **HIGHER)(apart(all_)), []),
    ("than itself", "comparison-words", "claim part_a 31\nclaim part_a 90",
     with_one(0, compared_with="Westmarch Libraries", **HIGHER), []),
    ("than what is not there", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     with_one(0, compared_figure="f00000000000f", **HIGHER), []),
    ("than another unit", "comparison-words", "claim part_a 31\nclaim national part_a 90",
     lambda all_: with_one(0, compared_figure="f000000000002", **HIGHER)(
         with_one(1, unit=Unit.COUNT)(all_)), []),
    ("from another unit", "direction-words", "claim part_a 31\nclaim part_a@earlier 90",
     lambda all_: with_one(0, direction=Direction.UP, moved_from="f000000000002")(
         with_one(1, unit=Unit.COUNT)(all_)), []),
    ("in tables apart", "decimals-in-a-column", "table part_a 33.3\ntable part_b 66",
     with_one(1, table="Table 2"), []),
    ("another part's base", "share-growth", GROWTH, with_one(2, base_period=LONG_AGO), []),
    ("another whole's base", "share-growth", GROWTH, with_one(3, base_period=LONG_AGO), []),
    ("an undated share", "share-growth", GROWTH, with_one(0, period=None), []),
    ("apart", "share-growth", GROWTH, apart, [WRONG]),
    ("dated, apart, in text", "parts-and-totals", SUM, apart, [WRONG]),
    ("undated, in a section", "parts-and-totals", SUM, lambda one: apart(undated(one)), [WRONG]),
    ("undated now", "previous-edition", REVISED, lambda all_: undated(all_, 0), []),
    ("undated then", "previous-edition", REVISED, lambda all_: undated(all_, 1), []),
    ("undated beside a date", "previous-edition", REVISED + "\nclaim loans 119",
     lambda all_: undated(all_, 2), [WRONG]),
    ("dated beside a table without", "previous-edition", REVISED + "\nclaim loans 119",
     lambda all_: undated(all_, 0), [WRONG]),
    ("a change since nobody knows when", "previous-edition",
     "table loans_change 4\nprevious/table loans_change 5",
     lambda all_: [replace(one, base_period=None) for one in all_], []),
    ("changes since different times", "previous-edition",
     "table loans_change 4\nprevious/table loans_change 5",
     with_one(0, base_period=LONG_AGO), []),
    ("unlinked", "previous-edition", REVISED, with_one(1, measure=""), []),
    ("counted on the last day", "previous-edition",
     "claim loans 90\nclaim loans_change -20\nprevious/claim loans@earlier 120",
     with_one(2, period=LAST_DAY), [WRONG]),
    ("undated, two in the section", "parts-and-totals", SUM + "\nclaim late 8",
     lambda all_: apart(undated(all_)), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "prints", "moved", "statuses"),
    [pytest.param(*case, id=f"{case[0]}: {name}") for name, *case in MOVED],
)
def test_where_and_when_prints_belong_together(
    rule: str, prints: str, moved: Change, statuses: list[Status], family: Family
) -> None:
    """Sentence, section, period and subject decide whether prints are compared."""
    figures = moved(list(figures_of(prints)))
    assert [one.status for one in verdicts(rule, figures, family)] == statuses


def test_an_undated_fall_leads_to_the_lower_level(family: Family) -> None:
    """Where a sentence dates neither level the sign of the change says which came first."""
    for order in ("36\nclaim loans 40", "40\nclaim loans 36"):
        for change, status in (("-10", EXACT), ("11", ROUNDED), ("10", WRONG), ("-11", WRONG)):
            figures = undated(figures_of(f"claim loans {order}\nclaim loans_change {change}"))
            (verdict,) = verdicts("changes-and-levels", figures, family)
            assert verdict.status is status


def test_words_say_which_level_came_first(family: Family) -> None:
    """*From 36 to 40* is no fall by ten percent, whatever the sign says."""
    after, before, change = figures_of("claim loans 40\nclaim loans 36\nclaim loans_change -10")
    figures = undated([replace(after, moved_from=before.id), before, change])
    (verdict,) = verdicts("changes-and-levels", figures, family)
    assert verdict.status is WRONG


COUNTED = 'claim - "17 old vans"\nclaim - "16 old vans"'


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": NATIONAL},
        {"period": YEAR},
        {"past": True},
        {"measure": "loans"},
        {"unit": Unit.PERCENT},
        {"kind": Kind.TABLE},
        {"place": Place(document="eastmarch.txt", line=2, quote="16 old vans", end=2)},
    ],
    ids="".join,
)
def test_counts_of_something_else_are_not_the_same(
    changes: dict[str, object], family: Family
) -> None:
    """Of another subject or time, in a table, elsewhere, or known: no count told twice."""
    one, other = figures_of(COUNTED)
    (verdict,) = verdicts("repeated-counts", [one, other], family)
    assert (verdict.status, verdict.severity) == (WRONG, Severity.QUESTION)
    assert verdicts("repeated-counts", [one, replace(other, **changes)], family) == ()


def test_counts_of_one_sentence_are_not_told_twice(family: Family) -> None:
    """*17 old vans and 16 old vans* counts two things."""
    quote = "17 old vans, 16 old vans"
    one, other = figures_of(COUNTED)
    place = replace(one.place, quote=quote)
    figures = [
        replace(one, place=place),
        replace(other, place=replace(place, start=13, end=15)),
    ]
    assert verdicts("repeated-counts", figures, family) == ()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_rules_say_nothing_of_nothing(rule: str, family: Family) -> None:
    """Without figures, and of a single undated one of no measure, no rule says anything."""
    assert verdicts(rule, [], family) == ()
    (lone,) = figures_of('claim - "17 old vans"')
    assert verdicts(rule, [lone], family) == ()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_rules_never_mix_documents_unless_they_say_so(rule: str, family: Family) -> None:
    """Every print in a document of its own: only what is the nation's is compared."""
    prints = (
        "a/table whole 99\nb/table part_a 33\nc/claim part_b 33\nd/claim loans 50\n"
        "e/claim loans@earlier 40\nf/claim loans_change 90\ng/claim late 80\nh/claim late_share 3\n"
        "i/annex all part_a 12]\nj/claim late_change 7\nk/claim late_share@earlier 9"
    )
    for one in verdicts(rule, figures_of(prints), family):
        assert len(one.figures) == 1
