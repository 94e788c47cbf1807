"""Ageing: what the time of an event makes of its modality: long past is background, to come is planned."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.records import Article
from tawatur.stages.claims.mentions import Attribution
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.times.dating import RESULT, Dating
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.modality import ReadModality

_COUNTED_SINCE = frozenset({"casualties", "displacement"})
_GOES_ON = frozenset({"deployment", "advance", "withdrawal"})


def modality_in_time(
    modality: ReadModality, dating: Dating, article: Article, event_type: str, *, is_count: bool
) -> ReadModality:
    """What happened long before publication is background, what is dated after it planned.

    A toll or a flight counted "since" a day (``is_count``) is news however old the day, and so is a siege that "still"
    lasts; a siege or an advance since a day of the news goes on.
    """
    mention = dating.mention
    told = article.published or article.updated
    if (
        modality.modality in {"happened", "ongoing"}
        and told
        and event_type != "agreement"
        and dating.date.start
        and dating.date.start[:10] > told[:10]
    ):
        return ReadModality("planned", "future_date", modality.token)
    if mention is None:
        return modality
    if mention.background:
        counted = event_type in _COUNTED_SINCE and is_count
        lasts = event_type == "deployment" and modality.rule == "continues"
        told_as = modality.modality in {"happened", "ongoing"} and not (counted or lasts)
        return ReadModality("background", dating.rule, modality.token) if told_as else modality
    if mention.ongoing and modality.modality == "happened" and event_type in _GOES_ON:
        return ReadModality("ongoing", dating.rule, modality.token)
    return modality


def modality_as_before(
    reading: SentenceReading, draft: Draft, modality: ReadModality, dating: Dating, before: ReadModality | None
) -> ReadModality:
    """What goes on with background of its sentence, and has no time of its own, is background too."""
    if before is None or before.modality != "background" or modality.modality != "happened" or dating.date.start:
        return modality
    apart = reading.clauses.contrast[reading.clauses.number[draft.trigger.token]]
    counts = draft.event_type in _COUNTED_SINCE or draft.event_type == "statement"
    if apart or counts or dating.mention is not None:
        return modality
    return ReadModality("background", "as_before", before.token)


def is_count_since(reading: SentenceReading, dating: Dating, attribution: Attribution | None) -> bool:
    """Whether a toll counts since a day, or somebody tells what an event led to until now: of the background alone."""
    if dating.mention is None or not dating.mention.background:
        return False
    if dating.rule == RESULT:
        return attribution is not None
    return dating.mention.ongoing or any(
        word.fold.removeprefix("و") in load_particles().since for word in reading.words
    )
