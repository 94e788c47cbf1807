"""Denials: the words that say of a trigger that it did not happen."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.parentheses import governing, governing_cue
from tawatur.text.passages import COMMAS

_ONLY_REACH, _UNTRUTH_REACH, _RESULT_REACH, _FAILING_REACH = 9, 9, 11, 8
_WHAT, _LACK, _NONE_REACH = "ما", "عدم", 3
_FOUGHT = frozenset({"attack", "armed_clash", "shelling", "air_strike"})
_FAILING = frozenset({"#able", "#failed"})


def _is_restricted(reading: SentenceReading, at: int) -> bool:
    """ "Entered none but": what a negation leaves open did happen."""
    if reading.keys.isdisjoint(load_particles().only):
        return False
    high = min(reading.clauses.bounds(at)[1], at + _ONLY_REACH)
    return any(reading.words[i].fold in load_particles().only for i in range(at + 1, high))


def denial(reading: SentenceReading, draft: Draft) -> tuple[str, int] | None:
    """The rule and the token that deny the event of a draft."""
    words, at = reading.words, draft.trigger.token
    negated = not reading.keys.isdisjoint(load_particles().verb_negation)
    if negated and draft.trigger.is_verb and not _is_restricted(reading, at):
        for i in range(at - 1, max(-1, at - 3), -1):
            if words[i].fold in load_particles().verb_negation and not (
                _is_continuing(words, i) or _sums_up(reading, i) or _is_relative(reading, draft, i)
            ):
                return ("negation", i)
    if draft.event_type == "casualties":
        before = range(max(0, at - _NONE_REACH), at)
        lack = next((i for i in before if words[i].fold.removeprefix("ب") == _LACK), None)
        if lack is not None and not draft.trigger.is_verb:
            return ("negation", lack)  # أكدت عدم وقوع إصابات
    token = _without_verb(reading, draft) if draft.trigger.is_verb else _noun_negation(reading, draft)
    if token is not None:
        return ("negation", token)
    token = _denial_verb(reading, draft)
    if token is None:
        token = _untruth(reading, draft)
    if token is None:
        token = _failing(reading, draft)
    return ("denial", token) if token is not None else None


def _is_relative(reading: SentenceReading, draft: Draft, i: int) -> bool:
    """ "In spite of what they suffered": "what", not "not"."""
    before = reading.words[i - 1].fold if i else ""
    is_object = bool(draft.trigger.hit.suffix) or before in load_particles().before_noun
    return reading.words[i].fold == _WHAT and is_object


def _failing(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Could not advance", "failed to take X"."""
    if reading.keys.isdisjoint(_FAILING):
        return None
    negation = load_particles().verb_negation
    for i in governing(reading, draft.trigger.token, _FAILING_REACH):
        keys = reading.words[i].keys
        if "#failed" in keys and _was_made(draft, i):
            return None
        if "#failed" in keys or ("#able" in keys and i > 0 and reading.words[i - 1].fold in negation):
            return i
    return None


def _was_made(draft: Draft, cue: int) -> bool:
    """ "The attack failed": it was made; "failed to attack" was not."""
    return cue + 1 == draft.trigger.token and not draft.trigger.is_verb and draft.event_type in _FOUGHT


def _untruth(reading: SentenceReading, draft: Draft) -> int | None:
    """ "There is no truth in the reports of the capture", "the reports of the capture are baseless"."""
    words, at = reading.words, draft.trigger.token
    if "#baseless" in reading.keys and not draft.trigger.is_verb:
        return next((i for i in range(at + 1, len(words)) if "#baseless" in words[i].keys), None)
    if "#untrue" not in reading.keys:
        return None
    for i in range(at - 1, max(0, at - _UNTRUTH_REACH), -1):
        if "#untrue" in words[i].keys and "#negation" in words[i - 1].keys:
            return i
    return None


def _is_continuing(words: tuple[object, ...], i: int) -> bool:
    following = words[i + 1] if i + 1 < len(words) else None
    return following is not None and "#ongoing" in following.keys  # type: ignore[attr-defined]


def _sums_up(reading: SentenceReading, at: int) -> bool:
    """ "…, which drove hundreds to leave": ما behind a comma takes up what was told and denies nothing."""
    return reading.words[at].fold == "ما" and at > 0 and reading.words[at - 1].fold in COMMAS


def _noun_negation(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Without", "did not result in": they deny what follows, "without clashes" only tells how (decision 8)."""
    words, at = reading.words, draft.trigger.token
    if "#without" not in reading.keys and reading.keys.isdisjoint(load_particles().noun_negation):
        return None
    low, _ = reading.clauses.bounds(at)
    for i in range(at - 1, max(low - 1, at - 5), -1):
        fold, following = words[i].fold, words[i + 1]
        if fold in load_particles().noun_negation and "#ongoing" not in following.keys:
            return None if following.fold in load_particles().counted_down | load_particles().owning_up else i
        if "#without" in words[i].keys and at - i <= 3:
            return i
    return _negated_result(reading, low, at)


def _negated_result(reading: SentenceReading, low: int, at: int) -> int | None:
    """ "The attack on the town did not result in any dead"."""
    words, negation = reading.words, load_particles().noun_negation
    for i in range(at - 2, max(low - 1, at - _RESULT_REACH), -1):
        if "#result" in words[i + 1].keys:
            return i if words[i].fold in negation else None
    return None


def _without_verb(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Without anyone being hurt"."""
    if "#without" not in reading.keys:
        return None
    at = draft.trigger.token
    return next((i for i in range(at - 1, max(-1, at - 3), -1) if "#without" in reading.words[i].keys), None)


def _denial_verb(reading: SentenceReading, draft: Draft) -> int | None:
    """A verb of denying that governs the trigger: in its clause, or opening the clause that "that" introduces.

    "Denied the fall of X, confirming the arrest of nine": what a participle asserts anew is not denied.
    """
    token = governing_cue(reading, draft.trigger.token, 15, "#deny")
    if token is None:
        return None
    asserting = load_particles().asserting_anew
    between = reading.words[token + 1 : draft.trigger.token]
    return None if any(word.fold in asserting for word in between) else token
