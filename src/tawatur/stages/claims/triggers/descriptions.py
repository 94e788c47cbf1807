"""Words of events that report none: they describe who speaks, or tell what nobody came to do."""

from __future__ import annotations

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.reading import Trigger

_MOVING = frozenset({"advance", "withdrawal", "displacement", "deployment"})
_NAME_REACH = 3  # words from who speaks to what tells of him
_ABLE_REACH = 3  # words from being able to what was never done


def only_describes(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether the trigger tells how a witness came there, or what was not to come about."""
    return _is_of_who_speaks(reading, trigger) or _could_no_longer(reading, trigger)


def _is_of_who_speaks(reading: SentenceReading, trigger: Trigger) -> bool:
    """على ما روى نازحون وصلوا إلى المخيم, وفق مراسلنا الذي دخل البلدة: where a witness had come from, or to."""
    at, words = trigger.token, reading.words
    if trigger.event_type not in _MOVING or not trigger.is_verb or not at:
        return False
    relative = "#relative" in words[at - 1].keys
    last = at - 1 - relative
    if last < 0 or (trigger.hit.proclitic and not relative):
        return False
    end = reading.tokens[last].end
    if any(a.speaker is not None and a.end == end for a in reading.attributions):
        return True
    near = words[max(0, last - _NAME_REACH) : last + 1]
    return relative and any(w.fold.removeprefix("ال") in load_place_words().witness for w in near)


def _could_no_longer(reading: SentenceReading, trigger: Trigger) -> bool:
    """قتل قبل أن يتمكن من دخول المبنى: what somebody was not able to do yet was not done."""
    words, able = reading.words, load_particles().able
    if able.isdisjoint(reading.keys):
        return False
    low = max(0, trigger.token - _ABLE_REACH)
    at = next((i for i in range(low, trigger.token) if words[i].fold in able), None)
    return at is not None and at > 1 and words[at - 1].fold == "ان" and words[at - 2].fold.endswith("قبل")
