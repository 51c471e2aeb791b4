from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from schemas.terms import (
    Kind,
    LedgerState,
    MentionKind,
    Missing,
    Severity,
    Slip,
    Status,
    Unit,
    WaiverState,
)
from validate.numbers import Interval
from validate.reporting import strings, wording
from validate.reporting.markup import Html
from validate.reporting.standing import Standing
from validate.reporting.strings import say, say_html

from .strings_in_code import ROOT, Said, calls, english

CALLS = calls()
STRINGS = strings.strings()
MODULES = sorted((ROOT / "reporting").rglob("*.py"))
# What a browser reads, and no person.
NOT_WORDS = {
    "page.py": {
        "default-src 'none'; img-src data:; style-src 'filled'; base-uri 'none'; form-action 'none'"
    },
    "tables.py": {"table matrix", "table even"},
    "rebuilt.py": {"filled aside"},
}
# Nothing stands in a language for a slip that has no name.
SILENT = {"slip.other"}


def forms(words: str | Mapping[str, str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def tables(*names: str) -> list[set[str]]:
    return [
        {key.removeprefix(f"{name}.") for key in STRINGS if key.startswith(f"{name}.")}
        for name in names
    ]


def troubles(said: Said) -> list[str]:
    """What is wrong with a call: no such key, no number, or other fields than it fills in."""
    asked = [key for key in STRINGS if said.means(key)]
    found = [] if asked else [f"{said.where}: no string for {said.pattern}"]
    for key in asked if said.fields is not None else []:
        plural = isinstance(STRINGS[key], Mapping)
        optional = {"n"} if plural or not said.literal else set()
        filled = set().union(*map(fields, forms(STRINGS[key]))) - optional
        given = (said.fields or set()) - optional
        if plural and "n" not in (said.fields or ()):
            found.append(f"{said.where}: {key} goes with a number")
        if filled - given or (said.literal and given - filled):
            found.append(f"{said.where}: {key} has {sorted(filled)}, is given {sorted(given)}")
    return found


def test_what_the_code_asks_for_is_there() -> None:
    assert CALLS
    assert [trouble for said in CALLS for trouble in troubles(said)] == []


def test_no_string_is_left_that_nothing_asks_for() -> None:
    assert [key for key in STRINGS if not any(said.means(key) for said in CALLS)] == []


def test_a_string_is_one_or_one_and_other() -> None:
    for key, words in STRINGS.items():
        assert isinstance(words, str) or set(words) == {"one", "other"}, key
        assert all(forms(words)) or key in SILENT, key
        filled = [fields(form) - {"n"} for form in forms(words)]
        assert all(names == filled[0] for names in filled), key
        assert all(name.isidentifier() for names in filled for name in names), key


@pytest.mark.parametrize(
    ("table", "terms"),
    [
        ("status", Status),
        ("severity", Severity),
        ("kind", Kind),
        ("mention", MentionKind),
        ("missing", Missing),
        ("ledger", LedgerState),
        ("number_state", LedgerState),
        ("unit", Unit),
        ("slip", Slip),
    ],
)
def test_every_term_has_its_words(table: str, terms: type[StrEnum]) -> None:
    assert tables(table) == [{term.value for term in terms}]


def test_what_belongs_together_has_the_same_keys() -> None:
    assert tables("month") == [{str(month) for month in range(1, 13)}]
    assert tables("waiver_state") == [{one.value for one in WaiverState}]
    assert tables("standing", "legend") == [{one.value for one in Standing}] * 2
    assert tables("label") == [
        {one.value for one in Severity} | {"announced", "waived", "known", "of_waiver"}
    ]
    words, heads, none = tables("part", "part_head", "part_none")
    assert words == heads == none
    terms, meanings = tables("terms", "meaning")
    assert terms == meanings


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_words_stand_in_the_code_of_pages(path: Path) -> None:
    assert set(english(path.read_text("utf-8"))) <= NOT_WORDS.get(path.name, set())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("note('Nothing to show')", ["Nothing to show"]),
        ("text('Nothing')", ["Nothing"]),
        ("Section(id='a', title='Findings')", ["Findings"]),
        ("text('Held' if held else say('list.comma'))", ["Held"]),
        ("x = f'{number} figures'", ["filled figures"]),
        ("x = f'page {number}'", ["page filled"]),
        ("text(say('list.comma'))", []),
        ("text(f' {number} ')", []),
        ("x = f'{one} {two}'", []),
        ("tag('p', class_='part empty')", []),
        ("'''Two words.'''", []),
        ("raise ValueError('two words')", []),
        ("x = '<th scope=\"col row\">'", []),
    ],
)
def test_words_in_code_are_seen(source: str, found: list[str]) -> None:
    assert english(source) == found


def test_words_go_with_their_number() -> None:
    assert say("part.unlinked", n=1) == "1 figure not linked to a measure"
    assert say("part.unlinked", n=1204) == "1,204 figures not linked to a measure"
    assert say("part.unlinked", n=0) == "0 figures not linked to a measure"


@pytest.mark.parametrize(
    ("key", "values"),
    [("part.nothing", {}), ("part.unlinked", {}), ("place.line", {"page": 3})],
)
def test_a_string_that_is_not_there_is_a_bug(key: str, values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        say(key, **values)


def test_what_is_filled_in_is_no_template() -> None:
    assert say("place.line", line="{n} {0}") == "line {n} {0}"
    assert say_html("index.rule_id", id=Html("<code>{a}</code>")) == "Rule id: <code>{a}</code>"


def test_words_become_html_only_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings, "strings", lambda: {**STRINGS, "a.b": "1 < {n:,} & {what}"})
    assert say_html("a.b", n=2000, what=Html("<b>x</b>")) == "1 &lt; 2,000 &amp; <b>x</b>"


def test_another_language_has_its_own_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"number.thousands": ".", "number.point": ",", "number.span": "{low} bis {high}"}
    monkeypatch.setattr(strings, "strings", lambda: {**STRINGS, **own})
    assert say("verdict.found", n=1204) == "1.204 discrepancies"
    assert wording.whole(1204) == "1.204"
    assert wording.span(Interval(Decimal("-1234.5"), Decimal(2))) == "\N{MINUS SIGN}1.234,5 bis 2"
