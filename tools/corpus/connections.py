"""What holds between the facts of one subject, by their handles."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tools.corpus.facts import Facts
from tools.corpus.family import measures
from tools.corpus.model import ALL_FORCES, NATION, Key, Relation

# The first is the sum of the others.
_SUMS = (
    ("files", "files_effective", "files_not_effective"),
    ("heard", "graded_right", "graded_wrong"),
    ("rso", "rso_very_high", "rso_high", "rso_medium", "rso_low"),
    ("disruptions", "disruptions_major", "disruptions_moderate", "disruptions_minor"),
    ("exercises", "exercises_local", "exercises_regional", "exercises_national"),
)
# The first is at least the sum of the others: parts that exclude each other, and may leave a rest.
_ROOMS = (
    ("files", "files_supervised", "files_not_supervised"),
    ("files", "files_care", "files_not_care"),
    ("plans_read", "plans_good", "plans_poor"),
    ("ocg_plans", "ocg_plans_full", "ocg_plans_bare"),
)
# The first is 100 times the second over the third; once, where it is a ratio.
_SHARES = (
    ("graded_share", "graded_right", "heard"),
    ("effective_share", "files_effective", "files"),
    ("supervised_share", "files_supervised", "files"),
    ("care_share", "files_care", "files"),
    ("foreign_share", "foreign", "arrests"),
    ("marac_share", "marac_repeats", "marac"),
    ("intelligence_share", "intelligence_local", "intelligence"),
    ("ocg_drugs_share", "ocgs_drugs", "ocgs"),
)
_RATIOS = (("per_manager", "rso", "managers"),)
_CHANGES = (
    ("asb_change", "asb", "asb_before"),
    ("iom_change", "iom", "iom_before"),
    ("subscribers_change", "subscribers", "subscribers_before"),
    ("riding_change", "riding", "riding_before"),
    ("repeat_victims_change", "repeat_victims", "repeat_victims_before"),
)
# The first is at most the second.
_ORDERS = (
    ("da_calls", "calls"),
    ("victim", "crime"),
    ("sexual", "victim"),
    ("assault", "victim"),
    ("unallocated_da", "unallocated"),
    ("foreign", "arrests"),
    ("suspects_high", "suspects"),
    ("dna", "recoveries"),
    ("recoveries", "scenes"),
    ("detective_gaps", "detective_posts"),
    ("plans_read", "plans"),
    ("dash_good", "dash"),
    ("dash_poor", "dash"),
    ("iom_violence", "iom"),
    ("shpos_breached", "shpos"),
    ("cbos_breached", "cbos"),
    ("dvpos", "dvpos_sought"),
    ("dvpos_breached", "dvpos"),
    ("marac_repeats", "marac"),
    ("protection_gaps", "protection_posts"),
    ("detained_in_cells", "detained"),
    ("ocgs_drugs", "ocgs"),
    ("intelligence_local", "intelligence"),
    ("forces_up", "all_forces"),
    ("forces_lacking", "all_forces"),
    *((f"o_{part}", "o_outcomes") for part in ("charged", "no_suspect", "assigned", "open")),
)
RANGED = ("vulnerable", "o_charged", "o_no_suspect", "o_opposes", "da_arrests", "ocg_rate", "asked")


def connections(facts: Facts, subjects: Iterable[str]) -> Iterator[Relation]:
    """All relations of these subjects; the nation's own where it is one of them."""
    for subject in subjects:
        yield from _of_subject(facts, subject)
        if subject in (NATION, ALL_FORCES):
            continue
        for handle in RANGED:
            bounds = [facts.key(handle, subject, bound) for bound in ("lower", "upper")]
            yield Relation(kind="within", facts=(facts.key(handle, subject), *bounds))


def _of_subject(facts: Facts, subject: str) -> Iterator[Relation]:
    def keys(handles: Iterable[str]) -> tuple[Key, ...]:
        return tuple(facts.key(handle, subject) for handle in handles)

    for handles in _SUMS:
        yield Relation(kind="sum", facts=keys(handles))
    for handles in _ROOMS:
        yield Relation(kind="room", facts=keys(handles))
    total = facts.key("o_outcomes", subject)
    for name, declared in measures().items():
        if name.startswith("outcome_") and declared.parts:
            parts = tuple(total._replace(measure=part) for part in declared.parts)
            yield Relation(kind="sum", facts=(total._replace(measure=name), *parts))
    yield Relation(kind="definition", facts=(total,), times=Fraction(100))
    for share in _SHARES:
        yield Relation(kind="ratio", facts=keys(share), times=Fraction(100))
    for ratio in _RATIOS:
        yield Relation(kind="ratio", facts=keys(ratio))
    for change in _CHANGES:
        yield Relation(kind="change", facts=keys(change))
    for order in _ORDERS:
        yield Relation(kind="order", facts=keys(order))
