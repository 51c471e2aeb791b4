"""Claims in prose: what they are linked to, and what must stay unlinked."""

from datetime import date
from decimal import Decimal

import pytest

from tests.recognition.scoring import (
    CLAIMS,
    Score,
    claims,
    of_paragraph,
    of_specimen,
    of_statement,
    paragraphs,
)

# Each text with what it states: measure, subject, signed value.
LINKED = [
    (
        "Recorded crime in Kent rose by 3.1 percent in the year to 30 June 2016, compared with the"
        " previous 12 months; in England and Wales it fell by 1.2 percent.",
        [
            ("recorded_crime_change_1y", "Kent Police", "3.1"),
            ("recorded_crime_change_1y", "England and Wales", "-1.2"),
        ],
    ),
    (
        "Set against the 12 months to 30 June 2011, recorded crime had fallen by 4.0 per cent by"
        " the 12 months to 30 June 2016.",
        [("recorded_crime_change_5y", "Kent Police", "-4.0")],
    ),
    (
        "The force recorded 61.2 crimes per 1,000 people, and England and Wales recorded 68.9.",
        [
            ("crime_rate_per_1000", "Kent Police", "61.2"),
            ("crime_rate_per_1000", "England and Wales", "68.9"),
        ],
    ),
    (
        "Anti-social behaviour is rarer than it was. In the year to 31 March 2016 there were 29"
        " incidents for every 1,000 people, 7 percent fewer than in the year before.",
        [
            ("asb_rate_per_1000", "Kent Police", "29"),
            ("asb_rate_change", "Kent Police", "-7"),
        ],
    ),
    (
        "Victims did not support police action in 12.5 percent of recorded offences. The share in"
        " England and Wales was 13.9 percent.",
        [
            ("outcome_evidential_victim_does_not_support", "Kent Police", "12.5"),
            ("outcome_evidential_victim_does_not_support", "England and Wales", "13.9"),
        ],
    ),
    (
        "Evidential difficulties where a suspect was identified and the victim supported action"
        " made up 9.4 and 8.1 percent of outcomes in Kent and in England and Wales respectively.",
        [
            ("outcome_evidential_victim_supports_suspect_identified", "Kent Police", "9.4"),
            ("outcome_evidential_victim_supports_suspect_identified", "England and Wales", "8.1"),
        ],
    ),
    (
        "The share of crime with a vulnerable victim ranges from 3.1 percent to 40.2 percent.",
        [
            ("vulnerable_victim_share_of_crime", "all forces", "3.1"),
            ("vulnerable_victim_share_of_crime", "all forces", "40.2"),
        ],
    ),
    (
        "For every 100 domestic abuse offences the force made 51 arrests.",
        [("domestic_abuse_arrest_rate", "Kent Police", "51")],
    ),
    (
        "Of the crimes recorded, 13 percent ended with a charge or summons.",
        [("outcome_charged", "Kent Police", "13")],
    ),
    (
        "As at 1 July 2016 there were 33 organised crime groups per one million people in Kent.",
        [("ocg_per_million", "Kent Police", "33")],
    ),
    # A general word is enough in a paragraph that speaks of its field.
    (
        "Offender managers carry too much. The ratio is 1:70.",
        [("registered_sex_offenders_per_offender_manager", "Kent Police", "70")],
    ),
    # The rest of what was counted, and the share that it is.
    (
        "We reviewed 60 case files. In 51 the investigation was effective. Nine, or 15 percent,"
        " were not.",
        [
            ("case_files_reviewed", "Kent Police", "60"),
            ("reviewed_cases_effective_investigation", "Kent Police", "51"),
            ("reviewed_cases_ineffective_investigation", "Kent Police", "9"),
            ("reviewed_cases_ineffective_investigation_share", "Kent Police", "15"),
        ],
    ),
    (
        "We listened to 45 calls. All but three were graded correctly.",
        [
            ("calls_listened_to_by_hmic", "Kent Police", "45"),
            ("calls_incorrectly_graded", "Kent Police", "3"),
        ],
    ),
    # A change since the same day of another year; the level that it came from.
    (
        "The IOM cohort numbered 178 on 1 July 2016, 15 percent fewer than on the same day in"
        " 2015.",
        [
            ("iom_cohort", "Kent Police", "178"),
            ("iom_cohort_change_1y", "Kent Police", "-15"),
        ],
    ),
    (
        "Recorded crime rose by 12 percent in the 12 months to 30 June 2016 compared with the same"
        " period in 2015.",
        [("recorded_crime_change_1y", "Kent Police", "12")],
    ),
    # What is listed is dealt out, moves too.
    (
        "Over the five years to June 2016, recorded crime fell by 3.4 percent in England and Wales"
        " and by 1.2 percent in Kent; for victim-based crime the changes were falls of 0.5 percent"
        " and 9.8 percent respectively.",
        [
            ("recorded_crime_change_5y", "England and Wales", "-3.4"),
            ("recorded_crime_change_5y", "Kent Police", "-1.2"),
            ("victim_based_crime_change_5y", "England and Wales", "-0.5"),
            ("victim_based_crime_change_5y", "Kent Police", "-9.8"),
        ],
    ),
    # Behind an aside the sentence goes on with the number before it.
    (
        "For every 100 domestic abuse offences 41 (35 in Essex) were closed because the victim did"
        " not support action.",
        [
            ("da_outcome_evidential_victim_does_not_support", "Kent Police", "41"),
            ("da_outcome_evidential_victim_does_not_support", "Essex Police", "35"),
        ],
    ),
]

