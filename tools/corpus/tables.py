"""The tables and the graphic of a report, as lines with their prints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tools.corpus.facts import FACTS
from tools.corpus.model import NATION, Print
from tools.corpus.rounding import rounded, shown
from tools.corpus.sentences import Named, Setting, exact_of, print_of

Line = tuple[str, list[Print]]

_RATES = (
    ("crime", "Recorded crime (excluding fraud)"),
    ("victim", "Victim-based crime"),
    ("sexual", "Sexual offences"),
    ("assault", "Assault with injury"),
    ("burglary", "Burglary in a dwelling*"),
)
_OUTCOMES = (
    ("charged", "1", "Charged/Summonsed"),
    ("tic", "4", "Taken into consideration"),
    ("formal", "", "Out-of-court (formal)"),
    ("cautions_youths", "2", "Cautions - youths"),
    ("cautions_adults", "3", "Cautions - adults"),
    ("penalty_notices", "6", "Penalty Notices for Disorder"),
    ("informal", "", "Out-of-court (informal)"),
    ("cannabis", "7", "Cannabis/Khat warning"),
    ("resolutions", "8", "Community Resolution"),
    ("prevented", "*", "Prosecution prevented or not in the public interest"),
    ("supports", "", "Evidential difficulties (victim supports police action)"),
    ("supports_known", "15", "Suspect identified"),
    ("opposes", "", "Evidential difficulties (victim does not support police action)"),
    ("opposes_known", "16", "Suspect identified"),
    ("opposes_unknown", "14", "Suspect not identified"),
    ("no_suspect", "18", "Investigation complete – no suspect identified"),
    ("another_body", "20", "Action undertaken by another body / agency"),
    ("further", "21", "Further investigation to support formal action not in the public interest"),
    ("assigned", "", "Total offences assigned an outcome"),
    ("open", "", "Not yet assigned an outcome"),
    ("outcomes", "", "Total"),
)
_DA = (
    ("da_charged", "Charged / Summonsed"),
    ("da_cautions_adults", "Caution – adults"),
    ("da_cautions_youths", "Caution – youths"),
    ("da_resolutions", "Community resolution"),
    ("da_supports",
     "Evidential difficulties prevent further action; victim supports police action"),
    ("da_opposes",
     "Evidential difficulties prevent further action; victim does not support police action"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One label of the graphic: a fact, its decimals and whether it is a change or a share."""

    handle: str
    label: str
    decimals: int
    signed: bool = False
    suffix: str = ""


_CARDS: tuple[tuple[str, tuple[Card, ...]], ...] = (
    ("Calls for assistance", (
        Card(handle="calls", decimals=0,
             label="Calls for assistance per 1,000 population 12 months to 30 June 2016"),
    )),
    ("Crime (excluding fraud)", (
        Card(handle="crime", decimals=0,
             label="Crimes recorded per 1,000 population 12 months to 30 June 2016"),
        Card(handle="crime_1y", decimals=1, signed=True, suffix="%",
             label="Change in recorded crime 12 months to 30 June 2015 against "
                   "12 months to 30 June 2016"),
        Card(handle="crime_5y", decimals=1, signed=True, suffix="%",
             label="Change in recorded crime for the 5 years to the 12 months to 30 June 2016"),
    )),
    ("Crime outcomes", (
        Card(handle="o_charged", decimals=1, suffix="%", label="Charged/summonsed"),
        Card(handle="o_opposes_known", decimals=1, suffix="%",
             label="Evidential difficulties: suspect identified but victim does not support "
                   "action"),
        Card(handle="o_no_suspect", decimals=1, suffix="%",
             label="Investigation completed but no suspect identified"),
    )),
    ("Anti-social behaviour", (
        Card(handle="asb", decimals=0,
             label="Anti-social behaviour incidents per 1,000 population "
                   "12 months to 31 March 2016"),
        Card(handle="asb_before", decimals=0,
             label="Anti-social behaviour incidents per 1,000 population "
                   "12 months to 31 March 2015"),
    )),
    ("Domestic abuse", (
        Card(handle="da_calls", decimals=0,
             label="Domestic abuse calls for assistance per 1,000 population "
                   "12 months to 30 June 2016"),
        Card(handle="da_share", decimals=0, suffix="%",
             label="Domestic abuse as a percentage of all recorded crime (excluding fraud) "
                   "12 months to 30 June 2016"),
        Card(handle="da_share_before", decimals=0, suffix="%",
             label="Domestic abuse as a percentage of all recorded crime (excluding fraud) "
                   "12 months to 31 March 2015"),
    )),
    ("Organised crime groups", (
        Card(handle="ocg_rate", decimals=0,
             label="Organised crime groups per million population as at 1 July 2016"),
    )),
    ("Victim satisfaction rate", (
        Card(handle="satisfied", decimals=1, suffix="%",
             label="Victim satisfaction with the overall service provided by the police "
                   "12 months to 30 June 2016"),
    )),
)  # fmt: skip


def _named(handle: str, subject: str, decimals: int | None = None) -> Named:
    digits = FACTS[handle].decimals if decimals is None else decimals
    return Named(handle=handle, subject=subject, bound="", signed=False, decimals=digits)


def graphic(setting: Setting) -> Iterator[Line]:
    """Yield the lines of *Force in numbers*, with blank lines between."""
    yield "Force in numbers", []
    row = 0
    for title, cards in _CARDS:
        yield title, []
        for card in cards:
            yield card.label, []
            for column, subject in enumerate((setting.subject, NATION)):
                yield subject, []
                one = _named(card.handle, subject, card.decimals)
                value = rounded(exact_of(one, setting), card.decimals, setting.tie)
                text = shown(value, card.decimals, signed=card.signed)
                made = print_of(one, setting, "", text, kind="infographic", template="graphic")
                yield (
                    text + card.suffix,
                    [replace(made, table="force_in_numbers", row=row, column=column)],
                )
            row += 1


def _rows(
    setting: Setting, table: str, rows: Iterable[tuple[str, str]], decimals: int | None = None
) -> Iterator[Line]:
    """Yield rows of a label and two values; a row without its facts is left out."""
    for index, (handle, label) in enumerate(rows):
        text, prints = label, []
        for column, subject in enumerate((setting.subject, NATION)):
            one = _named(handle, subject, decimals)
            value = rounded(exact_of(one, setting), one.decimals, setting.tie)
            cell = shown(value, one.decimals)
            made = print_of(one, setting, f"{text}\t", cell, kind="table", template=table)
            prints.append(replace(made, table=table, row=index, column=column))
            text = f"{text}\t{cell}"
        yield text, prints


def crime_rates(setting: Setting) -> Iterator[Line]:
    """Yield the table of crime rates."""
    yield f"Rates per 1,000 population\t{setting.subject}\t{NATION}", []
    yield from _rows(setting, "crime_rates", _RATES)


def outcomes(setting: Setting) -> Iterator[Line]:
    """Yield the table of outcomes."""
    yield f"Outcome number\tOutcome type / group\t{setting.subject}\t{NATION}", []
    rows = ((f"o_{handle}", f"{number}\t{label}") for handle, number, label in _OUTCOMES)
    yield from _rows(setting, "outcomes", rows)


def domestic_abuse(setting: Setting) -> Iterator[Line]:
    """Yield the table of outcomes for domestic abuse."""
    yield f"Outcome type / group\t{setting.subject}\t{NATION}", []
    yield from _rows(setting, "domestic_abuse_outcomes", _DA)
