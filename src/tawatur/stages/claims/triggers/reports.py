"""Reports: whether violence is reported, or only spoken of, described or recalled in passing."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft

_NOW_REACH, _TREND_REACH = 6, 3
_OPENING = 2  # the place in a sentence where news begins with its event
_READ_AS_DONE = frozenset({"happened", "ongoing", "background"})
_CHANGES_OF_HANDS = frozenset({"territory_gained", "withdrawal"})
_OF_DISASTERS = frozenset({"casualties", "destruction"})


class Particulars(Struct, frozen=True):
    """What is told of an event: its modality, whether it has a place smaller than a country, a number or a day,
    whether somebody is said to know it, and whether the article told of an event before.
    """

    modality: str
    placed: bool
    told: bool
    attributed: bool
    continued: bool


def is_report(reading: SentenceReading, draft: Draft, particulars: Particulars) -> bool:
    """Whether violence is reported: it has a place, a number or a day, or others had before it.

    "Violence breeds violence", with nothing more in an article that has told no event, is no claim; nor is what only
    says which attack or man is meant ("the attack that killed …"), nor what an earthquake or a flood did.
    """
    kind = draft.trigger.hit.entry.type
    if kind.type in _OF_DISASTERS and _is_disaster(reading):
        return False
    if kind.type == "territory_gained" and (particulars.modality == "ongoing" or _is_held_now(reading, draft)):
        return False  # لا تزال تسيطر: who holds it already is a state (decision 25)
    if kind.type in _CHANGES_OF_HANDS and _refers_back(reading, draft):
        return False
    if not (kind.violent or kind.type == "casualties") or particulars.modality not in _READ_AS_DONE:
        return True
    if _describes(reading, draft) or _is_trend(reading, draft) or _is_habit(reading, draft, particulars):
        return False
    opens = min(d.trigger.token for d in (draft, *draft.tolls)) <= _OPENING
    said = particulars.attributed and any(t.is_verb for t in (draft.trigger, *draft.merged))
    return particulars.placed or particulars.told or opens or said or particulars.continued


def _is_held_now(reading: SentenceReading, draft: Draft) -> bool:
    """وتسيطر موسكو حاليا على خُمس البلاد: a present verb beside "now"."""
    form, at = draft.trigger.hit.form, draft.trigger.token
    near = reading.words[max(0, at - _NOW_REACH) : at + _NOW_REACH + 1]
    return form is not None and form.aspect == "present" and any(w.fold in load_particles().now for w in near)


def _is_trend(reading: SentenceReading, draft: Draft) -> bool:
    """شهدت البلاد تصاعدا في الهجمات منذ عودة الحركة: how often it happened since some time, and no one time of it."""
    at, particles = draft.trigger.token, load_particles()
    before = reading.words[max(0, at - _TREND_REACH) : at]
    _, last = reading.clauses.bounds(at)
    counted = any(w.fold in particles.since for w in reading.words[at:last])
    return counted and any(w.fold in particles.trend for w in before)


def _refers_back(reading: SentenceReading, draft: Draft) -> bool:
    """وبعد التحرير زار الوالي المدينة: a definite noun that only tells when, with nothing behind it that it governs."""
    at = draft.trigger.token
    if not draft.trigger.is_definite or at == 0 or at + 1 >= len(reading.words):
        return False
    behind = reading.words[at + 1].fold
    governs = behind in load_particles().preposition or behind.startswith(("ال", "ب", "ل", "علي", "من", "عن"))
    placed = any(p.start == reading.tokens[at + 1].start for p in reading.places)
    return "#circumstance" in reading.words[at - 1].keys and not (governs or placed)


def _is_disaster(reading: SentenceReading) -> bool:
    """Whether the sentence tells of a force of nature or an accident."""
    return "@disaster" in reading.keys


def _describes(reading: SentenceReading, draft: Draft) -> bool:
    """Whether it stands in a relative clause of something known, with no day of the news in it.

    "Which led to the death of" (الأمر الذي) goes on telling.
    """
    low, high = reading.clauses.bounds(draft.trigger.token)
    words = reading.words
    for i in range(max(0, low - 1), draft.trigger.token):
        if "#relative" in words[i].keys:
            if i > 0 and words[i - 1].fold in load_particles().toll:
                return False  # "the number of those who were killed"
            goes_on = i > 0 and "#going_on" in words[i - 1].keys
            return not goes_on and not any("#recent" in w.keys for w in words[low:high])
    return False


def _is_habit(reading: SentenceReading, draft: Draft, particulars: Particulars) -> bool:
    """ "They kill people on the roads": the present of running text, with neither number nor day."""
    form = draft.trigger.hit.form
    is_present = form is not None and form.aspect == "present" and not draft.trigger.hit.proclitic.endswith("س")
    is_text = reading.passage.part == "text" and draft.event_type == "casualties"
    return is_present and is_text and not particulars.told and particulars.modality == "happened"
