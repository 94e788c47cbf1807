"""Two sides: of a clash, a deal or a meeting, named in its words or told of before."""

from __future__ import annotations

from tawatur.knowledge.actors import is_armed, is_party, side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant, pronoun_of
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS
from tawatur.stages.claims.roles.subjects import possessed_subject
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct, party_before

_NO_SIDES = frozenset({"beside", "owner", "of_people", "sheltered"})


def two_sides(scene: Scene) -> Roles:
    """Both sides of a clash, a deal or a meeting (decision 9); one of them may be the sentence's subject."""
    present = [p for p in scene.own if p.preposition not in _NO_SIDES and not _set_against(scene, p)]
    sides = [p.mention for p in present if p.preposition != "في" or len(present) == 1]
    sides = [m for m in sides if m.slug != "prisoners"]  # تبادل الأسرى: they are the matter
    if scene.draft.event_type == "armed_clash":
        sides = [m for m in sides if m.slug not in VICTIMS]
    possessor = possessed_subject(scene)
    if possessor is not None and scene.draft.event_type == "armed_clash":
        sides = [possessor, *sides]
    if scene.draft.event_type == "armed_clash" and (owner := _of_its_pronoun(scene)) is not None:
        sides = [owner, *(m for m in scene.doers if m.slug != owner.slug), *sides]
    words = scene.reading.words[scene.draft.first : scene.draft.last]
    both = load_role_words().both
    unnamed = not any(is_armed(m.slug) for m in sides)  # البرنامج يواصل محادثات مع الطرفين
    if unnamed and any(w.fold.removeprefix("و").removeprefix("ب") in both or w.keys & both for w in words):
        return Roles(distinct([*sides, *sides_told(scene)]), (), "both_sides")
    if not sides and scene.draft.event_type in {"agreement", "talks"} and len(scene.cast.latest) > 1:
        return Roles(scene.cast.latest[:2], (), "both_sides")  # اتفقا على الهدنة، ولم يتوصلا إلى صفقة
    speaker = scene.cast.speaker
    if scene.draft.event_type == "armed_clash" and scene.cast.announces and speaker is not None and sides:
        sides = sides if _is_told_already(speaker, sides) else [speaker, *sides]
    if scene.draft.event_type == "armed_clash":
        sides = _with_other_side(scene, sides)
    opposed = any(p.preposition in {"مع", "ضد", "ل"} for p in present)
    alone = len({m.slug for m in sides}) == 1 or bool(present and present[0].preposition in {"مع", "ضد"})
    subject = next(iter(scene.cast.latest), None) or scene.cast.subject
    if alone and opposed and subject is not None:
        sides = sides if subject.slug in {m.slug for m in sides} else [*_allied(scene, subject), *sides]
    if scene.draft.event_type == "talks" and scene.trigger.is_verb and len({m.slug for m in sides}) == 1:
        voice = scene.cast.voice  # حذّر المنسق، ومن المقرر أن يلتقي مسؤولين
        sides = [voice, *sides] if voice is not None and is_party(voice.slug) else sides
    return Roles(distinct(sides), (), "sides")


def _is_told_already(speaker: ActorMention, sides: list[ActorMention]) -> bool:
    """Whether the party that speaks is among the sides; a government is where its army is (قالت وزارة إن الجيش صد)."""
    if speaker.slug in {m.slug for m in sides}:
        return True
    governs = speaker.slug.endswith("-government")
    return governs and side_of(speaker.slug) in {side_of(m.slug) for m in sides}


def _of_its_pronoun(scene: Scene) -> ActorMention | None:
    """أعلن الحزب تصديه لمحاولة توغل نفذتها قوة: whom the pronoun on the masdar of a defence means."""
    if scene.trigger.is_verb or not scene.trigger.hit.suffix:
        return None
    wanted = pronoun_of(scene.word(scene.at))
    return party_before(scene, wanted, scene.at) if wanted else None


def _set_against(scene: Scene, participant: Participant) -> bool:
    """Whether a contrasting clause stands between the event and a participant ("they met, but a man of X denied")."""
    clauses = scene.reading.clauses
    between = range(clauses.number[scene.at] + 1, clauses.number[participant.token] + 1)
    return any(clauses.contrast[clause] for clause in between)


def _allied(scene: Scene, subject: ActorMention) -> list[ActorMention]:
    """The subject and who did the last thing with it (استعاد الجيش والقوة المشتركة البلدة بعد معارك مع القوات)."""
    side = side_of(subject.slug)
    return [subject, *(m for m in scene.cast.latest if m.slug != subject.slug and side_of(m.slug) == side)]


def sides_told(scene: Scene) -> tuple[ActorMention, ...]:
    """The two sides told of last: in the sentence, in a clash or deal before, or as two that fought."""
    memory, latest = scene.cast.memory, scene.cast.latest
    if len({side_of(m.slug) for m in latest}) > 1:
        return _opposed(list(latest))
    return memory.sides or _opposed(memory.parties)


def _with_other_side(scene: Scene, sides: list[ActorMention]) -> list[ActorMention]:
    """A clash of which one side is named, or none: the other party of its sentence, or those set apart before it."""
    here = {side_of(m.slug) for m in sides}
    if len(here) == 1 and len({m.slug for m in sides}) == 1:
        others = [p.mention for p in scene.all if not p.people and p.preposition not in _NO_SIDES]
        other = [m for m in others if side_of(m.slug) not in here and not scene.only_speaks(m)][:1]
        return sorted([*sides, *other], key=lambda m: m.start)
    if not sides and scene.cast.targets and scene.cast.latest:
        return list(_opposed([scene.cast.latest[0], *(t for t in scene.cast.targets if t.slug not in VICTIMS)]))
    return sides


def _opposed(parties: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The latest party and the latest that stands on another side."""
    sides = {p.slug: side_of(p.slug) for p in parties}
    return tuple(next(p for p in parties if sides[p.slug] == side) for side in list(dict.fromkeys(sides.values()))[:2])
