"""Who is who: a person is not another one because the name is spaced otherwise."""

import unicodedata

from validate.model import BASELINE

_TELLING = "LMN"  # letters with their marks, and digits


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for case, spaces and punctuation."""
    return _key(one) == _key(other)


def unfit(name: str) -> str:
    """Why a text cannot stand for a person, or ``""``."""
    if not _key(name):
        return "is no name"
    if same_person(name, BASELINE):
        return "is no person: it stands for what nobody approved"
    return ""


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(one for one in plain if unicodedata.category(one)[0] in _TELLING)
