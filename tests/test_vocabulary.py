"""Declared phrases are found as printed, and only where they are meant."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.vocabulary import Lexicon, canonical, find, phrase, words


def found(wanted: str, text: str) -> list[str]:
    """The stretches of a text in which a phrase stands."""
    return [text[match.start : match.end] for match in find(phrase(wanted), words(text), text)]


def meanings(values: dict[str, list[str]], text: str) -> list[str]:
    """The names that a text states, in order."""
    declared = {name: [phrase(one) for one in phrases] for name, phrases in values.items()}
    return [name for name, _ in Lexicon.of(declared).longest(words(text), text)]


@pytest.mark.parametrize(
    ("wanted", "text", "stretches"),
    [
        ("sexual offences", "Sexual offences rose; sexual  offences fell.", 2),
        ("sexual offences", "offences that are sexual", 0),
        ("sexual offences", "sexual assault offences", 0),
        ("crime", "Crimes are not a crime.", 1),
        ("crime*", "Crimes are not a crime.", 2),
        ("crime*", "discriminate", 0),
        ("victim* support*", "the victims supported it", 1),
        ("charged or summons*", "charged or summonsed", 1),
        ("no|without suspect", "no suspect, without suspect, some suspect", 2),
        ("outcome*", "", 0),
        ("victim based", "victim-based crime", 1),
        ("victim-based", "victim based crime", 1),
        ("out of court formal", "Out-of-court (formal)", 1),
        ("cannabis khat warning", "Cannabis/Khat warning", 1),
        ("crime", "CRIME", 1),
        ("england & wales", "England and Wales", 1),
        ("straße", "STRASSE", 1),
    ],
)
def test_a_phrase_is_a_run_of_words(wanted: str, text: str, stretches: int) -> None:
    """A phrase is its words in a row; case, hyphens and slashes do not matter."""
    assert len(found(wanted, text)) == stretches


@pytest.mark.parametrize(
    ("wanted", "text", "stands"),
    [
        ("calls & telephone", "calls that were dealt with by telephone", True),
        ("calls & telephone", "by telephone the force dealt with calls", True),
        ("calls & telephone", "calls for assistance", False),
        ("dealt with & phone|telephone", "dealt with over the phone", True),
        ("calls & telephone", "calls " + "and so on " * 6 + "telephone", False),
        ("calls & dealt with & telephone", "calls by telephone were dealt with", True),
        ("crime & crime", "crime", False),
    ],
)
def test_a_word_set_stands_near_in_any_order(wanted: str, text: str, *, stands: bool) -> None:
    """The runs of a word set stand near each other in any order, each on words of its own."""
    assert bool(found(wanted, text)) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("there was no known suspect", True),
        ("without any suspect", True),
        ("there was no doubt but the suspect fled", False),
        ("there was no doubt and the suspect fled", False),
        ("there was no doubt, the suspect fled", False),
        ("there was no doubt; the suspect fled", False),
        ("no butter for the suspect", True),
        ("no bandaged suspect", True),
        ("the suspect was named, no doubt about it", False),
    ],
)
def test_a_negation_stays_in_its_clause(text: str, *, stands: bool) -> None:
    """A negation never crosses *but*, *and* or a comma; a word that only begins so is none."""
    assert bool(found("no|without & suspect", text)) is stands


def test_without_a_negation_a_comma_is_crossed() -> None:
    """Only negations are held to their clause."""
    assert found("calls & telephone", "calls, by telephone") == ["calls, by telephone"]


VICTIM = {
    "supports": ["victim* support*", "support"],
    "does_not_support": ["victim* does|do|did not support"],
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the victim supports police action", ["supports"]),
        ("the victim does not support police action", ["does_not_support"]),
        ("victims did not support action", ["does_not_support"]),
        (
            "the victim does not support it; another victim supports it",
            ["does_not_support", "supports"],
        ),
        (
            "the victim supports it; another victim does not support it",
            ["supports", "does_not_support"],
        ),
        ("nobody was asked", []),
    ],
)
def test_the_longest_phrase_wins(text: str, names: list[str]) -> None:
    """Where two meanings claim a word the longer has it: a refusal is never heard as support."""
    assert meanings(VICTIM, text) == names


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the force{}s figure", "force figure"),
        ("Nottinghamshire Police{}s use", "nottinghamshire police use"),
        ("the victims{} support", "victims support"),
    ],
)
def test_possessive_endings_do_not_matter(apostrophe: str, text: str, wanted: str) -> None:
    """Straight or curly, a possessive is the word itself."""
    assert len(found(wanted, text.format(apostrophe))) == 1


def test_a_contraction_stays_a_word() -> None:
    """The apostrophe inside a word is kept, in either form."""
    assert canonical("don’t") == canonical("don't") == "don't"


@pytest.mark.parametrize("hyphen", ["-", "–", "—", " ", "/", "\u2011"])
def test_hyphens_and_dashes_divide_words(hyphen: str) -> None:
    """A hyphen, a dash, a slash and a space are one and the same between words."""
    assert canonical(f"Victim{hyphen}based crime") == "victim based crime"
    assert found("anti social", f"anti{hyphen}social behaviour") == [f"anti{hyphen}social"]


@pytest.mark.parametrize("source", ["", "  ", " & ", "-", "|"])
def test_a_phrase_without_a_word_is_refused(source: str) -> None:
    """A declaration that holds no word is an error, not a phrase that stands everywhere."""
    with pytest.raises(ValueError, match="no word"):
        phrase(source)


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    """Every word's place is its own, in order, and a canonical text is its own canonical form."""
    sequence = words(text)
    assert all(text[one.start : one.end].strip() for one in sequence)
    assert all(one.end <= two.start for one, two in itertools.pairwise(sequence))
    assert canonical(canonical(text)) == canonical(text)


@given(st.lists(st.sampled_from(["crime", "victim", "and", "not", "support"]), max_size=8))
def test_a_text_holds_each_of_its_own_words(parts: list[str]) -> None:
    """Every word of a text is found as a phrase of one word."""
    text = " ".join(parts)
    assert all(len(found(part, text)) == parts.count(part) for part in parts)
