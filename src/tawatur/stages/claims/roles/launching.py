"""Launching: who launched what fell, or the operation that led to what is told (أطلقت المليشيا أربع قذائف)."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sites.scene import Scene

_REACH = 20  # words between a verb of launching and what was launched or came of it
_SUBJECT_REACH = 6


def launchers(scene: Scene) -> list[ActorMention]:
    """The party right behind the verb of launching before a trigger that tells of a thing."""
    words = load_role_words()
    for at in range(scene.at - 1, max(-1, scene.at - _REACH), -1):
        if scene.word(at).removeprefix("و").removeprefix("ف") not in words.launching:
            continue
        behind = [p for p in scene.all if at < p.token <= at + _SUBJECT_REACH and p.preposition == "" and not p.people]
        return [behind[0].mention] if behind and not scene.only_speaks(behind[0].mention) else []
    return []
