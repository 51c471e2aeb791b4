"""
Write docs/rules.md: what the outcomes mean, how prints are compared, and every rule.

What stands there of a rule comes from its file. With --check nothing is written, and the exit code
is 1 if the page is missing or differs.
"""

# ruff: noqa: E501 - a paragraph of the page is one line

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from schemas.criteria import CRITERIA, in_words
from validate.commands.examples import outcome_of, prints_of
from validate.commands.rule_page import MEANINGS, paragraphs
from validate.commands.rulebook import Entry, entries
from validate.model import RuleInfo

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
_HEAD = """# Rules

A rule says what must hold between printed figures, and one engine says whether it does. Every comparison gives a verdict, also those that agree:

| outcome | `status` in [verdicts.csv](output.md#verdictscsv) | |
|---|---|---|
| agrees exactly | `exact` | as printed |
| agrees by rounding | `rounded` | only because prints are rounded; the verdict says how much room is left |
| is a discrepancy | `inconsistent` | whatever the true values are, the prints cannot all be right |
| cannot be checked | `unchecked` | a comparison was due, and something was missing; the verdict says what |
| makes the rule fail | `error` | the rule itself failed; the others go on, and the exit code is 2 |

`tieout rules` lists the rules with what each compared in the last run, `tieout rules explain ID` shows one.

## How prints are compared

A print is an interval: 12.1 stands for everything from 12.05 to 12.15, both ends included ([ADR 1](adr/0001-prints-are-closed-intervals.md)). A count of whole things is exact, unless words say otherwise or it is a large one that ends in noughts. *More than 20* is a bound. How wide *about* and *a third* are is for the [family](families.md) to say; where it does not, they are compared with nothing.

What is asked of the print looked at is an interval too, reckoned from those of the others. The two must meet:

| between | must hold |
|---|---|
| prints of one fact | At equal decimals they are identical: one value has one print. At different decimals their intervals meet |
| a print and that of a previous edition | As prints of one fact; where they differ nothing is expected, for values are revised ([ADR 21](adr/0021-a-revision-is-said.md)) |
| a total and its parts | The total is the sum of the parts, within the rounding of all prints: ten parts printed to one decimal may be 0.5 off, and the total 0.05 |
| a share or rate *r*, its part *a* and its whole *n* | *r* = *k* *a* / *n*, where *k* is 100 for percent, 1,000 for a rate per 1,000 |
| a share *r* and its whole *n*, without the part | *r* = *k* *a* / *n* for some whole number *a* |
| a percent change *c* and its levels *x* before and *y* after | *c* = 100 (*y* - *x*) / *x* |
| a share before *r* and after *s*, the changes *p* of its part and *w* of its whole, in percent | *s* = *r* (1 + *p* / 100) / (1 + *w* / 100) |
| two values of which one is not above the other | Some value of the one is not above some value of the other |
| two values that are said to be the same | Their intervals meet, whatever their decimals |
| a value and known bounds | Some value of the print lies between them |

There is no tolerance to set. What prints of counts, of truncated values and beside *about* stand for is in [ADR 18](adr/0018-what-a-print-may-stand-for.md).

## Which figure is wrong

All relations of all reports are solved together ([ADR 17](adr/0017-one-system-of-all-prints.md)). Where they cannot all hold, the report names the least sets of prints that must be wrong, nearly always single prints, and for each the range of prints that would repair everything. Prints of one figure that say the very same are right or wrong together, for errors are copied. The likeliest comes first:

1. the one that would settle most other findings as well;
2. the one without which the rest fits best: a total that only just fits its parts is allowed, and hardly happens by chance;
3. the one that more prints of the same figure contradict than repeat;
4. the one that a common slip makes of what it should be: two cells that changed places, a turned sign, two digits that changed places, one digit, a misplaced point, a digit too many or missing.

What is left is a tie, and the report says of how many. Sets of more than three prints are not looked for, nor more than fifty; it says that too. A suspect that has nothing possible to say instead (a count below 0) is none.

## Severities

Each rule has a severity, and its discrepancies bear it:

| severity | |
|---|---|
"""
_CHANGES = """
A family changes it in its [`rules.toml`](families.md#rulestoml), a user for one run on the command line:

    tieout run reports/ --severity RULE=warning --severity OTHER=off

The command line comes before the family, the family before the rule. Where two sentences differ and the words of one leave its measure to what was said before, that is at most a question, whatever the severity, unless the numbers differ as by a slip ([ADR 19](adr/0019-doubt-yields-to-a-slip.md)). A revision that is marked as one is always information. `run.json` says which severities were asked for.
"""
_END = """
The examples below are prints of reports that are made up: *part a* and *part b* make up *the whole*, which is 100 percent. `make docs` makes this page of the files in [validate/checking/rules/](../validate/checking/rules/).
"""


def page() -> str:
    """The whole page."""
    levels = (f"| `{level}` | {meaning} |" for level, meaning in MEANINGS.items())
    rules = (line for entry in entries() for line in _section(entry))
    return _HEAD + "\n".join((*levels, _CHANGES + _END, *rules)).rstrip() + "\n"


def _section(entry: Entry) -> Iterator[str]:
    yield f"## {entry.info.id}"
    yield ""
    yield f"**{entry.info.title}.** Severity: `{entry.severity}`."
    yield ""
    yield from _serves(entry.info)
    for paragraph in paragraphs(entry.info.explanation):
        yield _markdown(paragraph)
        yield ""
    if entry.examples:
        yield "| prints | |"
        yield "|---|---|"
        for example in entry.examples:
            prints = "<br>".join(map(_cell, prints_of(example)))
            yield f"| {prints} | {outcome_of(example)} |"
        yield ""


def _serves(info: RuleInfo) -> Iterator[str]:
    """What the rule is good for in a QA log, and which quality dimension it serves."""
    if info.criterion and info.dimension:
        criterion = f"[Criterion](signoff.md): *{CRITERIA[info.criterion]}*"
        yield f"{criterion} Quality dimension: {in_words(info.dimension)}."
        yield ""


def _markdown(text: str) -> str:
    """A docstring's marks as Markdown has them."""
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`")


def _cell(text: str) -> str:
    """Text that is nothing but text in a table."""
    return re.sub(r"([\\|*_<>\[\]`~])", r"\\\1", text)


def main(argv: list[str] | None = None) -> int:
    """Write or check the page and return the exit code."""
    parser = argparse.ArgumentParser(description="Write docs/rules.md.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    check: bool = parser.parse_args(argv).check
    made = page()
    if check:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made
        print(f"{PAGE.name} is {'as it should be' if same else 'old: run make docs'}")
        return 0 if same else 1
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
