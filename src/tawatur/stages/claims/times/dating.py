"""Dating: which time expression of a sentence dates an event (decisions 3, 16 and 21)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawatur.knowledge.languages.particles import load_particles
from tawatur.records import ClaimDate
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.placed import Sites
from tawatur.stages.claims.times.backward import day_of_named_event, day_told, is_back_reference
from tawatur.stages.claims.times.qualifying import names_by_day
from tawatur.stages.claims.times.reach import dates_something_else
from tawatur.stages.claims.triggers.drafts import Draft

UNDATED = ClaimDate(None, None, "unknown")
# A state that has come to hold, dated by the time at which somebody told it.
TIME_OF_SPEAKING = "time_of_speaking"
# What an event led to shares its day, and may still be news when the event is not.
RESULT = "result"
_STATES = frozenset({"advance", "territory_gained"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "خلال"})
_IN = frozenset({"في", "ضمن", "اثناء"})
_ASSAULTS = frozenset({"attack", "armed_clash", "air_strike", "shelling"})
# Those who left made room for what their sentence tells: "took it in March after the withdrawal of".
_CLEARING = frozenset({"withdrawal"})
_LONG = frozenset({"month", "year"})
_WITHOUT_REACH = 5
_DAYS = frozenset({"day", "part_of_day"})
_AHEAD = frozenset({"tomorrow", "next_week", "next_units", "next_weekday", "weekday_ahead", "vague_future"})
_AGO = "ago"  # قبل أسبوعين، حين استعادها في 22 أيلول
_BARE_PARTS = frozenset({"part_of_clock_day", "night_before"})
_LIKEWISE = frozenset({"كما"})
# What was counted over several days is not the day of what else is told ("in the last 24 hours …, it also took X").
_SPANS = frozenset({"last_units"})
# What happened in the wake of it was on its day: "took the town in the wake of clashes" (إثر اشتباكات).
_IN_ITS_WAKE = frozenset({"اثر"})
_LATER = frozenset({"لاحقا", "بعدها", "بعدئذ"})
_LATER_REACH = 4
_SUBORDINATE = frozenset({"بعد", "بعدما", "عقب", "اثر", "قبل", "قبيل"})
# A circumstance opens at most this many words before its noun ("after a sudden attack").
_CIRCUMSTANCE_REACH = 2
# "The day after", "two days after" an event told by a noun, and how many days that is.
_DAYS_AFTER = {("غداه",): 1} | {
    ("بعد", *days.split(), joint): n
    for n, days in ((1, "يوم"), (1, "يوم واحد"), (2, "يومين"), (7, "اسبوع"))
    for joint in ("من", "علي")
}
_DAYS_REACH = 4
# "This comes", "the raid came": what follows is counted from what was told before.
_COMES = frozenset({"ياتي", "تاتي", "جاء", "جاءت", "جاوا"})
_TODAY, _QUOTES = "اليوم", '"«“”'


@dataclass(frozen=True, slots=True)
class Dating:
    """The date, the mention it was read from (None where carried or absent), and the rule; the token of its event."""

    date: ClaimDate
    mention: TimeMention | None
    rule: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What was dated before, in the article and last in the sentence, and the sentence's next event (None: none)."""

    article: Memory
    before: Dating | None
    following: Draft | None


def draft_dating(
    reading: SentenceReading, draft: Draft, sites: Sites, around: Around, zones: list[tuple[int, int]]
) -> Dating:
    """The date of a draft; ``zones`` are what only speaks."""
    if (own := _own_time(reading, draft, zones)) is not None:
        quoted = _day_of_quotation(reading, own) or _day_of_words(reading, draft, own, zones)
        return Dating(quoted.date, quoted, "quoted_today") if quoted else Dating(own.date, own, own.rule)
    dated = day_told(around.article, draft.event_type, sites)
    if dated is not None and is_back_reference(draft, sites, around.article):
        return Dating(dated, None, "back_reference")
    if (told := day_of_named_event(reading, draft, sites, around.article)) is not None:
        return Dating(told, None, "back_reference")
    before = around.before
    if (reckoned := _reckoned_back(reading, draft, around)) is not None:
        return Dating(reckoned, None, "reckoned_back")
    if draft.event_type == "statement":
        spoken = _time_of_speech(reading, zones) if draft.trigger.hit.proclitic[:1] in {"و", "ف"} else None
        return Dating(spoken.date, spoken, "same_speech") if spoken is not None else Dating(UNDATED, None, "none")
    if before is not None and before.date.start and (rule := _continuation(reading, draft, before)):
        return Dating(before.date, before.mention, rule)
    if around.following is not None and (shared := _time_of_assault(reading, around.following, zones)) is not None:
        return Dating(shared.date, shared, "of_its_assault")
    if draft.event_type in _STATES and _has_come_to_hold(reading, draft):
        spoken = _time_of_speech(reading, zones)
        return Dating(spoken.date, spoken, TIME_OF_SPEAKING) if spoken is not None else Dating(UNDATED, None, "none")
    if before is not None and before.mention is not None and before.mention.background and _led_to(reading, draft):
        return Dating(UNDATED, before.mention, "before_background")
    return Dating(UNDATED, None, "none")


