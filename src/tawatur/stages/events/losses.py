"""Who is told to have lost a place again, and when: what is taken, lost and taken again is taken twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import place_key
from tawatur.records import Claim
from tawatur.text.instants import first_minute, last_minute

Reach = tuple[int, int]
"""A stretch of time, in local minutes since 1970."""
Loss = tuple[bool, frozenset[str], Reach]
"""Whether the sides leave or take the place, which sides, and when."""


def told_losses(claims: Iterable[Claim], knowledge: EventKnowledge) -> dict[tuple[str, str], tuple[Loss, ...]]:
    """By version and place, who is said to have left or taken it on a told day."""
    found: dict[tuple[str, str], list[Loss]] = defaultdict(list)
    for claim in claims:
        control, time = knowledge.rule(claim.event_type).control, _time(claim)
        if control not in ("leave", "gain") or time is None or claim.modality in ("denied", "planned"):
            continue
        for place in claim.places:
            if claim.actors and not (control == "leave" and place.role == "destination"):
                sides = frozenset(map(knowledge.side, claim.actors))
                found[claim.version_id, place_key(place)].append((control == "leave", sides, time))
    return {key: tuple(losses) for key, losses in found.items()}


def losses_of(
    claim: Claim, knowledge: EventKnowledge, told: Mapping[tuple[str, str], tuple[Loss, ...]]
) -> tuple[Reach, ...]:
    """When the text of a claim that a place was taken also tells that its taker left it, or another took it."""
    if knowledge.rule(claim.event_type).control != "gain" or not claim.actors:
        return ()
    takers = frozenset(map(knowledge.side, claim.actors))
    losses = (loss for place in claim.places for loss in told.get((claim.version_id, place_key(place)), ()))
    return tuple(dict.fromkeys(time for leaves, sides, time in losses if leaves == bool(sides & takers)))


def is_lost_between(one: Reach, other: Reach, losses: Iterable[Reach]) -> bool:
    """Whether a loss is told of a time after the earlier and before the later of two takings."""
    earlier, later = sorted((one, other))
    return any(earlier[1] <= first and last <= later[0] for first, last in losses)


def _time(claim: Claim) -> Reach | None:
    if claim.date.start is None:
        return None
    first = first_minute(claim.date.not_before or claim.date.start)
    last = last_minute(claim.date.not_after or claim.date.end or claim.date.start)
    return None if first is None or last is None else (first, last)
