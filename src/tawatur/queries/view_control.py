"""Who is said to hold what: at one time, and step by step for the time slider."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tawatur.queries.view_filtering import day_bounds
from tawatur.queries.view_lines import Named, event_title, named_actors
from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import KnownPlace, Snapshot
from tawatur.records import ClaimDate, ControlAnswer, ControlSpan, Interval
from tawatur.stages.territory import control_at

# Towns first, then what stands in them, then the ground around them.
CONTROL_TYPES = frozenset({"territory_gained", "withdrawal", "advance"})
_LOCAL = {"settlement": 0, "site": 1, "district": 2}


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event about a place's control that somebody denies, near the time asked about."""

    event_id: str
    title: str
    by: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says it and who denies it, from the events behind an answer; ``unnamed`` are those of no named origin."""

    say: tuple[Named, ...]
    deny: tuple[Named, ...]
    claims: int
    unnamed: tuple[Named, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """The answer for one place with its point, its names, and the voices behind it."""

    place: KnownPlace
    answer: ControlAnswer
    holder: Named | None
    voices: Voices


@dataclass(frozen=True, slots=True)
class ControlStep:
    """From ``begins`` (local ISO 8601) on, the answer for a place is this one.

    ``within`` is the stretch in which its holder changed, where more is not known; ``begins`` is then its middle.
    """

    begins: str
    status: str
    holder: str | None
    grade: str | None
    last_confirmed: str | None
    because: tuple[str, ...]
    within: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PlaceSteps:
    """A place's answers in the order of time."""

    place: KnownPlace
    steps: tuple[ControlStep, ...]


def control_everywhere(
    snapshot: Snapshot, at: str, known_at: str | None, language: Language
) -> tuple[PlaceControl, ...]:
    """The answers for all places that spans speak of, those that nothing is known of at that time left out."""
    return snapshot.remembered(
        ("control", at, known_at, language), lambda: _everywhere(snapshot, at, known_at, language)
    )


def _everywhere(snapshot: Snapshot, at: str, known_at: str | None, language: Language) -> tuple[PlaceControl, ...]:
    found = []
    for place_id, spans in snapshot.spans_of_place.items():
        answer = control_at(spans, place_id, at, known_at)
        if answer.status != "unknown":
            found.append(place_control(snapshot, place_id, answer, language))
    found.sort(key=lambda one: one.place.name)
    found.sort(key=lambda one: (one.answer.holder is not None, one.voices.claims), reverse=True)
    return tuple(sorted(found, key=lambda one: _LOCAL.get(one.place.precision, 3)))


def place_control(snapshot: Snapshot, place_id: str, answer: ControlAnswer, language: Language) -> PlaceControl:
    """One answer with its place and the voices behind it."""
    holder = next(iter(named_actors(snapshot, [answer.holder] if answer.holder else [], language)), None)
    heard = voices(snapshot, answer.because, language)
    known = disputes(snapshot, place_id, answer, language)
    return PlaceControl(snapshot.places[place_id], answer, holder, replace(heard, disputes=known))


def disputes(
    snapshot: Snapshot, place_id: str, answer: ControlAnswer, language: Language, days: int = 7
) -> tuple[Dispute, ...]:
    """What is denied about a place's control within some days of the time, beside what the answer rests on."""
    found = []
    for event_id in snapshot.events_of_place.get(place_id, ()):
        event = snapshot.events[event_id]
        by = dict.fromkeys(lineage.origin for lineage in event.lineages if lineage.denies)
        if event.event_type not in CONTROL_TYPES or not by or event.rejected or event_id in answer.because:
            continue
        if answer.known_at and (event.known_at or "") > answer.known_at:
            continue
        if _days_apart(event.date, answer.at) <= days:
            found.append(
                Dispute(
                    event_id,
                    event_title(snapshot, event, language),
                    tuple(Named(slug, snapshot.names.origin(slug, language)) for slug in by),
                )
            )
    return tuple(found)


def _days_apart(when: ClaimDate, at: str) -> float:
    """How many days lie between a time and the nearest end of a date; endless where one is not known."""
    try:
        asked = date.fromisoformat(at[:10])
        first, last = (date.fromisoformat(day) for day in day_bounds(when) if day)
    except ValueError:
        return math.inf
    return 0 if first <= asked <= last else min(abs((first - asked).days), abs((last - asked).days))


def voices(snapshot: Snapshot, event_ids: Iterable[str], language: Language) -> Voices:
    """The origins that say what these events say, and the sides that deny it."""
    events = [snapshot.events[one] for one in event_ids if one in snapshot.events]
    lineages = [lineage for event in events for lineage in event.lineages]
    deny = dict.fromkeys(lineage.origin for lineage in lineages if lineage.denies)
    deny |= dict.fromkeys(slug for event in events for slug in event.sides.deny)
    said = [lineage for lineage in lineages if not lineage.denies and lineage.origin not in deny]

    def named(slugs: Iterable[str]) -> tuple[Named, ...]:
        return tuple(Named(slug, snapshot.names.origin(slug, language)) for slug in dict.fromkeys(slugs))

    return Voices(
        say=named(lineage.origin for lineage in said if lineage.standing == "established"),
        deny=named(deny),
        claims=sum(len(event.claims) for event in events),
        unnamed=named(lineage.origin for lineage in said if lineage.standing == "possible"),
    )


def control_steps(snapshot: Snapshot, known_at: str | None) -> tuple[PlaceSteps, ...]:
    """Every place's answers over all time: asked at each moment at which one could change."""
    return snapshot.remembered(
        ("steps", known_at),
        lambda: tuple(
            PlaceSteps(snapshot.places[place_id], _steps(spans, place_id, known_at))
            for place_id, spans in snapshot.spans_of_place.items()
        ),
    )


def place_steps(snapshot: Snapshot, place_id: str, known_at: str | None) -> tuple[ControlStep, ...]:
    """One place's answers over all time."""
    return _steps(snapshot.spans_of_place.get(place_id, ()), place_id, known_at)


def _steps(spans: tuple[ControlSpan, ...], place_id: str, known_at: str | None) -> tuple[ControlStep, ...]:
    steps: list[ControlStep] = []
    for moment in _moments(spans):
        answer = control_at(spans, place_id, moment, known_at)
        step = ControlStep(
            moment,
            answer.status,
            answer.holder,
            answer.grade,
            answer.last_confirmed,
            tuple(answer.because),
            _within(answer.since, moment),
        )
        if not steps or _without_begin(steps[-1]) != _without_begin(step):
            steps.append(step)
    return tuple(steps)


def _within(since: Interval, moment: str) -> tuple[str, str] | None:
    first, last = since.not_before, since.not_after
    return (first, last) if first and last and first < moment < last else None


def _without_begin(step: ControlStep) -> tuple[object, ...]:
    return (step.status, step.holder, step.grade, step.last_confirmed, step.because)


def _moments(spans: tuple[ControlSpan, ...]) -> list[str]:
    bounds = (moment for span in spans for moment in (span.begins, span.ends, span.last_confirmed))
    return sorted({_as_moment(moment) for moment in bounds if moment})


def _as_moment(moment: str) -> str:
    """A day stands for its end: what is known of a day holds when it is over."""
    return moment[:16] if "T" in moment else f"{moment}T23:59"