def _day_of_quotation(reading: SentenceReading, time: TimeMention) -> TimeMention | None:
    """ "Said on Wednesday: "We struck it this morning" ": within quotation marks today is the day of the words."""
    text = reading.passage.text
    if not _ends_with_today(reading, time):
        return None
    spoken = [t for t in reading.times if t.end <= time.start and t.date.precision in _DAYS and t.date.start]
    if not spoken or spoken[-1].date.start == time.date.start:
        return None
    between = text[spoken[-1].end : time.start]
    return spoken[-1] if any(mark in between for mark in _QUOTES) else None


def _day_of_words(
    reading: SentenceReading, draft: Draft, time: TimeMention, zones: list[tuple[int, int]]
) -> TimeMention | None:
    """ "Said in a statement on Wednesday that they struck it this morning": what has happened by then was that day."""
    hit = draft.trigger.hit
    happened = hit.form.aspect == "past" if hit.form else hit.entry.type.violent and "#planned" not in reading.keys
    if not happened or not _ends_with_today(reading, time):
        return None
    earlier = [t for t in reading.times if t.end <= time.start and t.date.precision in _DAYS and t.date.end]
    spoken = next((t for t in reversed(earlier) if dates_something_else(reading, draft, t, zones)), None)
    if spoken is None or (spoken.date.end or "") >= (time.date.start or ""):
        return None
    between = reading.words[reading.token_at(spoken.end) : reading.token_at(time.start)]
    return spoken if any("#openers" in word.keys for word in between) else None


def _ends_with_today(reading: SentenceReading, time: TimeMention) -> bool:
    return reading.passage.text[time.start : time.end].rstrip().endswith(_TODAY)


def _time_of_speech(reading: SentenceReading, zones: list[tuple[int, int]]) -> TimeMention | None:
    """The time that a verb of saying carries: a state that has come to hold holds then (decision 3)."""
    return next((t for t in reading.times if any(start <= t.start < end for start, end in zones)), None)


def _led_to(reading: SentenceReading, draft: Draft) -> bool:
    """ "Took it in 2019 after the withdrawal of X": what came before a background event is background too."""
    near = reading.words[max(0, draft.trigger.token - _CIRCUMSTANCE_REACH) : draft.trigger.token]
    return any(word.fold in _SUBORDINATE for word in near)


def last_dating(reading: SentenceReading, draft: Draft, dating: Dating, before: Dating | None) -> Dating | None:
    """The last dating of a sentence that what follows may go on with; a contrast ends its reach."""
    named = draft.event_type == "agreement" and dating.mention is not None and names_by_day(reading, dating.mention)
    if dating.date.start and not named and dating.rule != "reckoned_back":
        return replace(dating, at=draft.trigger.token)
    clauses, number = reading.clauses, reading.clauses.number[draft.trigger.token]
    others = before is not None and _is_span(before) and clauses.opening[number] in _LIKEWISE
    return None if clauses.contrast[number] or others else before


def _own_time(reading: SentenceReading, draft: Draft, zones: list[tuple[int, int]]) -> TimeMention | None:
    """The time of its stretches that dates it: the nearest to the trigger, a named day before a bare part of one."""
    if not reading.times:
        return None
    inside = [t for t in _times_in(reading, draft) if not dates_something_else(reading, draft, t, zones)]
    form = draft.trigger.hit.form
    if form is not None and form.aspect == "past":
        inside = [t for t in inside if t.rule not in _AHEAD]  # اتفقوا على عقد جولة الأسبوع المقبل
    return min(
        inside, key=lambda t: (t.rule in _BARE_PARTS, t.rule == _AGO, abs(t.start - draft.trigger.start)), default=None
    )


