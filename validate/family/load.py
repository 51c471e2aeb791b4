"""Loading a report family from its folder, with every name checked."""

from calendar import month_name
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from shlex import quote
from types import MappingProxyType

from schemas.terms import Severity
from validate.errors import FamilyError
from validate.family.exclude import load_exclusions
from validate.family.forms import Span
from validate.family.measures import load_vocabulary
from validate.family.model import Calendar, Family, Precision, RuleSetting, Signature
from validate.family.problems import Problems
from validate.family.soundness import look_over
from validate.family.structure import load_structure
from validate.family.subjects import load_subjects
from validate.family.tables import load_infographics, load_tables
from validate.family.toml import Section, load_toml, nearest
from validate.vocabulary import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A family as far as it could be loaded, and all that is wrong or odd with it."""

    family: Family
    problems: tuple[FamilyError, ...]
    warnings: tuple[FamilyError, ...]


def load_family(folder: Path) -> Family:
    """
    Load and check the family declared in a folder.

    Raises :class:`FamilyError` naming file, key and what to do; :func:`inspect_family` gives all
    that is wrong, and not only the first.
    """
    inspected = inspect_family(folder)
    if inspected.problems:
        first, *others = inspected.problems
        if others:
            more = f"And {len(others)} more: tieout family check {quote(str(folder))}"
            first.remedy = " ".join(filter(None, (first.remedy, more)))
        raise first
    # What is looked up in every sentence is made once, here, and not in the first report.
    _ = inspected.family.vocabulary.joint, inspected.family.vocabulary.heard
    return inspected.family


def inspect_family(folder: Path, rules: Collection[str] | None = None) -> Inspected:
    """
    The family declared in a folder, with all its problems at once.

    The names in its ``rules.toml`` are held against ``rules``, where those are given.
    """
    problems = Problems()
    main = load_toml(folder / "family.toml", problems=problems).only(
        "title", "edition", "subject", "signature", "annex", "judgments", "calendar", "fallback"
    )
    fallback = main.flag("fallback", default=False)
    terms = load_toml(folder / "terms.toml", required=not fallback, problems=problems).only(
        "inspected", "areas", "own", "national", "other", "precision"
    )
    layout = load_toml(folder / "tables.toml", required=False, problems=problems)
    layout.only("table", "infographic")
    always = main.text("subject", "")
    subjects = load_subjects(terms, always)
    names = [subject.name for subject in subjects]
    precision = terms.section("precision")
    vocabulary = load_vocabulary(
        folder, names, problems, required=not fallback, counts_to=precision.step("counts_to")
    )
    own = terms.section("own").only("names", "nouns", "suffixes", "authors", "bodies", "degrees")
    family = Family(
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
        rules=_rules(load_toml(folder / "rules.toml", required=False, problems=problems), rules),
        exclusions=load_exclusions(
            load_toml(folder / "exclude.toml", required=False, problems=problems)
        ),
        precision=_precision(precision),
        calendar=_calendar(main.section("calendar")),
        fallback=fallback,
        structure=load_structure(folder, problems),
    )
    look_over(family, problems)
    return Inspected(
        family=family, problems=tuple(problems.found), warnings=tuple(problems.warnings)
    )


def check_rules(family: Family, known: frozenset[str]) -> None:
    """Raise :class:`FamilyError` when the family sets a rule that does not exist."""
    for name in family.rules:
        if name not in known:
            place = f"{family.name}/rules.toml"
            raise FamilyError(place, f"no rule is named {name!r}", nearest(name, known))


def outside(family: Family, folder: Path) -> Family:
    """A family that does not come with the program: where it is, and what its files hold."""
    digest = sha256()
    for path in files_of(folder):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return replace(family, folder=folder, sha256=digest.hexdigest())


def files_of(folder: Path) -> list[Path]:
    """The files that make up a family: its TOML and its Python."""
    return sorted(
        path for path in folder.iterdir() if path.suffix in {".toml", ".py"} and path.is_file()
    )


def _signature(main: Section, always: str, *, fallback: bool) -> Signature:
    signature = main.section("signature").only("phrases", "subject")
    if not signature.texts("phrases") and not fallback and not signature.is_dubious("phrases"):
        problem = "is empty, so every document would bear it"
        signature.wrong("phrases", problem, "Give a title from the cover.")
    if always and signature.texts("subject"):
        problem = f"all reports are about {always!r}, as subject says"
        signature.wrong("subject", problem, "Take out one of the two.")
    return Signature(
        phrases=signature.texts("phrases"),
        subject=_with_gap(signature, "subject", "{subject}"),
        always=always,
    )


def _with_gap(section: Section, key: str, gap: str) -> tuple[str, ...]:
    texts = section.texts(key)
    for text in texts:
        if gap not in text:
            section.wrong(key, f"{text!r} does not say where the name stands", f"Add {gap}.")
    return texts


def _precision(section: Section) -> Precision:
    section.only("about", "worded", "beyond", "counts_to")
    widths = {}
    for key in ("about", "worded", "beyond"):
        number = section.number(key)
        if number is not None and number <= 0:
            section.wrong(key, f"{number} is no width", "Give a number above 0.")
        elif number is not None:
            widths[key] = Fraction(str(number))
    return Precision(**widths)


def _calendar(section: Section) -> Calendar:
    section.only("year_begins", "quarters_from", "change_over")
    months = {}
    for key in ("year_begins", "quarters_from"):
        named = section.text(key, "").capitalize()
        if named in month_name[1:]:
            months[key] = list(month_name).index(named)
        elif key in section.values and not section.is_dubious(key):
            section.wrong(key, f"{named!r} is no month", nearest(named, month_name[1:]))
    stated = "change_over" in section.values
    return Calendar(**months, change_over=section.choice("change_over", Span) if stated else None)


def _rules(rules: Section, known: Collection[str] | None) -> Mapping[str, RuleSetting]:
    settings = {}
    for name, section in rules.items():
        if known is not None and name not in known and not rules.is_dubious(name):
            rules.wrong(name, f"no rule is named {name!r}", nearest(name, known))
        section.only("enabled", "severity")
        given = "severity" in section.values
        settings[name] = RuleSetting(
            enabled=section.flag("enabled", default=True),
            severity=section.choice("severity", Severity) if given else None,
        )
    return MappingProxyType(settings)
