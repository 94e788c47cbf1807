"""What two linkings have different: new, changed, merged, split and gone events, and the claims that made it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.records import Change, Event, QuantityRange


def changes_between(before: Sequence[Event], after: Sequence[Event], *, begun: bool = False) -> tuple[Change, ...]:
    """The changes from one linking to the next; the first linking of a workspace (none has ``begun``) gives none."""
    if not before and not begun:
        return ()
    old = {e.event_id: e for e in before}
    owner = {c.claim_id: e.event_id for e in before for c in e.claims}
    found: list[Change] = []
    for event in after:
        if event.event_id not in old:
            found.append(_appeared(event, owner))
        elif old[event.event_id] != event:
            found += _differences(old[event.event_id], event)
    kept = {e.event_id for e in after}
    swallowed = {alias: e for e in after for alias in e.merged_from}
    for event in before:
        if event.event_id not in kept:
            found.append(_disappeared(event, swallowed.get(event.event_id)))
    return tuple(found)


def _appeared(event: Event, owner: dict[str, str]) -> Change:
    """New, or parted from an event that held its claims before."""
    ids = tuple(c.claim_id for c in event.claims)
    came_from = sorted({owner[i] for i in ids if i in owner})
    if came_from:
        return Change("event_split", event.event_id, before=",".join(came_from), because=ids)
    return Change("event_new", event.event_id, after=event.grade, because=ids)


def _disappeared(event: Event, into: Event | None) -> Change:
    if into is not None:
        return Change(
            "event_merged", event.event_id, before=event.event_id, after=into.event_id, because=(into.event_id,)
        )
    return Change("event_gone", event.event_id, before=event.grade, because=tuple(c.claim_id for c in event.claims))


def _differences(before: Event, after: Event) -> Iterator[Change]:
    old_ids, new_ids = {c.claim_id for c in before.claims}, {c.claim_id for c in after.claims}
    because = tuple(c.claim_id for c in (*after.claims, *before.claims) if c.claim_id in old_ids ^ new_ids)
    for field, one, other in _fields(before, after):
        if one != other:
            yield Change("event_changed", after.event_id, field, one, other, because)


def _fields(before: Event, after: Event) -> Iterator[tuple[str, str | None, str | None]]:
    """What people are told of: grade, origins, sides, numbers, disagreements, time, places, claims."""
    yield "grade", before.grade, after.grade
    yield "origins.established", str(before.origins.established), str(after.origins.established)
    yield "origins.possible", str(before.origins.possible), str(after.origins.possible)
    yield "sides.say", ",".join(before.sides.say), ",".join(after.sides.say)
    yield "sides.deny", ",".join(before.sides.deny), ",".join(after.sides.deny)
    old, new = ({q.what: _figures(q) for q in e.quantities} for e in (before, after))
    for what in sorted(old.keys() | new.keys()):
        yield f"quantity:{what}", old.get(what), new.get(what)
    fields = [sorted(d.field for d in e.disagreements) for e in (before, after)]
    yield "disagreements", ",".join(fields[0]), ",".join(fields[1])
    yield "date", before.date.start, after.date.start
    yield "places", ",".join(p.name for p in before.places), ",".join(p.name for p in after.places)
    yield "claims", str(len(before.claims)), str(len(after.claims))
    yield "rejected", str(before.rejected), str(after.rejected)


def _figures(numbers: QuantityRange) -> str:
    return "/".join("" if n is None else f"{n:g}" for n in (numbers.low, numbers.best, numbers.high))
