"""Dating: which time expression of a sentence dates an event (decisions 3, 16 and 21)."""

from __future__ import annotations

from msgspec import Struct

from tawatur.records import ClaimDate
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.reading import SentenceReading

UNDATED = ClaimDate(None, None, "unknown")


class Dating(Struct, frozen=True):
    """The date, the mention it was read from (None where carried or absent), and the rule."""

    date: ClaimDate
    mention: TimeMention | None
    rule: str


def draft_dating(
    reading: SentenceReading, draft: Draft, memory: Memory, before: Dating | None, zones: list[tuple[int, int]]
) -> Dating:
    """The date of a draft; ``before`` is that of the sentence's last event, ``zones`` are what only speaks."""
    inside = [t for t in _times_in(reading, draft) if not _dates_speech(draft, t, zones)]
    if inside:
        at = draft.trigger.start
        nearest = min(inside, key=lambda t: abs(t.start - at))
        return Dating(nearest.date, nearest, nearest.rule)
    dated = memory.dated.get(draft.event_type)
    if dated is not None and _is_back_reference(draft):
        return Dating(dated, None, "back_reference")
    if before is not None and before.date.start and _continues(reading, draft):
        return Dating(before.date, before.mention, "same_act")
    return Dating(UNDATED, None, "none")


def _continues(reading: SentenceReading, draft: Draft) -> bool:
    """A coordinated verb with no time of its own goes on with what the sentence told; so does a result."""
    number = reading.clauses.number[draft.trigger.token]
    opening = reading.clauses.opening[number]
    if reading.clauses.contrast[number]:
        return False
    return draft.trigger.hit.proclitic[:1] in {"و", "ف"} and opening == ""


def _times_in(reading: SentenceReading, draft: Draft) -> list[TimeMention]:
    found: list[TimeMention] = []
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        found.extend(t for t in reading.times if start <= t.start < end)
    return found


def _dates_speech(draft: Draft, time: TimeMention, zones: list[tuple[int, int]]) -> bool:
    """Whether the time stands between a verb of saying and what was said; a statement is what was said."""
    return draft.event_type != "statement" and any(start <= time.start < end for start, end in zones)


def _is_back_reference(draft: Draft) -> bool:
    """A definite event noun: "the raid", "the attack"."""
    hit = draft.trigger.hit
    return hit.entry.type.violent and not draft.trigger.is_verb and hit.proclitic.endswith(("ال", "لل"))
