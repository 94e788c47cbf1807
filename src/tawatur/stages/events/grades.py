"""The grade of an event by the design's table, and the sides: who says it, who denies it, who is silent."""

from __future__ import annotations

from collections.abc import Collection

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Disagreement, Lineage, Sides
from tawatur.records.event import Grade
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.lineages import counted

_CANNOT_HOLD = ("whether", "actor", "place")
_LOSSES = ("withdrawal", "territory_gained", "advance")


def grade_of(
    members: list[Facts],
    lineages: tuple[Lineage, ...],
    disagreements: tuple[Disagreement, ...],
    withdrawn: Collection[str],
    knowledge: EventKnowledge,
) -> Grade:
    """The grade. ``withdrawn`` are claims that a later version of their page has dropped."""
    asserting = [m for m in members if m.kind != "denied"]
    if asserting and all(m.claim.claim_id in withdrawn for m in asserting):
        return "retracted"
    if any(d.field in _CANNOT_HOLD for d in disagreements):
        return "contested"
    established = [x for x in lineages if x.standing == "established" and not x.denies]
    if len(established) >= 3 and any(not x.interested for x in established):
        return "strong"
    if len(established) >= 2 and any(is_admission(m, knowledge) for m in asserting):
        return "strong"
    return "fair" if counted(lineages).established >= 2 else "weak"


def is_admission(facts: Facts, knowledge: EventKnowledge) -> bool:
    """Whether a party tells what goes against itself: that it left, or that its enemy took or entered a place."""
    claim = facts.claim
    if claim.event_type not in _LOSSES or not knowledge.is_party(claim.origin):
        return False
    speaker = facts.voice
    if claim.event_type == "withdrawal":
        return speaker in facts.actors
    return speaker in facts.targets and speaker not in facts.actors


def sides_of(members: list[Facts], speaking_here: Collection[str], knowledge: EventKnowledge) -> Sides:
    """The parties that say it and deny it; silent are those that speak of the place in these days, but not of this."""
    say = {m.voice for m in members if m.kind != "denied" and knowledge.is_party(m.voice)}
    deny = {m.voice for m in members if m.kind == "denied" and knowledge.is_party(m.voice)}
    silent = set(speaking_here) - say - deny
    return Sides(tuple(sorted(say)), tuple(sorted(deny)), tuple(sorted(silent)))
