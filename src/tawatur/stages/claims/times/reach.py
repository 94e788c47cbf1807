"""Reach: which times of a sentence date something else than an event that they stand near (decision 3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.times.qualifying import qualifies
from tawatur.stages.claims.triggers.drafts import LETHAL, Draft
from tawatur.text.passages import COMMAS

# A dateline ends within this many words.
_DATELINE_REACH = 10
_CREDIT_REACH = 14
_UNDER_REACH = 2
_SHOWN = frozenset({"#showing", "@footage"})
_SHOWING_REACH = 6
_DURING = frozenset({"خلال", "اثناء", "في", "وخلال"})
_SUBORDINATE = frozenset({"بعد", "بعدما", "عقب", "اثر", "قبل", "قبيل"})
_WHERE = frozenset({"حيث", "اذ"})
_DASHES = frozenset({"-", "–", "—", "ـ"})


def dates_something_else(
    reading: SentenceReading, draft: Draft, time: TimeMention, zones: list[tuple[int, int]]
) -> bool:
    """Whether a time of the draft's stretches dates a dispatch, words or another clause; ``zones`` only speak."""
    return (
        _dates_speech(draft, time, zones)
        or _is_dateline(reading, time)
        or _dates_announcement(reading, draft, time)
        or _precedes_saying(reading, draft, time)
        or _ends_a_credit(reading, draft, time)
        or _dates_utterance(reading, draft, time)
        or _dates_showing(reading, draft, time)
        or _dates_another_clause(reading, draft, time)
        or _is_before_a_deal(reading, draft, time)
        or qualifies(reading, draft, time)
    )


def _is_dateline(reading: SentenceReading, time: TimeMention) -> bool:
    """الأبيض، 14 سبتمبر 2025 – قالت المصادر: when the text was sent, at its head and before a dash."""
    at = reading.token_at(time.start)
    if reading.sentence.first_token or reading.passage.part != "text" or at > _DATELINE_REACH:
        return False
    behind = reading.token_at(time.end - 1) + 1  # ليلة الجمعة – السبت holds a dash of its own
    ahead = range(behind, min(len(reading.tokens), at + _DATELINE_REACH))
    dash = next((i for i in ahead if reading.tokens[i].fold in _DASHES), None)
    return dash is not None and not any(word.verbal for word in reading.words[:dash])


