"""Loading the numbers that a family says are no figures."""

import re

from validate.family.model import Exclusion
from validate.family.toml import Section
from validate.vocabulary import phrase


def load_exclusions(exclude: Section) -> tuple[Exclusion, ...]:
    """The exclusions of an ``exclude.toml``."""
    exclude.only("number")
    exclusions = []
    for section in exclude.sections("number"):
        section.only("phrase", "reason", "numbers")
        text, reason = section.text("phrase"), section.text("reason")
        numbers = section.texts("numbers")
        if "#" not in text or not phrase(text.replace("#", "x")).size > 1:
            if not section.is_dubious("phrase"):
                section.wrong("phrase", "must hold # in the number's place and a word beside it")
            continue
        exclusion = Exclusion(
            phrase=text,
            reason=reason,
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
