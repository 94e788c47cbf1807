"""Dating: which time expression of a sentence dates an event (decisions 3, 16 and 21)."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.records import ClaimDate
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.reading import SentenceReading

UNDATED = ClaimDate(None, None, "unknown")


@dataclass(frozen=True, slots=True)
class Dating:
    """The date, the mention it was read from (None where carried or absent), and the rule."""

    date: ClaimDate
    mention: TimeMention | None
    rule: str


def draft_dating(reading: SentenceReading, draft: Draft, memory: Memory) -> Dating:
    """The date of a draft."""
    inside = [t for t in _times_in(reading, draft) if not _dates_speech(reading, t)]
    if inside:
        at = draft.trigger.start
        nearest = min(inside, key=lambda t: abs(t.start - at))
        return Dating(nearest.date, nearest, nearest.rule)
    dated = memory.dated.get(draft.event_type)
    if dated is not None and _is_back_reference(draft):
        return Dating(dated, None, "back_reference")
    return Dating(UNDATED, None, "none")


def _times_in(reading: SentenceReading, draft: Draft) -> list[TimeMention]:
    found: list[TimeMention] = []
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        found.extend(t for t in reading.times if start <= t.start < end)
    return found


def _dates_speech(reading: SentenceReading, time: TimeMention) -> bool:
    """Whether the time stands between a verb of saying and what was said."""
    return any(
        a.start <= time.start < a.scope_start and a.verb_start is not None
        for a in reading.attributions
        if a.start < a.scope_start
    )


def _is_back_reference(draft: Draft) -> bool:
    """A definite event noun: "the raid", "the attack"."""
    return not draft.trigger.is_verb and draft.trigger.hit.proclitic.endswith(("ال", "لل"))
