"""Ambushes: who laid one and for whom (كمين للمسلحين, وقعت وحدة في كمين, أوقعت رتلاً في كمين)."""

from __future__ import annotations

from tawatur.knowledge.actors import side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS, victims_of
from tawatur.stages.claims.roles.free_parties import free_before
from tawatur.stages.claims.roles.subjects import with_coordinated
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct

_FELLING_REACH = 8  # words between a verb of felling and the ambush


def ambushers(scene: Scene, near: Participant | None) -> Roles | None:
    """قتلى من الجيش في كمين للمسلحين, قتل جنديان في كمين للجيش: of an ambush that has its dead named, the other side
    laid it; it was laid for their own."""
    if near is None or near.preposition != "ل" or near.head or near.people:
        return None
    fallen = [m for m in victims_of(scene, set()) if m.slug not in VICTIMS]
    if not fallen:
        return None
    if side_of(fallen[0].slug) == side_of(near.mention.slug):
        return Roles(distinct(scene.doers), (near.mention,), "ambushed")
    return Roles((near.mention,), with_coordinated(scene, fallen[0]), "ambushers")


def caught_in(scene: Scene) -> ActorMention | None:
    """إن وحدة من الجيش وقعت في كمين: who fell into an ambush had it laid for him."""
    verb = scene.word(scene.at - 2).removeprefix("و")
    if scene.word(scene.at - 1) != "في" or not {verb, scene.word(scene.at - 2)} & load_role_words().falling:
        return None
    before = (p for p in scene.all if p.token < scene.at and p.free)
    found = free_before(scene)[-1:] or [p.mention for p in before if not scene.only_speaks(p.mention)]
    return found[-1] if found else None


def led_into(scene: Scene) -> ActorMention | None:
    """أوقعت رتلاً للقوات في كمين: whose column a verb of felling leads into an ambush."""
    words, low = load_role_words(), max(0, scene.at - _FELLING_REACH)
    if scene.word(scene.at - 1) != "في":
        return None
    verb = next((at for at in range(low, scene.at) if scene.word(at).removeprefix("و") in words.felling), scene.at)
    hit = [p.mention for p in scene.own if verb < p.token < scene.at and p.head in words.holding and not p.people]
    return hit[0] if hit else None
