"""Times that qualify: they tell which deal, war or deed is meant, and date none of the sentence's other events."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.mentions import TimeMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.passages import COMMAS

_SINCE_REACH = 7  # words from "since" to the day of what it counts from
_DEED_REACH = 12  # words from whom a deed is laid to, to its day
_PAST_REACH = 7  # words from what once became of a person or thing, to when it did
_DOER_REACH = 3  # words from a relative clause's verb to who did it
_PRONOUNS = ("ه", "ها", "هم")


def qualifies(reading: SentenceReading, draft: Draft, time: TimeMention) -> bool:
    """Whether a time is told of something else that the sentence only mentions."""
    at = reading.token_at(time.start)
    told = {t.token for t in (draft.trigger, *draft.merged, *(toll.trigger for toll in draft.tolls))}
    named = draft.event_type != "agreement" and names_by_day(reading, time) and at - 1 not in told
    if named or _is_since(reading, told, at) or _is_of_their_deed(reading, told, at):
        return True
    return _is_of_its_past(reading, told, at) or _is_of_what_it_ends(reading, draft, told, at)


def names_by_day(reading: SentenceReading, time: TimeMention) -> bool:
    """بموجب اتفاق العاشر من آذار, بعد هجوم السابع من أكتوبر: a day that a deal or an attack is called by."""
    at = reading.token_at(time.start)
    noun = reading.words[at - 1].fold.removeprefix("و").removeprefix("ل").removeprefix("ب") if at else ""
    return time.date.precision == "day" and noun in load_particles().called_by_day


def _is_since(reading: SentenceReading, told: set[int], at: int) -> bool:
    """لأول مرة منذ اندلاع النزاع عام 2011: the day of what "since" counts from, with a noun between."""
    near = range(max(0, at - _SINCE_REACH), at - 1)
    since = next((i for i in near if reading.words[i].fold in load_particles().since), None)
    if since is None or reading.words[since + 1].fold not in load_particles().outbreak:
        return False
    return not any(since < i < at for i in told)


def _is_of_their_deed(reading: SentenceReading, told: set[int], at: int) -> bool:
    """اعتقل ثلاثة ضالعين في هجوم وقع الشهر الماضي: the day of what those are accused of that were seized."""
    near = range(max(0, at - _DEED_REACH), at)
    laid = next((i for i in near if reading.words[i].fold.removeprefix("ال") in load_particles().involved), None)
    return laid is not None and min(told) < laid and not any(laid < i < at for i in told)


def _is_of_its_past(reading: SentenceReading, told: set[int], at: int) -> bool:
    """دمرت مدرسة شيدت عام 1990, قتل القائد الذي تولى منصبه في يناير: what once became of a person or a thing."""
    near = range(at - 1, max(-1, at - _PAST_REACH), -1)
    became = next((i for i in near if reading.words[i].fold in load_particles().became), None)
    return became is not None and not any(became <= i < at for i in told)


def _is_of_what_it_ends(reading: SentenceReading, draft: Draft, told: set[int], at: int) -> bool:
    """فك الحصار الذي فرضته القوات في مايو: a relative clause behind a noun's event, with a doer of its own."""
    trigger, words = draft.trigger, reading.words
    relative = next((i for i in range(trigger.token + 1, at) if "#relative" in words[i].keys), None)
    if trigger.is_verb or relative is None or any(words[i].fold in COMMAS for i in range(relative, at)):
        return False
    verb = relative + 1
    own = told | {token for t in (trigger, *draft.merged) for token in t.used}
    doers = {reading.token_at(a.start) for a in reading.actors}
    done = words[verb].fold.endswith(_PRONOUNS) and not doers.isdisjoint(range(verb + 1, verb + _DOER_REACH))
    return done and verb not in own
