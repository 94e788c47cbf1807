"""Dating: which time expression of a sentence dates an event (decisions 3, 16 and 21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tawatur.records import ClaimDate
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.placed import Sites
from tawatur.stages.claims.times.qualifying import names_by_day, qualifies
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.passages import COMMAS

UNDATED = ClaimDate(None, None, "unknown")
# A state that has come to hold, dated by the time at which somebody told it.
TIME_OF_SPEAKING = "time_of_speaking"
# What an event led to shares its day, and may still be news when the event is not.
RESULT = "result"
_STATES = frozenset({"advance", "territory_gained"})
# Events that a definite noun can point back to though they harm nobody ("the release took in no officer").
_NAMED_AGAIN = frozenset({"release", "agreement", "withdrawal"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "خلال"})
_ASSAULTS = frozenset({"attack", "armed_clash", "air_strike", "shelling"})
# Those who left made room for what their sentence tells: "took it in March after the withdrawal of".
_CLEARING = frozenset({"withdrawal"})
_LONG = frozenset({"month", "year"})
_WITHOUT_REACH = 5
_DAYS = frozenset({"day", "part_of_day"})
_BARE_PARTS = frozenset({"part_of_clock_day", "night_before"})
_LIKEWISE = frozenset({"كما"})
_DURING = frozenset({"خلال", "اثناء", "في", "وخلال"})
_AT_ONCE = frozenset({"سياق", "خلال", "اثناء", "غمره"})
_CONCURRENT_REACH = 7
_UNDER_REACH = 2
_CREDIT_REACH = 14
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
# A dateline ends within this many words.
_DATELINE_REACH = 10
_TODAY, _QUOTES = "اليوم", '"«“”'
_DASHES = frozenset({"-", "–", "—", "ـ"})


@dataclass(frozen=True, slots=True)
class Dating:
    """The date, the mention it was read from (None where carried or absent), and the rule."""

    date: ClaimDate
    mention: TimeMention | None
    rule: str


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
        quoted = _day_of_quotation(reading, own)
        return Dating(quoted.date, quoted, "quoted_today") if quoted else Dating(own.date, own, own.rule)
    dated = around.article.dated.get(draft.event_type)
    if dated is not None and _is_back_reference(draft, sites, around.article):
        return Dating(dated, None, "back_reference")
    if (told := _day_of_named_event(reading, draft, around.article)) is not None:
        return Dating(told, None, "back_reference")
    before = around.before
    if before is not None and (reckoned := _reckoned_back(reading, draft, before)) is not None:
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
    if not text[time.start : time.end].rstrip().endswith(_TODAY):
        return None
    spoken = [t for t in reading.times if t.end <= time.start and t.date.precision in _DAYS and t.date.start]
    if not spoken or spoken[-1].date.start == time.date.start:
        return None
    between = text[spoken[-1].end : time.start]
    return spoken[-1] if any(mark in between for mark in _QUOTES) else None


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
    if dating.date.start and not named:
        return dating
    return None if reading.clauses.contrast[reading.clauses.number[draft.trigger.token]] else before


def _own_time(reading: SentenceReading, draft: Draft, zones: list[tuple[int, int]]) -> TimeMention | None:
    """The time of its stretches that dates it: the nearest to the trigger, a named day before a bare part of one."""
    if not reading.times:
        return None
    inside = [
        t
        for t in _times_in(reading, draft)
        if not _dates_speech(draft, t, zones) and not _is_dateline(reading, t)
        if not _dates_announcement(reading, draft, t) and not _precedes_saying(reading, draft, t)
        if not _ends_a_credit(reading, draft, t)
        if not _dates_utterance(reading, draft, t)
        if not _dates_another_clause(reading, draft, t) and not _is_before_a_deal(reading, draft, t)
        if not qualifies(reading, draft, t)
    ]
    return min(inside, key=lambda t: (t.rule in _BARE_PARTS, abs(t.start - draft.trigger.start)), default=None)


def _is_dateline(reading: SentenceReading, time: TimeMention) -> bool:
    """الأبيض، 14 سبتمبر 2025 – قالت المصادر: when the text was sent, at its head and before a dash."""
    at = reading.token_at(time.start)
    if reading.sentence.first_token or reading.passage.part != "text" or at > _DATELINE_REACH:
        return False
    ahead = range(at, min(len(reading.tokens), at + _DATELINE_REACH))
    dash = next((i for i in ahead if reading.tokens[i].fold in _DASHES), None)
    return dash is not None and not any(word.verbal for word in reading.words[:dash])


def _dates_announcement(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """ "The army announced on Thursday the killing of": the time stands between the verb and its object."""
    trigger = draft.trigger
    if draft.event_type == "statement" or trigger.is_verb or time.start > trigger.start:
        return False
    clauses, told = reading.clauses.number, reading.token_at(time.start)
    if (at := max((i for i in _verbs_of_saying(reading) if i < told), default=None)) is None:
        return False
    between = reading.words[at + 1 : trigger.token]
    alone = not any(word.hits and all(hit.form is not None for hit in word.hits) for word in between)
    return alone and clauses[at] == clauses[told] == clauses[trigger.token]


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
    return any("#openers" in w.keys and not w.fold.startswith("و") for w in reading.words[first : first + 1])


def _dates_another_clause(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """The time of a relative or subordinate clause behind a verb dates that clause, unless a comma parts it off."""
    at, trigger = reading.token_at(time.start), draft.trigger
    if time.background and not time.ongoing and _is_of_the_past(reading, trigger.token, at):
        return True
    if not trigger.is_verb or at <= trigger.token or reading.tokens[at - 1].fold in COMMAS:
        return False
    relative = next((i for i in range(trigger.token + 1, at) if "#relative" in reading.words[i].keys), None)
    if relative is not None:
        return not _is_its_circumstance(reading, relative)
    clauses = reading.clauses
    behind = range(clauses.number[trigger.token] + 1, clauses.number[at] + 1)
    return any(clauses.opens_with(n, _SUBORDINATE) and clauses.first[n] < at for n in behind)


def _reckoned_back(reading: SentenceReading, draft: Draft, before: Dating) -> ClaimDate | None:
    """ "Yesterday four were killed, the day after an attack", "two days after the fall of": counted from the event told
    before."""
    if draft.trigger.is_verb or before.mention is None or before.date.precision not in _DAYS or not before.date.start:
        return None
    near = [
        w.fold.removeprefix("و") for w in reading.words[max(0, draft.trigger.token - _DAYS_REACH) : draft.trigger.token]
    ]
    days = next((n for phrase, n in _DAYS_AFTER.items() if near[-len(phrase) :] == list(phrase)), None)
    if days is None or before.date.start != before.date.end:
        return None
    day = (date.fromisoformat(before.date.start) - timedelta(days)).isoformat()
    return ClaimDate(day, day, "day", "reckoned_back", day, day)


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


def _day_of_named_event(reading: SentenceReading, draft: Draft, article: Memory) -> ClaimDate | None:
    """The day of "the shelling", "the attack" that a toll names; not of what it is counted since."""
    if not article.dated:
        return None
    words = reading.words[draft.first : draft.last]
    if draft.event_type == "casualties":
        day = _day_of_first(article, (hit for word in words for hit in word.hits))
    else:
        day = _day_of_circumstance(reading, draft, article)
    return None if day is None or any(word.fold.endswith("منذ") for word in words) else day


def _day_of_first(article: Memory, hits: Iterable[Hit]) -> ClaimDate | None:
    """The day told before of the first of some readings that is a definite noun of violence."""
    for hit in hits:
        day = article.dated.get(hit.entry.type.type)
        if day is not None and hit.form is None and hit.entry.type.violent and hit.proclitic.endswith(("ال", "لل")):
            return day
    return None


def _day_of_circumstance(reading: SentenceReading, draft: Draft, article: Memory) -> ClaimDate | None:
    """ "At the same time as the clashes, the air force struck": the day of the clashes told before."""
    words = reading.words
    for i in range(draft.first + 1, min(draft.trigger.token, draft.first + _CONCURRENT_REACH)):
        if not words[i].hits or not any(
            w.fold in _AT_ONCE or "#concurrent" in w.keys for w in words[max(0, i - 2) : i]
        ):
            continue
        if (day := _day_of_first(article, words[i].hits)) is not None:
            return day
    return None


def _time_of_assault(reading: SentenceReading, draft: Draft, zones: list[tuple[int, int]]) -> TimeMention | None:
    """What was done "after a sudden attack at dawn today" was done on the day of that attack."""
    if draft.event_type not in _ASSAULTS or draft.trigger.is_verb:
        return None
    before = reading.words[max(0, draft.trigger.token - _CIRCUMSTANCE_REACH) : draft.trigger.token]
    own = _own_time(reading, draft, zones) if any(word.fold in _AFTER for word in before) else None
    return own if own is not None and not own.ongoing and own.date.precision in _DAYS else None


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
        word.keys & {"#impersonal", "#light"} and word.fold.startswith("و") for word in near
    )
    coordinated = joined and clauses.opening[number] == ""
    verbal = draft.trigger.is_verb or any("#impersonal" in word.keys for word in near)
    likewise = verbal and clauses.opening[number] in _LIKEWISE
    return (
        "same_act" if coordinated or likewise or any(word.keys & {"#concurrent", "#sequel"} for word in near) else None
    )


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


def _dates_speech(draft: Draft, time: TimeMention, zones: list[tuple[int, int]]) -> bool:
    """Whether the time stands between a verb of saying and what was said; a statement is what was said."""
    return draft.event_type != "statement" and any(start <= time.start < end for start, end in zones)


def _is_back_reference(draft: Draft, sites: Sites, article: Memory) -> bool:
    """A definite event noun: "the raid", "the attack"; "the release" where it is told at no place of its own."""
    hit = draft.trigger.hit
    if draft.trigger.is_verb or not hit.proclitic.endswith(("ال", "لل")):
        return False
    if hit.entry.type.violent:
        return True
    known = {m.place.name for m in article.sites.get(draft.event_type, ())}
    return draft.event_type in _NAMED_AGAIN and all(m.place.name in known for m in sites.mentions)
