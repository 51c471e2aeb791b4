"""
The hidden truth of a year: whole numbers for each force.

Everything that a report prints is computed from these counts, so that prints agree for the same
reason as in a real year: they were rounded from one truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.corpus.chance import Chance
from tools.corpus.family import forces

Counts = dict[str, int]

# Thousandths of recorded crime, least and most; what is left has no suspect.
_OUTCOMES = {
    "open": (55, 110),
    "charged": (95, 170),
    "tic": (2, 6),
    "cautions_youths": (3, 8),
    "cautions_adults": (15, 32),
    "penalty_notices": (2, 10),
    "cannabis": (4, 14),
    "resolutions": (15, 50),
    "prevented": (10, 28),
    "supports": (60, 100),
    "opposes_known": (80, 140),
    "opposes_unknown": (20, 45),
    "another_body": (2, 9),
    "further": (1, 3),
}
_DA_OUTCOMES = {
    "da_charged": (180, 290),
    "da_cautions_adults": (40, 75),
    "da_cautions_youths": (1, 6),
    "da_resolutions": (8, 30),
    "da_supports": (180, 280),
    "da_opposes": (270, 420),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The counts of all forces; a force without a count could not supply it."""

    forces: Mapping[str, Counts]


def world(seed: str) -> World:
    """Return the truth of one seed."""
    lacking = Chance(seed, "lacking")
    no_vulnerability = set(lacking.some(forces(), lacking.within(6, 9)))
    no_arrests = set(lacking.some(forces(), 3))
    found: dict[str, Counts] = {}
    for name in forces():
        counts = _force(Chance(seed, "force", name))
        if name in no_vulnerability:
            del counts["vulnerable"]
        if name in no_arrests:
            del counts["da_arrests"]
        found[name] = counts
    return World(forces=found)


def _force(chance: Chance) -> Counts:
    counts: Counts = {"population": chance.within(340_000, 2_700_000)}
    counts["households"] = chance.part(counts["population"], 395, 450)
    for topic in (
        _crime, _domestic_abuse, _demand, _investigation, _samples, _offenders, _prevention,
        _protection, _organised_crime, _capabilities,
    ):  # fmt: skip
        topic(counts, chance)
    return counts


def _before(now: int, change: int) -> int:
    """Return the count that has changed by so many thousandths."""
    return now * 1000 // (1000 + change)


