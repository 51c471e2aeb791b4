"""Which findings are new, gone, changed or still there, and why."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.terms import Change, Reason, Severity
from validate.model import FindingChange, Place, Verdict
from validate.review.figures import shown
from validate.review.matching import Score, Unpaired
from validate.review.reasons import Side, compared
from validate.review.runs import Run, closed

_ALIKE = 0.5
_MOST_COMPARED = 100_000
_ORDER = (Change.NEW, Change.CHANGED, Change.GONE, Change.STILL, Change.WAIVED)
_SEVERITIES = list(Severity)

Columns = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The findings of two runs; each side looks from its run at the other."""

    earlier: Side
    later: Side

    @property
    def before(self) -> Run:
        """The earlier run."""
        return self.earlier.own

    @property
    def now(self) -> Run:
        """The later run."""
        return self.later.own

    @cached_property
    def pairs(self) -> Sequence[tuple[Verdict | None, Verdict | None]]:
        """Each finding of either run with the one that it is in the other, if it is there."""
        before, now = self.before.findings, self.now.findings
        left = Unpaired(before, now)
        old_key = self.earlier.key
        left.by_key(lambda one: (one.id, old_key(one)), lambda one: (one.id, compared(one)))
        left.by_key(old_key, compared)
        left.by_key(lambda one: None if one.figures else one.id)
        left.by_score(self._overlapping(left))
        pairs: list[tuple[Verdict | None, Verdict | None]] = [
            (before[one], now[other]) for one, other in left.pairs
        ]
        pairs.extend((None, one) for one in left.now.values())
        pairs.extend((one, None) for one in left.before.values())
        return pairs

    def _overlapping(self, left: Unpaired[Verdict]) -> Iterator[Score]:
        """Findings of one rule that share most of their figures: one of them came or went."""
        later: dict[Hashable, list[int]] = defaultdict(list)
        for position, one in left.now.items():
            later[one.rule].append(position)
        earlier: dict[Hashable, list[int]] = defaultdict(list)
        for position, one in left.before.items():
            earlier[one.rule].append(position)
        for rule, positions in earlier.items():
            others = later.get(rule, [])
            if len(positions) * len(others) > _MOST_COMPARED:
                continue
            for position in positions:
                mine = self.earlier.translated(left.before[position])
                for other in others:
                    yours = frozenset(left.now[other].figures)
                    if mine and len(mine & yours) >= _ALIKE * len(mine | yours):
                        yield len(mine & yours) / len(mine | yours), position, other

    def changes(self) -> list[FindingChange]:
        """All of them: new, changed, gone, still there, waived, the worst of each first."""
        order = {paper.document: at for at, paper in enumerate(self.now.papers)}

        def rank(one: FindingChange) -> tuple[int, int, int, int, int, str]:
            where = one.where[0] if one.where else Place(document="")
            return (
                _ORDER.index(one.change),
                _SEVERITIES.index(one.severity),
                order.get(where.document, len(order)),
                where.page or 0,
                where.line or 0,
                one.id,
            )

        return sorted((self._change(old, new) for old, new in self.pairs), key=rank)

    def _change(self, old: Verdict | None, new: Verdict | None) -> FindingChange:
        if new is None:
            assert old is not None
            return self._gone(old)
        before, now = self._prints(old, new)
        reasons, note = self._reasons(old, new, reprinted=before != now)
        change = Change.NEW if old is None else Change.CHANGED if reasons else Change.STILL
        return FindingChange(
            id=new.id,
            change=Change.WAIVED if new.waived_by else change,
            rule=new.rule,
            severity=new.severity,
            status=new.status,
            message=new.message,
            reasons=reasons,
            before=before,
            now=now,
            expected_before=closed(old.expected) if old else None,
            expected_now=closed(new.expected),
            severity_before=old.severity if old else None,
            status_before=old.status if old else None,
            waived_by=new.waived_by,
            note=note,
            where=tuple(_spots(new, self.now)),
        )

    def _gone(self, old: Verdict) -> FindingChange:
        reason, other = self.earlier.why_absent(old)
        before, now = _columns(_side_by_side(old, self.earlier))
        return FindingChange(
            id=old.id,
            change=Change.GONE,
            rule=old.rule,
            severity=old.severity,
            status=old.status,
            message=old.message,
            reasons=(reason,),
            before=before,
            now=now,
            expected_before=closed(old.expected),
            expected_now=closed(other.expected) if other else None,
            severity_before=old.severity,
            status_before=old.status,
            note=other.note if other else "",
            where=tuple(_spots(old, self.before, self.earlier)),
        )

    def _reasons(
        self, old: Verdict | None, new: Verdict, *, reprinted: bool
    ) -> tuple[tuple[Reason, ...], str]:
        """Why a finding is new, or what is changed in it."""
        if old is None:
            reason, other = self.later.why_absent(new)
            return (reason,), other.note if other else ""
        same = self.earlier.key(old) == compared(new)
        told = {
            Reason.OTHER_PRINTS: not same and bool(old.figures or new.figures),
            Reason.PRINT_CHANGED: same and reprinted,
            Reason.EXPECTED: closed(old.expected) != closed(new.expected),
            Reason.SEVERITY: old.severity is not new.severity,
            Reason.STATUS: old.status is not new.status,
            Reason.WAIVER_ENDED: bool(old.waived_by) and not new.waived_by,
        }
        return tuple(reason for reason, holds in told.items() if holds), ""

    def _prints(self, old: Verdict | None, new: Verdict) -> Columns:
        """The prints before and now; those that only the earlier finding names come last."""
        pairs = [(one, other) for other, one in _side_by_side(new, self.later)]
        if old is not None:
            named = {self.later.names.get(one) for one in new.figures}
            told = _printed(old, self.before)
            pairs += [(print_, "") for one, print_ in told if one not in named]
        return _columns(pairs)


def _side_by_side(verdict: Verdict, side: Side) -> list[tuple[str, str]]:
    """Each print of a verdict with what it is in the other run; empty where it is not there."""
    pairs = []
    for item, print_ in _printed(verdict, side.own):
        other = side.other.by_id.get(side.names.get(item, ""))
        pairs.append(shown(side.own.by_id[item], other) if other else (print_, ""))
    return pairs


def _printed(verdict: Verdict, run: Run) -> list[tuple[str, str]]:
    """The figures of a verdict with their prints."""
    known = run.by_id
    return [(one, known[one].printed if one in known else "") for one in verdict.figures]


def _columns(pairs: Sequence[tuple[str, str]]) -> Columns:
    """All first ones, and all second ones; a column that is all empty is none."""
    first, second = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    return first if any(first) else (), second if any(second) else ()


def _spots(verdict: Verdict, own: Run, side: Side | None = None) -> Iterator[Place]:
    """Where the prints stand: in the other run where they are there, else in their own."""
    for item in (*verdict.figures, *verdict.mentions):
        place = own.place_of(item)
        if side is not None:
            there = side.names.get(item, item if item in side.other.mentions else "")
            place = side.other.place_of(there) or place
        if place is not None:
            yield Place(
                document=place.document,
                page=place.page,
                page_label=place.page_label,
                line=place.line,
            )