def _joined(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The phrase with "and" before it."""
    return (f"و{phrase[0]}", *phrase[1:])


def _reckoned_back(reading: SentenceReading, draft: Draft, around: Around) -> ClaimDate | None:
    """ "Yesterday four were killed, the day after an attack", "two days after the fall of": counted from the event told
    before; "this comes a day after" from the last one of the sentences before."""
    if draft.trigger.is_verb:
        return None
    near = tuple(w.fold for w in reading.words[max(0, draft.trigger.token - _DAYS_REACH) : draft.trigger.token])
    days = next((n for phrase, n in _DAYS_AFTER.items() if near[-len(phrase) :] in (phrase, _joined(phrase))), None)
    if days is None:
        return None
    told = around.before.date if around.before is not None and around.before.mention is not None else None
    if told is None and reading.words[0].fold.removeprefix("و") in _COMES:
        told = around.article.latest
    if told is None or told.precision not in _DAYS or not told.start or told.start != told.end:
        return None
    day = (date.fromisoformat(told.start) - timedelta(days)).isoformat()
    return ClaimDate(day, day, "day", "reckoned_back", day, day)


def _time_of_assault(reading: SentenceReading, draft: Draft, zones: list[tuple[int, int]]) -> TimeMention | None:
    """What was done "after a sudden attack at dawn today" was done on the day of that attack."""
    if draft.event_type not in _ASSAULTS or draft.trigger.is_verb:
        return None
    before = reading.words[max(0, draft.trigger.token - _CIRCUMSTANCE_REACH) : draft.trigger.token]
    after = any(word.fold in _AFTER for word in before) or (
        draft.trigger.hit.suffix and before[-1:] and before[-1].fold in _IN
    )
    own = _own_time(reading, draft, zones) if after else None
    if own is None or any(draft.trigger.end <= p.start < own.start for p in reading.places):
        return None  # بعد قصف أريحا في 3 أيلول: of another place
    return own if not own.ongoing and own.date.precision in _DAYS else None


def _continuation(reading: SentenceReading, draft: Draft, before: Dating) -> str | None:
    """A coordinated verb with no time of its own goes on with what the sentence told; so does a result."""
    clauses, token = reading.clauses, draft.trigger.token
    number = clauses.number[token]
    if clauses.contrast[number]:
        return None
    if draft.event_type == "casualties" and _without(reading, draft):
        return RESULT
    if any("#result" in word.keys for word in reading.words[clauses.first[number] : token]):
        return RESULT
    near = reading.words[max(draft.first - 1, token - _CIRCUMSTANCE_REACH, 0) : token]
    if any(word.fold in _LATER for word in reading.words[token + 1 : token + _LATER_REACH]):
        return None
    if draft.event_type in _CLEARING and before.date.precision in _LONG and any(w.fold in _AFTER for w in near):
        return "same_change"
    joined = draft.trigger.hit.proclitic[:1] in {"و", "ف"} or any(
        word.keys & {"#impersonal", "#light", "#becoming"} and word.fold.startswith("و") for word in near
    )
    coordinated = joined and (clauses.opening[number] == "" or number == clauses.number[before.at])
    verbal = draft.trigger.is_verb or any("#impersonal" in word.keys for word in near)
    likewise = verbal and clauses.opening[number] in _LIKEWISE and not _is_span(before)
    with_it = _IN_ITS_WAKE | load_particles().in_return
    told_with = any(word.keys & {"#concurrent", "#sequel"} or word.fold in with_it for word in near)
    return "same_act" if coordinated or likewise or told_with else None


def _is_span(before: Dating) -> bool:
    """Whether the sentence counts an event over several days; an event told before has its own."""
    return before.mention is not None and before.date.basis in _SPANS


def _without(reading: SentenceReading, draft: Draft) -> bool:
    """ "Without casualties", "and nobody was hurt": of what the sentence told."""
    near = reading.words[max(draft.first - 1, draft.trigger.token - _WITHOUT_REACH, 0) : draft.trigger.token]
    return any(word.keys & {"#without", "#negation"} for word in near)


def _has_come_to_hold(reading: SentenceReading, draft: Draft) -> bool:
    """ "has come within five kilometres of X": a verb of becoming governs it."""
    first, _ = reading.clauses.bounds(draft.trigger.token)
    words = reading.words[first : draft.trigger.token + 1]
    return any("#becoming" in word.keys for word in words)


def _times_in(reading: SentenceReading, draft: Draft) -> list[TimeMention]:
    found: list[TimeMention] = []
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        found.extend(t for t in reading.times if start <= t.start < end)
    return found
