"""Sourcing: the attribution whose scope an event stands in, the words that only speak, and who speaks."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.knowledge.actors import forces_of, is_party
from tawatur.knowledge.sources import load_source_registry
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import ActorMention, Attribution
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.reading import Trigger
from tawatur.text.passages import COMMAS

_COMPLEMENT_REACH = 25
_SOURCE_REACH = 8
_SPEAKER_REACH = 10


def attribution_of(reading: SentenceReading, offset: int) -> Attribution | None:
    """The attribution with the narrowest scope around an offset, a dateline's last; of equal ones the later."""
    around = [a for a in reading.attributions if a.scope_start <= offset < a.scope_end]
    if len(around) < 2:
        return around[0] if around else None
    return min(around, key=lambda a: (a.rule == "dateline", a.scope_end - a.scope_start, -a.start), default=None)


def is_named(origin: str) -> bool:
    """Whether an origin is somebody by name: a party, a body, an agency."""
    return origin not in {"outlet", "correspondent"} and not origin.startswith("unnamed:")


def speech_zones(reading: SentenceReading, triggers: list[Trigger]) -> list[tuple[int, int]]:
    """The spans of the sentence that only speak: attribution's words and what stands before what was said.

    Their actors, places, numbers and times belong to no event (decision 3).
    """
    start, end = reading.sentence.start, reading.sentence.end
    here = (a for a in reading.attributions if a.end > start and a.start < end)
    return [(a.start, _complement(reading, a, triggers)) for a in here]


def _complement(reading: SentenceReading, attribution: Attribution, triggers: list[Trigger]) -> int:
    """Where what was said begins: at the complementizer or colon, or at the first event that the verb governs."""
    if attribution.verb_start is None or attribution.scope_end <= attribution.end:
        return _to_mark(reading, attribution.end)
    first = bisect_left(reading.tokens, attribution.end, key=lambda t: t.start)
    for i in range(first, min(len(reading.tokens), first + _COMPLEMENT_REACH)):
        if "#openers" in reading.words[i].keys or reading.tokens[i].fold == ":":
            return reading.tokens[i].start
        if any(t.token == i for t in triggers) and not _is_speakers(reading, attribution, i):
            return _before_comma(reading, first, i)
    behind = attribution.scope_start < attribution.start  # ..., حسبما ذكر مدير شركة متعاقدة مع الأمم المتحدة
    return _to_mark(reading, attribution.end) if behind else attribution.end


def _is_speakers(reading: SentenceReading, attribution: Attribution, token: int) -> bool:
    """قال قائد عمليات تحرير الفلوجة إن: an event before the complementizer is of who speaks, if no mark parts them.

    Behind another verb of saying the complementizer is that verb's (أعلن مقتل رجل قال إنه).
    """
    said = {a.verb_start for a in reading.attributions if a is not attribution}
    for i in range(token, min(len(reading.tokens), token + _SPEAKER_REACH)):
        if not reading.tokens[i].is_word or reading.tokens[i].start in said:
            return False
        if "#openers" in reading.words[i].keys:
            return reading.tokens[i].fold.startswith("ان")
    return False


def names_speaker(reading: SentenceReading, trigger: Trigger) -> bool:
    """لجنة تبادل الأسرى, قائد عمليات تحرير الفلوجة: whether an event's noun only tells who it is that speaks."""
    if not reading.attributions:
        return False
    if any(_is_within_source(reading, a, trigger) for a in reading.attributions):
        return True
    before = [a for a in reading.attributions if a.verb_start is not None and a.start < trigger.start != a.verb_start]
    return bool(before) and any(
        _adjoins(reading, a, trigger) and _is_speakers(reading, a, trigger.token) for a in before
    )


def _is_within_source(reading: SentenceReading, attribution: Attribution, trigger: Trigger) -> bool:
    """..., حسبما أعلن مركز طب الطوارئ: a word among those that tell, behind a clause, who said it."""
    within = attribution.start < trigger.start < attribution.end
    if within and trigger.is_verb:  # ..., كما أفادت أسرتها: nobody captured her
        word = reading.passage.text[trigger.start : trigger.end]
        within = attribution.speaker is not None and word in attribution.speaker.surface.split()
    if not within or attribution.rule in ("according", "quoting"):
        return within
    before = reading.passage.text[attribution.scope_start : attribution.start].rstrip()
    return before.endswith(tuple(COMMAS)) and attribution.verb_start != attribution.start


def _adjoins(reading: SentenceReading, attribution: Attribution, trigger: Trigger) -> bool:
    """Whether a trigger stands in an attribution's words, or behind them with no mark between."""
    between = reading.passage.text[attribution.end : trigger.start].split()
    return len(between) <= _SPEAKER_REACH and all(map(str.isalpha, between))


def _to_mark(reading: SentenceReading, end: int) -> int:
    """To the next mark of punctuation: "according to a source in X," is told of the source as a whole."""
    first = bisect_left(reading.tokens, end, key=lambda t: t.start)
    for i in range(first, min(len(reading.tokens), first + _SOURCE_REACH)):
        if not reading.tokens[i].is_word:
            return reading.tokens[i].start
    return end


def _before_comma(reading: SentenceReading, first: int, trigger: int) -> int:
    """The start of the words that the comma before the trigger opens; the trigger itself where there is none."""
    for i in range(trigger - 1, first - 1, -1):
        if reading.tokens[i].fold in COMMAS:
            return reading.tokens[i].start
    return reading.tokens[first].start


def speaker_of(reading: SentenceReading, attribution: Attribution | None, memory: Memory) -> ActorMention | None:
    """The party that an attribution's speaker belongs to; one that spoke before is remembered."""
    if attribution is None or load_source_registry().is_civil(attribution.origin):
        return None  # وزارة الصحة بحكومة الوفاق: it tells of the dead, and shelled nobody
    inside = [m for m in reading.actors if attribution.start <= m.start < attribution.end]
    others = [] if is_party(attribution.origin) else inside  # أحد ناطقيها العسكريين: no soldier of another army
    own = next((m for m in inside if m.slug == attribution.origin), others[-1] if others else None)
    if own is not None and own.slug != "civilians":
        memory.speakers[attribution.origin] = own
        return own
    known = memory.speakers.get(attribution.origin)
    if known is None and is_party(attribution.origin) and attribution.speaker is not None:
        surface = attribution.speaker.surface
        return ActorMention(attribution.start, attribution.end, attribution.origin, surface, "speaker")
    return known


def first_person(speaker: ActorMention | None, attribution: Attribution | None, day: str | None) -> ActorMention | None:
    """Whose forces قواتنا are: the speaker's, or of the party whose agency carries what nobody by name told it.

    A state's agency is of whoever holds the state on the ``day`` of the page.
    """
    if speaker is not None or attribution is None or is_named(attribution.origin):
        return speaker
    parties = (load_source_registry().party_of(relay) for relay in attribution.via)
    party = next((p for p in parties if p), None)
    surface = attribution.speaker.surface if attribution.speaker is not None else ""
    return ActorMention(attribution.start, attribution.end, forces_of(party, day), surface, "relay") if party else None