SILENT = [
    "Violent crime rose by 9 percent in the year to 30 June 2016.",
    "Fear of crime rose by 9 percent in the year to 30 June 2016 compared with the year before.",
    "Crime involving knives rose by 4 percent compared with the previous 12 months.",
    "Hate crime: 1.1 offences per 1,000 population.",
    "Some 64 percent of staff say they are satisfied with the service they get.",
    "The rate of recorded crime is 12 percent higher than in England and Wales.",
    "The force aims to cut recorded crime by 5 percent in the next 12 months.",
    "Targets for 2017. Victim satisfaction: 90%.",
    "Domestic abuse was 15 percent of recorded crime. Of these, 9,840 had a child present.",
    "Domestic abuse made up 13 percent of outcomes that were charged.",
    "Outcome 16 is recorded where a suspect is identified.",
    "Schools made 310 safeguarding referrals.",
    "We talked to 11 PCSOs and to 14 neighbourhood officers.",
    "Forces similar to Kent charged suspects in 16.4 percent of cases.",
    "There were 14 arrests per 1,000 under-eighteens.",
    "The centre dealt with 12 organised crime groups per 100 officers.",
    "Kent Police and Sussex Police had 174 authorised firearms officers.",
    "The force visited 12 of its registered sex offenders.",
]


# Sentences that an inspector may well write, and numbers in them that are not the report's own
# figures of a declared measure; FINE are those that are.
OTHERS = (CLAIMS / "others.txt").read_text(encoding="utf-8").splitlines()
FINE = {Decimal(fine) for fine in ("68.0", "5.5", "10.9", "-12", "7.8", "-3")}
# A figure of an earlier time is never set against the report's own.
LAST_OWN_YEAR = date(2016, 1, 1)


def said_of_now(text: str) -> set[Decimal]:
    """The values that a paragraph states of no other time than the report's own."""
    return {
        of_statement(statement).value
        for statement in claims(text)
        if not statement.span.past
        and (statement.span.period is None or statement.span.period.end >= LAST_OWN_YEAR)
    }


def said(text: str) -> list[tuple[str, str, Decimal]]:
    """What a paragraph is taken to state."""
    return [of_statement(statement).fact for statement in claims(text)]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_a_claim_is_linked(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Measure, subject and signed value of every claim are those that the words state."""
    assert said(text) == [(measure, who, Decimal(value)) for measure, who, value in expected]


@pytest.mark.parametrize("text", SILENT)
def test_a_near_miss_stays_unlinked(text: str) -> None:
    """A number that no declared measure answers to is never linked to one."""
    linked = [measure for measure, _, _ in said(text)]

    assert linked in ([], ["domestic_abuse_share_of_crime"])


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_others_is_no_claim_of_the_report(text: str) -> None:
    """Another place, time, group or body, a change, a target or a supposition is never linked."""
    assert said_of_now(text) <= FINE


def test_the_value_is_no_evidence() -> None:
    """A claim keeps its measure and subject whatever number stands in it."""
    for text, expected in LINKED:
        changed = text.replace(expected[0][2].lstrip("-"), "77.7", 1)

        assert [fact[:2] for fact in said(changed)] == [fact[:2] for fact in expected]


def test_several_writers_are_read_with_few_false_links() -> None:
    """Of the claims in all labelled paragraphs most are found, and nearly all links are right."""
    total = sum((of_paragraph(paragraph) for paragraph in paragraphs()), Score())

    assert total.precision >= 0.95, str(total)
    assert total.recall >= 0.84, str(total)


@pytest.mark.parametrize("name", ["northamptonshire", "nottinghamshire"])
def test_the_specimens_are_read(name: str) -> None:
    """Tables and infographic are read whole, claims for the most part, none of them wrongly."""
    tabular, prose = of_specimen(name)

    assert (tabular.found, tabular.right) == (tabular.labels, tabular.recognised)
    assert prose.precision >= 0.98, str(prose)
    assert prose.recall >= 0.8, str(prose)
