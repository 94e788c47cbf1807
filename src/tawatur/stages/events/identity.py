"""Event ids that survive: a new run's events take over the ids of the old ones whose claims they hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawatur.records import Event
from tawatur.stages.events.assembly import founding_id
from tawatur.stages.events.facts import Facts


@dataclass(frozen=True, slots=True)
class Identity:
    """An event's id, and the ids of earlier events that it has swallowed."""

    event_id: str
    merged_from: tuple[str, ...] = ()


def identities(
    groups: Sequence[list[Facts]], previous: Sequence[Event], others: Collection[str] = ()
) -> list[Identity]:
    """For each group of claims its event's id; ``others`` are ids of events that are not looked at.

    An earlier id goes to the group that holds most of its claims (of equals the one first known); a group that
    could take several keeps the one with most claims and remembers the others; one that could take none is named
    for its founding claim.
    """
    owner = {c.claim_id: e.event_id for e in previous for c in e.claims}
    aliases = {e.event_id: e.merged_from for e in previous}
    shares = [Counter(owner[m.claim.claim_id] for m in g if m.claim.claim_id in owner) for g in groups]
    heir: dict[str, tuple[int, int]] = {}
    for at, share in enumerate(shares):
        for event_id, count in share.items():
            if event_id not in heir or count > heir[event_id][0]:
                heir[event_id] = (count, at)
    inherited: dict[int, list[str]] = defaultdict(list)
    for event_id, (_, at) in heir.items():
        inherited[at].append(event_id)
    taken = {*heir, *others}
    return [
        _identity(group, share, inherited.get(at, []), aliases, taken)
        for at, (group, share) in enumerate(zip(groups, shares, strict=True))
    ]


def _identity(
    group: list[Facts], share: Counter[str], ids: list[str], aliases: dict[str, tuple[str, ...]], taken: set[str]
) -> Identity:
    if not ids:
        fresh = founding_id(group)
        return Identity(fresh if fresh not in taken else f"{fresh}-{group[0].claim.claim_id[:6]}")
    kept, *swallowed = sorted(ids, key=lambda i: (-share[i], i))
    merged = {*swallowed, *(alias for i in ids for alias in aliases[i])} - {kept}
    return Identity(kept, tuple(sorted(merged)))
