"""Objects of masdars: whom or what a masdar with its doer in its genitive was done to (احتجاز قسد خمسة مدنيين)."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import objects
from tawatur.stages.claims.roles.subjects import with_coordinated
from tawatur.stages.claims.sites.scene import Roles, Scene

PRONOUN_OBJECT = frozenset({"arrest", "release", "abuse"})
_OBLIQUE = ("ين", "ون")


def with_object(scene: Scene, near: Participant | None) -> Roles | None:
    """A masdar with its doer and its object right behind (احتجاز قسد خمسة مدنيين, محاصرة القوات أحد المنازل)."""
    if near is not None and _people_did_it(scene, near):
        return Roles((), (), "genitive")
    taken = _taken_from(scene, near)
    if near is None or (taken is None and not has_object(scene, near)):
        return None
    agents = (near.mention,) if taken else with_coordinated(scene, near.mention)
    return Roles(agents, (taken,) if taken else objects(scene, agents), "genitive")


def _people_did_it(scene: Scene, near: Participant) -> bool:
    """حرق متظاهرين مقر الحزب: people right behind a masdar, and its object right behind them."""
    words = load_role_words()
    if not near.people or near.token != scene.at + 1 or not near.mention.surface.endswith(_OBLIQUE):
        return False
    behind = scene.word(near.token + len(near.mention.surface.split()))
    return behind in words.object_noun or behind in words.holding or behind in words.spoilt


def has_object(scene: Scene, near: Participant) -> bool:
    """Whether right behind a party in a masdar's genitive its object stands, so that the party did it."""
    behind = near.token + len(near.mention.surface.split())
    if near.token != scene.at + 1 or near.preposition or near.people or near.counted or near.head:
        return False
    words, word = load_role_words(), scene.word(behind)
    if word in words.object_noun:
        return True  # محاصرة القوات أحد المنازل
    if word[:1] == "ل" and (word[1:] in words.object_noun or word[1:] in words.holding):
        return True  # تدمير القوات لدبابة
    if word.endswith("ا") and (word[:-1] in words.holding or _has_tanwin(scene, behind)):
        return True  # استهداف العدو مركزاً للجيش
    return behind < len(scene.reading.words) and any(
        p.outer_start == scene.reading.tokens[behind].start and not p.preposition for p in scene.reading.places
    )


def _has_tanwin(scene: Scene, at: int) -> bool:
    token = scene.reading.tokens[at]
    return "\u064b" in scene.reading.passage.text[token.start : token.end + 1]


def _taken_from(scene: Scene, near: Participant | None) -> ActorMention | None:
    """احتجاز قسد خمسة مدنيين: the people behind a masdar's genitive that names who took them."""
    if scene.draft.event_type not in PRONOUN_OBJECT or near is None or near.people or near.token != scene.at + 1:
        return None
    if near.preposition or near.head or near.counted:
        return None
    behind = near.token + len(near.mention.surface.split())
    people = [p for p in scene.after if p.people and behind <= p.token <= behind + 2 and p.preposition == ""]
    return people[0].mention if people else None
