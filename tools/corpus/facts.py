"""
The facts that can be computed from the hidden truth, as exact fractions.

``FACTS`` names each by a short handle, which the writers' sentences use. A national figure is the
same formula over the summed counts of all forces that could supply them, without those that the
family leaves out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tools.corpus.family import measures
from tools.corpus.model import ALL_FORCES, NATION, Key
from tools.corpus.truth import Counts, World

PERIODS = {
    "y16": "2015-07-01/2016-06-30",
    "y15": "2014-07-01/2015-06-30",
    "y11": "2010-07-01/2011-06-30",
    "m16": "2015-04-01/2016-03-31",
    "m15": "2014-04-01/2015-03-31",
    "d16": "2016-07-01",
    "d15": "2015-07-01",
    "": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """
    How a fact is computed, and how it is printed unless the sentence says otherwise.

    ``of`` are names of counts: one for a count, two for a share or rate (part, whole) and for a
    change (now, before), four for a difference of two shares. Several counts are joined by ``+``.
    """

    handle: str
    measure: str
    period: str
    how: str
    of: tuple[str, ...]
    times: int = 1
    base: str = ""
    decimals: int = 0
    mean: bool = False


def _count(handle: str, measure: str, period: str = "", of: str = "") -> Spec:
    return Spec(handle=handle, measure=measure, period=period, how="count", of=(of or handle,))


def _share(  # noqa: PLR0917 - a row of the tables below
    handle: str, measure: str, period: str, part: str, whole: str, decimals: int = 0,
    times: int = 100,
) -> Spec:  # fmt: skip
    return Spec(
        handle=handle, measure=measure, period=period, how="share", of=(part, whole),
        times=times, decimals=decimals,
    )  # fmt: skip


def _change(  # noqa: PLR0917 - as above
    handle: str, measure: str, periods: tuple[str, str], now: str, before: str, decimals: int = 0
) -> Spec:
    return Spec(
        handle=handle, measure=measure, period=periods[0], base=periods[1], how="change",
        of=(now, before), decimals=decimals,
    )  # fmt: skip


_YEAR = ("y16", "y15")
_FIVE = ("y16", "y11")
_FORMAL = "cautions_youths+cautions_adults+penalty_notices"
_INFORMAL = "cannabis+resolutions"
_OPPOSES = "opposes_known+opposes_unknown"
_ASSIGNED = (
    "charged+tic+" + _FORMAL + "+" + _INFORMAL + "+prevented+supports+" + _OPPOSES
    + "+no_suspect+another_body+further"
)  # fmt: skip
_OUTCOMES = (
    ("charged", "charged", "charged"),
    ("tic", "taken_into_consideration", "tic"),
    ("formal", "out_of_court_formal", _FORMAL),
    ("cautions_youths", "cautions_youths", "cautions_youths"),
    ("cautions_adults", "cautions_adults", "cautions_adults"),
    ("penalty_notices", "penalty_notices_for_disorder", "penalty_notices"),
    ("informal", "out_of_court_informal", _INFORMAL),
    ("cannabis", "cannabis_khat_warning", "cannabis"),
    ("resolutions", "community_resolution", "resolutions"),
    ("prevented", "prosecution_prevented_or_not_in_public_interest", "prevented"),
    ("supports", "evidential_victim_supports", "supports"),
    ("supports_known", "evidential_victim_supports_suspect_identified", "supports"),
    ("opposes", "evidential_victim_does_not_support", _OPPOSES),
    ("opposes_known", "evidential_victim_does_not_support_suspect_identified", "opposes_known"),
    ("opposes_unknown", "evidential_victim_does_not_support_suspect_not_identified",
     "opposes_unknown"),
    ("no_suspect", "investigation_complete_no_suspect", "no_suspect"),
    ("another_body", "action_by_another_body", "another_body"),
    ("further", "further_investigation_not_in_public_interest", "further"),
    ("assigned", "total_assigned", _ASSIGNED),
    ("open", "not_yet_assigned", "open"),
    ("outcomes", "total", _ASSIGNED + "+open"),
)  # fmt: skip
_DA = (
    ("da_charged", "charged"),
    ("da_cautions_adults", "cautions_adults"),
    ("da_cautions_youths", "cautions_youths"),
    ("da_resolutions", "community_resolution"),
    ("da_supports", "evidential_victim_supports"),
    ("da_opposes", "evidential_victim_does_not_support"),
)

_RATES = (
    _share("calls", "calls_for_assistance_per_1000", "y16", "calls", "population", 0, 1000),
    _share("da_calls", "domestic_abuse_calls_per_1000", "y16", "da_calls", "population", 0, 1000),
    _share("by_phone", "calls_dealt_with_by_phone_or_station_share", "y16",
           "incidents_by_phone", "incidents"),
    _share("crime", "crime_rate_per_1000", "y16", "crime", "population", 1, 1000),
    _share("victim", "victim_based_crime_rate_per_1000", "y16",
           "victim_based", "population", 1, 1000),
    _share("sexual", "sexual_offences_rate_per_1000", "y16", "sexual", "population", 1, 1000),
    _share("assault", "assault_with_injury_rate_per_1000", "y16",
           "assault", "population", 1, 1000),
    _share("burglary", "burglary_dwelling_rate_per_1000_households", "y16",
           "burglary", "households", 1, 1000),
    _change("crime_1y", "recorded_crime_change_1y", _YEAR, "crime", "crime_year_ago", 1),
    _change("crime_5y", "recorded_crime_change_5y", _FIVE, "crime", "crime_five_ago", 1),
    _change("victim_5y", "victim_based_crime_change_5y", _FIVE,
            "victim_based", "victim_based_five_ago", 1),
    _share("asb", "asb_rate_per_1000", "m16", "asb", "population", 1, 1000),
    _share("asb_before", "asb_rate_per_1000", "m15", "asb_year_ago", "population", 1, 1000),
    _change("asb_change", "asb_rate_change", ("m16", "m15"), "asb", "asb_year_ago", 1),
    _share("asb_powers", "asb_powers_use_per_million", "y16",
           "asb_powers", "population", 0, 1_000_000),
    _share("da_share", "domestic_abuse_share_of_crime", "y16", "da", "crime", 1),
    _share("da_share_before", "domestic_abuse_share_of_crime", "m15",
           "da_earlier", "crime_earlier", 1),
    _change("da_change", "domestic_abuse_crime_change", _YEAR, "da", "da_year_ago"),
    _share("vulnerable", "vulnerable_victim_share_of_crime", "y16", "vulnerable", "crime", 1),
    _share("da_arrests", "domestic_abuse_arrest_rate", "y16", "da_arrests", "da", 0),
    _share("mental", "mental_health_flagged_incident_share", "y16",
           "incidents_mental", "incidents", 1),
    _share("ocg_rate", "ocg_per_million", "d16", "ocgs", "population", 0, 1_000_000),
    _share("ocg_drugs_share", "ocgs_drug_activity_share", "d16", "ocgs_drugs", "ocgs"),
    Spec(handle="satisfied", measure="victim_satisfaction", period="y16", how="share",
         of=("satisfied", "surveyed"), times=100, decimals=1, mean=True),
    Spec(handle="satisfied_before", measure="victim_satisfaction", period="y15", how="share",
         of=("satisfied_year_ago", "surveyed_year_ago"), times=100, decimals=1, mean=True),
    *(_share(f"o_{handle}", f"outcome_{name}", "y16", of, "crime", 1)
      for handle, name, of in _OUTCOMES),
    *(_share(handle, f"da_outcome_{name}", "y16", handle, "da", 1) for handle, name in _DA),
)  # fmt: skip

_SHARES = (
    _share("emergency", "emergency_calls_answered_within_target", "y16",
           "emergency_in_time", "emergency"),
    _share("abandoned", "non_emergency_calls_abandoned", "y16", "abandoned", "non_emergency", 1),
    _share("graded_share", "calls_correctly_graded_share", "", "graded_right", "heard"),
    _share("effective_share", "reviewed_cases_effective_investigation_share", "",
           "files_effective", "files"),
    _share("care_share", "reviewed_cases_good_victim_care_share", "", "files_care", "files"),
    _share("supervised_share", "reviewed_cases_effectively_supervised_share", "",
           "files_supervised", "files"),
    _share("code", "victims_code_compliance", "", "code_followed", "code_sampled"),
    _share("foreign_share", "arrests_foreign_nationals_share", "m16", "foreign", "arrests", 1),
    _share("acro", "acro_check_rate", "m16", "foreign_checked", "foreign"),
    _change("iom_change", "iom_cohort_change_1y", _YEAR, "iom", "iom_year_ago"),
    _share("reoffending", "iom_reoffending_rate", "", "iom_again", "iom", 1),
    _share("per_manager", "registered_sex_offenders_per_offender_manager", "d16",
           "rso", "managers", 0, 1),
    _change("subscribers_change", "alert_service_subscribers_change_1y", _YEAR,
            "subscribers", "subscribers_year_ago"),
    _change("riding_change", "nuisance_riding_reports_change_1y", _YEAR,
            "riding", "riding_year_ago"),
    _change("repeat_victims_change", "asb_repeat_victims_change", _YEAR,
            "repeat_victims", "repeat_victims_year_ago"),
    _share("content", "local_policing_satisfaction", "", "content", "asked"),
    _share("marac_share", "marac_repeat_cases_share", "y16", "marac_repeats", "marac"),
    _share("referrals_share", "safeguarding_referrals_same_day_share", "m16",
           "referrals_same_day", "referrals"),
    _share("intelligence_share", "soc_intelligence_reports_neighbourhood_share", "y16",
           "intelligence_local", "intelligence"),
)  # fmt: skip

_COUNTS = (
    _count("wait_101", "non_emergency_call_wait_average", "y16"),
    _count("unallocated", "unallocated_incidents"),
    _count("unallocated_da", "unallocated_incidents_domestic"),
    _count("arrests", "arrests_total", "m16"),
    _count("foreign", "arrests_foreign_nationals", "m16"),
    _count("suspects", "outstanding_suspects", "d16"),
    _count("suspects_high", "outstanding_suspects_high_risk", "d16"),
    _count("scenes", "scenes_attended_by_examiners", "y16"),
    _count("recoveries", "forensic_recoveries", "y16"),
    _count("dna", "dna_fingerprint_recoveries", "y16"),
    _count("devices", "digital_cases_awaiting_examination"),
    _count("device_wait", "digital_device_examination_wait_average"),
    _count("detective_posts", "detective_establishment", "d16"),
    _count("detective_gaps", "detective_vacancies", "d16"),
    _count("files", "case_files_reviewed"),
    _count("files_effective", "reviewed_cases_effective_investigation"),
    _count("files_not_effective", "reviewed_cases_ineffective_investigation"),
    _count("files_supervised", "reviewed_cases_effectively_supervised"),
    _count("files_not_supervised", "reviewed_cases_ineffectively_supervised"),
    _count("files_care", "reviewed_cases_good_victim_care"),
    _count("files_not_care", "reviewed_cases_poor_victim_care"),
    _count("heard", "calls_listened_to_by_hmic"),
    _count("graded_right", "calls_correctly_graded"),
    _count("graded_wrong", "calls_incorrectly_graded"),
    _count("plans", "problem_solving_plans_open"),
    _count("plans_read", "problem_solving_plans_reviewed"),
    _count("plans_good", "problem_solving_plans_well_supervised"),
    _count("plans_poor", "problem_solving_plans_poorly_supervised"),
    _count("dash", "dash_forms_sampled"),
    _count("dash_good", "dash_forms_good_standard"),
    _count("dash_poor", "dash_forms_poor_standard"),
    _count("ocg_plans", "ocg_plans_reviewed"),
    _count("ocg_plans_full", "ocg_plans_comprehensive"),
    _count("ocg_plans_bare", "ocg_plans_enforcement_only"),
    _count("iom", "iom_cohort", "d16"),
    _count("iom_before", "iom_cohort", "d15", "iom_year_ago"),
    _count("iom_violence", "iom_offenders_violence", "d16"),
    _count("rso", "registered_sex_offenders", "d16"),
    _count("rso_very_high", "registered_sex_offenders_very_high_risk", "d16"),
    _count("rso_high", "registered_sex_offenders_high_risk", "d16"),
    _count("rso_medium", "registered_sex_offenders_medium_risk", "d16"),
    _count("rso_low", "registered_sex_offenders_low_risk", "d16"),
    _count("managers", "offender_managers", "d16"),
    _count("visits_overdue", "sex_offender_home_visits_overdue"),
    _count("shpos", "shpos_issued", "y16"),
    _count("shpos_breached", "shpos_breached", "y16"),
    _count("officers", "neighbourhood_police_officers", "d16"),
    _count("pcsos", "pcsos", "d16"),
    _count("neighbourhood", "neighbourhood_staff", "d16"),
    _count("subscribers", "alert_service_subscribers", "d16"),
    _count("subscribers_before", "alert_service_subscribers", "d15", "subscribers_year_ago"),
    _count("visits", "crime_prevention_visits", "m16"),
    _count("riding", "nuisance_riding_reports", "y16"),
    _count("riding_before", "nuisance_riding_reports", "y15", "riding_year_ago"),
    _count("repeat_victims", "asb_repeat_victims", "y16"),
    _count("repeat_victims_before", "asb_repeat_victims", "y15", "repeat_victims_year_ago"),
    _count("cbos", "criminal_behaviour_orders_granted", "y16"),
    _count("cbos_breached", "criminal_behaviour_orders_breached", "y16"),
    _count("asked", "ipsos_mori_survey_respondents"),
    _count("dvpos_sought", "dvpos_applied_for", "y16"),
    _count("dvpos", "dvpos_granted", "y16"),
    _count("dvpos_breached", "dvpos_breached", "y16"),
    _count("dvpns", "dvpns_granted", "y16"),
    _count("right_to_ask", "clares_law_right_to_ask_used", "y16"),
    _count("right_to_know", "clares_law_right_to_know_used", "y16"),
    _count("marac", "marac_cases", "y16"),
    _count("marac_repeats", "marac_repeat_cases", "y16"),
    _count("referrals", "safeguarding_referrals", "m16"),
    _count("protection_posts", "public_protection_establishment"),
    _count("protection_gaps", "public_protection_vacancies"),
    _count("detained", "mental_health_detentions", "m16"),
    _count("detained_in_cells", "mental_health_detentions_in_police_cells", "m16"),
    _count("missing", "missing_person_reports", "m16"),
    _count("locations", "cse_locations_of_concern"),
    _count("cameras", "body_worn_cameras"),
    _count("ocgs", "ocgs_total", "d16"),
    _count("ocgs_drugs", "ocgs_drug_activity", "d16"),
    _count("disruptions", "ocg_positive_disruptions", "y16"),
    _count("disruptions_major", "ocg_major_disruptions", "y16"),
    _count("disruptions_moderate", "ocg_moderate_disruptions", "y16"),
    _count("disruptions_minor", "ocg_minor_disruptions", "y16"),
    _count("scpos", "serious_crime_prevention_orders_active", "d16"),
    _count("intelligence", "soc_intelligence_reports", "y16"),
    _count("intelligence_local", "soc_intelligence_reports_neighbourhood", "y16"),
    _count("pupils", "gang_prevention_pupils", "m16"),
    _count("schools", "gang_prevention_schools", "m16"),
    _count("armed", "authorised_firearms_officers", "d16"),
    _count("armed_short", "authorised_firearms_officers_shortfall", "d16"),
    _count("armed_needed", "authorised_firearms_officers_target", "d16"),
    _count("exercises", "spr_exercises", "y16"),
    _count("exercises_local", "spr_exercises_local", "y16"),
    _count("exercises_regional", "spr_exercises_regional", "y16"),
    _count("exercises_national", "spr_exercises_national", "y16"),
    _count("weaknesses", "spr_exercise_weaknesses_found"),
    _count("all_forces", "forces_total"),
    _count("forces_up", "forces_with_recorded_crime_increase", "y16"),
    _count("forces_lacking", "forces_without_vulnerability_data"),
)

FACTS: Mapping[str, Spec] = {spec.handle: spec for spec in (*_RATES, *_SHARES, *_COUNTS)}


class Facts:
    """All facts of a world, by handle and subject."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._summed: dict[tuple[str, ...], Counts] = {}

    def key(self, handle: str, subject: str, bound: str = "") -> Key:
        """Return the identity of a fact."""
        spec = FACTS[handle]
        of_all = handle in ("all_forces", "forces_up", "forces_lacking")
        return Key(
            spec.measure,
            ALL_FORCES if of_all or bound else subject,
            PERIODS[spec.period],
            PERIODS["y15"] if handle == "forces_up" else PERIODS[spec.base],
            bound,
        )

    def value(self, handle: str, subject: str, bound: str = "") -> Fraction | None:
        """Return the exact value of a fact, None where nobody could supply it."""
        spec = FACTS[handle]
        if handle in self._of_all:
            return self._of_all[handle]
        if bound:
            values = self._values(spec)
            return min(values) if bound == "lower" else max(values)
        if subject == ALL_FORCES:
            return Fraction(sum(self._values(spec)))
        if subject != NATION:
            return _computed(spec, self._world.forces[subject])
        if spec.mean:
            values = self._values(spec)
            return sum(values, Fraction(0)) / len(values)
        return _computed(spec, self._nation(spec))

    @cached_property
    def _of_all(self) -> dict[str, Fraction]:
        """The facts about the forces themselves."""
        everybody = list(self._world.forces.values())
        more = sum(counts["crime"] > counts["crime_year_ago"] for counts in everybody)
        without = sum("vulnerable" not in counts for counts in everybody)
        return {
            "all_forces": Fraction(len(everybody)),
            "forces_up": Fraction(more),
            "forces_lacking": Fraction(without),
        }

    def _values(self, spec: Spec) -> list[Fraction]:
        found = (_computed(spec, counts) for counts in self._world.forces.values())
        return [value for value in found if value is not None]

    def _nation(self, spec: Spec) -> Counts:
        """Return the summed counts of all forces that have the fact and are not left out."""
        names = tuple(name for of in spec.of for name in of.split("+"))
        excluded = measures()[spec.measure].excludes
        key = (*names, "/", *excluded)
        if key not in self._summed:
            members = [
                counts
                for force, counts in self._world.forces.items()
                if force not in excluded and all(name in counts for name in names)
            ]
            self._summed[key] = {name: sum(one[name] for one in members) for name in names}
        return self._summed[key]


def _computed(spec: Spec, counts: Counts) -> Fraction | None:
    names = [of.split("+") for of in spec.of]
    if not all(name in counts for parts in names for name in parts):
        return None
    of = [Fraction(sum(counts[name] for name in parts)) for parts in names]
    if spec.how == "count":
        return of[0]
    if spec.how == "change":
        return 100 * (of[0] - of[1]) / of[1]
    return spec.times * of[0] / of[1]
