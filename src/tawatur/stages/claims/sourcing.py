"""Sourcing: the attribution whose scope an event stands in."""

from __future__ import annotations

from tawatur.stages.claims.mentions import Attribution
from tawatur.stages.claims.reading import SentenceReading


def attribution_of(reading: SentenceReading, offset: int) -> Attribution | None:
    """The attribution with the narrowest scope around an offset; of equal ones the later."""
    around = [a for a in reading.attributions if a.scope_start <= offset < a.scope_end]
    return min(around, key=lambda a: (a.scope_end - a.scope_start, -a.start), default=None)


def masked_spans(reading: SentenceReading) -> list[tuple[int, int]]:
    """The spans of attribution's own words in the sentence: their actors, places and numbers only speak."""
    start, end = reading.sentence.start, reading.sentence.end
    return [(a.start, a.end) for a in reading.attributions if a.end > start and a.start < end]
