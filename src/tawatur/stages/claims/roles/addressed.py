"""Addressed: who threatens, calls or accuses, and for whom it is meant."""

from __future__ import annotations

from tawatur.knowledge.actors import is_armed
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.attribution.sourcing import attribution_of, is_named
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS
from tawatur.stages.claims.roles.subjects import subject_agrees
from tawatur.stages.claims.roles.two_sides import sides_told
from tawatur.stages.claims.roles.verbs import verb_agreement
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct, is_joined
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_SOME_HEAD = "unnamed:head"
_SPEAKER_REACH = 5
_ADDRESSED_REACH = 9
_CONDITION_REACH = 20
_SPOKEN_REACH = 8  # words from the verb to the comma behind its subject
_ASIDE_REACH = 12
_IF_OR_THAT = "ان"
_FIRST_REACH = 4
_DIRECT = frozenset({"", "ل", "علي"})
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
    own = speaker.slug if speaker else ""
    return Roles((speaker,) if speaker else (), _those_addressed(scene, own), "speaker")


def _those_addressed(scene: Scene, speaker: str) -> tuple[ActorMention, ...]:
    """The first party that is addressed and those joined to it, else the two sides where both are."""
    others = [p for p in scene.all if p.mention.slug not in {"prisoners", speaker}]
    found = [p.mention for p in others if _is_addressed(scene, p)][:1]
    for p in others:
        if found and p.mention.start > found[-1].end and not p.people and is_joined(scene, found[-1], p):
            found.append(p.mention)
    if not found and _addresses_both(scene):
        found = [m for m in sides_told(scene) if is_armed(m.slug) and m.slug != speaker]
    return distinct(found)


def _addresses_both(scene: Scene) -> bool:
    """داعياً الطرفين إلى هدنة, دعت البعثة الطرفين: the two that fight, as the object of a verb or behind its aside."""
    near = {*range(scene.at + 1, scene.at + _SPEAKER_REACH), _behind_aside(scene)}
    both = load_role_words().both
    return any(scene.word(at) in both and scene.word(at).endswith("ين") for at in near)


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
    start = participant.token - (participant.head != "" and scene.word(participant.token - 1) == participant.head)
    if participant.preposition in _DIRECT and start == _behind_aside(scene):
        return True
    if 0 < far <= _ADDRESSED_REACH and participant in scene.own and not _is_content(scene, participant):
        feared = participant.people and any(scene.word(at) == "من" for at in range(scene.at + 1, participant.token))
        return not feared or scene.word(participant.token - 1) == "من"  # حذرت من تدهور أوضاع النازحين
    condition = load_role_words().condition
    between = range(scene.at + 1, max(scene.at + 1, participant.token))
    hangs = any(
        scene.word(token) in condition and (participant.token - token <= _FIRST_REACH or not _tells(scene, token))
        for token in between
    )
    near = 0 < far <= _CONDITION_REACH and not any(_ends_it(scene, at) for at in between[1:-1])
    return near and not participant.people and hangs


def _tells(scene: Scene, token: int) -> bool:
    """حذّر من أن, وقال إن: a complementizer that is spelled like "if", so that only what it tells of first is meant."""
    if scene.word(token) != _IF_OR_THAT:
        return False
    start, before = scene.reading.tokens[token].start, scene.reading.words[token - 1]
    return scene.reading.passage.text[start] == "أ" or "#report" in before.keys


def _is_content(scene: Scene, participant: Participant) -> bool:
    """حذّر من أن أي فراغ سيملؤه المسلحون: who stands in what is said, and is not the first thing said of it."""
    words = scene.reading.words
    opener = next((at for at in range(scene.at + 1, participant.token) if "#openers" in words[at].keys), None)
    if opener is not None:
        return participant.token - opener > _FIRST_REACH
    return any(_ends_it(scene, at) for at in range(scene.at + 2, participant.token - 1))


def _ends_it(scene: Scene, at: int) -> bool:
    """Whether a comma with "and" or a contrast behind it ends what is said (، ومن المقرر أن يلتقي)."""
    behind = scene.reading.words[at + 1]
    return scene.word(at) in COMMAS and (behind.fold.startswith("و") or "#contrast" in behind.keys)


def _behind_aside(scene: Scene) -> int:
    """The token behind an aside between commas after the speaker (اتهم ضابط، رفض ذكر اسمه، القوات), -1 for none."""
    words, reach = scene.reading.words, range(scene.at + 1, min(len(scene.reading.words), scene.at + _SPOKEN_REACH))
    opening = next((at for at in reach if words[at].fold in COMMAS), None)
    if opening is None:
        return -1
    closing = range(opening + 2, min(len(words), opening + _ASIDE_REACH))
    return next((at + 1 for at in closing if words[at].fold in COMMAS), -1)
