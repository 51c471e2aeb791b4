"""Loading whom the figures of a family are about, with every name checked."""

from validate.family.model import Subject
from validate.family.toml import Section
from validate.vocabulary import Phrase


def load_subjects(terms: Section, always: str = "") -> tuple[Subject, ...]:
    """The subjects of a ``terms.toml``; ``always`` is whom all reports are about."""
    suffixes = terms.section("own").texts("suffixes")
    subjects = [
        Subject(name=name, names=_names(terms, "inspected", name, suffixes), inspected=True)
        for name in terms.texts("inspected")
    ]
    subjects += [
        Subject(name=name, names=_phrases(terms, "areas", name)) for name in terms.texts("areas")
    ]
    sections: dict[str, Section] = {}
    for key, national in (("national", True), ("other", False)):
        for section in terms.sections(key):
            one = _other(section, national=national)
            sections.setdefault(one.name, section)
            subjects.append(one)
    if terms.is_dubious("inspected", "areas", "national", "other"):
        terms.doubt("subject")
    known = [one.name for one in subjects]
    if always and always not in known:
        subjects.append(Subject(name=always, names=_phrases(terms, "subject", always)))
    for one in subjects:
        others = [name for name in known if name != one.name]
        for part in one.parts:
            sections[one.name].names("parts", part, others, "other subject")
    return tuple(subjects)


def _other(section: Section, *, national: bool) -> Subject:
    section.only("name", "names", "spread", "named", "parts")
    name = section.text("name")
    spellings = (*(_phrases(section, "name", name) if name else ()), *section.phrases("names"))
    if not section.flag("named", default=True):
        spellings = ()  # only measures that are always of it speak of it
    return Subject(
        name=name,
        names=spellings,
        national=national,
        spread=section.flag("spread", default=False),
        parts=section.texts("parts"),
    )


def _names(terms: Section, key: str, name: str, suffixes: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The full name, and the bare name of the place it serves."""
    place = next(
        (name.removesuffix(f" {suffix}") for suffix in suffixes if name.endswith(f" {suffix}")), ""
    )
    spellings = [name, place] if place else [name]
    return tuple(one for spelling in spellings for one in _phrases(terms, key, spelling))


def _phrases(section: Section, key: str, name: str) -> tuple[Phrase, ...]:
    """A name as a phrase; none where it is no phrase, which is said."""
    found = section.phrase(key, name)
    return (found,) if found is not None else ()
