"""Loading a report family from its folder, with every name checked."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from schemas.terms import Severity
from validate.errors import FamilyError
from validate.family.measures import load_vocabulary
from validate.family.model import (
    Exclusion,
    Family,
    InfographicForm,
    Measure,
    Precision,
    Row,
    RuleSetting,
    Signature,
    Subject,
    TableForm,
)
from validate.family.toml import Section, load_toml, nearest
from validate.vocabulary import Lexicon, Phrase, canonical, phrase


def load_family(folder: Path) -> Family:
    """
    Load and check the family declared in a folder.

    Raises :class:`FamilyError` naming file, key and what to do.
    """
    main = load_toml(folder / "family.toml").only(
        "title", "edition", "signature", "annex", "judgments"
    )
    terms = load_toml(folder / "terms.toml").only(
        "inspected", "own", "national", "other", "precision"
    )
    layout = load_toml(folder / "tables.toml", required=False).only("table", "infographic")
    subjects = _subjects(terms)
    vocabulary = load_vocabulary(folder, [subject.name for subject in subjects])
    measures = vocabulary.measures
    own = terms.section("own").only("names", "nouns", "suffixes", "authors", "bodies", "degrees")
    signature = main.section("signature").only("phrases", "subject")
    if not signature.texts("phrases"):
        problem = "is empty, so every document would bear it"
        raise signature.error("phrases", problem, "Give a title from the cover.")
    return Family(
        name=folder.name,
        title=main.text("title"),
        edition=main.text("edition"),
        signature=Signature(
            phrases=signature.texts("phrases"), subject=_with_gap(signature, "subject", "{subject}")
        ),
        annex_headings=main.section("annex").only("headings").texts("headings"),
        subjects=subjects,
        own_names=own.phrases("names"),
        own_nouns=own.texts("nouns"),
        authors=frozenset(one.casefold() for one in own.texts("authors")),
        bodies=Lexicon.of({"body": own.phrases("bodies")}),
        degrees=frozenset(one.casefold() for one in own.texts("degrees")),
        judgments=main.texts("judgments"),
        vocabulary=vocabulary,
        tables=_tables(layout, measures),
        infographics=_infographics(layout, measures),
        rules=_rules(load_toml(folder / "rules.toml", required=False)),
        exclusions=_exclusions(load_toml(folder / "exclude.toml", required=False)),
        precision=_precision(terms.section("precision")),
    )


def check_rules(family: Family, known: frozenset[str]) -> None:
    """Raise :class:`FamilyError` when the family sets a rule that does not exist."""
    for name in family.rules:
        if name not in known:
            place = f"{family.name}/rules.toml"
            raise FamilyError(place, f"no rule is named {name!r}", nearest(name, known))


def _with_gap(section: Section, key: str, gap: str) -> tuple[str, ...]:
    texts = section.texts(key)
    for text in texts:
        if gap not in text:
            raise section.error(key, f"{text!r} does not say where the name stands", f"Add {gap}.")
    return texts


def _subjects(terms: Section) -> tuple[Subject, ...]:
    suffixes = terms.section("own").texts("suffixes")
    inspected = [
        Subject(name=name, names=_names(terms, "inspected", name, suffixes), inspected=True)
        for name in terms.texts("inspected")
    ]
    others = []
    for key, national in (("national", True), ("other", False)):
        for section in terms.sections(key):
            section.only("name", "names", "spread", "named")
            name = section.text("name")
            spellings = (section.phrase("name", name), *section.phrases("names"))
            if not section.flag("named", default=True):
                spellings = ()  # only measures that are always of it speak of it
            spread = section.flag("spread", default=False)
            others.append(Subject(name=name, names=spellings, national=national, spread=spread))
    return (*inspected, *others)


def _names(terms: Section, key: str, name: str, suffixes: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The full name, and the bare name of the place it serves."""
    place = next(
        (name.removesuffix(f" {suffix}") for suffix in suffixes if name.endswith(f" {suffix}")), ""
    )
    spellings = [name, place] if place else [name]
    return tuple(terms.phrase(key, spelling) for spelling in spellings)


