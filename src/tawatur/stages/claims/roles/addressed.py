"""Addressed: who threatens, calls or accuses, and for whom it is meant."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.attribution.sourcing import attribution_of, is_named
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS
from tawatur.stages.claims.roles.subjects import subject_agrees, verb_agreement
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct
from tawatur.text.folding import fold_word

_SOME_HEAD = "unnamed:head"
_SPEAKER_REACH = 5
_ADDRESSED_REACH = 9
_CONDITION_REACH = 20
_ADDRESSING = frozenset({"ب", "ل", "علي", "الي", "من", "ضد", "beside"})


def speech_roles(scene: Scene) -> Roles:
    """Who threatens, calls or pledges stands close after the verb, else before it; whom it addresses follows."""
    parties = [p for p in scene.own if not p.people]
    wanted = verb_agreement(scene)
    near = [p for p in parties if 0 < p.token - scene.at <= _SPEAKER_REACH and p.preposition not in _ADDRESSING]
    if near and wanted == "fs" and not subject_agrees(near[0], wanted):
        near = []  # واتهمت الجيش: the accused
    if near and near[0].token == scene.at + 1 and not near[0].head and _is_oblique(near[0]):
        near = []  # اتهم الحوثيين
    before = [p.mention for p in parties if p.token < scene.at]
    cast = scene.cast
    if cast.voice is not None:  # the attribution's own: "we will not …", "its spokesman called"
        speaker: ActorMention | None = cast.voice
    elif not scene.trigger.is_verb:
        speaker = cast.memory.subject
    elif _speaks_unnamed(scene, heads_alone=not near):
        speaker = None
    else:
        speaker = near[0].mention if near else before[-1] if before else cast.subject
    if speaker is not None and speaker.slug in VICTIMS:
        speaker = None
    others = [
        p.mention
        for p in scene.all
        if _is_addressed(scene, p) and p.mention.slug not in {"prisoners", speaker.slug if speaker else ""}
    ]
    return Roles((speaker,) if speaker else (), distinct(others[:1]), "speaker")


def _speaks_unnamed(scene: Scene, *, heads_alone: bool) -> bool:
    """اتهم مصدر أمني تنظيم القاعدة: somebody of no name right behind the verb speaks, not the party behind him.

    With nobody behind him an official is one of those told of last, the head of another state (الرئيس الأنغولي) is not.
    """
    attribution = attribution_of(scene.reading, scene.trigger.start)
    if attribution is None or attribution.speaker is None or is_named(attribution.origin):
        return False
    if heads_alone and attribution.origin != _SOME_HEAD:
        return False
    return attribution.start <= scene.trigger.start and attribution.end > scene.trigger.end


def _is_oblique(participant: Participant) -> bool:
    """Whether the ending of a sound plural shows an object (الحوثيين)."""
    first = fold_word(participant.mention.surface).split()[0]
    return first.endswith("ين") and len(first) > len("الين") + 1


def _is_addressed(scene: Scene, participant: Participant) -> bool:
    """Whether a threat or call is meant for a participant: close behind, or the one that its condition names."""
    far = participant.token - scene.at
    told = attribution_of(scene.reading, scene.trigger.start)
    accuses = told is not None and told.strength == "allege" and told.start <= participant.mention.start < told.end
    if participant.people and accuses:
        return False  # اتهم سكان الجيش: who accuses
    if 0 < far <= _ADDRESSED_REACH and participant in scene.own:
        feared = participant.people and any(scene.word(at) == "من" for at in range(scene.at + 1, participant.token))
        return not feared or scene.word(participant.token - 1) == "من"  # حذرت من تدهور أوضاع النازحين
    condition = load_role_words().condition
    between = (scene.word(token) for token in range(scene.at + 1, max(scene.at + 1, participant.token)))
    return 0 < far <= _CONDITION_REACH and not participant.people and any(word in condition for word in between)
