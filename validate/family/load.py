"""Loading a report family from its folder, with every name checked."""

from calendar import month_name
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from schemas.terms import Severity
from validate.errors import FamilyError
from validate.family.exclude import load_exclusions
from validate.family.measures import load_vocabulary
from validate.family.model import Calendar, Family, Precision, RuleSetting, Signature, Span
from validate.family.subjects import load_subjects
from validate.family.tables import load_infographics, load_tables
from validate.family.toml import Section, load_toml, nearest
from validate.vocabulary import Lexicon


def load_family(folder: Path) -> Family:
    """
    Load and check the family declared in a folder.

    Raises :class:`FamilyError` naming file, key and what to do.
    """
    main = load_toml(folder / "family.toml").only(
        "title", "edition", "subject", "signature", "annex", "judgments", "calendar", "fallback"
    )
    fallback = main.flag("fallback", default=False)
    terms = load_toml(folder / "terms.toml", required=not fallback).only(
        "inspected", "areas", "own", "national", "other", "precision"
    )
    layout = load_toml(folder / "tables.toml", required=False).only("table", "infographic")
    always = main.text("subject", "")
    subjects = load_subjects(terms, always)
    names = [subject.name for subject in subjects]
    vocabulary = load_vocabulary(
        folder, names, required=not fallback, counts_to=_counts_to(terms.section("precision"))
    )
    own = terms.section("own").only("names", "nouns", "suffixes", "authors", "bodies", "degrees")
    return Family(
        name=folder.name,
        title=main.text("title"),
        edition=main.text("edition"),
        signature=_signature(main, always, fallback=fallback),
        annex_headings=main.section("annex").only("headings").texts("headings"),
        subjects=subjects,
        own_names=own.phrases("names"),
        own_nouns=own.texts("nouns"),
        authors=frozenset(one.casefold() for one in own.texts("authors")),
        bodies=Lexicon.of({"body": own.phrases("bodies")}),
        degrees=frozenset(one.casefold() for one in own.texts("degrees")),
        judgments=main.texts("judgments"),
        vocabulary=vocabulary,
        tables=load_tables(layout, vocabulary, names),
        infographics=load_infographics(layout, vocabulary, names),
        rules=_rules(load_toml(folder / "rules.toml", required=False)),
        exclusions=load_exclusions(load_toml(folder / "exclude.toml", required=False)),
        precision=_precision(terms.section("precision")),
        calendar=_calendar(main.section("calendar")),
        fallback=fallback,
    )


def check_rules(family: Family, known: frozenset[str]) -> None:
    """Raise :class:`FamilyError` when the family sets a rule that does not exist."""
    for name in family.rules:
        if name not in known:
            place = f"{family.name}/rules.toml"
            raise FamilyError(place, f"no rule is named {name!r}", nearest(name, known))


def _signature(main: Section, always: str, *, fallback: bool) -> Signature:
    signature = main.section("signature").only("phrases", "subject")
    if not signature.texts("phrases") and not fallback:
        problem = "is empty, so every document would bear it"
        raise signature.error("phrases", problem, "Give a title from the cover.")
    if always and signature.texts("subject"):
        problem = f"all reports are about {always!r}, as subject says"
        raise signature.error("subject", problem, "Take out one of the two.")
    return Signature(
        phrases=signature.texts("phrases"),
        subject=_with_gap(signature, "subject", "{subject}"),
        always=always,
    )


def _with_gap(section: Section, key: str, gap: str) -> tuple[str, ...]:
    texts = section.texts(key)
    for text in texts:
        if gap not in text:
            raise section.error(key, f"{text!r} does not say where the name stands", f"Add {gap}.")
    return texts


def _precision(section: Section) -> Precision:
    section.only("about", "worded", "beyond", "counts_to")
    widths = {}
    for key in ("about", "worded", "beyond"):
        number = section.number(key)
        if number is not None and number <= 0:
            raise section.error(key, f"{number} is no width", "Give a number above 0.")
        if number is not None:
            widths[key] = Fraction(str(number))
    return Precision(**widths)


def _counts_to(section: Section) -> int | None:
    """The step to which all counts are rounded, where a measure says nothing else."""
    return section.step("counts_to")


def _calendar(section: Section) -> Calendar:
    section.only("year_begins", "quarters_from", "change_over")
    months = {}
    for key in sorted(section.values.keys() - {"change_over"}):
        named = section.text(key).capitalize()
        if named not in month_name[1:]:
            raise section.error(key, f"{named!r} is no month", nearest(named, month_name[1:]))
        months[key] = list(month_name).index(named)
    stated = "change_over" in section.values
    return Calendar(**months, change_over=section.choice("change_over", Span) if stated else None)


def _rules(rules: Section) -> Mapping[str, RuleSetting]:
    settings = {}
    for name, section in rules.items():
        section.only("enabled", "severity")
        severity = section.values.get("severity")
        settings[name] = RuleSetting(
            enabled=section.flag("enabled", default=True),
            severity=None if severity is None else section.choice("severity", Severity),
        )
    return MappingProxyType(settings)
