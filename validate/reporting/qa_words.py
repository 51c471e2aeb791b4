"""What a row of the QA log says, in the same words for the page and for the file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.terms import Criterion, Fulfilled
from validate.model import RuleInfo, Verdict
from validate.reporting.lookup import Lookup
from validate.reporting.strings import say
from validate.reporting.wording import listed
from validate.review.signoff import LogRow, qa_log, without_criterion
from validate.version import own_version

_SHOWN = 3
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence, and the findings that it speaks of: the worst few, and how many there are."""

    words: str
    findings: tuple[Verdict, ...] = ()

    @property
    def shown(self) -> tuple[Verdict, ...]:
        """The worst few."""
        return self.findings[:_SHOWN]

    @property
    def more(self) -> str:
        """How many more there are, in words; empty for none."""
        rest = len(self.findings) - len(self.shown)
        return say("qa.more", n=rest) if rest else ""


def log_of(look: Lookup) -> tuple[LogRow, ...]:
    """The log of a run."""
    reports = look.results.reports
    captions = sum(len(look.bare_captions(report.document)) for report in reports)
    return qa_log(look.results, captions=captions)


def checked_by() -> str:
    """The program and its version: it is no person's name."""
    return say("qa.checked_by", version=own_version())


def answer(fulfilled: Fulfilled) -> str:
    """*Yes*, *Partly*, *No* or *Not checked*."""
    return say(f"qa.fulfilled_{fulfilled.value}")


def checks(row: LogRow, rules: Iterable[RuleInfo]) -> tuple[str, ...]:
    """What was done for a criterion, sentence by sentence; ``rules`` are all of the run."""
    said = []
    if row.made:
        works = "; ".join(
            say("qa.rule_made", title=one.rule.title, made=one.made) for one in row.works
        )
        documents = say("qa.in_documents", n=row.documents)
        said.append(say("qa.made", n=row.made, documents=documents, rules=works))
        said.append(say("qa.held", exact=row.exact, rounded=row.rounded, apart=row.apart))
    if row.tables:
        said.append(say("qa.tables", n=row.tables, rows=say("qa.rows", n=row.rows)))
    if said:
        return tuple(said)
    has_rule = any(rule.criterion is row.criterion for rule in rules)
    return (say("qa.nothing") if has_rule else say("qa.no_rule"),)


def notes(row: LogRow) -> tuple[Note, ...]:
    """What was found, what is waived and by whom, and what could not be proved."""
    return (*_found(row), *_left_open(row))


def others(look: Lookup) -> tuple[Note, ...]:
    """Findings that no row has, if there are any: none is passed over."""
    found = without_criterion(look.results)
    return _told(say("qa.other_findings", n=len(found)), found)


def of_a_finding(look: Lookup, verdict: Verdict) -> str:
    """A finding in one line, not too long."""
    words = " ".join((verdict.message or look.rule_title(verdict.rule)).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"


def _found(row: LogRow) -> Iterator[Note]:
    open_ = row.discrepancies
    yield from _told(say("qa.discrepancies", n=len(open_)), open_)
    yield from _told(say("qa.questions", n=len(row.questions)), row.questions)
    yield from _told(say("qa.remarks", n=len(row.remarks)), row.remarks)
    if row.waived:
        words = say("qa.waived_findings", n=len(row.waived))
        yield Note(
            words=say("qa.waived", findings=words, people=_people(row.waived)),
            findings=row.waived,
        )
    if row.revisions:
        yield Note(words=say("qa.revisions", n=row.revisions))
    if row.elsewhere:
        yield Note(words=say("qa.elsewhere", n=row.elsewhere))
    if row.asked_elsewhere:
        yield Note(words=say("qa.asked_elsewhere", n=row.asked_elsewhere))


def _left_open(row: LogRow) -> Iterator[Note]:
    """What was not compared, and why; nothing of it where nothing was compared at all."""
    if row.unchecked:
        yield Note(words=say("qa.unchecked", n=row.unchecked))
    if row.criterion is Criterion.AGREEMENT or row.is_touched:
        counts = {
            say("qa.unlinked", n=row.unlinked): row.unlinked,
            say("qa.captions", n=row.captions): row.captions,
            say("qa.unread_inputs", n=row.unread): row.unread,
            say("qa.unknown", n=row.unknown): row.unknown,
        }
        yield from (Note(words=words) for words, number in counts.items() if number)
    if row.in_part and row.is_touched:
        yield Note(words=say(f"qa.part_{row.criterion.value}"))
    if row.alone and row.made:
        yield Note(words=say("qa.alone"))
    if row.silent:
        yield Note(words=say("qa.silent", rules=_titles(row.silent)))
    if row.off:
        yield Note(words=say("qa.off", rules=_titles(row.off)))
    if row.failed:
        yield Note(words=say("qa.failed", rules=_titles(row.failed)))


def _told(words: str, findings: tuple[Verdict, ...]) -> tuple[Note, ...]:
    return (Note(words=words, findings=findings),) if findings else ()


def _people(waived: Sequence[Verdict]) -> str:
    made = Counter(verdict.waived_by for verdict in waived)
    return listed([say("qa.waived_by", name=name, made=number) for name, number in made.items()])


def _titles(rules: Iterable[RuleInfo]) -> str:
    return "; ".join(rule.title for rule in rules)
