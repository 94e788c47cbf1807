"""Possibility: what may have happened or may come, by the words that doubt it."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.parentheses import governing_cue
from tawatur.text.passages import COMMAS

_CAN, _MAY_REACH, _LEAD_REACH = frozenset({"يمكن", "يمكنها", "يمكنه"}), 8, 9
_PARENTHESIS_REACH = 6
_SEEMS = "يبدو"


def possibility(reading: SentenceReading, draft: Draft) -> tuple[str, int] | None:
    """The rule and the token that make the event of a draft possible only."""
    hit = draft.trigger.hit
    at = draft.trigger.token
    if (
        hit.form is not None
        and hit.form.aspect == "present"
        and at
        and reading.words[at - 1].fold in load_particles().may
    ):
        return ("may", at - 1)
    token = adjective_behind(reading, draft, "#supposed")
    doubted = not (reading.keys.isdisjoint(load_particles().may) and reading.keys.isdisjoint(_CAN))
    if token is None and doubted:
        token = _may_do(reading, draft)
    if token is None and doubted:
        token = _may_lead_to(reading, draft)
    if token is not None:
        return ("supposed", token)
    token = governing_cue(reading, at, 9, "#possible")
    if token is not None and governs_freely(reading, draft, token) and not _is_no_doubt(reading, token):
        return ("doubt", token)
    token = _it_seems(reading, at)
    return ("doubt", token) if token is not None else None


def _is_no_doubt(reading: SentenceReading, token: int) -> bool:
    """ "Gunmen thought to be of the group": who they are is doubted, not what they did; "news" in an agency's name."""
    words = reading.words
    if token and words[token - 1].fold in load_particles().agency:
        return True
    if any(word.fold in load_particles().toll for word in words[token + 1 : token + 3]):
        return True  # تضاربت الأنباء حول حصيلة الهجوم: how many died is doubted
    return token + 1 < len(words) and words[token + 1].fold in load_particles().identifying


def _it_seems(reading: SentenceReading, at: int) -> int | None:
    """ "Was hit by a mine, it seems": the doubt stands in parentheses behind the event."""
    if _SEEMS not in reading.keys:
        return None
    ahead = range(at + 1, min(len(reading.words) - 1, at + _PARENTHESIS_REACH))
    return next((i for i in ahead if reading.words[i].fold == "ما" and reading.words[i + 1].fold == _SEEMS), None)


def _may_do(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Air strikes could hit the airports": what the noun's own verb says may happen."""
    if draft.trigger.is_verb:
        return None
    for i in range(draft.trigger.token + 1, min(len(reading.words) - 1, draft.trigger.token + _MAY_REACH)):
        fold, following = reading.words[i].fold, reading.words[i + 1]
        present = any(h.form is not None and h.form.aspect == "present" for h in following.hits)
        present = present or following.fold in load_particles().coming_true
        if fold in _CAN or (fold in load_particles().may and present):
            return i
        if "#asserting" in reading.words[i].keys or fold in {"،", "."}:
            return None
    return None


def _may_lead_to(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Talks that may lead to a truce": what the verb behind "may" governs."""
    if draft.trigger.is_verb:
        return None
    words, at = reading.words, draft.trigger.token
    for i in range(at - 1, max(0, at - _LEAD_REACH), -1):
        if words[i].fold in COMMAS:
            return None
        if words[i].fold in load_particles().leading:
            return i - 1 if words[i - 1].fold in load_particles().may else None
    return None


def adjective_behind(reading: SentenceReading, draft: Draft, key: str) -> int | None:
    """The adjective close behind a noun that says that it has not happened ("possible attacks")."""
    if draft.trigger.is_verb or key not in reading.keys:
        return None
    at = draft.trigger.token
    return next((i for i in range(at + 1, min(len(reading.words), at + 4)) if key in reading.words[i].keys), None)


def governs_freely(reading: SentenceReading, draft: Draft, token: int) -> bool:
    """No finite verb of another event between the cue and the trigger, and no comma before a finite trigger."""
    between = reading.words[token + 1 : draft.trigger.token]
    return not any(h.form is not None and h.form.aspect == "past" and h.proclitic for w in between for h in w.hits)
