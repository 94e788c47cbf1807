"""Holders: whose a place is told to be right behind its name: الحويجة، آخر معاقل التنظيم; الباب الخاضعة لسيطرته.

Who enters, takes or strikes such a place does so against its holder (the guidelines' decision 24).
"""

from __future__ import annotations

from tawatur.knowledge.actors import side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sites.scene import Roles, Scene

_TAKING = frozenset({"advance", "territory_gained", "attack", "shelling", "air_strike"})
_UNDER = "تحت"
_REACH = 4  # words from "stronghold" or "under" to the holder's name


def holder_named(scene: Scene, roles: Roles) -> ActorMention | None:
    """The party that the sentence names as the holder of the place, None where it names none or the doer itself."""
    if scene.draft.event_type not in _TAKING or not roles.actors:
        return None
    sides = {side_of(m.slug) for m in roles.actors}
    for p in scene.all:
        if p.token > scene.at and not p.people and side_of(p.mention.slug) not in sides and _holds(scene, p):
            return p.mention
    return None


def _holds(scene: Scene, participant: Participant) -> bool:
    """Whether a word of holding stands closely before a party, with a place of the sentence right before it."""
    words = load_role_words()
    near = range(participant.token - 1, max(scene.at, participant.token - 1 - _REACH), -1)
    at = next((i for i in near if scene.word(i).removeprefix("ال") in words.stronghold), None)
    if at is None:
        at = next((i for i in near if scene.word(i) in words.subject_to), None)
        if at is None or not _is_held(scene, at, participant):
            return False
    start = scene.reading.tokens[at].start
    ends = [p.end for p in scene.reading.places if scene.trigger.start < p.start and p.end <= start]
    return bool(ends) and len(scene.reading.passage.text[max(ends) : start].split()) <= _REACH


def _is_held(scene: Scene, at: int, participant: Participant) -> bool:
    """تحت سيطرة التنظيم, الخاضعة للحكومة; but تحت حماية الجيش."""
    grip = load_role_words().grip
    between = [scene.word(i).removeprefix("ل") for i in range(at, participant.token)]
    return any(word in grip for word in between) or (participant.preposition == "ل" and scene.word(at) != _UNDER)