def _dates_announcement(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "The army announced on Thursday the killing of": the time stands between the verb and its object."""
    trigger = draft.trigger
    first = min(t.start for t in (trigger, *draft.merged, *(toll.trigger for toll in draft.tolls)))
    if draft.event_type == "statement" or trigger.is_verb or time.start > first:
        return False
    clauses, told = reading.clauses.number, reading.token_at(time.start)
    if (at := max((i for i in _verbs_of_saying(reading) if i < told), default=None)) is None:
        return False
    if any(_tells_harm(hit) for word in reading.words[at + 1 : told] for hit in word.hits):
        return False  # أفادت مصادر بمقتل أربعة اليوم في قصف
    between = reading.words[at + 1 : trigger.token]
    alone = not any(word.hits and all(hit.form is not None for hit in word.hits) for word in between)
    return alone and clauses[at] == clauses[told] == clauses[trigger.token]


def _tells_harm(hit: Hit) -> bool:
    return hit.form is None and hit.entry.type.type == LETHAL and not hit.proclitic.endswith("ال")


def _verbs_of_saying(reading: SentenceReading) -> Iterator[int]:
    """The tokens of the verbs that attribute something in a sentence."""
    return (reading.token_at(a.verb_start) for a in reading.attributions if a.verb_start is not None)


def _ends_a_credit(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "…, according to what the UN office announced, on Wednesday": the last words of a credit behind the event."""
    told, last = reading.token_at(time.start), reading.token_at(time.end - 1) + 1
    behind = [
        a for a in reading.attributions if a.verb_start is not None and draft.trigger.start < a.start < time.start
    ]
    if not behind or any(token.is_word for token in reading.tokens[last:]):
        return False
    credit = reading.words[reading.token_at(behind[-1].end - 1) + 1 : told]
    return (
        len(credit) <= _CREDIT_REACH and not any(w.hits for w in credit) and behind[-1].scope_start < behind[-1].start
    )


def _precedes_saying(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "On Saturday, the army announced that": the time stands in front of a verb of saying."""
    if draft.event_type == "statement" or time.start > draft.trigger.start:
        return False
    behind = reading.token_at(time.end - 1) + 1
    verb = min((i for i in _verbs_of_saying(reading) if behind <= i < draft.trigger.token), default=None)
    if verb is None:
        return False
    said = reading.words[verb : draft.trigger.token]
    told = any("#openers" in w.keys and not w.fold.startswith("و") for w in said)
    return told and not any(w.hits for w in reading.words[behind:verb])


def _dates_utterance(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "Issued a statement on Saturday evening which says that …": the time stands before the complementizer."""
    if draft.event_type == "statement":
        return False
    if time.start > draft.trigger.start:
        return _opens_what_was_said(reading, time)
    between = range(reading.token_at(time.start), draft.trigger.token)
    opener = next((i for i in between if "#openers" in reading.words[i].keys), None)
    return opener is not None and any("#utterance" in word.keys for word in reading.words[:opener])


def _opens_what_was_said(reading: SentenceReading, time: TimeMention) -> bool:
    """ "…, and it had reported on the 8th of this month that": a complementizer stands right behind the time."""
    first = reading.token_at(time.end - 1) + 1
    first += first < len(reading.words) and reading.words[first].fold in COMMAS
    return any("#openers" in w.keys and not w.fold.startswith(("و", "ل")) for w in reading.words[first : first + 1])


def _dates_another_clause(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """The time of a relative or subordinate clause behind a verb dates that clause, unless a comma parts it off."""
    at, trigger = reading.token_at(time.start), draft.trigger
    if time.background and not time.ongoing and _is_of_the_past(reading, trigger.token, at):
        return True
    if _is_told_where(reading, draft, at) or _was_before(reading, trigger.token, at):
        return True
    if not trigger.is_verb or at <= trigger.token or reading.tokens[at - 1].fold in COMMAS:
        return False
    relative = next((i for i in range(trigger.token + 1, at) if "#relative" in reading.words[i].keys), None)
    if relative is not None:
        return not _is_its_circumstance(reading, relative)
    clauses = reading.clauses
    behind = range(clauses.number[trigger.token] + 1, clauses.number[at] + 1)
    opened = (clauses.first[n] for n in behind if clauses.opens_with(n, _SUBORDINATE) and clauses.first[n] < at)
    return any(not _is_hour(reading, first + 1) for first in opened)


def _is_hour(reading: SentenceReading, at: int) -> bool:
    """ "Shortly before one o'clock on Sunday": no clause, but the hour of what stands before it."""
    return at < len(reading.words) and reading.words[at].fold in load_particles().hour


def _was_before(reading: SentenceReading, trigger: int, at: int) -> bool:
    """ "Two were killed in a raid on X, and three had been killed on Thursday at Y": of what "had been" opens."""
    return "#had_been" in reading.keys and any("#had_been" in word.keys for word in reading.words[trigger + 1 : at])


def _dates_showing(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "Aired yesterday scenes of an operation that hit", "pictures published on Sunday show": when they were shown."""
    if not reading.keys >= _SHOWN or time.start > draft.trigger.start:
        return False
    at, words = reading.token_at(time.start), reading.words
    behind = reading.token_at(time.end - 1) + 1
    shown = next((i for i in range(at - 1, max(-1, at - _SHOWING_REACH), -1) if "#showing" in words[i].keys), None)
    if shown is None or shown == draft.trigger.token:
        return False
    return any("@footage" in word.keys for word in words[max(0, shown - 2) : behind + 2])


def _is_told_where(reading: SentenceReading, draft: Draft, at: int) -> bool:
    """ "Shelled X too, where six were killed on Tuesday": the time is of the clause that tells what was there."""
    clauses = reading.clauses
    told = max(t.token for t in (draft.trigger, *draft.merged) if t.token < at or t is draft.trigger)
    behind = range(clauses.number[told] + 1, clauses.number[at] + 1)
    opened = next((clauses.first[n] for n in behind if clauses.opens_with(n, _WHERE)), None)
    if opened is None:
        return False
    hits = [hit for word in reading.words[opened:at] for hit in word.hits]
    again = any(h.form is None and h.proclitic.endswith("ال") and h.entry.type.type == draft.event_type for h in hits)
    return bool(hits) and not again  # حيث قتل جنود في القتال الذي بدأ السبت


def _is_before_a_deal(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "On Sunday lorries entered under the ceasefire": the deal itself is older."""
    at = draft.trigger.token
    under = any("#under" in word.keys for word in reading.words[max(0, at - _UNDER_REACH) : at])
    return draft.event_type == "agreement" and under and time.start < draft.trigger.start


def _is_its_circumstance(reading: SentenceReading, relative: int) -> bool:
    """ "Seized vehicles during the fighting that went on at X on Thursday": what it happened in tells when."""
    before = reading.words[max(0, relative - 3) : relative]
    fights = any(h.entry.type.violent and h.form is None and h.proclitic.endswith("ال") for w in before for h in w.hits)
    return fights and any(word.fold in _DURING for word in before)


def _is_of_the_past(reading: SentenceReading, trigger: int, at: int) -> bool:
    """ "An attack on X, which was called so after the liberation in 2000": long ago, in a clause of its own."""
    between = reading.words[trigger + 1 : at]
    return any("#relative" in w.keys and before.fold in COMMAS for before, w in pairwise(between))


def _dates_speech(draft: Draft, time: TimeMention, zones: list[tuple[int, int]]) -> bool:
    """Whether the time stands between a verb of saying and what was said; a statement is what was said."""
    return draft.event_type != "statement" and any(start <= time.start < end for start, end in zones)
