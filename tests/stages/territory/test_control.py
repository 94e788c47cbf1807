"""Who is said to hold a place: what each kind of event does, what is known when, what is inferred."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Span
from tawatur.stages.events import link_events
from tawatur.stages.territory import control_at, control_changes, control_spans

TOWN = ClaimPlace("القمر", "site", 34.0, 37.0, "settlement", "p:town", country="SD", parent="p:state")
STATE = ClaimPlace("ولاية القمر", "site", 34.2, 37.1, "governorate", "p:state", country="SD")


class Told:
    """Claims told one after the other, each by an article of its own."""

    def __init__(self) -> None:
        rules, cues = linking_rules()
        self.knowledge = EventKnowledge(rules=rules, cues=cues, parties=frozenset({"army", "front"}))
        self.claims: list[Claim] = []
        self.articles: dict[str, Article] = {}

    def that(self, kind: str, who: str | None, published: str, place: ClaimPlace = TOWN, **more: object) -> Claim:
        name = f"n{len(self.claims)}"
        self.articles[name] = Article(
            article=name, article_id=name, version_id=name, page_id=name, url=None, outlet=name, outlet_slug=name,
            title="", published=published, published_basis="stated", published_evidence=None, updated=None,
            updated_evidence=None, fetched_at=None, language="ar", text="",
        )  # fmt: skip
        role = {"withdrawal": "origin", "advance": "destination"}.get(kind, "site")
        made = Claim(
            claim_id=name, article=name, article_id=name, version_id=name, part="text", event_type=kind,
            actors=(who,) if who else (), targets=(), places=(replace(place, role=role),),
            date=ClaimDate(None, None, "unknown", None, None, published), quantities=(), origin="observatory", via=(),
            speaker=None, evidence_kind=None, modality="happened", quote="", evidence={}, trigger="", rule="",
            sentence=Span("text", 0, 1),
        )  # fmt: skip
        self.claims.append(replace(made, **more))
        return self.claims[-1]

    def spans(self):
        events = link_events(self.claims, self.articles, (), (), self.knowledge).events
        return control_spans(events, self.claims, self.knowledge)

    def at(self, moment: str, known_at: str | None = None, place_id: str = "p:town"):
        return control_at(self.spans(), place_id, moment, known_at)

    def told(self, moment: str, known_at: str | None = None, place_id: str = "p:town"):
        answer = self.at(moment, known_at, place_id)
        return answer.status, answer.holder


@pytest.fixture
def told() -> Told:
    return Told()


def test_taken_is_held_until_something_else_is_said(told):
    told.that("territory_gained", "front", "2024-12-06T10:00")
    assert told.told("2024-12-06T09:00") == ("unknown", None)
    assert told.told("2024-12-06T10:00") == ("controlled", "front")
    assert told.told("2025-06-01") == ("controlled", "front")
    assert told.at("2025-06-01").last_confirmed == "2024-12-06T10:00"


def test_entering_is_not_holding(told):
    told.that("advance", "front", "2024-12-06T10:00")
    assert told.told("2024-12-07") == ("unknown", None)


def test_entering_contests_what_another_holds(told):
    told.that("territory_gained", "army", "2024-12-01T10:00")
    told.that("advance", "front", "2024-12-06T10:00")
    assert told.told("2024-12-07") == ("contested", None)
    assert set(told.at("2024-12-07").rivals) == {"army", "front"}


def test_leaving_vacates_and_tells_who_held_it(told):
    day = ClaimDate("2024-12-06", "2024-12-06", "part_of_day", None, "2024-12-06T06:00", "2024-12-06T10:00")
    told.that("withdrawal", "army", "2024-12-06T12:00", date=day)
    answer = told.at("2024-12-07")
    assert (answer.status, answer.holder, answer.before) == ("vacated", None, "army")
    assert told.told("2024-12-06T05:00") == ("controlled", "army")
    assert told.at("2024-12-06T05:00").grade == "weak"
    assert told.told("2024-11-01") == ("unknown", None)


def test_leaving_by_one_who_does_not_hold_it_changes_nothing(told):
    told.that("territory_gained", "front", "2024-12-06T10:00")
    told.that("withdrawal", "army", "2024-12-06T12:00")
    assert told.told("2024-12-07") == ("controlled", "front")


def test_undated_news_of_the_same_day_does_not_undo_a_capture(told):
    told.that("territory_gained", "front", "2024-12-06T08:00")
    told.that("withdrawal", "front", "2024-12-06T12:00")
    assert told.told("2024-12-07") == ("controlled", "front")
    told.that("withdrawal", "front", "2024-12-20T12:00")
    assert told.told("2024-12-21") == ("vacated", None)


def test_one_undated_voice_does_not_undo_what_two_dated_shortly_before(told):
    day = ClaimDate("2024-12-05", "2024-12-05", "day", "named_day", None, "2024-12-05T20:00")
    for origin in ("observatory", "army", "network"):
        told.that("territory_gained", "army", "2024-12-05T20:00", origin=origin, date=day)
    told.that("territory_gained", "front", "2024-12-06T09:00", origin="paper")
    assert told.told("2024-12-07") == ("controlled", "army")
    told.that("territory_gained", "front", "2024-12-20T09:00", origin="paper")
    assert told.told("2024-12-21") == ("controlled", "front")


def test_an_undated_voice_undoes_what_another_single_one_said(told):
    day = ClaimDate("2024-12-05", "2024-12-05", "day", "named_day", None, "2024-12-05T20:00")
    told.that("territory_gained", "army", "2024-12-05T20:00", origin="army", date=day)
    told.that("territory_gained", "front", "2024-12-06T09:00", origin="paper")
    assert told.told("2024-12-07") == ("controlled", "front")


def test_lost_without_a_winner_is_vacated(told):
    told.that("territory_gained", None, "2024-12-06T10:00", targets=("army",))
    assert told.told("2024-12-07") == ("vacated", None)


def test_said_and_denied_is_contested_from_when_the_denial_is_known(told):
    told.that("territory_gained", "front", "2024-12-06T10:00")
    told.that("territory_gained", "front", "2024-12-06T18:00", origin="army", modality="denied")
    assert told.told("2024-12-06T20:00", "2024-12-06T12:00") == ("controlled", "front")
    assert told.told("2024-12-06T20:00", "2024-12-06T19:00") == ("contested", None)


def test_who_denies_having_left_still_holds(told):
    told.that("withdrawal", "army", "2024-12-06T18:00", origin="army", modality="denied")
    assert told.told("2024-12-06T20:00") == ("controlled", "army")


def test_a_part_is_partial_and_contests_what_another_holds(told):
    told.that("territory_gained", "front", "2024-12-06T10:00", replace(TOWN, partial=True))
    assert told.told("2024-12-07") == ("partial", "front")
    told.that("territory_gained", "army", "2024-12-01T10:00")
    assert told.told("2024-12-07") == ("contested", None)


def test_who_holds_a_part_holds_it_all_when_the_other_leaves(told):
    told.that("territory_gained", "front", "2024-12-05T10:00", place=replace(TOWN, partial=True))
    assert told.told("2024-12-05T23:00") == ("partial", "front")
    told.that("withdrawal", "army", "2024-12-06T18:00")
    assert told.told("2024-12-07") == ("controlled", "front")


def test_most_of_a_town_is_more_than_a_part(told):
    told.that("territory_gained", "army", "2016-12-01T10:00")
    told.that("territory_gained", "front", "2024-12-06T10:00", quote="سيطرت الجبهة على معظم أحياء القمر")
    assert told.told("2024-12-07") == ("partial", "front")


def test_a_post_by_its_towns_name_is_a_part_of_the_town(told):
    told.that("shelling", "army", "2024-12-01T10:00")
    told.that("territory_gained", "front", "2024-12-06T10:00", replace(TOWN, precision="site"))
    told.that("advance", "army", "2024-12-06T11:00", TOWN)
    assert told.told("2024-12-07") == ("partial", "front")


def test_a_local_agreement_is_negotiated(told):
    told.that("agreement", None, "2024-12-05T10:00", actors=("civilians", "front"))
    assert told.told("2024-12-05T20:00") == ("negotiated", None)
    told.that("territory_gained", "front", "2024-12-06T10:00")
    assert told.told("2024-12-07") == ("negotiated", "front")


def test_a_truce_between_parties_says_nothing_of_a_place(told):
    told.that("agreement", None, "2024-12-05T10:00", actors=("army", "front"))
    assert told.told("2024-12-06") == ("unknown", None)


def test_a_siege_and_its_end(told):
    told.that("territory_gained", "army", "2024-12-01T10:00")
    told.that("deployment", "front", "2024-12-05T10:00", quote="تفرض الجبهة حصاراً على القمر")
    assert told.told("2024-12-06") == ("besieged", "army")
    told.that("deployment", "army", "2024-12-20T10:00", quote="أعلن الجيش فك الحصار عن القمر")
    assert told.told("2024-12-21") == ("controlled", "army")


def test_who_is_said_to_hold_a_besieged_place_is_besieged_there(told):
    told.that("deployment", "front", "2024-12-05T10:00", quote="تحاصر الجبهة القمر", trigger="تحاصر")
    assert told.told("2024-12-06") == ("besieged", None)
    told.that("territory_gained", "army", "2024-12-05T10:00", quote="يسيطر الجيش على القمر")
    assert told.told("2024-12-06") == ("besieged", "army")
    told.that("deployment", "army", "2024-12-20T10:00", quote="فك الجيش في عملية ليلية الحصار عن القمر", trigger="فك")
    assert told.told("2024-12-21") == ("controlled", "army")
    told.that("territory_gained", "front", "2024-12-25T10:00")
    assert told.told("2024-12-26") == ("controlled", "front")


def test_the_besieger_that_takes_the_place_holds_it(told):
    told.that("territory_gained", "army", "2024-12-01T10:00")
    told.that("deployment", "front", "2024-12-05T10:00", quote="تحاصر الجبهة القمر", trigger="تحاصر")
    told.that("territory_gained", "front", "2024-12-08T10:00")
    assert told.told("2024-12-09") == ("controlled", "front")


def test_who_only_stands_in_a_besieged_town_lays_no_siege(told):
    told.that("deployment", "army", "2024-12-05T10:00", quote="رغم الحصار ينتشر الجيش في القمر", trigger="ينتشر")
    assert told.told("2024-12-06") == ("unknown", None)


def test_a_whole_implies_a_part_that_is_only_named(told):
    told.that("displacement", None, "2024-12-01T10:00", replace(TOWN, role="destination"))
    told.that("territory_gained", "front", "2024-12-06T10:00", STATE)
    assert told.told("2024-12-07") == ("controlled", "front")
    assert told.at("2024-12-07").grade == "weak"


def test_a_whole_implies_its_parts_with_the_lowest_grade(told):
    told.that("shelling", "army", "2024-12-01T10:00")
    told.that("territory_gained", "front", "2024-12-06T10:00", STATE)
    answer = told.at("2024-12-07")
    assert (answer.status, answer.holder, answer.grade, answer.implied_by) == ("controlled", "front", "weak", "p:state")


def test_a_fight_contests_only_what_nobody_is_known_to_hold(told):
    told.that("armed_clash", "front", "2024-12-06T10:00")
    assert told.told("2024-12-07") == ("contested", None)
    told.that("territory_gained", "army", "2024-12-01T10:00")
    assert told.told("2024-12-07") == ("controlled", "army")


def test_a_day_of_knowledge_counts_from_its_end_in_the_places_clock(told):
    told.that("territory_gained", "front", "2024-12-06")
    assert told.told("2024-12-08", "2024-12-06T23:00") == ("unknown", None)
    assert told.told("2024-12-08", "2024-12-07T00:30") == ("controlled", "front")


def test_history_is_told_from_its_own_time(told):
    old = ClaimDate("2018-01-01", "2018-12-31", "year", None, "2018-01-01", "2018-12-31")
    told.that("territory_gained", "army", "2024-12-06T10:00", date=old, modality="background")
    assert told.told("2020-01-01") == ("controlled", "army")
    assert told.told("2020-01-01", "2020-06-01") == ("unknown", None)


def test_planned_and_near_say_nothing(told):
    told.that("territory_gained", "front", "2024-12-06T10:00", modality="planned")
    assert told.told("2024-12-07") == ("unknown", None)


def test_what_nobody_speaks_of_is_unknown(told):
    answer = control_at((), "p:nowhere", "2024-12-07")
    assert (answer.status, answer.holder, answer.because) == ("unknown", None, ())


def test_changes_of_control_name_what_made_them(told):
    told.that("withdrawal", "army", "2024-12-06T10:00")
    before = told.spans()
    told.that("territory_gained", "front", "2024-12-06T12:00")
    (change,) = control_changes(before, told.spans())
    assert (change.kind, change.subject, change.before, change.after) == (
        "control_changed", "p:town", "vacated", "controlled:front",
    )  # fmt: skip
    assert control_changes((), before) == ()


def test_who_does_not_fight_in_a_country_holds_nothing_there(told):
    told.knowledge = replace(told.knowledge, theatres={"front": frozenset({"LY"})})
    told.that("territory_gained", "front", "2024-12-05T10:00")
    assert told.told("2024-12-06") == ("unknown", None)


def test_a_distant_state_holds_only_what_a_sentence_that_names_it_says(told):
    told.knowledge = replace(told.knowledge, named_holders=frozenset({"front"}))
    words = {"actor_surfaces": ("جيش بعيد",), "quote": "وكانت العاصمة قد استعادت البلدة."}
    told.that("territory_gained", "front", "2024-12-05T10:00", **words)
    assert told.told("2024-12-06") == ("unknown", None)
    told.that("territory_gained", "front", "2024-12-05T11:00", **words | {"quote": "سيطر جيش بعيد على البلدة."})
    assert told.told("2024-12-06") == ("controlled", "front")


def test_when_the_side_that_denied_leaves_the_one_that_claimed_holds(told):
    taken = told.that("territory_gained", "army", "2024-12-05T10:00", origin="army", targets=("front",))
    told.that("territory_gained", "army", "2024-12-05T12:00", origin="front", modality="denied", targets=taken.targets)
    assert told.told("2024-12-05T13:00")[0] == "contested"
    told.that("withdrawal", "front", "2024-12-06T10:00")
    assert told.told("2024-12-07") == ("controlled", "army")
