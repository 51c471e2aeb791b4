"""What is wrong, in one sentence that needs no knowledge of the program."""

from collections.abc import Sequence

from schemas.terms import Kind, Severity, Status
from validate.model import Cause, Figure, Mention, Verdict
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.places import named, short_position
from validate.reporting.strings import say
from validate.reporting.suspicion import advice, opening, prints_of, sole, tied

_SHOWN = 3
_PAIR = 2


def sentence(look: Lookup, verdict: Verdict) -> str:
    """
    What a finding says: two prints of one fact, a print and what it would have to be, or words.

    Where the prints do not say it by themselves it is the message of the rule.
    """
    figures = look.figures_of(verdict)
    published = any(one.place.document in look.previous for one in figures)
    if verdict.status is Status.ERROR or not figures or verdict.announced or published:
        return _message(look, verdict)
    if _one_fact(figures):
        return _apart(look, verdict, figures)
    return _reckoned(look, verdict, figures)


def _message(look: Lookup, verdict: Verdict) -> str:
    """The words of the rule, or at least its name."""
    return wording.closed(verdict.message or verdict.note or look.rule_title(verdict.rule))


def _reckoned(look: Lookup, verdict: Verdict, figures: Sequence[Figure]) -> str:
    """A print, and what the others leave room for; in the words of the rule where that is all."""
    reason = verdict.message.rpartition(": ")[2].rstrip(".")
    if verdict.bounds and verdict.note and reason:
        said = _says(look, verdict, figures[0])
        return say("sentence.limit", first=said, note=verdict.note, reason=reason)
    if verdict.expected is None or not reason:
        noted = " ".join(part for part in (verdict.message, verdict.note) if part)
        return wording.closed(noted) or _message(look, verdict)
    if verdict.bounds:
        return say("sentence.bound", reason=wording.capital(reason))
    return _held_apart(look, verdict, figures, reason)


def _held_apart(look: Lookup, verdict: Verdict, figures: Sequence[Figure], reason: str) -> str:
    """A print that does not fit; the likeliest to be wrong is blamed, and none where none is."""
    culprit = culprit_of(look, verdict)
    if culprit is not None and culprit != figures[0]:
        return _misfit(look, verdict, culprit, figures[0], reason)
    first = _says(look, verdict, figures[0])
    if culprit is None and look.causes.get(verdict.id):
        return say("sentence.unfit", first=first, reason=reason)
    wanted = wording.span(verdict.expected) if verdict.expected else ""
    if len(figures) > 1:
        return say("sentence.reckoned", first=first, expected=wanted, reason=reason)
    return say("sentence.alone", first=first, expected=wanted, reason=reason)


def culprit_of(look: Lookup, verdict: Verdict) -> Figure | None:
    """The only figure that is likeliest to be wrong, if it is one of this comparison."""
    causes = look.causes.get(verdict.id, ())
    repair = sole(causes[0]) if len(causes) == 1 else None
    wrong = prints_of(repair) if repair else ()
    return next((one for one in look.figures_of(verdict) if one.id in wrong), None)


def _misfit(look: Lookup, verdict: Verdict, culprit: Figure, other: Figure, reason: str) -> str:
    """The figure that is likely wrong, and the one that it does not fit."""
    several = len(look.documents_of[verdict.id]) > 1
    return say(
        "sentence.misfit",
        place=wording.capital(_place(look, culprit, named_too=several)),
        printed=wording.printed(culprit, culprit.printed),
        title=look.title_of(culprit),
        other=wording.printed(other, other.printed) or say("sentence.nothing"),
        reason=reason,
    )


def of_causes(look: Lookup, causes: Sequence[Cause], verdicts: Sequence[Verdict]) -> str:
    """What findings that hang together say: the figure that all of them dispute, if it is one."""
    repair = sole(causes[0]) if len(causes) == 1 else None
    if repair is None:
        said = sentence(look, verdicts[0])
        return say("sentence.together", n=len(verdicts) - 1, said=said) if verdicts[1:] else said
    figure = look.figures[repair.figure]
    documents = {one for verdict in verdicts for one in look.documents_of[verdict.id]}
    place = wording.capital(_place(look, figure, named_too=len(documents) > 1))
    printed = wording.printed(figure, figure.printed) or say("sentence.nothing")
    return say("sentence.disputed", n=len(verdicts), place=place, printed=printed)


def about(look: Lookup, causes: Sequence[Cause], verdicts: Sequence[Verdict]) -> str:
    """What findings speak of: the figure that is likeliest wrong, or the first that is disputed."""
    first = [cause.suspects[0] for cause in causes if cause.suspects]
    if len(verdicts) > 1 and first:
        return look.what(look.figures[first[0].repairs[0].figure])
    return look.subject_of(verdicts[0])


