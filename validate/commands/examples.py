"""The examples of rules in words."""

import re

from schemas.terms import Kind, Status
from validate.checking.rule import Example

OUTCOMES = {
    Status.EXACT: "agrees exactly",
    Status.ROUNDED: "agrees by rounding",
    Status.INCONSISTENT: "is a discrepancy",
    Status.UNCHECKED: "cannot be checked",
    Status.ERROR: "makes the rule fail",
}
_KINDS = {kind.value: kind.value for kind in Kind} | {Kind.CLAIM.value: "text"}
_MARKS = {"~": "about ", ">": "more than ", "<": "less than ", "[": "from ", "]": "up to "}
_SAID = {
    "higher": "said to be higher than the next",
    "lower": "said to be lower than the next",
    "same": "said to be the same as the next",
    "up": "said to have risen",
    "down": "said to have fallen",
    "unchanged": "said not to have moved",
    "revised": "marked as revised",
    "provisional": "marked as provisional",
}
_FROM = {"previous": " of the previous edition"}
_SUBJECTS = {"national": "national", "own": "one area's", "other": "the other area's"}
_TIMES = {"first": "first half", "second": "second half"}
_PRINT = re.compile(
    r"(?:(?P<report>\w+)/)?(?P<kind>[a-z]+) (?:(?P<subject>national|all|own|other) )?"
    r"(?P<measure>[a-z_]+)"
    r"(?:@(?P<time>[a-z]+))? (?P<before>[~<>\[]?)(?P<value>\?|[-+]?\d[\d.,]*)(?P<behind>\]?)"
    r"(?: (?P<said>[a-z]+))?"
)
_UNTOLD = re.compile(r'(?P<kind>[a-z]+) - (?P<quote>"[^"]+")')
_CELL = re.compile(
    r'cell \d+ \d+ "(?P<label>[^"]*)" "(?P<head>[^"]*)" (?P<value>\S+)(?P<percent> %)?'
)


def outcome_of(example: Example) -> str:
    """What an example comes out as, in words."""
    return "is a marked revision" if example.announced else OUTCOMES[example.outcome]


def prints_of(example: Example) -> tuple[str, ...]:
    """Each print of an example, in words."""
    lines = filter(None, map(str.strip, example.prints.splitlines()))
    return tuple(_in_words(line) for line in lines)


def _in_words(line: str) -> str:
    """
    ``claim part_a ~12`` as *text: part a about 12*.

    What is written in a way that is not known here is left as it is.
    """
    quoted = _UNTOLD.fullmatch(line)
    if quoted is not None and quoted["kind"] in _KINDS:
        return f"{_KINDS[quoted['kind']]}: {quoted['quote']}"
    cell = _CELL.fullmatch(line)
    if cell is not None:
        return f"{cell['label']}, {cell['head']}: {cell['value']}{'%' if cell['percent'] else ''}"
    found = _PRINT.fullmatch(line)
    if found is None or found["kind"] not in _KINDS:
        return line
    source = _FROM.get(found["report"], " of another report") if found["report"] else ""
    words = [f"{_KINDS[found['kind']]}{source}:"]
    words += [_SUBJECTS[found["subject"]]] if found["subject"] in _SUBJECTS else []
    words += [found["measure"].replace("_", " ")]
    words += ["of all"] if found["subject"] == "all" else []
    words += [f"({_TIMES.get(found['time'], found['time'])})"] if found["time"] else []
    mark = _MARKS.get(found["before"] or found["behind"], "")
    words += ["without a number" if found["value"] == "?" else f"{mark}{found['value']}"]
    said = found["said"]
    return " ".join(words) + (f", {_SAID.get(said, f'said to be {said}')}" if said else "")