def _crime(counts: Counts, chance: Chance) -> None:
    crime = chance.part(counts["population"], 48, 92)
    counts["crime"] = crime
    counts["crime_year_ago"] = _before(crime, chance.within(-45, 150))
    counts["crime_five_ago"] = _before(crime, chance.within(-180, 160))
    victim = chance.part(crime, 830, 900)
    counts["victim_based"] = victim
    counts["victim_based_five_ago"] = _before(victim, chance.within(-160, 150))
    counts["sexual"] = chance.part(crime, 22, 36)
    counts["assault"] = chance.part(crime, 85, 130)
    counts["burglary"] = chance.part(counts["households"], 4, 12)
    counts["burglary"] += chance.within(0, counts["households"] // 1100)
    left = crime
    for name, (least, most) in _OUTCOMES.items():
        counts[name] = chance.part(crime, least, most) + chance.within(0, crime // 1000)
        left -= counts[name]
    counts["no_suspect"] = left
    counts["vulnerable"] = chance.part(crime, 40, 420)


def _domestic_abuse(counts: Counts, chance: Chance) -> None:
    offences = chance.part(counts["crime"], 82, 160)
    counts["da"] = offences
    counts["da_year_ago"] = _before(offences, chance.within(30, 330))
    counts["crime_earlier"] = chance.part(counts["crime"], 900, 1040)
    counts["da_earlier"] = chance.part(counts["crime_earlier"], 75, 135)
    counts["da_arrests"] = chance.part(offences, 380, 720)
    for name, (least, most) in _DA_OUTCOMES.items():
        counts[name] = chance.part(offences, least, most) + chance.within(0, 3)


def _demand(counts: Counts, chance: Chance) -> None:
    counts["calls"] = chance.part(counts["population"], 190, 330)
    counts["da_calls"] = chance.part(counts["population"], 11, 24)
    counts["incidents"] = chance.part(counts["calls"], 700, 900)
    counts["incidents_by_phone"] = chance.part(counts["incidents"], 180, 480)
    counts["incidents_mental"] = chance.part(counts["incidents"], 12, 45)
    counts["asb"] = chance.part(counts["population"], 20, 44)
    counts["asb_year_ago"] = _before(counts["asb"], chance.within(-180, 60))
    counts["emergency"] = chance.part(counts["calls"], 250, 400)
    counts["emergency_in_time"] = chance.part(counts["emergency"], 850, 975)
    counts["non_emergency"] = chance.part(counts["calls"], 400, 600)
    counts["abandoned"] = chance.part(counts["non_emergency"], 30, 190)
    counts["wait_101"] = chance.within(18, 160)
    counts["unallocated"] = chance.within(60, 300)
    counts["unallocated_da"] = chance.part(counts["unallocated"], 150, 400)
    counts["surveyed"] = chance.within(1200, 2600)
    counts["satisfied"] = chance.part(counts["surveyed"], 770, 910)
    counts["surveyed_year_ago"] = chance.within(1200, 2600)
    counts["satisfied_year_ago"] = chance.part(counts["surveyed_year_ago"], 770, 910)


def _investigation(counts: Counts, chance: Chance) -> None:
    counts["arrests"] = chance.part(counts["crime"], 170, 320)
    counts["foreign"] = chance.part(counts["arrests"], 50, 260)
    counts["foreign_checked"] = chance.part(counts["foreign"], 450, 930)
    counts["suspects"] = chance.within(400, 1900)
    counts["suspects_high"] = chance.part(counts["suspects"], 30, 90)
    counts["scenes"] = chance.within(5000, 18000)
    counts["recoveries"] = chance.part(counts["scenes"], 250, 480)
    counts["dna"] = chance.part(counts["recoveries"], 350, 650)
    counts["devices"] = chance.within(90, 420)
    counts["device_wait"] = chance.within(31, 120)
    counts["detective_posts"] = chance.within(180, 620)
    counts["detective_gaps"] = chance.part(counts["detective_posts"], 60, 190)
    counts["code_sampled"] = chance.within(110, 300)
    counts["code_followed"] = chance.part(counts["code_sampled"], 600, 900)


def _samples(counts: Counts, chance: Chance) -> None:
    counts["files"] = chance.within(60, 96)
    for name in ("effective", "supervised", "care"):
        counts[f"files_{name}"] = chance.part(counts["files"], 520, 820)
        counts[f"files_not_{name}"] = counts["files"] - counts[f"files_{name}"]
    counts["heard"] = chance.within(70, 140)
    counts["graded_right"] = chance.part(counts["heard"], 780, 880)
    counts["graded_wrong"] = counts["heard"] - counts["graded_right"]
    counts["plans"] = chance.within(110, 330)
    counts["plans_read"] = chance.within(44, 70)
    counts["plans_good"] = chance.part(counts["plans_read"], 520, 720)
    counts["plans_poor"] = counts["plans_read"] - counts["plans_good"]
    counts["dash"] = chance.within(60, 90)
    counts["dash_good"] = chance.part(counts["dash"], 520, 700)
    counts["dash_poor"] = chance.part(counts["dash"], 180, 280)
    counts["ocg_plans"] = chance.within(40, 64)
    counts["ocg_plans_full"] = chance.part(counts["ocg_plans"], 400, 700)
    counts["ocg_plans_bare"] = counts["ocg_plans"] - counts["ocg_plans_full"]


def _offenders(counts: Counts, chance: Chance) -> None:
    counts["iom"] = chance.within(140, 460)
    counts["iom_year_ago"] = _before(counts["iom"], chance.within(-190, 240))
    counts["iom_again"] = chance.part(counts["iom"], 260, 460)
    counts["iom_violence"] = chance.part(counts["iom"], 110, 330)
    for name, least, most in (
        ("very_high", 11, 30), ("high", 120, 330), ("medium", 400, 800), ("low", 300, 900),
    ):  # fmt: skip
        counts[f"rso_{name}"] = chance.within(least, most)
        counts["rso"] = counts.get("rso", 0) + counts[f"rso_{name}"]
    counts["managers"] = chance.within(13, 34)
    counts["visits_overdue"] = chance.within(14, 90)
    counts["shpos"] = chance.within(90, 280)
    counts["shpos_breached"] = chance.part(counts["shpos"], 150, 420)


def _prevention(counts: Counts, chance: Chance) -> None:
    counts["officers"] = chance.within(120, 480)
    counts["pcsos"] = chance.within(110, 400)
    counts["neighbourhood"] = counts["officers"] + counts["pcsos"]
    counts["subscribers"] = chance.within(14_000, 90_000)
    counts["subscribers_year_ago"] = _before(counts["subscribers"], chance.within(40, 380))
    counts["visits"] = chance.within(1100, 4200)
    counts["riding"] = chance.within(120, 480)
    counts["riding_year_ago"] = _before(counts["riding"], chance.within(-350, 260))
    counts["repeat_victims"] = chance.within(150, 700)
    counts["repeat_victims_year_ago"] = _before(counts["repeat_victims"], chance.within(-260, 180))
    counts["cbos"] = chance.within(22, 130)
    counts["cbos_breached"] = chance.part(counts["cbos"], 150, 450)
    counts["asb_powers"] = counts["population"] * chance.within(60, 260) // 1_000_000
    counts["asked"] = chance.within(331, 640)
    counts["content"] = chance.part(counts["asked"], 440, 640)
    counts["asked_before"] = chance.within(331, 640)
    counts["content_before"] = chance.part(counts["asked_before"], 440, 640)


def _protection(counts: Counts, chance: Chance) -> None:
    counts["dvpos_sought"] = chance.within(70, 320)
    counts["dvpos"] = chance.part(counts["dvpos_sought"], 850, 960)
    counts["dvpos_breached"] = chance.part(counts["dvpos"], 130, 330)
    counts["dvpns"] = chance.within(80, 360)
    counts["right_to_ask"] = chance.within(30, 160)
    counts["right_to_know"] = chance.within(40, 290)
    counts["marac"] = chance.within(480, 2300)
    counts["marac_repeats"] = chance.part(counts["marac"], 190, 420)
    counts["referrals"] = chance.within(6000, 24_000)
    counts["referrals_same_day"] = chance.part(counts["referrals"], 600, 960)
    counts["protection_posts"] = chance.within(130, 420)
    counts["protection_gaps"] = chance.part(counts["protection_posts"], 80, 180)
    counts["detained"] = chance.within(220, 900)
    counts["detained_in_cells"] = chance.part(counts["detained"], 40, 190)
    counts["missing"] = chance.within(2400, 9800)
    counts["locations"] = chance.within(14, 70)
    counts["cameras"] = chance.within(600, 3200)


def _organised_crime(counts: Counts, chance: Chance) -> None:
    counts["ocgs"] = counts["population"] * chance.within(28, 72) // 1_000_000
    counts["ocgs_drugs"] = chance.part(counts["ocgs"], 520, 800)
    for name, least, most in (("major", 11, 25), ("moderate", 12, 40), ("minor", 14, 60)):
        counts[f"disruptions_{name}"] = chance.within(least, most)
        counts["disruptions"] = counts.get("disruptions", 0) + counts[f"disruptions_{name}"]
    counts["scpos"] = chance.within(11, 60)
    counts["intelligence"] = chance.within(2600, 9800)
    counts["intelligence_local"] = chance.part(counts["intelligence"], 190, 460)
    counts["pupils"] = chance.within(2100, 9800)
    counts["schools"] = chance.within(13, 60)


def _capabilities(counts: Counts, chance: Chance) -> None:
    counts["armed"] = chance.within(64, 210)
    counts["armed_short"] = chance.within(11, 40)
    counts["armed_needed"] = counts["armed"] + counts["armed_short"]
    for name, least, most in (("local", 11, 30), ("regional", 11, 20), ("national", 2, 9)):
        counts[f"exercises_{name}"] = chance.within(least, most)
        counts["exercises"] = counts.get("exercises", 0) + counts[f"exercises_{name}"]
    counts["weaknesses"] = chance.within(12, 40)
