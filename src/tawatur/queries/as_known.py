"""An event as it was known at a time: the claims of that time, and the grade, origins and numbers that these gave."""

from __future__ import annotations

from dataclasses import replace

from tawatur.records import Event


def as_known(event: Event, known_at: str) -> Event | None:
    """The event as known at the UTC instant ``known_at``; None where none of its claims was known."""
    if event.known_at is None or event.known_at > known_at:
        return None
    claims = tuple(c for c in event.claims if c.known_at is not None and c.known_at <= known_at)
    if len(claims) == len(event.claims):
        return event
    ids = {c.claim_id for c in claims}
    lineages = (replace(one, claim_ids=tuple(i for i in one.claim_ids if i in ids)) for one in event.lineages)
    told = replace(
        event,
        claims=claims,
        lineages=tuple(replace(one, first=one.claim_ids[0]) for one in lineages if one.claim_ids),
        history=tuple(state for state in event.history if state.known_at <= known_at),
    )
    if not told.history:
        return told
    state = told.history[-1]
    return replace(
        told,
        grade=state.grade,
        origins=state.origins,
        quantities=state.quantities,
        disagreements=state.disagreements,
    )
