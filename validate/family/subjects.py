"""Loading whom the figures of a family are about, with every name checked."""

from validate.family.model import Subject
from validate.family.toml import Section, nearest
from validate.vocabulary import Phrase


def load_subjects(terms: Section, always: str = "") -> tuple[Subject, ...]:
    """
    The subjects of a ``terms.toml``; ``always`` is whom all reports are about.

    Raises :class:`FamilyError` naming file, key and what to do.
    """
    suffixes = terms.section("own").texts("suffixes")
    subjects = [
        Subject(name=name, names=_names(terms, "inspected", name, suffixes), inspected=True)
        for name in terms.texts("inspected")
    ]
    subjects += [
        Subject(name=name, names=(terms.phrase("areas", name),)) for name in terms.texts("areas")
    ]
    sections = {}
    for key, national in (("national", True), ("other", False)):
        for section in terms.sections(key):
            one = _other(section, national=national)
            sections[one.name] = section
            subjects.append(one)
    known = [one.name for one in subjects]
    if always and always not in known:
        subjects.append(Subject(name=always, names=(terms.phrase("subject", always),)))
    for one in subjects:
        for part in one.parts:
            if part not in known or part == one.name:
                problem = f"no other subject is named {part!r}"
                raise sections[one.name].error("parts", problem, nearest(part, known))
    return tuple(subjects)


def _other(section: Section, *, national: bool) -> Subject:
    section.only("name", "names", "spread", "named", "parts")
    name = section.text("name")
    spellings = (section.phrase("name", name), *section.phrases("names"))
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
    return tuple(terms.phrase(key, spelling) for spelling in spellings)
