"""Aims: what is only meant to be done ("in order to", "to prevent", "with the purpose of")."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.assertion import may_be_masdar
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.parentheses import cue_before

_PURPOSE_REACH = 8


def is_aim(reading: SentenceReading, draft: Draft) -> bool:
    """ "In order to", "to prevent", "for the purpose of": a noun after li- or a word of purpose."""
    if draft.trigger.is_verb:
        is_either = may_be_masdar(draft.trigger.hit) and not _is_a_verbs_own(reading, draft)
        return is_either and cue_before(reading, draft.trigger.token, "#purpose", _PURPOSE_REACH) is not None
    if draft.trigger.hit.proclitic in {"ل", "لل", "ول"}:
        return not _follows_verb_with_li(reading, draft)
    return _is_carried_as_aim(reading, draft) or cue_before(reading, draft.trigger.token, "#purpose", 3) is not None


def _is_a_verbs_own(reading: SentenceReading, draft: Draft) -> bool:
    """Whether a force follows: who did it, so that it is a verb."""
    at = draft.trigger.token
    return any("@force" in w.keys for w in reading.words[at + 1 : at + 2])


def _is_carried_as_aim(reading: SentenceReading, draft: Draft) -> bool:
    """ "To direct strikes at": the masdar before the noun has the li- of purpose."""
    before = reading.words[max(0, draft.trigger.token - 2) : draft.trigger.token]
    return any("#carrying" in w.keys and w.fold.startswith(("ل", "ول")) for w in before)


def _follows_verb_with_li(reading: SentenceReading, draft: Draft) -> bool:
    """Verbs that take li-: "came under an attack", "repelled an attack"."""
    before = reading.words[max(0, draft.trigger.token - 5) : draft.trigger.token]
    return any(w.fold in load_particles().taking_li for w in before)