def _precision(section: Section) -> Precision:
    section.only("about", "worded", "beyond")
    widths = {}
    for key in section.values:
        number = section.number(key)
        if number is None or number <= 0:
            raise section.error(key, f"{number} is no width", "Give a number above 0.")
        widths[key] = Fraction(str(number))
    return Precision(**widths)


def _tables(layout: Section, measures: Mapping[str, Measure]) -> tuple[TableForm, ...]:
    forms = []
    for name, section in layout.section("table").items():
        section.only("title", "known_by", "label_columns", "row")
        forms.append(
            TableForm(
                name=name,
                title=section.text("title"),
                known_by=section.phrases("known_by"),
                rows=_rows(section, "row", measures),
                label_columns=section.texts("label_columns"),
            )
        )
    return tuple(forms)


def _infographics(layout: Section, measures: Mapping[str, Measure]) -> tuple[InfographicForm, ...]:
    forms = []
    for name, section in layout.section("infographic").items():
        section.only("title", "headings", "label")
        forms.append(
            InfographicForm(
                name=name,
                title=section.text("title"),
                headings=section.texts("headings"),
                labels=_rows(section, "label", measures),
            )
        )
    return tuple(forms)


def _rows(section: Section, key: str, measures: Mapping[str, Measure]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for one in section.sections(key):
        one.only("measure", "labels", "under", "required")
        row = Row(
            measure=one.text("measure"),
            labels=one.texts("labels"),
            under=one.text("under", ""),
            required=one.flag("required", default=True),
        )
        for place, name in (("measure", row.measure), ("under", row.under)):
            if name and name not in measures:
                raise one.error(place, f"no measure is named {name!r}", nearest(name, measures))
        if not row.labels:
            raise one.error("labels", "is empty", "Give the label as printed.")
        _no_second(one, rows, row)
        rows.append(row)
    return tuple(rows)


def _no_second(section: Section, rows: Sequence[Row], row: Row) -> None:
    """One label on two rows could never be told apart."""
    for label in row.labels:
        for other in rows:
            same = canonical(label) in {canonical(one) for one in other.labels}
            if same and other.under == row.under and other.measure != row.measure:
                problem = f"{label!r} is also a label of {other.measure!r}"
                raise section.error("labels", problem, "Tell them apart with under.")


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


def _exclusions(exclude: Section) -> tuple[Exclusion, ...]:
    exclude.only("number")
    exclusions = []
    for section in exclude.sections("number"):
        section.only("phrase", "reason", "numbers")
        text = section.text("phrase")
        if "#" not in text or not phrase(text.replace("#", "x")).size > 1:
            problem = "must hold # in the number's place and a word beside it"
            raise section.error("phrase", problem)
        numbers = section.texts("numbers")
        exclusion = Exclusion(
            phrase=text,
            reason=section.text("reason"),
            numbers=numbers,
            pattern=_excluding(text, numbers),
            needed=(
                *([tuple(number.casefold() for number in numbers)] if numbers else []),
                *(
                    tuple(_longest_part(one) for one in word.split("|"))
                    for word in text.replace("#", " ").split()
                ),
            ),
        )
        exclusions.append(exclusion)
    return tuple(exclusions)


def _longest_part(word: str) -> str:
    """The longest piece of a declared word that stands in every print of it."""
    return max(word.casefold().split("*"), key=len)


def _excluding(phrase: str, numbers: tuple[str, ...]) -> re.Pattern[str]:
    """A declared exclusion as a pattern over printed text."""
    one = "|".join(map(re.escape, numbers)) or r"[\d.,]*\d"
    number = rf"(?:{one})(?:\s*(?:,|and|or|to|[-–])\s*(?:{one}))*"  # *outcomes 14, 15 and 16*
    parts = [_printed(part) for part in phrase.split("#")]
    return re.compile(rf"\s*(?<![\w.,])(?:{number})(?![\d.,]*\d)\s*".join(parts), re.IGNORECASE)


def _printed(part: str) -> str:
    """A run of declared words as a pattern: ``|`` alternatives, ``*`` any ending."""
    words = [
        "(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in word.split("|")) + ")"
        for word in part.split()
    ]
    run = r"\s+".join(words)
    return (r"\b" if words and words[0][3:4].isalnum() else "") + run