def remedy(look: Lookup, causes: Sequence[Cause]) -> str:
    """What would mend a finding, in a line: the likeliest correction, or how many there are."""
    said = []
    for cause in causes:
        likely = tied(cause)
        if 0 < len(likely) <= _PAIR:
            said.append(wording.either([advice(one, look.figures) for one in likely]))
        else:
            said.append(opening(cause))
    return wording.semicolons(said)


def evidence(look: Lookup, cause: Cause) -> str:
    """Why a figure is likelier to be wrong than those that it is held against, if that is known."""
    repair = sole(cause)
    if repair is None:
        return ""
    wrong = prints_of(repair)
    best = _witness(look, cause, wrong)
    if best is None:
        return ""
    own = max(look.agreeing.get(id_, 0) for id_ in wrong)
    printed = look.figures[wrong[0]].printed
    said = say("evidence.other", n=look.agreeing[best.id], printed=best.printed)
    none = say("evidence.none", printed=printed, said=said)
    return say("evidence.own", n=own, printed=printed, said=said) if own else none


def _witness(look: Lookup, cause: Cause, wrong: Sequence[str]) -> Figure | None:
    """The print that agrees most with others: of the same fact, or the one that does not fit."""
    found = [look.found[one] for one in cause.findings if one in look.found]
    held = [one for verdict in found for one in look.figures_of(verdict) if one.id not in wrong]
    culprit = look.figures[wrong[0]]
    same = [one for one in held if _fact(one) == _fact(culprit)]
    first = [look.figures_of(verdict)[0] for verdict in found if verdict.figures[0] not in wrong]
    agreeing = [one for one in same or first if look.agreeing.get(one.id)]
    return max(agreeing, key=lambda one: (look.agreeing[one.id], one.id), default=None)


def _fact(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.subject, figure.period, figure.base_period


def certainty(look: Lookup, verdict: Verdict) -> str:
    """How sure a finding is that no cause explains; nothing where its words say it."""
    if not look.figures_of(verdict) or verdict.status is Status.ERROR or verdict.announced:
        return ""
    if verdict.severity is Severity.QUESTION:
        return say("sentence.question")
    if verdict.bounds:
        return say("sentence.undecided_words")
    return say("sentence.undecided") if verdict.expected is not None else ""


def _one_fact(figures: Sequence[Figure]) -> bool:
    """Whether all prints say how large the very same thing is."""
    first = figures[0]
    periods = {one.period for one in figures if one.period}
    bases = {one.base_period for one in figures if one.base_period}
    same = all((one.measure, one.subject) == (first.measure, first.subject) for one in figures)
    return bool(first.measure) and len(figures) > 1 and same and max(map(len, (periods, bases))) < 2  # noqa: PLR2004


def _apart(look: Lookup, verdict: Verdict, figures: Sequence[Figure]) -> str:
    culprit = culprit_of(look, verdict)
    if culprit is not None:  # the likeliest to be wrong is looked at first
        figures = (culprit, *(one for one in figures if one.id != culprit.id))
    first = _says(look, verdict, figures[0])
    if len(figures) == _PAIR:
        second = _says(look, verdict, figures[1])
        return say("sentence.pair", first=first, second=second[:1].lower() + second[1:])
    others = list(dict.fromkeys(one.printed for one in figures[1:]))
    shown = wording.either(others[:_SHOWN])
    return say("sentence.among", first=first, n=len(figures) - 1, others=shown)


def _says(look: Lookup, verdict: Verdict, figure: Figure) -> str:
    several = len(look.documents_of[verdict.id]) > 1
    place = wording.capital(_place(look, figure, named_too=several))
    if not figure.printed or figure.value is None:
        return say("sentence.no_value", place=place)
    return say("sentence.says", place=place, printed=wording.printed(figure, figure.printed))


def _place(look: Lookup, item: Figure | Mention, *, named_too: bool) -> str:
    """``the text on page 7``, ``“Figure 4” on page 6 of kent.pdf``."""
    if isinstance(item, Mention):
        what = wording.mention_kind(item.kind)
    elif item.kind is Kind.TABLE and item.table:
        what = wording.quoted(item.table)
    else:
        what = say(f"the.{item.kind.value}")
    at = short_position(item.place)
    place = say("sentence.on", what=what, position=at) if at else what
    if not named_too:
        return place
    return say("sentence.of", place=place, document=named(item.place.document, look.previous))
